import type { Case } from '../case/case.ts';
import { lastAssignment } from '../case/current.ts';
import { FILES_ALONE, withFilesShown } from '../case/files.ts';
import { enter, reopenAssignment, withAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** Files and notes without the files of the result that is taken back; those of no note become one, for the next result. */
function takenBack(c: Case): Pick<Case, 'files' | 'progress'> {
  const assignment = lastAssignment(c);
  const result = assignment?.result;
  if (!assignment || !result?.files) return c;
  const hidden = withFilesShown(c, result.files, { purpose: 'progress', visible: false });
  const noted = hidden.progress.flatMap((note) => note.files ?? []);
  const files = result.files.filter((id) => !noted.includes(id));
  if (files.length === 0) return hidden;
  const note = { at: result.at, by: result.by, text: FILES_ALONE, files, unit: assignment.unit, visible: false };
  return { ...hidden, progress: [...hidden.progress, note] };
}

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
  apply(c, _input, ctx) {
    const again = enter(reopenAssignment({ ...c, ...takenBack(c) }, ctx), 'in_progress', ctx);
    return withAssignment(again, ctx, (assignment) => ({ ...assignment, recalled: true }));
  },
  notifications: {
    recalled: {
      text: ({ which, unit }) => `您的诉求 ${which}的办理结果由${unit}撤回，正在继续办理，请勿按原结果处理。`,
      filed: ({ filing, unit, passOn }) =>
        `${filing}的办理结果由${unit}撤回，正在继续办理，请勿按原结果处理。${passOn}`,
      short: 'progress',
      wakes: false,
      while: ['in_progress'],
    },
  },
  notifies: () => [{ audience: 'respondent', notification: 'recalled' }],
  history: { enterprise: ({ unit }) => `${unit}撤回办理结果，继续办理` },
});
