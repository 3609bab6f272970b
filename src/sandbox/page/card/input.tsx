import type { ElementProps } from './context.ts';
import { Field, fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { num, str, words } from './read.ts';

/** `input`: one line, several lines or a password. Outside a form, Enter sends it. */
export function InputElement({ raw, path, cx }: ElementProps) {
  const value = String(currentValue(raw, path, cx.draft));
  const length = [...value].length;
  const most = num(raw, 'max_length', 1000);
  const shared = {
    ...fieldAttributes({ raw, path, cx }),
    value,
    placeholder: words(raw, 'placeholder') || '请输入',
    onInput: (event: { currentTarget: { value: string } }) => cx.change(keyOf(raw, path), event.currentTarget.value),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!cx.form && event.key === 'Enter' && !event.isComposing) cx.choose(raw, path, value);
  };
  const kind = str(raw, 'input_type');
  const several = kind === 'multiline_text';
  return (
    <Field raw={raw} path={path} cx={cx}>
      {several ? (
        <textarea {...shared} rows={Math.min(num(raw, 'rows', 4), 6)} />
      ) : kind === 'password' ? (
        <input {...shared} type="password" onKeyDown={onKeyDown} />
      ) : (
        <input {...shared} type="text" onKeyDown={onKeyDown} />
      )}
      {(several || length > most) && (
        <span class={length > most ? 'counter over' : 'counter'}>
          {length}/{most}
        </span>
      )}
    </Field>
  );
}
