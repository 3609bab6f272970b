import type { Case } from '../src/domain/case/case.ts';
import { audited } from '../src/domain/clocks/audit.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import type { Job } from './job.ts';

/** Cases looked at in one go. */
const BATCH = 500;
/** A moved clock wakes every job at every stop; this one looks once an hour of the program's time. */
const EVERY_MS = 59 * 60_000;

/**
 * Proves for every open case and every obligation that somebody is waited for, a next instant stands and its cards exist;
 * repairs what it finds, names what it cannot repair, and leaves word of both for the digest. Source: lifecycle.md,
 * invariant 6; T15.
 */
export const auditor: Job = {
  name: 'auditor',
  title: '系统自查',
  cron: '7 * * * *',
  async run(deps) {
    const last = await deps.memory.lastAudit();
    if (last && deps.clock.now().getTime() - last.at.getTime() < EVERY_MS) return;
    let after = '';
    let named = 0;
    for (;;) {
      const cases = await deps.cases.toAudit(after, BATCH);
      for (const c of cases) if (await audit(deps, c)) named += 1;
      const last = cases.at(-1);
      // A page may be short of a document that cannot be read.
      if (!last) break;
      after = last._id;
    }
    await deps.memory.markAudit({ at: deps.clock.now(), named });
  },
};

/** True when the case has something that can only be named. */
async function audit(deps: Deps, c: Case): Promise<boolean> {
  try {
    const found = audited(c, contextFor(deps, { kind: 'clock' }, c, {}));
    if (found.named.length > 0) deps.log.warn({ caseId: c._id, problems: found.named }, 'audit.named');
    if (found.problems.length > 0) await repair(deps, c, found);
    return found.named.length > 0;
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'audit.failed');
    return false;
  }
}

/** A lost race means that somebody else has written the case: it is looked at again in an hour. */
async function repair(deps: Deps, c: Case, { problems, case: mended }: ReturnType<typeof audited>): Promise<void> {
  if (!(await deps.cases.save(mended))) return;
  deps.wake();
  await deps.memory.addRepair({ caseId: c._id, problems, at: deps.clock.now() });
  deps.log.warn({ caseId: c._id, problems }, 'audit.repaired');
}
