import type { CardContext, ElementProps } from './context.ts';
import { Field, fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { list, type Raw, str, words } from './read.ts';

/** The choices of a select; those of a person select are people. */
export const choices = (raw: Raw, cx: CardContext): { value: string; text: string }[] =>
  list(raw, 'options').map((option) => {
    const value = str(option, 'value');
    return { value, text: words(option, 'text') || cx.nameOf(value) };
  });

/** `select_static`, `select_person`: one of several. */
export function SelectElement({ raw, path, cx }: ElementProps) {
  const value = String(currentValue(raw, path, cx.draft));
  const onChange = (event: { currentTarget: { value: string } }) => {
    cx.change(keyOf(raw, path), event.currentTarget.value);
    if (!cx.form) cx.choose(raw, path, event.currentTarget.value);
  };
  return (
    <Field raw={raw} path={path} cx={cx}>
      <select
        {...fieldAttributes({ raw, path, cx })}
        class={`${value ? '' : 'unset'}${str(raw, 'type') === 'text' ? ' bare' : ''}`}
        value={value}
        onChange={onChange}
      >
        <option value="">{words(raw, 'placeholder') || '请选择'}</option>
        {choices(raw, cx).map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
