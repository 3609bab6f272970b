import type { Step } from '../../../cards/case/view.ts';
import { userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { RecordEntry } from '../../domain/case/record-entry.ts';
import { STATE_TABLE } from '../../domain/case/state.ts';
import { type ForStaff, pastOf } from '../../domain/events/history.ts';
import { readsAs } from '../../domain/events/lifecycle.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { clockWord, stepTitle } from '../notices/reminders.ts';
import { redacted } from '../shared/redact.ts';

const MOST_ENTRIES = 40;
/** Most characters of all entries together; a larger card exceeds Feishu's limit. */
const MOST_CHARACTERS = 7_000;
/** Most characters of a person's text. */
const MOST_WORDS = 120;

/** The newest entries of the record: who did what when, in each event's own words. Source: R-803. */
export function entriesShown(c: Case, rules: Rules): { entries: Step[]; hidden: number } {
  const telling = c.record
    .map((entry): ForStaff => ({ ...pastOf(c, entry, rules), clock: clockWord, step: stepTitle }))
    .filter((past) => !readsAs(past.entry.event)?.history.silent(past));
  const entries: Step[] = [];
  let room = MOST_CHARACTERS;
  for (const past of telling.slice(-MOST_ENTRIES).reverse()) {
    const entry = { at: formatInstant(past.entry.at, rules.at), text: entryText(past) };
    room -= entry.at.length + entry.text.length;
    if (room < 0) break;
    entries.unshift(entry);
  }
  return { entries, hidden: telling.length - entries.length };
}

/** `李强 登记进展：已联系企业`, `王敏 派单（市场监管局），进入“待受理”`, `王敏 查看“办理记录”`. */
function entryText(past: ForStaff): string {
  const { entry, previous } = past;
  const as = readsAs(entry.event);
  const detail = as?.history.detail(past);
  const quoted = as?.history.quotes(past);
  const quotation = quoted && userText(redacted(quoted), MOST_WORDS).text;
  const files = filesOf(entry.input);
  const moved = entry.state !== previous?.state ? `，进入“${STATE_TABLE[entry.state].word.staff}”` : '';
  const more = `${files}${moved}`;
  // The sentence goes on.
  const words = more ? quotation?.replace(/。$/, '') : quotation;
  return `${entry.by.name} ${deedOf(entry.event)}${detail ? `（${detail}）` : ''}${words ? `：${words}` : ''}${more}`;
}

/** What somebody looked at is a thing, unlike what somebody did. */
function deedOf(event: RecordEntry['event']): string {
  const as = readsAs(event);
  if (!as) return event;
  return as.inquiry && !as.label.startsWith(LOOK) ? `${LOOK}“${as.label}”` : as.label;
}
const LOOK = '查看';

/** Most characters of the names of an entry's files. */
const MOST_NAMES = 60;

/** The files that came with the event, by name. */
function filesOf({ files }: RecordEntry['input']): string {
  if (!Array.isArray(files)) return '';
  const names = files.flatMap((f: unknown) =>
    typeof f === 'object' && f !== null && 'name' in f ? [`「${f.name}」`] : [],
  );
  return `，附件 ${names.length} 个${userText(names.join(''), MOST_NAMES).text}`;
}
