import { type Element, type Item, inRows } from './card.ts';
import type { TapValue } from './taps.ts';
import { markdown, oneLine, type Plain, plain, plainTag, type Words } from './text.ts';

const line = (content: string): Element => ({ tag: 'markdown', content });
const bold = (written: string): string => (written.trim() === '' ? '' : `**${written.trim()}**`);
const all = (words: readonly Words[]): string => words.map(markdown).join('');

/** The first line of a card, bold: who must do what by when. */
export const headline = (...words: Words[]): Element => line(bold(all(words)));
/** A line that may name people: `says(at(openId), ' 请于明日前答复')`. Text is shown as it is, never as Markdown. */
export const says = (...words: Words[]): Element => line(all(words));
/** Running text, line breaks kept. */
export const paragraph = (text: Plain): Element => ({ tag: 'div', text: plainTag(text) });
/** A small grey remark. */
export const note = (text: Plain): Element => ({
  tag: 'div',
  text: { ...plainTag(text), text_size: 'notation', text_color: 'grey' },
});
export const divider = (): Element => ({ tag: 'hr' });

/** The one date that matters: what it is, when, and in words how near. `colour` says what the words say. */
export type Band = { label: string; said: string; left?: string | undefined; colour: 'red' | 'orange' | 'grey' };

/** A band under the header. On a phone how near it is stands below the date. */
export function band({ label, said, left, colour }: Band): Element {
  const date = `<font color='grey'>${markdown(label)}：</font>${bold(markdown(said))}`;
  const near = left === undefined ? [] : [`<font color='${colour}'>${bold(markdown(left))}</font>`];
  const column = (content: string) => ({
    tag: 'column',
    padding: '4px 12px',
    vertical_align: 'center',
    elements: [{ ...line(content), text_size: 'heading' }],
  });
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    background_style: `${colour}-50`,
    columns: [date, ...near].map(column),
  };
}

/** Small pictures in a row; a press shows one whole. `key` is what the platform gave for it. */
export const pictures = (shown: readonly { key: string; name: Plain }[]): Element => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: 'small',
  columns: shown.map(({ key, name }) => ({
    tag: 'column',
    elements: [{ tag: 'img', img_key: key, alt: plainTag(oneLine(name)), size: 'medium', scale_type: 'crop_center' }],
  })),
});

/** A picture as wide as the card. */
export const picture = ({ key, name }: { key: string; name: Plain }): Element => ({
  tag: 'img',
  img_key: key,
  alt: plainTag(oneLine(name)),
  scale_type: 'fit_horizontal',
});

/** Facts with more characters, label included, do not fit into half the width of a desktop card. */
const HALF_WIDTH = 22;
/** From this many short facts on, two columns save height; a phone shows them below one another in the same order. */
const WORTH_COLUMNS = 4;

/**
 * Facts, each a label and a value: many short ones in two columns, the long ones below, each on a line. Empty ones are
 * left out.
 */
export function facts(known: Readonly<Record<string, Words | false | null | undefined>>): Element[] {
  const all: string[] = [];
  const short: string[] = [];
  const long: string[] = [];
  for (const [label, value] of Object.entries(known)) {
    if (!value || shown(value) === '') continue;
    const whole = shown(value);
    const fact = `<font color='grey'>${markdown(label)}：</font>${whole.includes('\n') ? '<br>' : ''}${markdown(value)}`;
    const fits = [...label, ...whole].length <= HALF_WIDTH && !whole.includes('\n');
    all.push(fact);
    (fits ? short : long).push(fact);
  }
  const below = short.length < WORTH_COLUMNS ? all : long;
  return [...(below === long ? [columns(short)] : []), ...(below.length > 0 ? [line(below.join('<br>'))] : [])];
}
const shown = (words: Words): string => (typeof words !== 'string' && 'openId' in words ? '@' : plain(words));

function columns(lines: readonly string[]): Element {
  const half = Math.ceil(lines.length / 2);
  const column = (part: readonly string[]) => ({ tag: 'column', elements: [line(part.join('<br>'))] });
  return {
    tag: 'column_set',
    flex_mode: 'stretch',
    columns: [column(lines.slice(0, half)), column(lines.slice(half))],
  };
}

/** The history of a case, oldest first: green what is done, blue where it is now. */
export function timeline(items: readonly { at: string; text: Plain; current?: boolean }[]): Element[] {
  if (items.length === 0) return [];
  const lines = items.map(({ at, text, current }) => {
    const words = `${markdown(at)}　${markdown(oneLine(text))}`;
    const mark = `<font color='${current ? 'blue' : 'green'}'>●</font>`;
    return `${mark} ${current ? bold(words) : `<font color='grey'>${words}</font>`}`;
  });
  return [line(lines.join('<br>'))];
}

/** Content that is rarely needed: closed until somebody opens it. Nothing when it would be empty. */
export function folded(title: Plain, ...items: Item[]): Element[] {
  const elements = inRows(items);
  if (elements.length === 0) return [];
  const icon = { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' };
  return [
    {
      tag: 'collapsible_panel',
      expanded: false,
      header: { title: plainTag(oneLine(title)), icon, icon_position: 'right', icon_expanded_angle: -180 },
      border: { color: 'grey', corner_radius: '5px' },
      padding: '8px',
      vertical_spacing: 'medium',
      elements,
    },
  ];
}

export type Row = {
  title: Plain;
  facts: Plain;
  /** Until when, in words, at the right of the title; the words say what the colour says. */
  due?: { said: string; colour: 'red' | 'orange' | 'grey' } | undefined;
  tap?: TapValue | undefined;
  /** Who must act on it, named before the facts; each with what is said of them. */
  people?: readonly (readonly Words[])[] | undefined;
};
/** A list: a bold title, a small grey line below. With `tap` the whole line answers a press. 20 rows stay within the limits. */
export function rows(items: readonly Row[]): Element[] {
  return items.flatMap(({ title, facts: below, due, tap, people = [] }) => {
    const head = line(bold(markdown(oneLine(title))));
    const named = people.map((who) => `${all(who)} `).join('');
    const small = `${named}<font color='grey'>${markdown(oneLine(below))}</font>`;
    const lines = [
      due ? beside(head, { ...line(`<font color='${due.colour}'>${bold(markdown(due.said))}</font>`) }) : head,
      ...(oneLine(below) === '' ? [] : [{ ...line(small), text_size: 'notation' }]),
    ];
    return tap ? pressed(tap, lines) : lines;
  });
}

/** Two lines side by side; the right one keeps its width. */
const beside = (left: Element, right: Element): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  columns: [
    { tag: 'column', width: 'weighted', weight: 1, elements: [left] },
    { tag: 'column', width: 'auto', elements: [{ ...right, text_size: 'notation' }] },
  ],
});

/** A region that sends us its press, wherever it is pressed. Source: cards.md 5.4. */
export const pressed = (value: TapValue, elements: Element[]): Element => ({
  tag: 'interactive_container',
  behaviors: [{ type: 'callback', value }],
  padding: '4px 0px',
  vertical_spacing: '2px',
  elements,
});
