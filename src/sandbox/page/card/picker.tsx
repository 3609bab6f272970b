import type { ElementProps } from './context.ts';
import { Field, fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { str } from './read.ts';

const KINDS: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  date_picker: 'date',
  picker_time: 'time',
  picker_datetime: 'datetime-local',
};

/** `date_picker`, `picker_time`, `picker_datetime`. Feishu writes a blank where HTML writes a T. */
export function PickerElement({ raw, path, cx }: ElementProps) {
  const value = String(currentValue(raw, path, cx.draft));
  const onChange = (event: { currentTarget: { value: string } }) => {
    const picked = event.currentTarget.value.replace('T', ' ');
    cx.change(keyOf(raw, path), picked);
    if (!cx.form && picked) cx.choose(raw, path, picked);
  };
  return (
    <Field raw={raw} path={path} cx={cx}>
      <input
        {...fieldAttributes({ raw, path, cx })}
        type={KINDS[str(raw, 'tag')] ?? 'date'}
        value={value.replace(' ', 'T')}
        onChange={onChange}
      />
    </Field>
  );
}
