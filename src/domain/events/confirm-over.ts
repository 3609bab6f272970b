import type { Clock } from '../case/assignment.ts';
import type { Rules } from '../case/context.ts';
import { enter } from '../clocks/clocks.ts';
import { OUTAGE_MS } from '../clocks/outage.ts';
import { closingTimeOf } from '../time/day-kind.ts';
import { deadline } from '../time/deadline.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { ended } from './parts/past.ts';
import { close } from './parts/shared.ts';

/** The last millisecond of the clock's last day. */
const lastMoment = (clock: Clock): Date => new Date(clock.deadline.getTime() - 1);

/** Whether an outage fell within the hours of the clock's last day (lifecycle.md, "confirm over"). */
function missedLastDay(clock: Clock, { profile, outages = [] }: Rules): boolean {
  const day = shanghaiDate(lastMoment(clock));
  const open = closingTimeOf(day, profile.hours.open).getTime();
  const shut = closingTimeOf(day, profile.hours.close).getTime();
  return outages.some(({ from, to }) => Math.min(to.getTime(), shut) - Math.max(from.getTime(), open) > OUTAGE_MS);
}

/** After an outage on its last day the clock runs to the end of the next working day, as often as that happens. */
function extended(clock: Clock, rules: Rules): Clock {
  let running = clock;
  while (missedLastDay(running, rules)) {
    const next = deadline(lastMoment(running), 1, rules.calendar, { close: '24:00' });
    running = { ...running, deadline: next.at, provisional: next.provisional };
  }
  return running;
}

/**
 * Silence after the result counts as the profile says. A respondent who wrote recently is called back instead, and a
 * clock is extended when its last day had an outage. Source: R-401 (D; HZ 三(四)1 speaks of ratings only); T49.
 */
export const confirmOver = caseEvent({
  name: 'confirm_over',
  label: '确认期满',
  from: ['resolved', 'answered'],
  by: ['clock'],
  done: '确认期满，已处理',
  offer: (c, { at }) => (c.clocks.confirm && c.clocks.confirm.deadline <= at ? null : { code: 'not_due' }),
  apply(c, _input, ctx) {
    const confirm = c.clocks.confirm && extended(c.clocks.confirm, ctx);
    if (confirm && confirm.deadline > ctx.at) return { ...c, clocks: { ...c.clocks, confirm } };
    return c.confirmRenewed
      ? enter(c, 'callback', ctx)
      : close(c, c.unreached ? 'unconfirmed' : c.profile.silence.confirm, ctx);
  },
  notifies(after) {
    if (after.state === 'callback')
      return [{ audience: 'desk', notification: 'to_call_back', words: '企业来过消息，期满没有确认' }];
    return after.state === 'closed' ? [{ audience: 'respondent', notification: 'closed_by_silence' }] : [];
  },
  history: { enterprise: ended },
});
