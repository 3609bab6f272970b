import type { Case } from '../src/domain/case/case.ts';
import { audited } from '../src/domain/clocks/audit.ts';
import { absentUntold } from '../src/domain/events/parts/absent.ts';
import { changeCase } from '../src/usecases/change-case.ts';
import type { Change } from '../src/usecases/changes.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import { caseFollows } from '../src/usecases/directory/follow.ts';
import type { Job } from './job.ts';

/** How many cases are read at once. */
const BATCH = 500;
/** Milliseconds between audits by the program's clock: a moved clock wakes every job at each instant it stops at. */
const EVERY_MS = 59 * 60_000;

/**
 * Checks that every open case and obligation has somebody it waits for, a next time, and its cards. It corrects what it
 * can, reports the rest, and stores both for whoever is told. Source: lifecycle.md, invariant 6; T15.
 */
export const auditor: Job = {
  name: 'auditor',
  title: '系统自查',
  cron: '7 * * * *',
  async run(deps) {
    const last = await deps.memory.lastAudit();
    if (last && deps.clock.now().getTime() - last.at.getTime() < EVERY_MS) return;
    let after = '';
    const found: Record<Found, string[]> = { well: [], named: [], unchecked: [] };
    for (;;) {
      const { cases, unreadable, last } = await deps.cases.toAudit(after, BATCH);
      for (const c of cases) found[await audit(deps, c)].push(c.no);
      found.unchecked.push(...unreadable);
      if (last === undefined) break;
      after = last;
    }
    const { well, named, unchecked } = found;
    const looked = well.length + named.length;
    await deps.memory.markAudit({ at: deps.clock.now(), looked, named, unchecked, givenUp: await givenUp(deps) });
  },
};

/** For how long a message of no case that was given up is named, in milliseconds: until the next digest of a working week. */
const NAMED_MS = 24 * 3_600_000;

/** How many messages of no case were given up lately. */
async function givenUp({ notices, clock, log }: Deps): Promise<number> {
  const ids = await notices.parkedSince(new Date(clock.now().getTime() - NAMED_MS));
  if (ids.length > 0) log.warn({ notices: ids }, 'audit.named');
  return ids.length;
}

/** `named`: the case has something that can only be reported; `unchecked`: nothing can be said of it. */
type Found = 'well' | 'named' | 'unchecked';

async function audit(deps: Deps, c: Case): Promise<Found> {
  try {
    // A case that came while the directory changed may wait for somebody who has left.
    if (absentUntold(c, deps.directory.current()) && (await caseFollows(deps, c))) deps.wake();
    const found = await repaired(deps, c);
    if (found === 'kept changing') return 'unchecked';
    if (found.named.length > 0) deps.log.warn({ caseId: c._id, problems: found.named }, 'audit.named');
    if (found.problems.length > 0) await noteRepair(deps, c, found.problems);
    return found.named.length > 0 ? 'named' : 'well';
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'audit.failed');
    return 'unchecked';
  }
}

/** The findings, corrected where possible. A case that keeps changing is audited again in an hour. */
const repaired = (deps: Deps, read: Case) =>
  changeCase(
    deps,
    read,
    (c): Change<Case, ReturnType<typeof audited> | 'kept changing'> => {
      const found = audited(c ?? read, contextFor(deps, { kind: 'clock' }, c ?? read, {}));
      return { ...(found.problems.length > 0 && { write: found.case }), answer: found };
    },
    { otherwise: 'kept changing' },
  );

async function noteRepair(deps: Deps, c: Case, problems: string[]): Promise<void> {
  deps.wake();
  await deps.memory.addRepair({ caseId: c._id, no: c.no, problems, at: deps.clock.now() });
  deps.log.warn({ caseId: c._id, problems }, 'audit.repaired');
}
