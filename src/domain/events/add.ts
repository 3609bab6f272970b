import { rolesOf } from '../case/roles.ts';
import { isOpen, STATES } from '../case/state.ts';
import { caseEvent, type Rank } from './event.ts';
import { type PerCase, text } from './fields.ts';
import { renewConfirm } from './heard.ts';
import { entriesLeft } from './parts/entries.ts';
import { endMaterialPause } from './parts/material.ts';
import { inCharge, noteBy } from './parts/shared.ts';

/** Once it has confirmed, the enterprise is asked for its rating alone. */
const beforeRating: PerCase<Rank | false> = (c) => c.state !== 'confirmed' && 'next';

/**
 * 补充说明: more words from the enterprise, seen by whoever has the case; a pause for material ends. On a merged case they
 * are the primary case's, which is asked to take them over. Source: lifecycle.md, "add".
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
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply(c, { text }, ctx) {
    const added = endMaterialPause({ ...c, additions: [...c.additions, noteBy(ctx, text)] }, ctx);
    // An agent's words do not say that the enterprise is listening.
    return rolesOf(c, ctx.actor, ctx).has('respondent') ? renewConfirm(added, ctx) : added;
  },
  shows: (c) => (c.state === 'merged' ? [{ to: { cases: 'across' }, show: { across: 'primary' } }] : []),
  notifies: (after) => (after.state === 'merged' ? [] : [{ ...inCharge(after), notification: 'added' }]),
  history: { quotes: 'text' },
});
