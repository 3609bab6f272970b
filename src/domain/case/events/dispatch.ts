import { z } from 'zod';
import { enter, startLeg } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { optionalChoice, optionalWords } from '../inputs.ts';
import { classRefusal, unitMeant } from './shared.ts';

/** What urgency a case has when nobody says otherwise. */
const USUAL = 'general';

/** 派单: one responsible unit; by one tap on an offered unit the filer's category and 一般 hold. Source: R-204; ML 六(一). */
export const dispatch = caseEvent({
  name: 'dispatch',
  label: '派单',
  from: ['submitted'],
  by: ['dispatcher'],
  form: true,
  wordsField: 'unitName',
  input: z.object({
    datum: z.string().optional(),
    unit: optionalChoice('承办单位'),
    unitName: optionalWords('其他承办单位', 50),
    category: optionalChoice('类别'),
    urgency: optionalChoice('紧急程度'),
  }),
  refuse(c, input, ctx) {
    const unit = unitMeant(ctx, { unit: input.datum ?? input.unit, unitName: input.unitName });
    if (typeof unit !== 'string') return unit;
    return classRefusal(ctx, input.category ?? c.category, input.urgency ?? c.urgency ?? USUAL);
  },
  apply(c, input, ctx) {
    const unit = unitMeant(ctx, { unit: input.datum ?? input.unit, unitName: input.unitName }) as string;
    const sorted = { ...c, category: input.category ?? c.category, urgency: input.urgency ?? c.urgency ?? USUAL };
    return startLeg(enter(sorted, 'dispatched', ctx), unit, 'dispatch', ctx);
  },
  tells: () => [{ seat: 'unit', say: 'to_accept' }],
});
