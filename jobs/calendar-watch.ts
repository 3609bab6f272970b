import type { Case } from '../src/domain/case/case.ts';
import { administratorsTold } from '../src/domain/directory/deputies.ts';
import { decide } from '../src/domain/events/decide.ts';
import { addWorkingDays, closingTimeOf } from '../src/domain/time/day-kind.ts';
import { plusDays, shanghaiDate } from '../src/domain/time/shanghai.ts';
import { missingYear } from '../src/domain/time/work-calendar.ts';
import { changeCase } from '../src/usecases/change-case.ts';
import type { Change } from '../src/usecases/changes.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import { announce } from '../src/usecases/notice.ts';
import { reportFailure } from './failed.ts';
import type { Job } from './job.ts';

const BATCH = 200;

/** The months with a warning that next year's notice is missing, on the first working day of each. */
const MONTHS = ['11', '12'];

/** When the administrators are warned: at the opening of the month's first working day. */
function warningIn(deps: Deps, month: string): Date {
  const first = addWorkingDays(plusDays(`${month}-01`, -1), 1, deps.calendar());
  return closingTimeOf(first, deps.profile.hours.open);
}

function nextWarning(deps: Deps, after: Date): Date | null {
  const year = shanghaiDate(after).slice(0, 4);
  const coming = MONTHS.map((m) => warningIn(deps, `${year}-${m}`)).filter((at) => at > after);
  return coming.find((at) => missingYear(at, deps.calendar()) !== null) ?? null;
}

/**
 * Recalculates deadlines once for each calendar version, and from November on warns the administrators once a month
 * while next year's notice is missing. Source: calendar.md, rules 2 and 4; T2, T3.
 */
export const calendarWatch: Job = {
  name: 'calendar-watch',
  title: '日历更新',
  cron: '* * * * *',
  nextAt: nextWarning,
  async run(deps) {
    await deps.refreshCalendar();
    await recalculateAll(deps);
    await warn(deps);
  },
};

/** Picks up a calendar that another instance stored, where this one recalculates nothing. */
export const calendarFollow: Job = {
  name: 'calendar-follow',
  title: '日历更新',
  cron: '* * * * *',
  run: ({ refreshCalendar }) => refreshCalendar(),
};

async function warn(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const missing = missingYear(now, deps.calendar());
  const month = shanghaiDate(now).slice(0, 7);
  if (missing === null || now < warningIn(deps, month)) return;
  for (const who of administratorsTold(deps.directory.current()))
    await announce(
      deps,
      `calendar/${missing}/${month}/${who.openId}`,
      { person: who.openId, name: who.name },
      `${missing} 年放假安排尚未录入日历，跨年时限暂按法定节假日推算并标“暂定”。国务院通知发布后，请在 config/calendar.yaml 补录，系统会自动重算。`,
    );
}

/** True when it was written. A case that cannot be recalculated does not stop the others. */
async function recalculate(deps: Deps, c: Case): Promise<boolean> {
  const make = (now: Case): Change<Case, boolean> => {
    const decision = decide(now, 'calendar_changed', {}, contextFor(deps, { kind: 'clock' }, now, {}));
    return decision.ok ? { write: decision.case, answer: true } : { answer: false };
  };
  try {
    return await changeCase(deps, c, (now) => make(now ?? c), { otherwise: false });
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'recalculate.failed');
    await reportFailure(
      deps,
      c._id,
      `办件 ${c.no} 的时限未能按新日历重算，其他办件不受影响；请在日志中按 ${c._id} 查找原因。`,
    );
    return false;
  }
}

async function recalculateAll(deps: Deps): Promise<void> {
  const { version } = deps.calendar();
  for (;;) {
    const cases = await deps.cases.toRecalculate(version, BATCH);
    let moved = 0;
    for (const c of cases) {
      if (await recalculate(deps, c)) moved += 1;
    }
    if (moved > 0) {
      deps.wake();
      deps.log.info({ version, cases: moved }, 'calendar.recalculated');
    }
    if (moved === 0) return;
  }
}
