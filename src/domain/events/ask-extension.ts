import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { runningAssignment } from '../case/current.ts';
import { because } from '../case/notification.ts';
import type { Refusal } from '../case/refusal.ts';
import { startClock, withAssignment } from '../clocks/clocks.ts';
import { addWorkingDays } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { days } from './fields.ts';
import { reason } from './parts/asking.ts';
import { tooLong } from './parts/extending.ts';
import { actingPerson } from './parts/shared.ts';

function offer(c: Case, { at, calendar, profile }: Rules): Refusal | null {
  const assignment = runningAssignment(c);
  if (assignment?.extension) return { code: assignment.extension.decidedAt ? 'extension_used' : 'pending_already' };
  // A paused clock has no deadline to extend, and a legal date has no limit to extend.
  if (!assignment?.deadline || assignment.limit.workingDays === undefined) return { code: 'nothing_changed' };
  const { workingDays } = profile.limits.extensionNotice;
  const last = addWorkingDays(shanghaiDate(assignment.deadline), -workingDays, calendar);
  return shanghaiDate(at) > last ? { code: 'extension_too_late', workingDays } : null;
}

const mostDays = (most: number | undefined): string => (most === undefined ? '' : `，最多 ${most} 个工作日`);

/** 申请延期: once per assignment, a working day or more ahead, at most the original limit. Source: R-305 (D). */
export const askExtension = caseEvent({
  name: 'ask_extension',
  label: '申请延期',
  short: '延期',
  from: ['in_progress'],
  by: ['unit'],
  fields: { days: days('延期天数'), reason },
  effect: (c, { profile }) =>
    `提交后由${profile.deskName}决定，决定前仍按原时限办理；每次办理可申请一次${mostDays(runningAssignment(c)?.limit.workingDays)}`,
  done: '已申请延期，等待决定；决定前仍按原时限办理',
  offer,
  refuse: (c, { days }) => tooLong(c, days),
  apply(c, { days, reason }, ctx) {
    const extension = { days, reason, by: actingPerson(ctx), at: ctx.at };
    const asked = withAssignment(c, ctx, (assignment) => ({ ...assignment, extension }));
    return { ...asked, clocks: { ...c.clocks, extension_decision: startClock('extension_decision', ctx) } };
  },
  notifications: {
    extension_asked: {
      text: ({ which, by, unit, words }) => `${which}：${unit}申请延期，请${by}决定。${because('延期天数', words)}`,
      wakes: true,
      while: 'clock',
      clock: 'extension_decision',
    },
  },
  notifies: (_after, { days, reason }) => [
    { audience: 'desk', notification: 'extension_asked', words: `${days} 个工作日。${because('理由', reason)}` },
  ],
  history: { detail: ({ input }) => `${input.days} 个工作日`, quotes: 'reason' },
});
