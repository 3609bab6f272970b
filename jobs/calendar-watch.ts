import { decide } from '../src/domain/case/lifecycle.ts';
import { missingYear } from '../src/domain/time/work-calendar.ts';
import { shanghaiDate } from '../src/domain/time/working-days.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import { sayTo } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

const BATCH = 200;

/**
 * Recomputes the deadlines of watched cases once per version of the calendar, and from November reminds the administrators
 * once a month while next year's notice is not in it. Source: calendar.md, rules 2 and 4; T2, T3.
 */
export const calendarWatch: Job = {
  name: 'calendar-watch',
  cron: '* * * * *',
  async run(deps) {
    await deps.refreshCalendar();
    await reckonAll(deps);
    const now = deps.clock.now();
    const missing = missingYear(now, deps.calendar());
    if (missing === null) return;
    const month = shanghaiDate(now).slice(0, 7);
    for (const who of deps.directory.current().administrators)
      await sayTo(
        deps,
        `calendar/${missing}/${month}/${who.openId}`,
        { person: who.openId, name: who.name },
        `${missing} 年放假安排尚未录入日历，跨年时限暂按法定节假日推算并标“暂定”。国务院通知发布后，请在 config/calendar.yaml 补录，系统会自动重算。`,
      );
  },
};

async function reckonAll(deps: Deps): Promise<void> {
  const { version } = deps.calendar();
  for (;;) {
    const cases = await deps.cases.toReckon(version, BATCH);
    let moved = 0;
    for (const c of cases) {
      const decision = decide(c, 'calendar_changed', {}, contextFor(deps, { kind: 'clock' }, c, {}));
      if (!decision.ok) continue;
      if (await deps.cases.save(decision.case)) moved += 1;
    }
    if (moved > 0) {
      deps.wake();
      deps.log.info({ version, cases: moved }, 'calendar.reckoned');
    }
    if (cases.length < BATCH || moved === 0) return;
  }
}
