import { caseEvent } from './event.ts';
import { goesOn } from './parts/past.ts';
import { actingPerson, rework } from './parts/shared.ts';

/**
 * 尚未解决: a new assignment at the same unit, or back to the desk if there is no unit. What is missing is asked
 * afterwards. Source: R-401; ML 六(三).
 */
export const notDone = caseEvent({
  name: 'not_done',
  label: '尚未解决',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['respondent'],
  done: '已退回继续办理，请在私聊表单中说明未解决之处',
  primary: { respondent: (c) => (c.state === 'confirmed' ? 'also' : 'next') },
  confirm: { press: '办件将退回继续办理，随后请您说明未解决之处。确定吗？' },
  apply(c, _input, ctx) {
    // A rating that is not settled is taken back together with its confirmation.
    const settled = c.ratings.filter((r) => r.settledAt);
    return rework({ ...c, ratings: settled }, ctx);
  },
  shows: (_c, _input, ctx) => [{ to: { person: actingPerson(ctx).openId }, show: { form: 'tell_missing' } }],
  notifies: (after) => [
    after.state === 'submitted'
      ? { audience: 'desk', notification: 'to_dispatch' }
      : { audience: 'unit', notification: 'not_done' },
  ],
  history: { enterprise: (past) => `${past.you}反映尚未解决，${goesOn(past)}` },
});
