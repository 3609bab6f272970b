import { Avatar } from '../avatar.tsx';
import type { CardContext, ElementProps } from './context.ts';
import { margin } from './layout.ts';
import { flag, list, str } from './read.ts';

const Who = ({ id, avatar, name, cx }: { id: string; avatar: boolean; name: boolean; cx: CardContext }) => (
  <span class="who">
    {avatar && <Avatar name={cx.nameOf(id)} size="small" />}
    {(name || !avatar) && cx.nameOf(id)}
  </span>
);

/** `person`: one person by avatar, name or both. */
export const PersonElement = ({ raw, cx }: ElementProps) => (
  <div style={margin(raw)}>
    <Who id={str(raw, 'user_id')} avatar={flag(raw, 'show_avatar', true)} name={flag(raw, 'show_name')} cx={cx} />
  </div>
);

/** `person_list`: several people in a row. */
export const PersonListElement = ({ raw, cx }: ElementProps) => (
  <div class="who-list" style={margin(raw)}>
    {list(raw, 'persons').map((person) => (
      <Who
        key={str(person, 'id')}
        id={str(person, 'id')}
        avatar={flag(raw, 'show_avatar')}
        name={flag(raw, 'show_name', true)}
        cx={cx}
      />
    ))}
  </div>
);
