import { deadline } from '../time/deadline.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { lastCall } from './parts/news.ts';
import { goesOn } from './parts/past.ts';
import { actingPerson, backToDispatch, rework } from './parts/shared.ts';

/**
 * 未联系上: nobody answered the call. After three days of calls the unit goes on, and the case is listed as not reached.
 * Source: lifecycle.md, "call back: not reached".
 */
export const notReached = caseEvent({
  name: 'not_reached',
  label: '未联系上',
  from: ['callback'],
  by: ['desk'],
  ignoresV: true,
  daily: true,
  done: '已记录未联系上，请下一个工作日再联系',
  primary: { desk: 'next' },
  confirm: { press: '将记录一次未联系上，今天不能再记。确定吗？' },
  offer: (c, { at }) =>
    c.missedCalls.some((m) => m.on === shanghaiDate(at)) ? { code: 'already_missed_today' } : null,
  apply(c, _input, ctx) {
    const tried = [...c.missedCalls, { at: ctx.at, on: shanghaiDate(ctx.at), by: actingPerson(ctx) }];
    if (tried.length >= ctx.profile.callbackAttempts.most) return rework({ ...c, missedCalls: tried }, ctx);
    const running = c.clocks.callback;
    const next = deadline(ctx.at, 1, ctx.calendar, { close: ctx.profile.hours.close });
    const limit = running?.limit ? { ...running.limit, workingDays: 1 } : null;
    const moved = running && { ...running, startedAt: ctx.at, limit, deadline: next.at, provisional: next.provisional };
    return { ...c, missedCalls: tried, clocks: { ...c.clocks, ...(moved && { callback: moved }) } };
  },
  notifies: (after, _input, _before, ctx) =>
    after.state === 'callback'
      ? []
      : [
          after.state === 'submitted'
            ? backToDispatch(after, ctx, lastCall(after))
            : { audience: 'unit', notification: 'goes_on', words: lastCall(after) },
        ],
  history: { enterprise: (past) => (past.entry.state === 'callback' ? '电话回访未联系上' : goesOn(past)) },
});
