import { z } from 'zod';
import { shanghaiDate } from '../../time/working-days.ts';
import type { Case } from '../case.ts';
import { startClock, withLeg } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { date, words } from '../inputs.ts';
import type { Refusal } from '../refusal.ts';
import { actingPerson } from './shared.ts';

const asked = (c: Case): Refusal | null => (c.legalAsk ? null : { code: 'nothing_changed' });
const without = (c: Case): Case => {
  const { legal_decision: _over, ...clocks } = c.clocks;
  return { ...c, clocks, legalAsk: undefined };
};

/** 转入复议诉讼: the enterprise has chosen review or a lawsuit; the unit names the legal date. Source: R-307; ML 六(二). */
export const askLegal = caseEvent({
  name: 'ask_legal',
  label: '转入复议诉讼',
  from: ['in_progress'],
  by: ['unit'],
  form: true,
  input: z.object({ on: date('期限日期'), ground: words('理由', 500) }),
  offer: (c) => (c.legalAsk || c.legal ? { code: 'pending_already' } : null),
  refuse: (_c, { on }, { at }) => (on < shanghaiDate(at) ? { code: 'date_in_the_past', label: '期限日期' } : null),
  apply: (c, { on, ground }, ctx) => ({
    ...c,
    legalAsk: { on, ground, by: actingPerson(ctx), at: ctx.at },
    clocks: { ...c.clocks, legal_decision: startClock('legal_decision', ctx) },
  }),
  tells: () => [{ seat: 'desk', say: 'legal_asked' }],
});

/** 同意转入: the date replaces the limit, and the case is marked so. Source: R-307; ML 六(二). */
export const grantLegal = caseEvent({
  name: 'grant_legal',
  label: '同意转入',
  from: ['in_progress'],
  by: ['desk'],
  offer: asked,
  apply(c, _input, ctx) {
    if (!c.legalAsk) return c;
    const { on, ground } = c.legalAsk;
    const marked = { ...without(c), legal: { on, ground, at: ctx.at } };
    return withLeg(marked, ctx, (leg) => ({ ...leg, limit: { on, clause: ground } }));
  },
  tells: () => [
    { seat: 'unit', say: 'legal_granted' },
    { seat: 'respondent', say: 'legal_track' },
  ],
});

/** 不同意转入: the limit stands. */
export const refuseLegal = caseEvent({
  name: 'refuse_legal',
  label: '不同意转入',
  from: ['in_progress'],
  by: ['desk'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: asked,
  apply: without,
  tells: (_after, { reason }) => [{ seat: 'unit', say: 'legal_refused', words: reason }],
});
