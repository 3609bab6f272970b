import { isOpen, STATES, type State } from '../case/state.ts';
import { LIFECYCLE } from './lifecycle.ts';

const OPEN = STATES.filter((state) => isOpen({ state }));

export const states = (from: readonly State[]): string => {
  if (STATES.every((s) => from.includes(s))) return 'any';
  return from.length === OPEN.length && OPEN.every((s) => from.includes(s)) ? 'any open' : from.join(', ');
};

/** The width of a text in columns of a fixed-width font; a Chinese character or punctuation mark takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/\p{Script=Han}|[\u3000-\u303f\uff01-\uff60]/u.test(letter) ? 2 : 1), 0);

/** A Markdown table whose columns are also aligned as plain text. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ''))));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`;
  return [line(head), line(widths.map((w) => '-'.repeat(w))), ...rows.map(line), ''].join('\n');
}

/** The lifecycle as a Markdown table for reviewers: event, button, states it starts from, roles. */
export function lifecycleTable(): string {
  const rows = LIFECYCLE.map((e) => [e.name, e.label, states(e.from), e.by.join(', ')]);
  return markdownTable(['event', 'label', 'from', 'by'], rows);
}
