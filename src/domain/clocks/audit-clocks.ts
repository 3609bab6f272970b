import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import type { Clock } from '../case/leg.ts';
import { STATE_TABLE } from '../case/state.ts';
import { startClock } from './clocks.ts';
import { alike, recordedClocks, recordedItemClocks } from './from-record.ts';

type Found = { problem: string; case: Case }[];

/** The clocks as the record has them; where it does not say, one at least of those that the state must run. */
export function mendedClocks(c: Case, ctx: Ctx): Found {
  const recorded = recordedClocks(c);
  if (recorded) return alike(recorded, c.clocks) ? [] : [{ problem: 'clocks', case: { ...c, clocks: recorded } }];
  const [first, ...others] = STATE_TABLE[c.state].clocks ?? [];
  if (!first || c.clocks.settle || [first, ...others].some((name) => c.clocks[name])) return [];
  return [{ problem: 'clocks', case: { ...c, clocks: { ...c.clocks, [first]: startClock(first, ctx) } } }];
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const byObligation = (o: Record<string, unknown>): string => [o.kind, o.id, o.unit].map(text).join('/');
const byTask = (t: Record<string, unknown>): string => text(t.id);

/** Clocks of obligations and co-tasks as last recorded. */
export function mendedItems(c: Case): Found {
  const owed = recordedItemClocks(c, 'obligations', byObligation);
  const asked = recordedItemClocks(c, 'coTasks', byTask);
  const right = (clock: Clock, recorded: Clock | undefined): Clock =>
    recorded && !alike(clock, recorded) ? recorded : clock;
  const obligations = c.obligations.map((o) =>
    o.metAt || o.lapsedAt ? o : { ...o, clock: right(o.clock, owed.get(byObligation(o))) },
  );
  const coTasks = c.coTasks.map((t) => ({ ...t, clock: right(t.clock, asked.get(byTask(t))) }));
  return [
    ...(alike(obligations, c.obligations) ? [] : [{ problem: 'obligations', case: { ...c, obligations, coTasks } }]),
    ...(alike(coTasks, c.coTasks) ? [] : [{ problem: 'co_tasks', case: { ...c, obligations, coTasks } }]),
  ];
}
