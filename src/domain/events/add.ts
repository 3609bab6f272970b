import { z } from 'zod';
import type { Case } from '../case/case.ts';
import type { Refusal } from '../case/refusal.ts';
import { rolesOf } from '../case/roles.ts';
import { isOpen, STATES } from '../case/state.ts';
import type { Rank } from './button.ts';
import { caseEvent } from './event.ts';
import { CONTENT_MOST, type PerCase, RECORDED_MOST, text } from './fields.ts';
import { renewConfirm } from './heard.ts';
import type { Past } from './history.ts';
import { entriesLeft } from './parts/entries.ts';
import { endMaterialPause } from './parts/material.ts';
import { whoAdded } from './parts/news.ts';
import { noteBy, toWhomeverHasIt } from './parts/shared.ts';

/** After 确认办结 the enterprise is asked only for its rating. */
const beforeRating: PerCase<Rank | false> = (c) => c.state !== 'confirmed' && 'next';

/** Most characters of all additions to a case together, so that it stays one document. `D` */
const ADDITIONS_MOST = 200_000;
const TOO_MUCH: Refusal = {
  code: 'bad_form',
  problems: [{ field: 'text', label: '补充内容', words: '这件办件的补充说明已经很长，请把其余内容作为文件发送' }],
};
const tooMuch = (c: Case, text: string): boolean =>
  c.additions.reduce((all, note) => all + note.text.length, text.length) > ADDITIONS_MOST;

/** The words of the addition, wherever the record keeps them. */
function saidBefore({ c, input }: Past<{ text: unknown }>): string | undefined {
  const { text } = input;
  if (typeof text === 'string') return text;
  const kept = KeptAddition.safeParse(text);
  return kept.success ? c.additions[kept.data.n - 1]?.text : undefined;
}
const KeptAddition = z.object({ in: z.literal('additions'), n: z.number() });

/**
 * 补充说明: additional text from the enterprise, shown to whoever has the case. It ends a pause for material. On a
 * duplicate it belongs to the primary case, which is asked to copy it. Source: lifecycle.md, "add".
 */
export const add = caseEvent({
  name: 'add',
  label: '补充说明',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['respondent', 'filer', 'receipt_holder'],
  atWill: true,
  ignoresV: true,
  fields: { text: text('补充内容', { most: CONTENT_MOST, tooLong: '请分成几次补充，或作为文件发送' }) },
  command: 'text',
  effect: '提交后，正在办理的单位会看到',
  harmless: 'next',
  done: '已补充说明',
  primary: { respondent: beforeRating, filer: beforeRating },
  files: () => ({ purpose: 'addition', visible: true }),
  refuse: (c, { text }, ctx) => (tooMuch(c, text) ? TOO_MUCH : entriesLeft(c, ctx)),
  apply(c, { text, files }, ctx) {
    const added = endMaterialPause({ ...c, additions: [...c.additions, noteBy(ctx, text, files)] }, ctx);
    // An addition by an agent does not show that the enterprise itself is responding.
    return rolesOf(c, ctx.actor, ctx).has('respondent') ? renewConfirm(added, ctx) : added;
  },
  shows: (c) => (c.state === 'merged' ? [{ to: { cases: 'across' }, show: { across: 'primary' } }] : []),
  notifies: (after, { text }, _before, ctx) =>
    after.state === 'merged'
      ? []
      : toWhomeverHasIt(after, ctx).map((to) => ({
          ...to,
          notification: 'added',
          words: text,
          who: whoAdded(after, ctx),
        })),
  // A long text is kept in the case itself, so the record only points to it.
  kept: ({ text }, after) =>
    text.length > RECORDED_MOST ? { text: { in: 'additions', n: after.additions.length } } : {},
  history: { quotes: saidBefore },
});
