import { addWorkingDays, closingTimeOf, isWorkingDay } from '../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import type { Deps } from '../src/usecases/deps.ts';
import { tellAudit, untoldOfAudit } from '../src/usecases/tell-audit.ts';
import { auditor } from './auditor.ts';
import type { Job } from './job.ts';

const HOUR_MS = 3_600_000;

/** The instant of the next notice after `after`. */
function nextNotice(deps: Deps, after: Date): Date {
  const { open } = deps.profile.hours;
  const today = shanghaiDate(after);
  const at = closingTimeOf(today, open);
  if (isWorkingDay(today, deps.calendar()) && at > after) return at;
  return closingTimeOf(addWorkingDays(today, 1, deps.calendar()), open);
}

/**
 * Tells each administrator on working days, once, what the auditor found since the working day before, also that all is
 * well. After an outage the auditor looks first. Source: lifecycle.md, invariants 6 and 10; T15.
 */
export const auditNotice: Job = {
  name: 'audit-notice',
  title: '自查通知',
  cron: '* * * * *',
  nextAt: nextNotice,
  async run(deps) {
    const { hours, audit } = deps.profile;
    const now = deps.clock.now();
    const on = shanghaiDate(now);
    const calendar = deps.calendar();
    if (!isWorkingDay(on, calendar) || now < closingTimeOf(on, hours.open) || now > closingTimeOf(on, hours.close))
      return;
    const untold = await untoldOfAudit(deps, on);
    if (untold.length === 0) return;
    const last = await deps.memory.lastAudit();
    if (!last || now.getTime() - last.at.getTime() > audit.staleHours * HOUR_MS) await auditor.run(deps);
    await tellAudit(deps, on, untold);
  },
};
