import { toGuide } from '../case/guidance.ts';
import { caseEvent } from './event.ts';
import {
  bestUnits,
  classFields,
  coUnits,
  orderFields,
  targetField,
  toUnits,
  USUAL_URGENCY,
  whyThese,
} from './parts/asking.ts';
import { given, saidOf, settling } from './parts/past.ts';
import { coUnitsRefusal, placed, placedNotifications, type Target, targetMeant } from './parts/placing.ts';
import { classRefusal } from './parts/shared.ts';
import { mustBeSigned, noSigner, proposed } from './parts/signing.ts';

/**
 * 派单: a lead unit or board, co-units, category and urgency. One tap keeps the filer's category and uses 一般. Source:
 * ML 六(一).
 */
export const dispatch = caseEvent({
  name: 'dispatch',
  label: '派单',
  short: '派给',
  from: ['submitted'],
  by: ['dispatcher'],
  fields: { unit: targetField, coUnits, ...orderFields, ...classFields },
  command: 'unit',
  carries: 'unit',
  quotesAppeal: true,
  needsForm: (c, { profile }) =>
    !profile.categories.some((k) => k.id === c.category) ||
    !profile.urgencies.some((u) => u.id === (c.urgency ?? USUAL_URGENCY)),
  oneTap: (c, rules) => (toGuide(c, rules) ? [] : toUnits(bestUnits(c, rules))),
  effect: (c, rules) =>
    `${mustBeSigned(c, rules) ? '提交后送领导签批，同意后' : '提交后'}派给承办单位，受理和办理时限随即起算${whyThese(c, rules)}`,
  done: (after) => (after.state === 'awaiting_signoff' ? '已送领导签批，同意后派给承办单位' : '已派单'),
  primary: { desk: 'next', coordinator: 'next', supervision: 'next' },
  refuse(c, input, ctx) {
    const target = targetMeant(ctx, input);
    if ('code' in target) return target;
    return (
      noSigner(c, target.unit, ctx) ??
      coUnitsRefusal(ctx, input.coUnits, target.unit) ??
      classRefusal(c, ctx, input.category ?? c.category, input.urgency ?? c.urgency ?? USUAL_URGENCY)
    );
  },
  apply(c, input, ctx) {
    const target = targetMeant(ctx, input) as Target;
    const sorted = {
      ...c,
      title: input.title ?? c.title,
      category: input.category ?? c.category,
      urgency: input.urgency ?? c.urgency ?? USUAL_URGENCY,
    };
    if (!mustBeSigned(c, ctx)) return placed(sorted, target, input, ctx);
    return proposed(
      sorted,
      { ...target, coUnits: input.coUnits, ...(input.instruction && { instruction: input.instruction }) },
      ctx,
    );
  },
  notifies: (after, _input, before) =>
    after.state === 'awaiting_signoff'
      ? [{ audience: 'signer', notification: 'to_sign' }]
      : placedNotifications(after, before),
  history: {
    enterprise: (past) =>
      past.entry.state === 'dispatched' ? given(past, `已转交${past.target}办理`) : settling(past),
    detail: ({ entry, target }) => (entry.state === 'dispatched' ? target : undefined),
    quotes: (past) => saidOf(past, past.input.instruction),
  },
});
