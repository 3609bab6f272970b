import { openPause } from '../case/current.ts';
import { resumeAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** 恢复计时: by the unit or the desk. Source: lifecycle.md, "pause / resume". */
export const resume = caseEvent({
  name: 'resume',
  label: '恢复计时',
  from: ['in_progress'],
  by: ['unit', 'desk'],
  atWill: true,
  done: '已恢复计时',
  primary: { unit: 'also', desk: 'also' },
  offer: (c) => (openPause(c) ? null : { code: 'not_paused' }),
  apply: (c, _input, ctx) => resumeAssignment(c, ctx),
  notifies: () => [{ audience: 'unit', notification: 'resumed' }],
});
