import { isRecord } from '../limits/values.ts';
import { recordsIn, tagged } from '../limits/visit.ts';
import type { Card } from './card.ts';

/** Reads cards of this kit back: for the plain message sent where a card cannot be, and for tests. */

/** A field of a form as people see it, with the name under which its value is sent. */
export type SeenField = { label: string; name: string; tag: string };
const LABELLED_ABOVE: readonly string[] = ['select_static', 'multi_select_static', 'date_picker', 'picker_datetime'];

/** The fields of a card's forms in order. */
export function fields(card: Card): SeenField[] {
  let above = '';
  const seen: SeenField[] = [];
  for (const { node, tag, inForm } of tagged(card)) {
    if (tag === 'div') above = content(node.text);
    if (!inForm || typeof node.name !== 'string') continue;
    if (tag === 'input') seen.push({ label: content(node.label), name: node.name, tag });
    else if (LABELLED_ABOVE.includes(tag)) seen.push({ label: above, name: node.name, tag });
  }
  return seen;
}

/** The labels of all fields and buttons on a card, in order, those in folded panels included. */
export function labels(card: Card): string[] {
  const filled = new Map(fields(card).map(({ name, label }) => [name, label]));
  return [...tagged(card)].flatMap(({ node, tag }) => {
    if (tag === 'button') return [content(node.text)];
    const label = typeof node.name === 'string' ? filled.get(node.name) : undefined;
    return label === undefined ? [] : [label];
  });
}

/**
 * The text of a card as a text message, for where the card cannot be sent. Buttons are shown in 【】. It is safe in a
 * Feishu text message: a person's text cannot name or link anybody, but people named by the card are still notified.
 */
export function plainText(card: Card): string {
  const face = card.header;
  const head = face
    ? [`${face.title.content}【${face.text_tag_list[0].text.content}】`, face.subtitle?.content ?? '']
    : [];
  const body = [...tagged(card.body)].map(({ node, tag }) => {
    if (tag === 'markdown') return fromMarkdown(content(node));
    if (tag === 'button') return inert(`【${content(node.text)}】`);
    if (tag === 'div') return inert(content(node.text));
    if (tag === 'table') return recordsIn(node.rows).map(fromRow).join('\n');
    if (tag === 'collapsible_panel') return inert(content(isRecord(node.header) ? node.header.title : undefined));
    return tag === 'input' ? inert(`${content(node.label)}：${node.default_value ?? ''}`) : '';
  });
  return [...head.map(inert), ...body].filter((line) => line !== '').join('\n');
}

const content = (value: unknown): string => (isRecord(value) && typeof value.content === 'string' ? value.content : '');
const inert = (words: string): string => words.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('](', '］（');

/** A table's row on a line; the kit writes its cells in the order of its columns. */
const fromRow = (row: Record<string, unknown>): string => Object.values(row).map(String).map(fromMarkdown).join(' · ');

const fromMarkdown = (written: string): string =>
  written
    .split(/(<at id=[^>]*><\/at>)/)
    .map((part) => {
      const id = /^<at id=([^>]*)>/.exec(part)?.[1];
      if (id !== undefined) return `<at user_id="${id}"></at>`;
      const words = part.replaceAll('<br>', '\n').replace(/<[^>]*>|\*\*/g, '');
      return inert(words.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
    })
    .join('');
