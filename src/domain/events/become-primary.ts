import type { Case } from '../case/case.ts';
import { because } from '../case/notification.ts';
import { isOpen, STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { endMaterialPause } from './parts/material.ts';
import { nudged } from './parts/nudging.ts';
import { inCharge } from './parts/shared.ts';

type Brought = Case['additions'][number] & { of: string; nth: number };

/** The duplicate's appeal with its files, as a note: whoever handles this case handles that one too. */
const appealOf = ({ no, content, filer, receivedAt, files, additions }: Case): Brought => {
  const noted = additions.flatMap((note) => note.files ?? []);
  const own = files.filter((f) => f.purpose === 'appeal' && !noted.includes(f.id)).map((f) => f.id);
  const by = { openId: filer.openId, name: filer.name };
  return { at: receivedAt, by, text: content, ...(own.length > 0 && { files: own }), of: no, nth: 0 };
};

/** What the duplicate's side has said that this case does not have yet: its appeal, then its additions (lifecycle.md, "merge"). */
function unseen(c: Case, duplicate: Case | null | undefined): Brought[] {
  if (!isOpen(c) || !duplicate?.duplicateOf || duplicate.duplicateOf.id !== c._id) return [];
  const { no, additions } = duplicate;
  return [appealOf(duplicate), ...additions.map((note, i) => ({ ...note, of: no, nth: i + 1 }))].filter(
    ({ nth }) => !c.additions.some((a) => a.of === no && a.nth === nth),
  );
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

/** Whether it was said after the merge, so that it answers what this case may wait for. */
const saidSince = (duplicate: Case | null | undefined, added: readonly Brought[]): boolean =>
  added.some(({ nth }) => nth > (duplicate?.duplicateOf?.additions ?? 0));

/** Tells what a duplicate's enterprise added; it is not sent any more once that duplicate is confidential. */
export const DUPLICATE_ADDED = 'duplicate_added' as const;

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
    return saidSince(ctx.other, added) ? endMaterialPause(heard, ctx) : heard;
  },
  notifications: {
    joined: {
      text: ({ which, words }) => `${which}并入了 ${words}，其诉求和附件已列在卡片上，请一并办理。`,
      wakes: true,
      while: 'open',
    },
    [DUPLICATE_ADDED]: {
      text: ({ which, words }) => `${which}的并案件有补充说明。${because('企业', words)}`,
      wakes: true,
      while: 'open',
    },
  },
  notifies(after, _input, before, ctx) {
    const added = after.additions.slice(before.additions.length);
    const joins = added.some(({ nth }) => nth === 0);
    return [
      ...(joins ? [{ ...inCharge(after, ctx), notification: 'joined' as const, words: ctx.other?.no ?? '' }] : []),
      ...(joins ? [] : added).map(({ text }) => ({
        ...inCharge(after, ctx),
        notification: DUPLICATE_ADDED,
        words: text,
      })),
      ...(after.nudges.length > before.nudges.length ? nudged(after, ctx) : []),
    ];
  },
  // Nothing tells from which duplicate the words came, so with one of them confidential none are quoted.
  history: { quotes: ({ c, entry }) => (c.withheld?.length ? undefined : entry.touched.brought) },
});
