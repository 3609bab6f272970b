import type { Case } from '../../case/case.ts';
import type { Ctx, Shown } from '../../case/context.ts';
import type { Refusal } from '../../case/refusal.ts';
import { isBound, isClaimed, type Settled } from '../../directory/claims.ts';
import type { Directory } from '../../directory/directory.ts';
import { actingPerson } from './shared.ts';

/** Refused where nobody asks to speak for the case's enterprise, or it was confirmed already. */
export const toBind = (c: Case, { directory }: { directory: Directory }): Refusal | null =>
  isClaimed(c.enterprise?.id) && c.binding?.as !== 'bound' && !isBound(directory, c.enterprise?.id)
    ? null
    : { code: 'nothing_changed' };

/** The case with what was decided about whoever filed it; the directory follows (storage.md, "Across cases"). */
export const withBinding = (c: Case, decided: Pick<Settled, 'as' | 'with' | 'reason'>, ctx: Ctx): Case => ({
  ...c,
  binding: { ...decided, by: actingPerson(ctx), at: ctx.at },
});

/** The decision counts everywhere once the case is written. */
export const carried = (): Shown[] => [{ to: { cases: 'across' }, show: { across: 'claim' } }];
