import type { ElementProps } from './context.ts';
import { Icon } from './icon.tsx';
import { margin } from './layout.ts';
import { flag, obj, type Raw, str, words } from './read.ts';

const LOOKS: Readonly<Record<string, string>> = {
  primary: 'primary',
  primary_filled: 'primary',
  danger: 'danger',
  danger_filled: 'danger-filled',
  text: 'text-plain',
  primary_text: 'text-primary',
  danger_text: 'text-danger',
  laser: 'primary',
};

const width = (raw: Raw): Record<string, string> => {
  const wanted = str(raw, 'width');
  return wanted === 'fill' ? { width: '100%' } : /^\d+px$/.test(wanted) ? { width: wanted, maxWidth: '100%' } : {};
};

/** `button`: a real button, its label its only text. */
export function ButtonElement({ raw, path, cx }: ElementProps) {
  const off = flag(raw, 'disabled');
  const busy = cx.busy === path;
  const tip = (off && words(raw, 'disabled_tips')) || words(raw, 'hover_tips');
  return (
    <button
      type="button"
      class={`btn btn-${LOOKS[str(raw, 'type')] ?? 'default'} btn-${str(raw, 'size', 'medium')}${busy ? ' busy' : ''}`}
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
