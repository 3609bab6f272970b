import { levelOf } from '../../case/current.ts';
import type { RecordEntry } from '../../case/record-entry.ts';
import type { ForEnterprise, Past } from '../history.ts';

/** Who goes on with a case that is not settled. */
export const goesOn = ({ entry, unit }: Past): string =>
  entry.state === 'in_progress' ? `${unit}继续办理` : '重新核定承办单位';

/** While it is being settled whose a case is, only that is said (T54); once it is, the settling leaves no trace. */
export const settling = ({ c, entry }: Past): string | undefined =>
  c.state === entry.state && entry === c.record.findLast((e) => e.event === entry.event)
    ? '正在核定承办单位'
    : undefined;

/** Who was given the case. While that unit's return is being decided nobody is named (T54). */
export const given = ({ c, entry }: Past, words: string): string | undefined =>
  c.state === 'return_requested' && entry.touched.assignment === c.assignments.at(-1)?.n ? undefined : words;

/** What an event brought that closes the case or opens a call-back; nothing where it did neither. */
export function ended({ c, entry, ending }: ForEnterprise): string | undefined {
  if (entry.state === 'callback') {
    // Once the call was made, that it was to be made is no news.
    return c.record.some((e) => e.event === 'note_call' && e.n > entry.n) ? undefined : '将电话回访';
  }
  if (entry.state !== 'closed') return undefined;
  const { outcome } = entry.touched;
  // A case opened again has lost its old outcome.
  const still = c.record.slice(entry.n).every((e) => e.state === 'closed');
  return outcome && still ? `已办结（${ending(outcome)}）` : '已办结';
}

/** The rating an event gave, in words; a rating that was changed or taken back within its minutes leaves nothing. */
export function rated({ c, entry }: Past, level: string | undefined): string | undefined {
  const { rating } = entry.touched;
  if (level === undefined || rating === undefined) return undefined;
  const stands = entry === c.record.findLast((e) => e.touched.rating === rating);
  return stands ? (levelOf(c, level)?.word ?? level) : undefined;
}

/** What the co-units that were named with it are to do. */
export const taskGiven = ({ c, entry }: Past): string | undefined =>
  c.coTasks[(entry.touched.coTasks?.at(-1)?.n ?? 0) - 1]?.task;

/** What was asked for by the latest `event` before: words that a decision is about. */
export function askedBefore({ c, entry }: Past, event: string, field: string): string | undefined {
  const asked = c.record.findLast((e: RecordEntry) => e.n < entry.n && e.event === event)?.input[field];
  return typeof asked === 'string' ? asked : undefined;
}
