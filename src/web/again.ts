import type { Leads } from './layout/card.tsx';
import type { Said } from './layout/document.tsx';

/** A form that was refused, as it was sent. */
export type Again = {
  once: string;
  fields: Record<string, string | string[]>;
  files: readonly { name: string }[];
  /** Where they are kept. */
  places: readonly number[];
  said: Said;
};

/** What a form is drawn with, so that it brings back what an earlier try of it had. */
export const broughtBack = (
  once: string,
  again: Again | undefined,
): Pick<Leads, 'hidden' | 'kept' | 'taken' | 'takesFiles'> => ({
  hidden: { once, before: again?.places.join(',') ?? '' },
  taken: again?.files.map(({ name }) => name) ?? [],
  takesFiles: true,
  ...(again && { kept: again.fields }),
});
