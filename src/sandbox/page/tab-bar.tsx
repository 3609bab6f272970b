import type { Person } from '../api.ts';
import { audience } from './actions.ts';
import { arrows } from './arrows.ts';
import { Avatar, Unread } from './avatar.tsx';
import { PeopleList } from './people-list.tsx';
import { change } from './store.ts';

type Props = {
  /** Whoever has a column. */
  people: readonly Person[];
  /** Whose column is shown, and its place. */
  front: Person;
  place: number;
  everybody: readonly Person[];
};

/** On a phone, where one column is shown at a time: whose it is, for whom it can be changed, and the others. */
export const TabBar = ({ people, front, place, everybody }: Props) => (
  <nav class="tab-bar" aria-label="切换人员" onKeyDown={arrows}>
    {people.map((person) =>
      person === front ? (
        <PeopleList
          key={person.openId}
          label={`把${person.name}换成`}
          people={everybody}
          current={person.openId}
          choose={(openId) => void audience(place, openId)}
          testId="tab-picker"
        >
          <Avatar name={person.name} />
          <Unread count={person.unread} />
          <span class="tab-name">{person.name} ▾</span>
        </PeopleList>
      ) : (
        <button key={person.openId} type="button" class="tab" onClick={() => change({ front: person.openId })}>
          <Avatar name={person.name} />
          <Unread count={person.unread} />
          <span class="hidden">{person.name}</span>
        </button>
      ),
    )}
  </nav>
);
