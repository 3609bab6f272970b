import { lastAssignment } from '../case/current.ts';
import { filesTakenBack } from '../case/files.ts';
import { enter, reopenAssignment, withAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/**
 * 撤回办结: once per assignment, before the respondent acts. The assignment and its clock go on as if never ended. Source:
 * lifecycle.md, "recall".
 */
export const recall = caseEvent({
  name: 'recall',
  label: '撤回办结',
  from: ['resolved'],
  by: ['unit'],
  done: '已撤回办结，办件回到办理中',
  confirm: { press: '撤回后办件回到办理中，时限照原来计算，每次办理只能撤回一次。确定撤回吗？' },
  offer: (c) => (lastAssignment(c)?.recalled ? { code: 'recall_used' } : null),
  apply: (c, _input, ctx) =>
    withAssignment(
      enter(reopenAssignment({ ...c, files: filesTakenBack(c) }, ctx), 'in_progress', ctx),
      ctx,
      (assignment) => ({
        ...assignment,
        recalled: true,
      }),
    ),
  notifications: {
    recalled: {
      text: ({ which, unit }) => `您的诉求 ${which} 的办理结果由${unit}撤回，正在继续办理，请勿按原结果处理`,
      wakes: false,
      while: ['in_progress'],
    },
  },
  notifies: () => [{ audience: 'respondent', notification: 'recalled' }],
  history: { enterprise: ({ unit }) => `${unit}撤回办理结果，继续办理` },
});
