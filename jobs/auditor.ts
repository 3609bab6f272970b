import type { Case } from '../src/domain/case/case.ts';
import { audited } from '../src/domain/escalation/audit.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import type { Job } from './job.ts';

/** Cases looked at in one go. */
const BATCH = 500;
/** A moved clock wakes every job at every stop; this one looks once an hour of the program's time. */
const EVERY_MS = 59 * 60_000;

/**
 * Proves for every open case and every obligation that somebody is waited for, a next instant stands and its cards exist;
 * repairs what it finds and says so. Source: lifecycle.md, invariant 6; T15.
 */
export const auditor: Job = {
  name: 'auditor',
  cron: '7 * * * *',
  async run(deps) {
    const last = await deps.memory.lastAudit();
    if (last && deps.clock.now().getTime() - last.getTime() < EVERY_MS) return;
    let after = '';
    for (;;) {
      const cases = await deps.cases.toAudit(after, BATCH);
      for (const c of cases) await audit(deps, c);
      const last = cases.at(-1);
      if (!last || cases.length < BATCH) break;
      after = last._id;
    }
    await deps.memory.markAudit(deps.clock.now());
  },
};

async function audit(deps: Deps, c: Case): Promise<void> {
  try {
    const found = audited(c, contextFor(deps, { kind: 'clock' }, c, {}));
    if (found.problems.length === 0) return;
    if (!(await deps.cases.save(found.case))) return;
    deps.wake();
    await deps.memory.addRepair({ caseId: c._id, problems: found.problems, at: deps.clock.now() });
    deps.log.warn({ caseId: c._id, problems: found.problems }, 'audit.repaired');
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'audit.failed');
  }
}
