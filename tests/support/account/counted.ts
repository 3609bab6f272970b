import type { Lived } from './life.ts';

/** How much was done and said, by kind of sentence, and what was found wrong. */
export function counted({ book, done }: Lived, seed: number): string {
  const kinds = new Map<string, number>();
  for (const { what } of book.told) kinds.set(what, (kinds.get(what) ?? 0) + 1);
  const messages = new Set(book.told.map((t) => t.message)).size;
  const said = [...kinds].sort(([, a], [, b]) => b - a).map(([what, n]) => `${what} ${n}`);
  return [
    `seed ${seed}: ${book.books.size} cases, ${done.length} acts, ${messages} messages, ${book.told.length} sentences`,
    said.join(', '),
    `faults: ${book.faults.length}`,
  ].join('\n');
}
