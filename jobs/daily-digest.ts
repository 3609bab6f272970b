import { isQuiet } from '../src/domain/digest/figures.ts';
import { digestReaders } from '../src/domain/digest/readers.ts';
import { closingTimeOf, isWorkingDay } from '../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import { nextOnWorkingDay } from '../src/domain/time/window.ts';
import { digestId, figuresOn } from '../src/usecases/digest/figures.ts';
import { keepNotice, queueNotice } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

/**
 * The digest for leaders and supervision on working days, once, however many instances run: one a person, whatever posts
 * they have, and none where there is nothing to tell; of whoever is away to their deputy. Source: R-601; interface.md, "How much is said".
 */
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
    const readers = digestReaders(deps.directory.current());
    const told = await deps.notices.known(readers.map((r) => digestId(on, r.openId)));
    const missing = readers.filter((r) => !told.has(digestId(on, r.openId)));
    if (missing.length === 0) return;
    const figuresFor = await figuresOn(deps, on, { today: false });
    for (const { openId, name, as, reach, readAnyway } of missing) {
      const figures = figuresFor(reach);
      // Of a quiet day, or where a deputy reads all anyway, the figures are kept, for the next day to stand against.
      const give = isQuiet(figures) || readAnyway ? keepNotice : queueNotice;
      await give(deps, digestId(on, openId), { person: openId, name, as }, { digest: { on, person: openId, figures } });
    }
  },
};
