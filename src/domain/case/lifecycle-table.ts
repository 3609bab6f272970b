import { STATES, type State } from './case.ts';
import { LIFECYCLE } from './lifecycle.ts';

const OPEN = STATES.filter((s) => s !== 'closed' && s !== 'redirected' && s !== 'withdrawn');

const states = (from: readonly State[]): string => {
  if (STATES.every((s) => from.includes(s))) return 'any';
  return from.length === OPEN.length && OPEN.every((s) => from.includes(s)) ? 'any open' : from.join(', ');
};

/** The lifecycle as a Markdown table, for people who review it: event, what its button says, from which states, by whom. */
export function lifecycleTable(): string {
  const rows = LIFECYCLE.map((e) => `| ${e.name} | ${e.label} | ${states(e.from)} | ${e.by.join(', ')} |`);
  return ['| event | label | from | by |', '|---|---|---|---|', ...rows, ''].join('\n');
}
