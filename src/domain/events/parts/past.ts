import { levelOf } from '../../case/current.ts';
import type { RecordEntry } from '../../case/record-entry.ts';
import type { ForEnterprise, Past } from '../history.ts';

/** Who goes on with a case that is not settled, in words. */
export function goesOn({ entry, unit }: Past): string {
  if (entry.state === 'callback') return '将电话回访';
  return entry.state === 'in_progress' ? `${unit}继续办理` : '重新核定承办单位';
}

/** While the unit is being decided, the history says only that; afterwards the event leaves no line (T54). */
export const settling = ({ c, entry }: Past): string | undefined =>
  c.state === entry.state && entry === c.record.findLast((e) => e.event === entry.event)
    ? '正在核定承办单位'
    : undefined;

/** `words`, which name the unit; undefined while that unit's return is being decided (T54). */
export const given = ({ c, entry }: Past, words: string): string | undefined =>
  c.state === 'return_requested' && entry.touched.assignment === c.assignments.at(-1)?.n ? undefined : words;

/** Says that an event closed the case or opened a call-back; undefined where it did neither. */
export function ended({ c, entry, ending }: ForEnterprise): string | undefined {
  if (entry.state === 'callback') {
    // After the call, the announcement of the call is left out.
    return c.record.some((e) => e.event === 'note_call' && e.n > entry.n) ? undefined : '将电话回访';
  }
  if (entry.state !== 'closed') return undefined;
  const { outcome } = entry.touched;
  // A case that was reopened no longer has its old outcome.
  const still = c.record.slice(entry.n).every((e) => e.state === 'closed');
  return outcome && still ? ending(outcome) : '已办结';
}

/** The rating that an event gave, in words; undefined for a rating that was changed or taken back. */
export function rated({ c, entry }: Past, level: string | undefined): string | undefined {
  const { rating } = entry.touched;
  if (level === undefined || rating === undefined) return undefined;
  const stands = entry === c.record.findLast((e) => e.touched.rating === rating);
  return stands ? (levelOf(c, level)?.word ?? level) : undefined;
}

/** The task of the co-units that the event named. */
export const taskGiven = ({ c, entry }: Past): string | undefined =>
  c.coTasks[(entry.touched.coTasks?.at(-1)?.n ?? 0) - 1]?.task;

/** What a person wrote in several fields, and what was asked of co-units, as one text; undefined where nothing was. */
export const saidOf = (past: Past, ...words: (string | undefined)[]): string | undefined =>
  [...new Set([...words, taskGiven(past)])].filter(Boolean).join('；') || undefined;

/** A field of the latest earlier `event`: the text of the request that a decision is about. */
export function askedBefore({ c, entry }: Past, event: string, field: string): string | undefined {
  const asked = c.record.findLast((e: RecordEntry) => e.n < entry.n && e.event === event)?.input[field];
  return typeof asked === 'string' ? asked : undefined;
}
