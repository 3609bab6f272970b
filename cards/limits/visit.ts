import { isRecord } from './values.ts';
import { step } from './walk.ts';

export type Visited = {
  readonly node: Readonly<Record<string, unknown>>;
  readonly tag: string;
  readonly path: string;
  readonly inForm: boolean;
  /** The key that holds the object, without its index: `elements`, `text`, `buttons` … */
  readonly under: string;
};

/** Keys whose values are data, not parts of the card. */
const DATA: readonly string[] = ['value', 'chart_spec', 'rows'];

/** Every object of the card that has a tag, text objects included, in document order. */
export function* tagged(value: unknown, path = 'ROOT', inForm = false, under = ''): Generator<Visited> {
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) yield* tagged(each, step(path, i, each), inForm, under);
    return;
  }
  if (!isRecord(value)) return;
  if (typeof value.tag === 'string') yield { node: value, tag: value.tag, path, inForm, under };
  const within = inForm || value.tag === 'form';
  for (const [key, each] of Object.entries(value)) {
    if (!DATA.includes(key)) yield* tagged(each, step(path, key, each), within, key);
  }
}

/** The texts of a markdown component in every language it is written in. */
export const markdownOf = ({ node, tag }: Visited): string[] =>
  tag === 'markdown' || tag === 'lark_md'
    ? [node.content, ...(isRecord(node.i18n_content) ? Object.values(node.i18n_content) : [])].filter(
        (each) => typeof each === 'string',
      )
    : [];

/** The objects in a list property that are objects; anything else there is reported elsewhere. */
export const recordsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
