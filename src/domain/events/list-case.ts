import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { oneOf } from './fields.ts';
import { reason } from './parts/asking.ts';
import { entriesLeft } from './parts/entries.ts';
import { actingPerson } from './parts/shared.ts';

/** 红黑榜: puts the case on the list with a reason (R-604; HZ 四(四)). */
export const listCase = caseEvent({
  name: 'list_case',
  label: '红黑榜',
  from: STATES,
  by: ['desk'],
  marks: true,
  buttonIn: ['closed'],
  ignoresV: true,
  fields: { list: oneOf('榜单', { red: '红榜', black: '黑榜' }), reason },
  effect: '提交后列入红黑榜，随办件和理由公布',
  done: '已列入红黑榜',
  refuse: (c, { list }, ctx) => (c.listed?.list === list ? { code: 'already_marked' } : entriesLeft(c, ctx)),
  apply: (c, { list, reason }, ctx) => ({ ...c, listed: { list, reason, by: actingPerson(ctx), at: ctx.at } }),
  history: { quotes: 'reason' },
});
