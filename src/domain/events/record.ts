import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { actorName } from '../directory/person.ts';

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

export function recordOf(event: string, before: Case, after: Case, ctx: Ctx): Case['record'][number] {
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
    changed,
  };
}

/** Of a list only what is new or different. */
const newPart = (was: unknown, is: unknown): string =>
  Array.isArray(is) && Array.isArray(was)
    ? JSON.stringify(is.filter((x, i) => JSON.stringify(x) !== JSON.stringify(was[i])))
    : (JSON.stringify(is) ?? '');

const clip = (s: string): string => (s.length <= RECORD_TEXT_MOST ? s : `${s.slice(0, RECORD_TEXT_MOST - 1)}…`);

/** The record of a case that has just been made. */
export const firstRecord = (event: string, c: Case, ctx: Ctx): Case['record'][number] => ({
  n: 1,
  event,
  at: ctx.at,
  by: actorName(ctx.actor),
  ...(ctx.messageId && { card: ctx.messageId }),
  ...(ctx.delivery && { delivery: ctx.delivery }),
  state: c.state,
  changed: Object.fromEntries(
    (['title', 'content', 'category', 'enterprise', 'respondent', 'channel', 'clocks'] as const).flatMap((k) =>
      c[k] === undefined ? [] : [[k, clip(JSON.stringify(c[k]))]],
    ),
  ),
});
