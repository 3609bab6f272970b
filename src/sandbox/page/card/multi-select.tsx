import type { ElementProps } from './context.ts';
import { domId, Field, fieldAttributes } from './field.tsx';
import { currentValue, keyOf } from './fields.ts';
import { choices } from './select.tsx';

/** `multi_select_static`, `multi_select_person`: any number of several, each a box to tick. */
export function MultiSelectElement({ raw, path, cx }: ElementProps) {
  const value = currentValue(raw, path, cx.draft);
  const chosen = Array.isArray(value) ? value : [];
  const { disabled, id } = fieldAttributes({ raw, path, cx });
  const toggle = (option: string) => {
    const rest = chosen.filter((other) => other !== option);
    cx.change(keyOf(raw, path), rest.length < chosen.length ? rest : [...chosen, option]);
  };
  return (
    <Field raw={raw} path={path} cx={cx}>
      <fieldset class="ticks" id={id} disabled={disabled} aria-labelledby={domId(cx, raw, path, 'label')}>
        {choices(raw, cx).map((option) => (
          <label key={option.value} class={chosen.includes(option.value) ? 'tick on' : 'tick'}>
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
            {option.text}
          </label>
        ))}
      </fieldset>
    </Field>
  );
}
