import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { ClockRequest, State } from '../api.ts';
import { moveClock, toggleLog } from './actions.ts';
import { useAway } from './away.ts';
import { dueTime, fromField, longTime, shortTime } from './when.ts';

/** A shorter time than this is only a card about to be redrawn. In milliseconds. */
const SOON_MS = 10_000;

/** The town's time, running, and what it waits for. */
export function Clock({ state, readAt, moving }: { state: State; readAt: number; moving: boolean }) {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), 1000);
    return () => clearInterval(timer);
  }, []);
  const now = Date.parse(state.now) + (performance.now() - readAt);
  const due = state.nextDue === null ? null : Date.parse(state.nextDue);
  const [year, ...rest] = longTime(now).split(/(?<=年)/);
  return (
    <div class="clock">
      <time data-testid="clock" datetime={state.now}>
        <span class="year">{year}</span>
        {rest}
      </time>
      <span class="due">
        {moving ? (
          '正在推进时钟…'
        ) : due === null ? (
          '没有待到期的事项'
        ) : due < now + SOON_MS ? (
          '正在更新卡片…'
        ) : (
          <>
            <span class="wide">下一</span>到期 {dueTime(due)}
          </>
        )}
      </span>
    </div>
  );
}

const WEEK_DAYS = 7;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type MovesProps = { state: State; moving: boolean; logOpen: boolean };

/** The presses that move the clock, and the log. A phone keeps the rarer ones behind a button. */
export function ClockMoves({ state, moving, logOpen }: MovesProps) {
  const bar = useRef<HTMLDivElement>(null);
  const rest = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useAway(bar, open, () => setOpen(false));
  const [picked, setPicked] = useState('');
  const target = fromField(picked);
  const due = state.nextDue !== null;
  /** How long it is until then: the clock goes forward alone, so what lies behind is not offered. */
  const ahead = (iso: string | null) => (iso === null ? 0 : Date.parse(iso) - Date.parse(state.now));
  const move = (request: ClockRequest) => {
    setOpen(false);
    void moveClock(request);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    rest.current?.focus();
  };
  const press = (label: string, request: ClockRequest, ready = true) => (
    <button type="button" disabled={moving || !ready} onClick={() => move(request)}>
      {label}
    </button>
  );
  return (
    <div class="clock-moves" role="toolbar" aria-label="时钟" ref={bar} onKeyDown={onKeyDown}>
      {press('下一条消息', { nextMessage: true }, due)}
      <button
        type="button"
        class="more-switch"
        ref={rest}
        aria-expanded={open}
        aria-label="更多"
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      <div class={open ? 'more open' : 'more'}>
        {press('下一到期', { nextDue: true }, due)}
        {press('+1 小时', { addHours: 1 })}
        {press('+1 工作日', { addWorkingDays: 1 })}
        {press('+1 周', { addDays: WEEK_DAYS })}
        {press('到期前一天', { beforeNextDue: 'day' }, ahead(state.nextDue) > DAY_MS)}
        {press('到期前一刻', { beforeNextDue: true }, ahead(state.nextDue) > SOON_MS + MINUTE_MS)}
        <span class="pick">
          <span aria-hidden="true">{target ? shortTime(Date.parse(target)) : '指定时间'}</span>
          <input
            type="datetime-local"
            aria-label="把时钟调到"
            data-testid="clock-input"
            value={picked}
            onInput={(event) => setPicked(event.currentTarget.value)}
            onClick={(event) => event.currentTarget.showPicker?.()}
          />
        </span>
        {target && press(ahead(target) > 0 ? '前往' : '已过去', { to: target }, ahead(target) > 0)}
        <button
          type="button"
          class={logOpen ? 'log-switch on' : 'log-switch'}
          aria-expanded={logOpen}
          data-testid="log-toggle"
          onClick={() => {
            setOpen(false);
            toggleLog();
          }}
        >
          接口日志
        </button>
      </div>
    </div>
  );
}
