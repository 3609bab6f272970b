import { lastLeg } from '../case/current.ts';
import { filesTakenBack } from '../case/files.ts';
import { enter, reopenLeg, withLeg } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** 撤回办结: before the respondent acts, once a leg; the same leg and its clock, as if never finished. Source: lifecycle.md, "recall". */
export const recall = caseEvent({
  name: 'recall',
  label: '撤回办结',
  from: ['resolved'],
  by: ['unit'],
  offer: (c) => (lastLeg(c)?.recalled ? { code: 'recall_used' } : null),
  apply: (c, _input, ctx) =>
    withLeg(enter(reopenLeg({ ...c, files: filesTakenBack(c) }, ctx), 'in_progress', ctx), ctx, (leg) => ({
      ...leg,
      recalled: true,
    })),
  tells: () => [{ seat: 'respondent', say: 'recalled' }],
});
