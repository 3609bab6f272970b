import { z } from 'zod';
import { runningLeg } from '../case/current.ts';
import { dispatchingSeat } from '../case/seats.ts';
import { enter, stopLeg } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { choice, words } from './inputs.ts';
import { settling } from './parts/past.ts';
import { actingPerson } from './parts/shared.ts';

/** 申请退回: a unit says a dispatched case is not its own; the unit clock stops while the desk decides. Source: R-301, R-302 (ML 六(二)). */
export const askReturn = caseEvent({
  name: 'ask_return',
  label: '申请退回',
  short: '退回',
  from: ['dispatched'],
  by: ['unit'],
  form: true,
  input: z.object({ ground: choice('退回事由'), reason: words('理由', 500) }),
  refuse(c, { ground }, { profile }) {
    const known = profile.returnGrounds.find((g) => g.id === ground);
    if (!known) return { code: 'unknown_choice', label: '退回事由', words: ground };
    const unit = runningLeg(c)?.unit;
    const refused = c.refusedReturns.some((r) => r.unit === unit && r.ground === ground);
    return refused ? { code: 'ground_already_refused', ground: known.word } : null;
  },
  apply: (c, { ground, reason }, ctx) => ({
    ...enter(stopLeg(c, 'arbitration', ctx), 'return_requested', ctx),
    returnAsk: { unit: runningLeg(c)?.unit ?? '', ground, reason, by: actingPerson(ctx), at: ctx.at },
  }),
  tells: (after, _input, _before, { directory }) => [{ seat: dispatchingSeat(after, directory), say: 'to_arbitrate' }],
  history: { enterprise: settling, quotes: 'reason' },
});
