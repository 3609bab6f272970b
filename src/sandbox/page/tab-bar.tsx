import type { Person } from '../api.ts';
import { Avatar, Unread } from './avatar.tsx';
import { change } from './store.ts';

/** On a phone: one tab per column. */
export const TabBar = ({ people, front }: { people: readonly Person[]; front: string }) => (
  <nav class="tab-bar" aria-label="切换人员">
    {people.map((person) => (
      <button
        key={person.openId}
        type="button"
        class={person.openId === front ? 'tab on' : 'tab'}
        aria-current={person.openId === front}
        onClick={() => change({ front: person.openId })}
      >
        <span class="tab-avatar">
          <Avatar name={person.name} size="small" />
          <Unread count={person.openId === front ? 0 : person.unread} />
        </span>
        <span>{person.name}</span>
      </button>
    ))}
  </nav>
);
