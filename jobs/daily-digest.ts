import { addWorkingDays, closingTimeOf, isWorkingDay, shanghaiDate } from '../src/domain/time/working-days.ts';
import type { Deps } from '../src/usecases/deps.ts';
import { figuresFor } from '../src/usecases/digest/figures.ts';
import { owe } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

export const digestId = (on: string, person: string): string => `digest/${on}/${person}`;

/** When the next digest is due after an instant. */
export function nextDigest(deps: Deps, after: Date): Date {
  const calendar = deps.calendar();
  const today = shanghaiDate(after);
  const at = closingTimeOf(today, deps.profile.digest.at);
  if (isWorkingDay(today, calendar) && at > after) return at;
  return closingTimeOf(addWorkingDays(today, 1, calendar), deps.profile.digest.at);
}

/** The morning's figures to each leader on working days, once each however many instances. Source: R-601. */
export const dailyDigest: Job = {
  name: 'daily-digest',
  cron: '* * * * *',
  nextAt: nextDigest,
  async run(deps) {
    const now = deps.clock.now();
    const on = shanghaiDate(now);
    if (!isWorkingDay(on, deps.calendar()) || now < closingTimeOf(on, deps.profile.digest.at)) return;
    // After an outage a morning's figures are still worth reading by day, not in the evening.
    if (now > closingTimeOf(on, deps.profile.hours.close)) return;
    const audit = await auditSince(
      deps,
      closingTimeOf(addWorkingDays(on, -1, deps.calendar()), deps.profile.digest.at),
    );
    for (const leader of deps.directory.current().leaders) {
      const id = digestId(on, leader.openId);
      if (await deps.notices.load(id)) continue;
      const figures = await figuresFor(deps, leader, on, audit);
      await owe(
        deps,
        id,
        { person: leader.openId, name: leader.name },
        { digest: { on, person: leader.openId, figures } },
      );
    }
  },
};

/** What the auditor mended since the last digest, so that each repair is told once; and what it could only name when it last looked. */
const auditSince = async ({ memory }: Deps, since: Date): Promise<{ repairs: number; named: number }> => ({
  repairs: await memory.repairsSince(since),
  named: (await memory.lastAudit())?.named ?? 0,
});
