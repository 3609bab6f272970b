import type { ElementProps } from './context.ts';
import { Field, fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { flag, num, str, words } from './read.ts';

/** `input`: one line, several lines or a password. Outside a form it has a sign to send it; on one line Enter does too. */
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
  const send = () => cx.choose(raw, path, value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!cx.form && event.key === 'Enter' && !event.isComposing) send();
  };
  const kind = str(raw, 'input_type');
  const several = kind === 'multiline_text';
  const lock = kind === 'password' && flag(raw, 'show_icon', true);
  return (
    <Field raw={raw} path={path} cx={cx}>
      {lock && (
        <span class="lock" aria-hidden="true">
          🔒
        </span>
      )}
      {several ? (
        <textarea {...shared} {...lines(raw)} />
      ) : kind === 'password' ? (
        <input {...shared} class={lock ? 'locked' : ''} type="password" onKeyDown={onKeyDown} />
      ) : (
        <input {...shared} type="text" onKeyDown={onKeyDown} />
      )}
      {(several || length > most) && (
        <span class={length > most ? 'counter over' : 'counter'}>
          {length}/{most}
        </span>
      )}
      {!cx.form && value !== '' && (
        <button type="button" class="field-send" aria-label="发送" disabled={shared.disabled} onClick={send}>
          ➤
        </button>
      )}
    </Field>
  );
}

/** How many lines are seen: five unless the card says otherwise; where it grows, up to `max_rows`. Source: cards.md 8. */
function lines(raw: ElementProps['raw']) {
  const rows = Math.max(1, Math.round(num(raw, 'rows', 5)));
  if (!flag(raw, 'auto_resize')) return { rows };
  const most = Math.round(num(raw, 'max_rows', 0));
  return {
    rows,
    class: 'grows',
    style: { '--rows': String(rows), ...(most > 0 && { '--max-rows': String(Math.max(most, 1)) }) },
  };
}
