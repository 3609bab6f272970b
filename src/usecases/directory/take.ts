import { fromTheTop } from '../../../config/place.ts';
import { administratorsTold } from '../../domain/directory/deputies.ts';
import { mergeDirectory, sameDirectory } from '../../domain/directory/directory-merge.ts';
import { type Bounds, putsOut } from '../../domain/directory/guard.ts';
import { boardsWithoutChief, type DirectoryNews, peopleIn, resolvePeople } from '../../domain/directory/resolve.ts';
import { type Log, type Memory, type Messenger, PlatformError } from '../../ports.ts';
import {
  type DirectoryReport,
  keptReport,
  linesOf,
  rowsInWords,
  TAKE_ANYWAY,
  takenReport,
  unreadReport,
  waitingReport,
} from '../../views/notices/directory.ts';
import type { Deps } from '../deps.ts';
import { queueNotice, sendText } from '../notice.ts';
import type { DirectoryKeeper } from './keep.ts';

/** So many characters of a mark tell one content from another. */
const MARK_SHOWN = 16;

type Needs = Pick<Deps, 'notices' | 'clock' | 'wake'> & {
  directory: DirectoryKeeper;
  messenger: Pick<Messenger, 'resolve'>;
  memory: Pick<Memory, 'approvedDirectory'>;
  bounds: () => Bounds;
  log: Log;
  /** Where the operator reads. */
  print: (line: string) => void;
};

/**
 * What became of a file: it is settled; Feishu has to be asked again; or an administrator is asked, and it is taken once one
 * wants it.
 */
export type Took = 'settled' | 'waits' | 'asks';

/**
 * Takes a directory file. What is kept instead, and why, is said once for each content: printed, logged, and sent to the
 * administrators, who have just written the file, at whatever hour it is. Source: interface.md, "Directory file".
 */
export function takingDirectory(needs: Needs): (news: DirectoryNews) => Promise<Took> {
  const { directory, log, print } = needs;
  const said = new Set<string>();
  /** The file that an administrator has been asked about. */
  let asked: string | null = null;
  const version = (): number => directory.stored()?.version ?? 0;

  /** Prints and logs it, once while the program runs. */
  function say(news: DirectoryNews, report: DirectoryReport, event: string, level: 'info' | 'warn' | 'error'): void {
    const key = `${event}/${version()}/${news.mark}`;
    if (said.has(key)) return;
    said.add(key);
    log[level]({ file: report.file, head: report.head, rows: report.rows, remedy: report.remedy }, event);
    print(`通讯录 ${report.file} ${report.head}`);
    for (const row of report.rows) print(`通讯录 ${report.file} ${row}`);
    if (report.remedy) print(`通讯录 ${report.file} ${report.remedy}`);
  }

  const administrators = () => administratorsTold(directory.current());
  // Short enough for a button to carry it.
  const idFor = (news: DirectoryNews, openId: string): string =>
    `directory/${version()}/${news.mark.slice(0, MARK_SHOWN)}/${openId}`;
  async function tell(news: DirectoryNews, report: DirectoryReport): Promise<void> {
    for (const { openId, name } of administrators())
      await sendText(needs, idFor(news, openId), { person: openId, name }, linesOf(report).join('\n'));
  }
  async function ask(news: DirectoryNews, report: DirectoryReport): Promise<void> {
    const lines = linesOf(report);
    const does = { takeDirectory: news.mark };
    for (const { openId, name } of administrators())
      await queueNotice(
        needs,
        idFor(news, openId),
        { person: openId, name },
        {
          ask: { title: '通讯录文件没有采用', lines, yes: TAKE_ANYWAY, does },
        },
      );
  }

  return async function take(news): Promise<Took> {
    await directory.refresh();
    if ('problems' in news) {
      const report = unreadReport(news.file, news.problems);
      say(news, report, 'directory.not_read', 'error');
      await tell(news, report);
      return 'settled';
    }
    const approved = (await needs.memory.approvedDirectory()) === news.mark;
    if (asked === news.mark && !approved) return 'asks';
    const found = await whoTheyAre(needs, news.rows);
    if (!found) {
      say(news, waitingReport(news.file), 'directory.waits', 'warn');
      return 'waits';
    }
    const resolved = resolvePeople(news.rows, (p) => found.get(p.mobile ?? p.email ?? ''));
    const refused = [...news.refused, ...resolved.refused].sort(fromTheTop);
    const leftOut = [...news.leftOut, ...resolved.leftOut, ...boardsWithoutChief(resolved.rows)].sort(fromTheTop);
    const before = directory.stored();
    const next = mergeDirectory(before, resolved.rows, () => undefined);
    const out = before ? putsOut(before, next, needs.bounds()) : [];
    if (out.length > 0 && !approved) {
      asked = news.mark;
      const report = keptReport(news.file, out, rowsInWords(refused, leftOut));
      say(news, report, 'directory.not_taken', 'warn');
      await ask(news, report);
      return 'asks';
    }
    const changed = await directory.store(next);
    // Another instance, or a command, stored one meanwhile: the file is read onto that one.
    if (!changed && !sameDirectory(directory.stored() ?? next, next)) return 'waits';
    const report = takenReport(news.file, before, next, refused, leftOut);
    const faulty = report.rows.length > 0;
    if (changed || faulty) say(news, report, 'directory.taken', faulty ? 'warn' : 'info');
    if (faulty) await tell(news, report);
    return 'settled';
  };
}

/** The open_ids of those named by mobile or e-mail; null when Feishu cannot be asked now. */
async function whoTheyAre(
  { messenger }: Pick<Needs, 'messenger'>,
  rows: Extract<DirectoryNews, { rows: unknown }>['rows'],
): Promise<Map<string, string> | null> {
  const unknown = peopleIn(rows).filter((p) => !p.openId && (p.mobile || p.email));
  if (unknown.length === 0) return new Map();
  try {
    return await messenger.resolve(unknown.map((p) => (p.mobile ? { mobile: p.mobile } : { email: p.email ?? '' })));
  } catch (error) {
    if (error instanceof PlatformError) return null;
    throw error;
  }
}
