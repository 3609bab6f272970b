import type { Person, State } from '../api.ts';
import { pin } from './actions.ts';
import { Avatar, Unread } from './avatar.tsx';
import { Clock, ClockMoves } from './clock-bar.tsx';
import { PeopleList } from './people-list.tsx';
import { isMoving, type View } from './store.ts';
import { TourSwitch } from './tour/switch.tsx';

/** The virtual clock, the buttons that move it, and the other people. */
export const TopBar = ({ view, state }: { view: View; state: State }) => (
  <header class="top-bar">
    <div class="brand">
      <Avatar name="企诉" bot />
      <strong>企诉沙盒</strong>
      <span class="mode">{state.mode === 'websocket' ? '长连接' : 'Webhook'}</span>
    </div>
    <Clock state={state} readAt={view.readAt} moving={isMoving(view)} />
    <ClockMoves state={state} moving={isMoving(view)} logOpen={view.logOpen} />
    <TourSwitch view={view} />
    <Others view={view} state={state} />
  </header>
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
        <span aria-hidden="true">
          ＋<span class="wide"> 添加一人</span>
        </span>
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
  <button type="button" class="news" title={`${person.name} · ${person.title}`} onClick={() => pin(person.openId)}>
    <span class="hidden">打开{person.name}</span>
    <Avatar name={person.name} size="small" />
    <Unread count={person.unread} />
  </button>
);
