import { STATES, type State } from '../case/state.ts';
import { LIFECYCLE } from './lifecycle.ts';

const OPEN = STATES.filter((s) => s !== 'closed' && s !== 'redirected' && s !== 'withdrawn');

const states = (from: readonly State[]): string => {
  if (STATES.every((s) => from.includes(s))) return 'any';
  return from.length === OPEN.length && OPEN.every((s) => from.includes(s)) ? 'any open' : from.join(', ');
};

/** Columns a text takes where letters are of one width: a Chinese character takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);

/** The lifecycle as a Markdown table, for people who review it: event, what its button says, from which states, by whom. */
export function lifecycleTable(): string {
  const rows = LIFECYCLE.map((e) => [e.name, e.label, states(e.from), e.by.join(', ')]);
  const head = ['event', 'label', 'from', 'by'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ''))));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`;
  return [line(head), line(widths.map((w) => '-'.repeat(w))), ...rows.map(line), ''].join('\n');
}
