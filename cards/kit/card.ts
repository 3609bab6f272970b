import { markdown, oneLine, type Plain, type PlainTag, plain, plainTag } from './text.ts';

/** A component of Card JSON 2.0, made by the kit. The builders write nothing that `limits.ts` refuses. */
export type Element = { readonly tag: string; readonly [key: string]: unknown };
export type Button = Element & { readonly tag: 'button' };
/** The content of a card: an element, several, or nothing when a condition is not met. */
export type Item = Element | readonly Element[] | false | null | undefined;

export type Colour =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'carmine'
  | 'violet'
  | 'purple'
  | 'indigo'
  | 'grey';
type TextTag = { readonly tag: 'text_tag'; readonly text: PlainTag; readonly color: string };
export type Header = {
  readonly title: PlainTag;
  readonly subtitle?: PlainTag;
  readonly text_tag_list: readonly [TextTag, ...TextTag[]];
  readonly template: Colour;
};
export type Card = {
  readonly schema: '2.0';
  readonly config: { readonly update_multi: true; readonly enable_forward: false; readonly [key: string]: unknown };
  readonly header?: Header;
  readonly body: { readonly elements: readonly Element[]; readonly [key: string]: unknown };
};

/** The header: a title, and the state as a word and a colour. `late` is a second tag, `note` the small line below. */
export function header(
  title: Plain,
  face: { tag: string; colour: Colour; late?: string | undefined; note?: Plain | undefined },
): Header {
  const late = face.late === undefined ? [] : [textTag(face.late, 'red')];
  return {
    title: plainTag(oneLine(title)),
    ...(face.note !== undefined && { subtitle: plainTag(oneLine(face.note)) }),
    text_tag_list: [textTag(face.tag, face.colour), ...late],
    template: face.colour,
  };
}

/**
 * A card. Neighbouring buttons are put in one row, which wraps on a phone; false and missing items are left out. The
 * chat list shows the state and the title.
 */
export function card(head: Header, ...items: Item[]): Card {
  const state = head.text_tag_list[0].text.content;
  return whole(`${state}：${head.title.content}`, inRows(items), head);
}

/**
 * The one line that replaces a form or a living card that is over. `tag` is shown before it as a small label, so `text`
 * need not repeat it; the chat list shows both. A button may lead on from it, and what was written may stay below it.
 */
export function stub(
  text: Plain,
  {
    tag,
    colour = 'grey',
    leadsOn,
    kept = [],
  }: { tag?: string; colour?: Colour; leadsOn?: Button; kept?: readonly Element[] } = {},
): Card {
  const label = tag === undefined ? '' : `<text_tag color='${tagColour(colour)}'>${markdown(tag)}</text_tag> `;
  return whole(oneLine(tag === undefined ? text : `${tag}：${plain(text)}`), [
    { tag: 'markdown', content: label + markdown(oneLine(text)) },
    ...kept,
    ...(leadsOn ? [leadsOn] : []),
  ]);
}

/** Elements in order, with neighbouring buttons put in a row. */
export function inRows(items: readonly Item[]): Element[] {
  const laid: Element[] = [];
  let row: Button[] = [];
  const flush = (): void => {
    laid.push(...buttons(...row));
    row = [];
  };
  for (const element of items.flatMap((item) => item || [])) {
    if (isButton(element)) row.push(element);
    else {
      flush();
      laid.push(element);
    }
  }
  flush();
  return laid;
}

/** Buttons in a row that wraps where it is too narrow; a single button is no row, and without buttons there is none. */
export function buttons(...items: (Button | false | null | undefined)[]): Element[] {
  const row = items.filter((item) => !!item);
  if (row.length < 2) return row;
  const columns = row.map((one) => ({ tag: 'column', width: 'auto', elements: [one] }));
  return [{ tag: 'column_set', flex_mode: 'flow', horizontal_spacing: 'medium', columns }];
}

const isButton = (element: Element): element is Button => element.tag === 'button';
const textTag = (words: string, colour: Colour): TextTag => ({
  tag: 'text_tag',
  text: plainTag(words),
  color: tagColour(colour),
});
/** Tags call grey `neutral`. */
const tagColour = (colour: Colour): string => (colour === 'grey' ? 'neutral' : colour);

/** Cards carry people's words and are drawn for one audience, so nobody may forward them. */
const whole = (summary: string, elements: Element[], head?: Header): Card => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, width_mode: 'fill', summary: { content: summary } },
  ...(head && { header: head }),
  body: { vertical_spacing: 'medium', elements },
});
