import { z } from 'zod';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { choice, words } from './inputs.ts';
import { entriesLeft } from './parts/entries.ts';
import { actingPerson } from './parts/shared.ts';

/** 红黑榜: listed with the case and the reason (R-604; HZ 四(四)). */
export const listCase = caseEvent({
  name: 'list_case',
  label: '红黑榜',
  from: STATES,
  by: ['desk'],
  form: true,
  ignoresV: true,
  input: z.object({
    list: choice('榜单')
      .pipe(z.enum(['red', 'black'], '请选择'))
      .describe('榜单'),
    reason: words('理由', 500),
  }),
  refuse: (c, { list }, ctx) => (c.listed?.list === list ? { code: 'already_marked' } : entriesLeft(c, ctx)),
  apply: (c, { list, reason }, ctx) => ({ ...c, listed: { list, reason, by: actingPerson(ctx), at: ctx.at } }),
  history: { quotes: 'reason' },
});
