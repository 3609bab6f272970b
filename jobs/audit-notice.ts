import { closingTimeOf, isWorkingDay } from '../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import { nextOnWorkingDay } from '../src/domain/time/window.ts';
import { tellAudit, untoldOfAudit } from '../src/usecases/tell-audit.ts';
import { auditor } from './auditor.ts';
import type { Job } from './job.ts';

const HOUR_MS = 3_600_000;

/**
 * Tells each administrator on working days, once, what the auditor found since the working day before, also that all is
 * well. After an outage the auditor looks first. Source: lifecycle.md, invariants 6 and 10; T15.
 */
export const auditNotice: Job = {
  name: 'audit-notice',
  title: '自查通知',
  cron: '* * * * *',
  nextAt: (deps, after) => nextOnWorkingDay(after, deps.profile.hours.open, deps.calendar()),
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
