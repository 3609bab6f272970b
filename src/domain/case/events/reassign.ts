import { z } from 'zod';
import { type Case, lastLeg } from '../case.ts';
import { enter, startClock, startLeg } from '../clocks.ts';
import { type Ctx, caseEvent } from '../event.ts';
import { optionalChoice, optionalWords, words } from '../inputs.ts';
import { classRefusal, endRunning, unitMeant } from './shared.ts';

/** Instead of one granted return too many the case is referred (lifecycle.md, "reassign"). */
const grantedOften = (c: Case, ctx: Ctx): boolean =>
  c.state === 'return_requested' && c.grantedReturns >= ctx.profile.grantedReturns.most;

/** 改派: another unit, never the same; a return that was asked for is thereby granted. Source: R-302 (ML 六(二)). */
export const reassign = caseEvent({
  name: 'reassign',
  label: '改派',
  from: ['return_requested', 'dispatched', 'in_progress'],
  by: ['dispatcher'],
  form: true,
  input: z.object({
    datum: z.string().optional(),
    unit: optionalChoice('承办单位'),
    unitName: optionalWords('其他承办单位', 50),
    category: optionalChoice('类别'),
    urgency: optionalChoice('紧急程度'),
    reason: words('理由', 500),
  }),
  refuse(c, input, ctx) {
    const unit = unitMeant(ctx, { unit: input.datum ?? input.unit, unitName: input.unitName });
    if (typeof unit !== 'string') return unit;
    if (unit === lastLeg(c)?.unit) return { code: 'same_unit', unit };
    return classRefusal(ctx, input.category ?? c.category, input.urgency ?? c.urgency);
  },
  apply(c, input, ctx) {
    const granted = c.state === 'return_requested' ? c.grantedReturns + 1 : c.grantedReturns;
    const ended = endRunning({ ...c, grantedReturns: granted }, 'passed_on', ctx);
    if (grantedOften(c, ctx)) {
      const referral = { at: ctx.at, reason: input.reason };
      return { ...enter(ended, 'submitted', ctx), referral, clocks: { dispatch: startClock('dispatch', ctx) } };
    }
    const unit = unitMeant(ctx, { unit: input.datum ?? input.unit, unitName: input.unitName }) as string;
    const sorted = { ...ended, category: input.category ?? c.category, urgency: input.urgency ?? c.urgency };
    return startLeg(enter(sorted, 'dispatched', ctx), unit, 'reassign', ctx);
  },
  tells: (after, { reason }) =>
    after.state === 'submitted'
      ? [{ seat: 'coordinator', say: 'referred_after_returns', words: reason }]
      : [{ seat: 'unit', say: 'to_accept', words: reason }],
});
