import { useEffect, useReducer, useState } from 'preact/hooks';
import type { ClockRequest, Person, State } from '../api.ts';
import { moveClock, pin, toggleLog } from './actions.ts';
import { Avatar, Unread } from './avatar.tsx';
import { PeopleList } from './people-list.tsx';
import type { View } from './store.ts';
import { dueTime, fromField, longTime, shortTime } from './when.ts';

/** A shorter time than this is only a card about to be redrawn. In milliseconds. */
const SOON_MS = 10_000;

/** The virtual clock, the buttons that move it, and the other people. */
export const TopBar = ({ view, state }: { view: View; state: State }) => (
  <header class="top-bar">
    <div class="brand">
      <Avatar name="企诉" bot />
      <strong>企诉沙盒</strong>
      <span class="mode">{state.mode === 'websocket' ? '长连接' : 'Webhook'}</span>
    </div>
    <Clock state={state} readAt={view.readAt} moving={view.moving} />
    <ClockMoves state={state} moving={view.moving} />
    <Others view={view} state={state} />
    <button
      type="button"
      class={view.logOpen ? 'top-button on' : 'top-button'}
      aria-expanded={view.logOpen}
      data-testid="log-toggle"
      onClick={toggleLog}
    >
      接口日志
    </button>
  </header>
);

function Clock({ state, readAt, moving }: { state: State; readAt: number; moving: boolean }) {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), 1000);
    return () => clearInterval(timer);
  }, []);
  const now = Date.parse(state.now) + (performance.now() - readAt);
  const due = state.nextDue === null ? null : Date.parse(state.nextDue);
  return (
    <div class="clock">
      <time data-testid="clock" datetime={state.now}>
        {longTime(now)}
      </time>
      <span class="due">
        {moving
          ? '正在推进时钟…'
          : due === null
            ? '没有待到期的事项'
            : due < now + SOON_MS
              ? '正在更新卡片…'
              : `下一到期 ${dueTime(due)}`}
      </span>
    </div>
  );
}

function ClockMoves({ state, moving }: { state: State; moving: boolean }) {
  const [picked, setPicked] = useState('');
  const target = fromField(picked);
  const due = state.nextDue;
  return (
    <div class="clock-moves" role="toolbar" aria-label="时钟">
      <button type="button" disabled={moving} onClick={() => moveClock({ addWorkingDays: 1 })}>
        +1 工作日
      </button>
      <ToDue of="前一天" disabled={moving || !due} move={{ beforeNextDue: 'day' }} />
      <ToDue of="前一刻" disabled={moving || !due} move={{ beforeNextDue: true }} />
      <button type="button" disabled={moving || !due} onClick={() => moveClock({ nextDue: true })}>
        下一到期
      </button>
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
      {target && (
        <button type="button" disabled={moving} onClick={() => moveClock({ to: target })}>
          前往
        </button>
      )}
    </div>
  );
}

/** A move to some time before what is due; a phone shows the shorter label. */
const ToDue = ({ of, disabled, move }: { of: string; disabled: boolean; move: ClockRequest }) => (
  <button type="button" disabled={disabled} aria-label={`到期${of}`} onClick={() => moveClock(move)}>
    <span class="wide">到期</span>
    {of}
  </button>
);

/** People without a column: as many faces with news as there is room for, and all of them in a list. */
function Others({ view, state }: { view: View; state: State }) {
  const away = state.people.filter((person) => !view.pinned.includes(person.openId));
  const news = away.filter((person) => person.unread > 0).sort((a, b) => b.unread - a.unread);
  return (
    <div class="others">
      <div class="faces">
        {news.map((person) => (
          <NewsOf key={person.openId} person={person} />
        ))}
      </div>
      <PeopleList label="添加一人" people={away} choose={(openId) => void pin(openId)} testId="add-person">
        ＋<span class="wide"> 添加一人</span>
        {news.length > 0 && (
          <span class="unread" title={`${news.length} 人有未读消息`}>
            <span aria-hidden="true">{news.length}</span>
          </span>
        )}
      </PeopleList>
    </div>
  );
}

const NewsOf = ({ person }: { person: Person }) => (
  <button
    type="button"
    class="news"
    title={`${person.name} · ${person.title}`}
    aria-label={`打开${person.name}`}
    onClick={() => pin(person.openId)}
  >
    <Avatar name={person.name} size="small" />
    <Unread count={person.unread} />
  </button>
);
