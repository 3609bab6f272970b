import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import type { RecordEntry } from '../case/record-entry.ts';
import { actorName } from '../directory/person.ts';
import { touchedBy } from './parts/touched.ts';

/** How long a text in the record may be. Source: storage.md, "The case". */
const RECORD_TEXT_MOST = 2_000;

const HOUSEKEEPING = [
  'rev',
  'v',
  'owed',
  'owedAt',
  'dueAt',
  'told',
  'record',
  'deliveries',
  'cards',
  'forms',
  'lastEventAt',
];

export function recordOf(event: string, input: object, before: Case, after: Case, ctx: Ctx): RecordEntry {
  const changed: Record<string, string> = {};
  for (const [key, value] of Object.entries(after)) {
    if (HOUSEKEEPING.includes(key) || before[key as keyof Case] === value) continue;
    const was = JSON.stringify(before[key as keyof Case]);
    const is = JSON.stringify(value);
    if (was !== is) changed[key] = clip(newPart(before[key as keyof Case], value));
  }
  return {
    n: before.record.length + 1,
    event,
    at: ctx.at,
    by: actorName(ctx.actor),
    ...(ctx.messageId && { card: ctx.messageId }),
    ...(ctx.delivery && { delivery: ctx.delivery }),
    state: after.state,
    input: filled(input),
    touched: touchedBy(before, after, ctx),
    changed,
  };
}

/** Without the fields that were left empty. */
const filled = (input: object): RecordEntry['input'] =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** Of a list only what is new or different. */
const newPart = (was: unknown, is: unknown): string =>
  Array.isArray(is) && Array.isArray(was)
    ? JSON.stringify(is.filter((x, i) => JSON.stringify(x) !== JSON.stringify(was[i])))
    : (JSON.stringify(is) ?? '');

const clip = (s: string): string => (s.length <= RECORD_TEXT_MOST ? s : `${s.slice(0, RECORD_TEXT_MOST - 1)}…`);

/** The record of a case that has just been made. The appeal's own words stand in the case itself. */
export const firstRecord = (event: string, input: object, c: Case, ctx: Ctx): RecordEntry => ({
  n: 1,
  event,
  at: ctx.at,
  by: actorName(ctx.actor),
  ...(ctx.messageId && { card: ctx.messageId }),
  ...(ctx.delivery && { delivery: ctx.delivery }),
  state: c.state,
  input: filled({ ...input, content: { in: 'content' } }),
  touched: touchedBy(undefined, c, ctx),
  changed: Object.fromEntries(
    (['title', 'content', 'category', 'enterprise', 'respondent', 'channel', 'clocks'] as const).flatMap((k) =>
      c[k] === undefined ? [] : [[k, clip(JSON.stringify(c[k]))]],
    ),
  ),
});
