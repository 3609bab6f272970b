import type { Case } from '../domain/case/case.ts';
import { claimMeans } from '../domain/directory/claims.ts';
import { carrySettled } from '../usecases/claims/carry.ts';
import type { Deps } from '../usecases/deps.ts';
import { queueNotice } from '../usecases/notice.ts';

/**
 * Carries what was decided about a stranger into the directory, and from there into the cases of what they named. Before that
 * the agents are asked who look after an enterprise of that name or code. Doing it again is doing it once.
 */
export async function carryClaim(deps: Deps, { _id, binding, enterprise }: Case): Promise<void> {
  if (!enterprise) return;
  if (!binding) {
    const d = deps.directory.current();
    const meant = claimMeans(d, enterprise.id).map(({ id }) => id);
    for (const { openId, name, enterprises } of d.agents)
      if (enterprises.some((id) => meant.includes(id)))
        await queueNotice(deps, `claim/${_id}/${openId}`, { person: openId, name }, { claim: { caseId: _id } });
    return;
  }
  await carrySettled(deps, enterprise.id, binding);
}
