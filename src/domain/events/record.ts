import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import type { RecordEntry } from '../case/record-entry.ts';
import { actorName } from '../directory/person.ts';
import { touchedBy } from './parts/touched.ts';

/** The record entry of an event: its parsed form, and what it touched in the case. */
export const recordOf = (
  event: string,
  input: object,
  before: Case | undefined,
  after: Case,
  ctx: Ctx,
): RecordEntry => ({
  n: (before?.record.length ?? 0) + 1,
  event,
  at: ctx.at,
  by: actorName(ctx.actor),
  ...(ctx.messageId && { card: ctx.messageId }),
  ...(ctx.delivery && { delivery: ctx.delivery }),
  state: after.state,
  input: filled(input),
  touched: touchedBy(before, after, ctx),
});

/** The form without its empty fields. */
const filled = (input: object): RecordEntry['input'] =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
