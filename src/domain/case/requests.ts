import type { Case } from './case.ts';
import { openTasks, runningAssignment } from './current.ts';

/** The fields that hold a request. A new field of this kind does not compile until `WAITS` says when it ends. */
type Asked = Extract<keyof Case, `${string}Ask`>;

/** Whether a request still waits. Most requests are removed from the case when they are answered. */
const WAITS: Record<Asked, (c: Case) => boolean> = {
  returnAsk: (c) => c.returnAsk !== undefined,
  pauseAsk: (c) => c.pauseAsk !== undefined,
  legalAsk: (c) => c.legalAsk !== undefined,
  coAsk: (c) => c.coAsk !== undefined,
  expertAsk: (c) => c.expertAsk !== undefined && !c.expertAsk.repliedAt,
};

/** All unanswered requests by name; co-tasks, of which there may be several, by id. */
export function openRequests(c: Case): string[] {
  const extension = runningAssignment(c)?.extension;
  const { exclusion } = c;
  return [
    ...Object.entries(WAITS).flatMap(([name, waits]) => (waits(c) ? [name] : [])),
    ...(extension && !extension.decidedAt ? ['extension'] : []),
    ...(exclusion && !exclusion.approvedAt && !exclusion.refusedAt ? ['exclusion'] : []),
    ...(c.explanationAskedAt ? ['explanation'] : []),
    ...openTasks(c).map((task) => task.id),
  ];
}
