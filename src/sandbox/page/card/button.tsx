import type { ElementProps } from './context.ts';
import { Icon } from './icon.tsx';
import { margin, width } from './layout.ts';
import { flag, obj, str, words } from './read.ts';

/** Only the `_filled` ones are filled; `primary` is blue on white, framed. Source: cards.md 8. */
const LOOKS: Readonly<Record<string, string>> = {
  primary: 'primary-framed',
  primary_filled: 'primary',
  danger: 'danger',
  danger_filled: 'danger-filled',
  text: 'text-plain',
  primary_text: 'text-primary',
  danger_text: 'text-danger',
  laser: 'laser',
};
const SIZES: ReadonlySet<string> = new Set(['tiny', 'small', 'medium', 'large']);

/** `button`: a real button, its label its only text. */
export function ButtonElement({ raw, path, cx }: ElementProps) {
  const off = flag(raw, 'disabled');
  const busy = cx.busy === path;
  const size = str(raw, 'size');
  const tip = (off && words(raw, 'disabled_tips')) || words(raw, 'hover_tips');
  return (
    <button
      type="button"
      class={`btn btn-${LOOKS[str(raw, 'type')] ?? 'default'} btn-${SIZES.has(size) ? size : 'medium'}${busy ? ' busy' : ''}`}
      style={{ ...width(raw), ...margin(raw) }}
      disabled={off || cx.frozen || cx.busy !== null}
      aria-busy={busy}
      title={tip || undefined}
      name={str(raw, 'name') || undefined}
      data-path={path}
      onClick={() => cx.press(raw, path, cx.form)}
    >
      <Icon raw={obj(raw, 'icon')} cx={cx} />
      {words(raw, 'text')}
    </button>
  );
}
