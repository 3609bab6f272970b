import { caseEvent, IN_CHAT } from './event.ts';
import { disputed, disputedNotifications, NEXT } from './parts/disputing.ts';
import { goesOn } from './parts/past.ts';
import { actingPerson } from './parts/shared.ts';

/**
 * 尚未解决: a new assignment at the same unit, or back to the desk if there is no unit; after a dissatisfied rating the
 * desk calls back. What is missing is asked afterwards. Source; ML 六(三).
 */
export const notDone = caseEvent({
  name: 'not_done',
  label: '尚未解决',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['respondent'],
  done: ({ state }, _rules, form = IN_CHAT) => `${NEXT[state] ?? '已退回继续办理'}，请${form}说明未解决之处`,
  primary: { respondent: (c) => (c.state === 'confirmed' ? 'also' : 'next') },
  confirm: { press: '办件将继续办理，随后请您说明未解决之处。确定吗？' },
  apply: (c, _input, ctx) => disputed(c, ctx),
  shows: (_c, _input, ctx) => [{ to: { person: actingPerson(ctx).openId }, show: { form: 'tell_missing' } }],
  notifies: (after, _input, _before, ctx) => disputedNotifications(after, ctx),
  history: { enterprise: (past) => `${past.you}反映尚未解决，${goesOn(past)}` },
});
