import { addWorkingDays, closingTimeOf, isWorkingDay } from '../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import type { Deps } from '../src/usecases/deps.ts';
import { digestId, figuresOn } from '../src/usecases/digest/figures.ts';
import { queueNotice } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

/** The instant of the next digest after `after`. */
function nextDigest(deps: Deps, after: Date): Date {
  const calendar = deps.calendar();
  const today = shanghaiDate(after);
  const at = closingTimeOf(today, deps.profile.digest.at);
  if (isWorkingDay(today, calendar) && at > after) return at;
  return closingTimeOf(addWorkingDays(today, 1, calendar), deps.profile.digest.at);
}

/** The digest for each leader on working days, once, however many instances run. Source: R-601. */
export const dailyDigest: Job = {
  name: 'daily-digest',
  title: '每日简报',
  cron: '* * * * *',
  nextAt: nextDigest,
  async run(deps) {
    const now = deps.clock.now();
    const on = shanghaiDate(now);
    if (!isWorkingDay(on, deps.calendar()) || now < closingTimeOf(on, deps.profile.digest.at)) return;
    // After an outage the digest is still sent during working hours, but not in the evening.
    if (now > closingTimeOf(on, deps.profile.hours.close)) return;
    const { leaders } = deps.directory.current();
    const told = await deps.notices.known(leaders.map((l) => digestId(on, l.openId)));
    const missing = leaders.filter((l) => !told.has(digestId(on, l.openId)));
    if (missing.length === 0) return;
    const figures = await figuresOn(deps, on);
    for (const leader of missing)
      await queueNotice(
        deps,
        digestId(on, leader.openId),
        { person: leader.openId, name: leader.name },
        { digest: { on, person: leader.openId, figures: figures(leader) } },
      );
  },
};
