import { addWorkingDays, closingTimeOf } from '../src/domain/time/day-kind.ts';
import { formatInstant } from '../src/domain/time/format-date.ts';
import { shanghaiDate, shanghaiTime } from '../src/domain/time/shanghai.ts';
import { dayOpenAt } from '../src/domain/time/window.ts';
import { type Deps, rulesNow } from '../src/usecases/deps.ts';
import { lastHeard, unpressedSince } from '../src/usecases/heard.ts';
import { announce } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

/** For how many working days nobody may press anything before it is told. Source: T32. */
const WORKING_DAYS = 1;

/**
 * Tells the administrators once a working day that cards with buttons are out and no press was heard for a working day:
 * the subscription may be missing while everything else is well. Not where the clock may be moved, because days without a
 * press mean nothing there. Source: T32.
 */
export const callbackWatch: Job = {
  name: 'callback-watch',
  title: '回调检查',
  cron: '*/5 * * * *',
  async run(deps) {
    const now = deps.clock.now();
    const on = dayOpenAt(now, rulesNow(deps));
    if (deps.clockMoves || on === null) return;
    const since = await unpressedSince(deps.memory);
    if (!since) return;
    const end = addWorkingDays(shanghaiDate(since), WORKING_DAYS, deps.calendar());
    if (now < closingTimeOf(end, shanghaiTime(since))) return;
    const words = await alarm(deps, since, now);
    for (const { openId, name } of deps.directory.current().administrators)
      await announce(deps, `callbacks/${on}/${openId}`, { person: openId, name }, words);
  },
};

async function alarm({ memory, log }: Deps, since: Date, now: Date): Promise<string> {
  const [callback, event] = await Promise.all([lastHeard(memory, 'callback'), lastHeard(memory, 'event')]);
  log.warn({ since, callback, event }, 'callbacks.silent');
  const last = (at: Date | null): string => (at ? formatInstant(at, now) : '从来没有');
  return `从${formatInstant(since, now)}起发出了带按钮的卡片，一个工作日里没有收到过一次按钮点击。确实没有人按过的，不必处理；有人按了没有反应的，请在飞书开发者后台“事件与回调”里检查：回调 card.action.trigger 订阅了没有，回调地址或长连接对不对，版本发布了没有。最近一次收到点击：${last(callback)}；最近一次收到消息等事件：${last(event)}。`;
}
