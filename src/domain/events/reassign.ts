import { dispatchingAudience } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { lastAssignment } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { unitLeft } from '../case/unit-of.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import type { Rank } from './button.ts';
import { caseEvent } from './event.ts';
import type { PerCase } from './fields.ts';
import { classFields, coUnits, orderFields, reason, unitField, whyThese } from './parts/asking.ts';
import { given, saidOf, settling } from './parts/past.ts';
import { coUnitsRefusal, helpersOf, placed } from './parts/placing.ts';
import { classRefusal, unitMeant } from './parts/shared.ts';
import { mustBeSigned, noSigner, proposed } from './parts/signing.ts';

/** Whether the limit of granted returns is reached: the case is then referred (lifecycle.md, "reassign"). */
const grantedOften = (c: Case, { profile }: Pick<Rules, 'profile'>): boolean =>
  c.state === 'return_requested' && c.grantedReturns >= profile.grantedReturns.most;

/** The usual action while a return is requested, or once the unit has left the directory; otherwise an exception. */
const atReturn: PerCase<Rank | false> = (c, { directory }) =>
  (c.state === 'return_requested' || unitLeft(c, directory)) && 'first';

/** 改派: another unit than before. It grants a return that was asked for. Source: R-302 (ML 六(二)). */
export const reassign = caseEvent({
  name: 'reassign',
  label: '改派',
  from: ['return_requested', 'dispatched', 'in_progress'],
  by: ['dispatcher'],
  fields: { unit: unitField, coUnits, ...orderFields, ...classFields, reason },
  carries: 'unit',
  quotesAppeal: true,
  effect: (c, rules) =>
    grantedOften(c, rules)
      ? '提交后视为同意退回；已多次退回，转请协调派单，不必选择承办单位'
      : `${c.state === 'return_requested' ? '提交后视为同意退回，' : '提交后'}${mustBeSigned(c, rules) ? '送领导签批，同意后' : ''}改由其他单位办理，时限重新计算${whyThese(c, rules)}`,
  done(after) {
    if (after.state === 'submitted') return '已多次退回，已转请协调派单';
    return after.state === 'awaiting_signoff' ? '已送领导签批，同意后改派' : '已改派，已通知承办单位';
  },
  primary: { desk: atReturn, coordinator: atReturn, supervision: atReturn },
  refuse(c, input, ctx) {
    if (grantedOften(c, ctx)) return null;
    const unit = unitMeant(ctx, input);
    if (typeof unit !== 'string') return unit;
    if (unit === lastAssignment(c)?.unit) return { code: 'same_unit', unit };
    return (
      noSigner(c, unit, ctx) ??
      coUnitsRefusal(ctx, input.coUnits, unit) ??
      classRefusal(c, ctx, input.category ?? c.category, input.urgency ?? c.urgency)
    );
  },
  apply(c, input, ctx) {
    const ended = endAssignment(c, 'passed_on', ctx);
    if (grantedOften(c, ctx))
      return { ...enter(ended, 'submitted', ctx), referral: c.referral ?? { at: ctx.at, reason: input.reason } };
    const unit = unitMeant(ctx, input) as string;
    const sorted = {
      ...ended,
      title: input.title ?? c.title,
      category: input.category ?? c.category,
      urgency: input.urgency ?? c.urgency,
      grantedReturns: c.grantedReturns + (c.state === 'return_requested' ? 1 : 0),
    };
    const { coUnits, instruction } = input;
    if (mustBeSigned(c, ctx))
      return proposed(sorted, { unit, coUnits, why: 'reassign', ...(instruction && { instruction }) }, ctx);
    return placed(sorted, { unit }, { ...input, why: 'reassign' }, ctx);
  },
  notifications: {
    referred_after_returns: {
      text: ({ which, by, words }) => `${which}多次退回，已转请协调，请${by}派单。${because('理由', words)}`,
      wakes: true,
      while: ['submitted'],
      clock: 'dispatch',
    },
  },
  notifies(after, { reason }, before, { directory }) {
    if (after.state === 'submitted')
      return [
        { audience: dispatchingAudience(after, directory), notification: 'referred_after_returns', words: reason },
      ];
    if (after.state === 'awaiting_signoff') return [{ audience: 'signer', notification: 'to_sign' }];
    return [{ audience: 'unit', notification: 'to_accept', words: reason }, ...helpersOf(after, before)];
  },
  history: {
    enterprise: (past) =>
      past.entry.state === 'awaiting_signoff'
        ? settling(past)
        : past.entry.state === 'dispatched'
          ? given(past, `承办单位核定为${past.unit}`)
          : '正在核定承办单位',
    detail: ({ entry, target }) => (entry.state === 'dispatched' ? target : undefined),
    quotes: (past) => saidOf(past, past.input.reason, past.input.instruction),
  },
});
