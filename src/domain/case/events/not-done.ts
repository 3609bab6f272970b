import { caseEvent } from '../event.ts';
import { actingPerson, rework } from './shared.ts';

/** 尚未解决: a new leg at the same unit, without a unit back to the desk; what is missing is asked afterwards. Source: R-401; ML 六(三). */
export const notDone = caseEvent({
  name: 'not_done',
  label: '尚未解决',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['respondent'],
  apply(c, _input, ctx) {
    const unsettled = c.ratings.filter((r) => r.settledAt);
    return rework({ ...c, ratings: unsettled, closure: undefined }, ctx);
  },
  shows: (_c, _input, ctx) => [{ to: { person: actingPerson(ctx).openId }, show: { form: 'tell_missing' } }],
  tells: (after) => [
    after.state === 'submitted' ? { seat: 'desk', say: 'to_dispatch' } : { seat: 'unit', say: 'not_done' },
  ],
});
