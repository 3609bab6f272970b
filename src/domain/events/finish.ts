import { z } from 'zod';
import { openTasks } from '../case/current.ts';
import { filesDelivered } from '../case/files.ts';
import { endLeg, enter, withLeg } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { optionalWords, words } from './inputs.ts';
import { delivering, resultTells } from './parts/delivering.ts';
import { actingPerson } from './parts/shared.ts';

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
    silent: optionalWords('协办未回复的说明', 300),
  }),
  refuse(c, { silent }) {
    const waiting = openTasks(c).map((t) => t.unit);
    return waiting.length > 0 && !silent ? { code: 'co_units_silent', units: waiting } : null;
  },
  apply(c, { text, measures, contact, silent }, ctx) {
    const by = actingPerson(ctx);
    const result = {
      text,
      measures: measures ?? '',
      contact: contact ?? by.name,
      by,
      at: ctx.at,
      ...(silent && { silent }),
    };
    const done = withLeg(endLeg(c, 'in_time', ctx), ctx, (leg) => ({ ...leg, result }));
    return delivering({ ...enter(done, 'resolved', ctx), files: filesDelivered(c) }, ctx);
  },
  tells: (after) => resultTells(after),
  history: { enterprise: ({ unit }) => `${unit}已提交办理结果` },
});
