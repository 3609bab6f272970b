import { z } from 'zod';
import { endLeg, enter, withLeg } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { filesDelivered } from '../files.ts';
import { optionalWords, words } from '../inputs.ts';
import { actingPerson } from './shared.ts';

/** 提交办结: result, measures, contact, the leg's files; the enterprise is asked to confirm. Source: R-306; ML 六(二)(三). */
export const finish = caseEvent({
  name: 'finish',
  label: '提交办结',
  short: '办结',
  from: ['in_progress'],
  by: ['unit'],
  form: true,
  wordsField: 'text',
  input: z.object({
    text: words('办理结果'),
    measures: optionalWords('办理措施'),
    contact: optionalWords('联系人', 50),
  }),
  apply(c, { text, measures, contact }, ctx) {
    const by = actingPerson(ctx);
    const result = { text, measures: measures ?? '', contact: contact ?? by.name, by, at: ctx.at };
    const done = withLeg(endLeg(c, 'in_time', ctx), ctx, (leg) => ({ ...leg, result }));
    return { ...enter(done, 'resolved', ctx), noticeAt: undefined, confirmRenewed: false, files: filesDelivered(c) };
  },
  tells: () => [{ seat: 'respondent', say: 'please_confirm', onDelivery: 'notice_delivered' }],
});
