import { rolesOf } from '../case/roles.ts';
import { isOpen, STATES } from '../case/state.ts';
import { caseEvent, type Rank } from './event.ts';
import { type PerCase, text } from './fields.ts';
import { renewConfirm } from './heard.ts';
import { entriesLeft } from './parts/entries.ts';
import { endMaterialPause } from './parts/material.ts';
import { inCharge, noteBy } from './parts/shared.ts';

/** After 确认办结 the enterprise is asked only for its rating. */
const beforeRating: PerCase<Rank | false> = (c) => c.state !== 'confirmed' && 'next';

/**
 * 补充说明: additional text from the enterprise, shown to whoever has the case. It ends a pause for material. On a
 * duplicate it belongs to the primary case, which is asked to copy it. Source: lifecycle.md, "add".
 */
export const add = caseEvent({
  name: 'add',
  label: '补充说明',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['respondent', 'filer'],
  ignoresV: true,
  fields: { text: text('补充内容') },
  command: 'text',
  effect: '提交后，正在办理的单位会看到',
  harmless: 'next',
  done: '已补充说明',
  primary: { respondent: beforeRating, filer: beforeRating },
  files: () => ({ purpose: 'addition', visible: true }),
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply(c, { text, files }, ctx) {
    const added = endMaterialPause({ ...c, additions: [...c.additions, noteBy(ctx, text, files)] }, ctx);
    // An addition by an agent does not show that the enterprise itself is responding.
    return rolesOf(c, ctx.actor, ctx).has('respondent') ? renewConfirm(added, ctx) : added;
  },
  shows: (c) => (c.state === 'merged' ? [{ to: { cases: 'across' }, show: { across: 'primary' } }] : []),
  notifies: (after, _input, _before, ctx) =>
    after.state === 'merged' ? [] : [{ ...inCharge(after, ctx), notification: 'added' }],
  history: { quotes: 'text' },
});
