import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { toGuide } from '../case/guidance.ts';
import { enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { delivering, resultNotifications } from './parts/delivering.ts';
import { noteBy } from './parts/shared.ts';

/** Whether the desk may answer: a consultation, or a case that an expert answered; never a redirected category. */
const answerable = (c: Case, rules: Rules): boolean =>
  toGuide(c, rules) === undefined &&
  (c.expertAsk?.repliedAt !== undefined ||
    rules.profile.categories.find((k) => k.id === c.category)?.kind === 'consultation');

/** 直接答复: the desk answers a general question itself; no unit is needed. Source: R-201; SZ 8. */
export const answer = caseEvent({
  name: 'answer',
  label: '直接答复',
  from: ['submitted'],
  by: ['desk'],
  fields: {
    // The desk passes on the expert's answer.
    text: text('答复内容', { first: (c) => c.expertAsk?.reply }),
  },
  command: 'text',
  effect: '提交后答复内容发给企业，请企业确认是否解决',
  done: '已答复，等待企业确认',
  primary: { desk: (c, rules) => answerable(c, rules) && 'next' },
  // A problem that a unit found itself has no enterprise to answer.
  offer: (c) => (c.enterprise ? null : { code: 'no_enterprise' }),
  files: () => ({ purpose: 'result', visible: true }),
  apply: (c, { text, files }, ctx) =>
    delivering({ ...enter(c, 'answered', ctx), answer: noteBy(ctx, text, files) }, ctx),
  notifies: (after, _input, _before, ctx) => resultNotifications(after, ctx),
  history: { enterprise: ({ desk }) => `${desk}已答复`, quotes: 'text' },
});
