import { ButtonElement } from './button.tsx';
import type { ElementProps } from './context.ts';
import { fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { margin, pixels } from './layout.ts';
import { flag, list, num, obj, placed, str, words } from './read.ts';
import { Text } from './text.tsx';

/** `checker`: a box to tick with its text and up to three buttons. Without behaviors a tick is nobody else's business. */
export function CheckerElement({ raw, path, cx }: ElementProps) {
  const on = currentValue(raw, path, cx.draft) === true;
  const style = obj(raw, 'checked_style');
  const area = obj(raw, 'button_area');
  const hidden = str(area, 'pc_display_rule') === 'on_hover';
  const shaded = hidden || flag(raw, 'overall_checkable', true);
  const attributes = fieldAttributes({ raw, path, cx });
  const tip = (attributes.disabled && words(raw, 'disabled_tips')) || words(raw, 'hover_tips');
  const onChange = () => {
    cx.change(keyOf(raw, path), !on);
    if (!cx.form && list(raw, 'behaviors').length > 0) cx.choose(raw, path, !on);
  };
  return (
    <div
      class={`checker${on && flag(style, 'show_strikethrough') ? ' struck' : ''}${shaded ? ' shaded' : ''}${hidden ? ' on-hover' : ''}`}
      style={{ padding: pixels(str(raw, 'padding'), '0px'), ...margin(raw) }}
      title={tip || undefined}
    >
      <label>
        <input {...attributes} title={undefined} type="checkbox" checked={on} onChange={onChange} />
        <span class="grow" style={on ? { opacity: num(style, 'opacity', 1) } : {}}>
          <Text raw={raw} at="text" cx={cx} />
        </span>
      </label>
      {placed(area, 'buttons', `${path}.button_area`)
        .slice(0, 3)
        .map((button) => (
          <ButtonElement key={button.path} raw={button.raw} path={button.path} cx={cx} />
        ))}
    </div>
  );
}
