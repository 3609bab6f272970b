import type { Clock } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import { alike, recordedClocks, recordedItemClocks } from './from-record.ts';

type Found = { problem: string; case: Case }[];

/** Corrects the case's clocks to what the record says. */
export function mendedClocks(c: Case): Found {
  const clocks = recordedClocks(c);
  return alike(clocks, c.clocks) ? [] : [{ problem: 'clocks', case: { ...c, clocks } }];
}

/** Corrects the clocks of obligations and co-tasks to what the record says. */
export function mendedItems(c: Case): Found {
  const owed = recordedItemClocks(c, 'obligations');
  const asked = recordedItemClocks(c, 'coTasks');
  const right = (clock: Clock, recorded: Clock | undefined): Clock =>
    recorded && !alike(clock, recorded) ? recorded : clock;
  const obligations = c.obligations.map((o, i) =>
    o.metAt || o.lapsedAt ? o : { ...o, clock: right(o.clock, owed[i]) },
  );
  const coTasks = c.coTasks.map((t, i) => ({ ...t, clock: right(t.clock, asked[i]) }));
  return [
    ...(alike(obligations, c.obligations) ? [] : [{ problem: 'obligations', case: { ...c, obligations, coTasks } }]),
    ...(alike(coTasks, c.coTasks) ? [] : [{ problem: 'co_tasks', case: { ...c, obligations, coTasks } }]),
  ];
}
