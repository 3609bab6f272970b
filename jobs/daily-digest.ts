import { closingTimeOf, isWorkingDay } from '../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import { nextOnWorkingDay } from '../src/domain/time/window.ts';
import { digestId, figuresOn } from '../src/usecases/digest/figures.ts';
import { queueNotice } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

/** The digest for each leader on working days, once, however many instances run. Source: R-601. */
export const dailyDigest: Job = {
  name: 'daily-digest',
  title: '每日简报',
  cron: '* * * * *',
  nextAt: (deps, after) => nextOnWorkingDay(after, deps.profile.digest.at, deps.calendar()),
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
