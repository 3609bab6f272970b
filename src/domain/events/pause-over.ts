import { openPause } from '../case/current.ts';
import { resumeAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/**
 * A pause reaches its longest duration and ends at that instant, even if that is noticed later. Source: calendar.md,
 * "pause for material at most 10".
 */
export const pauseOver = caseEvent({
  name: 'pause_over',
  label: '暂停期满',
  from: ['in_progress', 'closure_review'],
  by: ['clock'],
  done: '暂停期满，已恢复计时',
  offer(c, { at }) {
    const until = openPause(c)?.until;
    return until && until <= at ? null : { code: 'not_due' };
  },
  apply: (c, _input, ctx) => resumeAssignment(c, ctx),
  notifies: () => [{ audience: 'unit', notification: 'resumed' }],
});
