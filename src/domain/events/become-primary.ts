import type { Case } from '../case/case.ts';
import { isOpen, STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { endMaterialPause } from './parts/material.ts';
import { nudged } from './parts/nudging.ts';
import { inCharge } from './parts/shared.ts';

/** Additions to the duplicate since the merge that this case does not have yet (lifecycle.md, "add"). */
function unseen(c: Case, duplicate: Case | null | undefined): Case['additions'] {
  if (!isOpen(c) || !duplicate?.duplicateOf || duplicate.duplicateOf.id !== c._id) return [];
  const { no, duplicateOf } = duplicate;
  return duplicate.additions
    .map((note, i) => ({ ...note, of: no, nth: i + 1 }))
    .slice(duplicateOf.additions)
    .filter(({ nth }) => !c.additions.some((a) => a.of === no && a.nth === nth));
}

/** The nudges of the duplicate since the merge that this case does not have yet (lifecycle.md, "nudge"). */
function unheard(c: Case, duplicate: Case | null | undefined): Case['nudges'] {
  if (!isOpen(c) || duplicate?.duplicateOf?.id !== c._id) return [];
  const { no, duplicateOf, nudges } = duplicate;
  return nudges
    .filter(({ at, of }) => of === undefined && at >= duplicateOf.at)
    .filter(({ at }) => !c.nudges.some((n) => n.of === no && n.at.getTime() === at.getTime()))
    .map((n) => ({ ...n, of: no }));
}

/** Another case is merged into this one and informed of its changes. Source: storage.md, "Across cases". */
export const becomePrimary = caseEvent({
  name: 'become_primary',
  label: '成为主办件',
  from: STATES,
  by: ['sender'],
  ignoresV: true,
  done: '已成为主办件',
  refuse: (c, _input, { other }) =>
    c.hasDuplicates && unseen(c, other).length === 0 && unheard(c, other).length === 0
      ? { code: 'nothing_changed' }
      : null,
  apply(c, _input, ctx) {
    const added = unseen(c, ctx.other);
    const theirs = added.flatMap((note) => note.files ?? []);
    const files = ctx.other?.files.filter((f) => theirs.includes(f.id)).map((f) => ({ ...f, of: ctx.other?.no }));
    const heard = {
      ...c,
      hasDuplicates: true,
      additions: [...c.additions, ...added],
      nudges: [...c.nudges, ...unheard(c, ctx.other)],
      files: [...c.files, ...(files ?? [])],
    };
    return added.length > 0 ? endMaterialPause(heard, ctx) : heard;
  },
  notifies: (after, _input, before, ctx) => [
    ...(after.additions.length > before.additions.length
      ? [{ ...inCharge(after, ctx), notification: 'added' } as const]
      : []),
    ...(after.nudges.length > before.nudges.length ? nudged(after, ctx) : []),
  ],
  // Nothing tells from which duplicate the words came, so with one of them confidential none are quoted.
  history: { quotes: ({ c, entry }) => (c.withheld?.length ? undefined : entry.touched.brought) },
});
