import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../../../config/profile.ts';
import type { ProfileNews } from '../../../config/read-profile.ts';
import { administratorsTold } from '../../domain/directory/deputies.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import {
  linesOfRules,
  otherPlace,
  type ProfileReport,
  rulesMended,
  rulesRefused,
  rulesTaken,
} from '../../views/notices/profile.ts';
import type { Deps } from '../deps.ts';
import { sendText } from '../notice.ts';

/** So many characters of a mark tell one content from another. */
const MARK_SHOWN = 16;

type Needs = Pick<Deps, 'notices' | 'clock' | 'wake' | 'directory' | 'log'> & {
  /** Where the operator reads. */
  print: (line: string) => void;
};

export type ProfileKeeper = {
  current(): Profile;
  /** Takes what the file says now; what is wrong with it is said, and the rules stay as they are. */
  take(news: ProfileNews): Promise<void>;
};

/**
 * Keeps the rules that are in force. What becomes of a change of their file is said once: printed, logged, and sent to the
 * administrators, who have just written it, at whatever hour it is. Source: interface.md, "Process".
 */
export function keepProfile(first: Profile, needs: Needs): ProfileKeeper {
  let current = first;
  /** The content that was last said something about; bad as long as `faulty`. */
  let mark = 'start';
  let faulty = false;

  async function tell(news: ProfileNews, report: ProfileReport, event: string, level: 'info' | 'error'): Promise<void> {
    const lines = linesOfRules(news.file, report);
    // The same for all instances, and on another day another one.
    const id = [
      'profile',
      shanghaiDate(needs.clock.now()),
      ...[mark, news.mark].map((m) => m.slice(0, MARK_SHOWN)),
    ].join('/');
    for (const { openId, name } of administratorsTold(needs.directory.current()))
      await sendText(needs, `${id}/${openId}`, { person: openId, name }, lines.join('\n'));
    needs.log[level]({ file: news.file, ...report }, event);
    for (const line of lines) needs.print(line);
  }

  async function take(news: ProfileNews): Promise<void> {
    if (news.mark === mark) return;
    const problems =
      'problems' in news
        ? news.problems
        : news.profile.id === current.id
          ? []
          : [otherPlace(news.file, current.id, news.profile.id)];
    if ('problems' in news || problems.length > 0) {
      faulty = true;
      await tell(news, rulesRefused(problems), 'profile.not_taken', 'error');
    } else {
      const changed = changedIn(current, news.profile);
      if (changed.length > 0) await tell(news, rulesTaken(changed), 'profile.taken', 'info');
      else if (faulty) await tell(news, rulesMended(), 'profile.mended', 'info');
      current = news.profile;
      faulty = false;
    }
    mark = news.mark;
  }
  return { current: () => current, take };
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that differ, those of limits and alerts one by one: `limits.accept`, `hours.close`. */
function changedIn(before: Fields, now: Fields, within = ''): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) => {
    const [was, is] = [before[key], now[key]];
    if (isDeepStrictEqual(was, is)) return [];
    return within === '' && isFields(was) && isFields(is) ? changedIn(was, is, `${key}.`) : [`${within}${key}`];
  });
}
