import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { changeCase } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { dropped } from './items.ts';

/**
 * Applies a change to an outbox item, on the case as it is now.
 *
 * @param read  the case as it was read: it is read again only where another writer was faster
 * @param change  gives null when the item must not be changed any more
 * @returns the written case; `gone` when the item no longer exists or has another claim; `busy` when the case kept
 *   changing
 */
export const changeEntry = (
  deps: Deps,
  read: Case,
  entryId: string,
  change: (c: Case, entry: OutboxItem) => Case | null | Promise<Case | null>,
): Promise<Case | 'gone' | 'busy'> =>
  changeCase<Case | 'gone' | 'busy'>(
    deps,
    read,
    async (c): Promise<Change<Case, Case | 'gone'>> => {
      const entry = c?.outbox.find((o) => o.id === entryId);
      const next = c && entry ? await change(c, entry) : null;
      return next ? { write: next, answer: next } : { answer: 'gone' };
    },
    { otherwise: 'busy' },
  );

/** Removes an item that no longer holds or was passed on. */
export const dropEntry = async (deps: Deps, read: Case, entryId: string): Promise<'done' | 'busy'> =>
  (await changeEntry(deps, read, entryId, dropped)) === 'busy' ? 'busy' : 'done';
