import type { ElementProps } from './context.ts';
import { fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { margin } from './layout.ts';
import { flag, obj } from './read.ts';
import { Text } from './text.tsx';

/** `checker`: a box to tick with its text. */
export function CheckerElement({ raw, path, cx }: ElementProps) {
  const on = currentValue(raw, path, cx.draft) === true;
  const struck = on && flag(obj(raw, 'checked_style'), 'show_strikethrough');
  const onChange = () => {
    cx.change(keyOf(raw, path), !on);
    if (!cx.form) cx.choose(raw, path, !on);
  };
  return (
    <label class={struck ? 'checker struck' : 'checker'} style={margin(raw)}>
      <input {...fieldAttributes({ raw, path, cx })} type="checkbox" checked={on} onChange={onChange} />
      <Text raw={raw} at="text" cx={cx} />
    </label>
  );
}
