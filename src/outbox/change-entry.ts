import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { changeCase } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { dropped } from './items.ts';

/**
 * Applies a change to what a case owes, on the case as it is by then.
 *
 * @param change  gives null when the entry is no longer ours to change
 * @returns the case as it was written; `gone` when nothing of that id is owed any more, or it is another's; `busy` when
 *   the case kept changing
 */
export const changeEntry = (
  deps: Deps,
  caseId: string,
  entryId: string,
  change: (c: Case, entry: OutboxItem) => Case | null | Promise<Case | null>,
): Promise<Case | 'gone' | 'busy'> =>
  changeCase<Case | 'gone' | 'busy'>(
    deps,
    caseId,
    async (c): Promise<Change<Case, Case | 'gone'>> => {
      const entry = c?.outbox.find((o) => o.id === entryId);
      const next = c && entry ? await change(c, entry) : null;
      return next ? { write: next, answer: next } : { answer: 'gone' };
    },
    { otherwise: 'busy' },
  );

/** Removes what is owed: overtaken, or passed on. */
export const dropEntry = async (deps: Deps, caseId: string, entryId: string): Promise<'done' | 'busy'> =>
  (await changeEntry(deps, caseId, entryId, dropped)) === 'busy' ? 'busy' : 'done';
