import type { Settled } from '../../domain/directory/claims.ts';
import type { Deps } from '../deps.ts';
import { caseFollows } from '../directory/follow.ts';

/** Most cases of what one stranger named. */
const CASES_MOST = 200;

/** Keeps what was decided about a claim; the directory has it, and the open cases of what was named follow. Again is once. */
export async function carrySettled(deps: Deps, enterprise: string, settled: Settled): Promise<void> {
  await deps.memory.settleClaim(enterprise, settled);
  await deps.directory.refresh();
  const cases = await deps.cases.find({ any: [`enterprise/${enterprise}`], open: true }, CASES_MOST);
  for (const c of cases) await caseFollows(deps, c);
  deps.wake();
}
