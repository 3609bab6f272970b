import { Avatar } from '../avatar.tsx';
import type { CardContext, ElementProps } from './context.ts';
import { Icon } from './icon.tsx';
import { margin } from './layout.ts';
import { flag, has, list, num, obj, type Raw, str } from './read.ts';

/** Feishu names four sizes and gives no pixels; these are ours. Source: cards.md 7. */
const SIDES: Readonly<Record<string, number>> = { extra_small: 20, small: 24, medium: 32, large: 40 };
const sideOf = (size: string): number => SIDES[size] ?? 32;
/** The gap between rows of people, in px, and the least height of one. */
const [GAP, LEAST] = [4, 22];

type Shown = {
  id: string;
  avatar: boolean;
  name: boolean;
  size: string;
  capsule?: boolean;
  cx: Pick<CardContext, 'nameOf'>;
};

export const Who = ({ id, avatar, name, size, capsule = false, cx }: Shown) => (
  <span class={capsule ? 'who capsule' : 'who'} style={{ '--avatar': `${sideOf(size)}px` }} title={cx.nameOf(id)}>
    {avatar && <Avatar name={cx.nameOf(id)} size="small" />}
    {(name || !avatar) && cx.nameOf(id)}
  </span>
);

/** `person`: one person by avatar, name or both. */
export const PersonElement = ({ raw, cx }: ElementProps) => (
  <div style={margin(raw)}>
    <Who
      id={str(raw, 'user_id')}
      avatar={flag(raw, 'show_avatar', true)}
      name={flag(raw, 'show_name')}
      size={str(raw, 'size')}
      capsule={str(raw, 'style') === 'capsule'}
      cx={cx}
    />
  </div>
);

/** `person_list`: several people in a row, at most so many lines of them; avatars alone overlap. */
export function PersonListElement({ raw, cx }: ElementProps) {
  const [avatar, name, size] = [flag(raw, 'show_avatar'), flag(raw, 'show_name', true), str(raw, 'size')];
  const lines = num(raw, 'lines', 0);
  const high = avatar ? Math.max(sideOf(size), LEAST) : LEAST;
  const cut = lines > 0 ? { maxHeight: `${lines * high + (lines - 1) * GAP}px`, overflow: 'hidden' } : {};
  return (
    <div class="with-icon" style={margin(raw)}>
      <Icon raw={iconOf(raw)} cx={cx} />
      <div class={avatar && !name ? 'who-list strung' : 'who-list'} style={cut}>
        {list(raw, 'persons').map((person) => (
          <Who key={str(person, 'id')} id={str(person, 'id')} avatar={avatar} name={name} size={size} cx={cx} />
        ))}
      </div>
    </div>
  );
}

/** Its older icon counts where there is no other. */
function iconOf(raw: Raw): Raw {
  if (has(raw, 'icon')) return obj(raw, 'icon');
  const older = obj(raw, 'ud_icon');
  return { tag: 'standard_icon', token: str(older, 'token'), color: str(obj(older, 'style'), 'color') };
}
