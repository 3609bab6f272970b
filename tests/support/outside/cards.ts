/** Reading a card as a person does: from its JSON alone. */
export type Json = { [key: string]: unknown };

const isJson = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Every object of the card, in document order. */
function* nodes(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const v of value) yield* nodes(v);
  else if (isJson(value)) {
    yield value;
    for (const v of Object.values(value)) yield* nodes(v);
  }
}

const decoded = (s: string): string =>
  s
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/?(font|text_tag|b|i)[^>]*>/g, '')
    .replace(/\*\*/g, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** All words of a card, a line an element. */
export const wordsOf = (card: Json): string =>
  [...nodes(card)].flatMap((n) => (typeof n.content === 'string' ? [decoded(n.content)] : [])).join('\n');

/** The elements of a card that have this tag. */
export const elementsOf = (card: Json, tag: string): Json[] => [...nodes(card)].filter((n) => n.tag === tag);

const textOf = (v: unknown): string => (isJson(v) && typeof v.content === 'string' ? v.content : '');

/** The buttons of a card by their labels; `submit` for those that send a form. */
export const buttonsOf = (
  card: Json,
): { label: string; submit: boolean; primary: boolean; value: unknown; name: unknown }[] =>
  [...nodes(card)]
    .filter((n) => n.tag === 'button')
    .map((n) => ({
      label: textOf(n.text),
      submit: n.form_action_type === 'submit',
      primary: String(n.type).startsWith('primary'),
      value: isJson((n.behaviors as unknown[] | undefined)?.[0]) ? ((n.behaviors as Json[])[0]?.value ?? null) : null,
      name: n.name,
    }));

/** What a card's header says. */
export function faceOf(card: Json): { title: string; note: string; tag: string; colour: string } {
  const header = isJson(card.header) ? card.header : {};
  const [tag] = Array.isArray(header.text_tag_list) ? (header.text_tag_list as Json[]) : [];
  return {
    title: textOf(header.title),
    note: textOf(header.subtitle),
    tag: textOf(tag?.text),
    colour: String(header.template ?? ''),
  };
}
