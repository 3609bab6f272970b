import type { Element } from '../../../cards/kit.ts';

type Option = { text: { content: string }; value: string };

const contentOf = (words: unknown): string => (words as { content?: string } | undefined)?.content ?? '';

/** What a telephone's keys are offered for. */
const NUMBERS: readonly string[] = ['phone'];

/**
 * A field of a card's form, as the browser's own; nothing for what is only a label.
 *
 * @param kept  what was filled in before, in place of what the card drew
 */
export function Field({
  element,
  label,
  kept,
}: {
  element: Element;
  label: string;
  kept: string | string[] | undefined;
}) {
  const name = String(element.name ?? '');
  const required = element.required === true;
  const text = contentOf(element.label) || label;
  const said = (
    <span>
      {text}
      {required ? '' : '（选填）'}
    </span>
  );
  switch (element.tag) {
    case 'input': {
      const value = String(kept ?? element.default_value ?? '');
      const hint = required ? contentOf(element.placeholder) : contentOf(element.placeholder).replace(/^选填$/, '');
      return (
        <label class="field" for={name}>
          {said}
          {element.input_type === 'multiline_text' ? (
            // Longer words than a card's field takes are taken here; the event says how many.
            <textarea id={name} name={name} rows={6} required={required} placeholder={hint}>
              {value}
            </textarea>
          ) : (
            <input
              id={name}
              type="text"
              inputMode={NUMBERS.includes(name) ? 'tel' : 'text'}
              name={name}
              required={required}
              placeholder={hint}
              value={value}
            />
          )}
        </label>
      );
    }
    case 'select_static': {
      const options = element.options as Option[];
      const chosen = Number(element.initial_index ?? 0) - 1;
      return (
        <label class="field" for={name}>
          {said}
          <select id={name} name={name} required={required}>
            <option value="">{contentOf(element.placeholder)}</option>
            {options.map(({ text: words, value }, i) => (
              <option value={value} selected={kept === undefined ? i === chosen : value === kept}>
                {words.content}
              </option>
            ))}
          </select>
        </label>
      );
    }
    case 'multi_select_static': {
      const chosen = kept === undefined ? ((element.selected_values as string[] | undefined) ?? []) : [kept].flat();
      return (
        <fieldset class="field">
          <legend>{text}</legend>
          {(element.options as Option[]).map(({ text: words, value }) => (
            <label class="choice">
              <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
              {words.content}
            </label>
          ))}
        </fieldset>
      );
    }
    case 'date_picker':
      return (
        <label class="field" for={name}>
          {said}
          <input
            id={name}
            type="date"
            name={name}
            required={required}
            value={String(kept ?? element.initial_date ?? '')}
          />
        </label>
      );
    default:
      return null;
  }
}
