import type { Case } from './case.ts';
import { openTasks, runningAssignment } from './current.ts';

/** The fields that hold what somebody asked for. A new one of such a name does not compile until its end is told below. */
type Asked = Extract<keyof Case, `${string}Ask`>;

/** Whether what was asked for still waits. Most of it is taken off the case with its answer. */
const WAITS: Record<Asked, (c: Case) => boolean> = {
  returnAsk: (c) => c.returnAsk !== undefined,
  pauseAsk: (c) => c.pauseAsk !== undefined,
  legalAsk: (c) => c.legalAsk !== undefined,
  coAsk: (c) => c.coAsk !== undefined,
  expertAsk: (c) => c.expertAsk !== undefined && !c.expertAsk.repliedAt,
};

/** Everything that somebody asked for and nobody has answered yet, by name; co-tasks, of which there may be several, by id. */
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
