import type { ComponentChildren } from 'preact';
import type { CardContext, ElementProps } from './context.ts';
import { isRequired, keyOf } from './fields.ts';
import { margin, width } from './layout.ts';
import { flag, has, type Raw, str, words } from './read.ts';

/** The DOM id of a field (or of its label), which ties labels, errors and fields together. */
export const domId = (cx: CardContext, raw: Raw, path: string, part = 'field'): string =>
  idOf(cx.uid, keyOf(raw, path), part);

export const idOf = (uid: string, key: string, part = 'field'): string =>
  `${uid}-${key.replace(/[^A-Za-z0-9_-]/g, '-')}-${part}`;

/** Attributes of all fields: label, error, and whether it is disabled. */
export function fieldAttributes({ raw, path, cx }: ElementProps) {
  const off = flag(raw, 'disabled');
  const wrong = cx.draft.errors[keyOf(raw, path)] !== undefined;
  return {
    id: domId(cx, raw, path),
    name: keyOf(raw, path),
    title: (off && words(raw, 'disabled_tips')) || words(raw, 'placeholder') || undefined,
    'aria-required': isRequired(raw) && cx.form !== null,
    'aria-invalid': wrong,
    disabled: off || cx.frozen || (cx.busy !== null && cx.busy === path),
  };
}

/** A field with its label above and its error below. */
export function Field({ raw, path, cx, children }: ElementProps & { children: ComponentChildren }) {
  const error = cx.draft.errors[keyOf(raw, path)];
  const beside = str(raw, 'label_position') === 'left';
  return (
    <div class={beside ? 'field field-beside' : 'field'} style={{ ...width(raw), ...margin(raw) }}>
      {has(raw, 'label') && (
        <label class="field-label" id={domId(cx, raw, path, 'label')} for={domId(cx, raw, path)}>
          {words(raw, 'label')}
          {isRequired(raw) && cx.form && (
            <span class="star" aria-hidden="true">
              {' *'}
            </span>
          )}
        </label>
      )}
      <div class="field-box">{children}</div>
      {error && (
        <div class="field-error" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}
