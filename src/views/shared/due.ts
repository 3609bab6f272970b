import type { Assignment, Clock } from '../../domain/case/assignment.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { NotificationClock } from '../../domain/case/notification.ts';
import { workingDaysBetween } from '../../domain/time/day-kind.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';

/** How near a deadline is: `today` on its last day, `late` after it. Source: R-502. */
export type Alert = 'none' | 'today' | 'late';

/** A deadline in words. `mark` says how near it is; empty while there is time. */
export type Due = { at: Date; said: string; alert: Alert; mark: string };

type Instant = { deadline: Date; provisional: boolean; endOfDay?: boolean };

/** A deadline at 24:00 belongs to the day it ends. */
const lastDay = (deadline: Date): Date => new Date(deadline.getTime() - 1);

/** The deadline's own instant is in time (calendar.md 5). */
export function dueOf({ deadline, provisional, endOfDay = false }: Instant, rules: Rules): Due {
  const said = formatInstant(deadline, rules.at, { endOfDay, provisional });
  const last = lastDay(deadline);
  if (rules.at > deadline) {
    const days = workingDaysBetween(last, rules.at, rules.calendar);
    return { at: deadline, said, alert: 'late', mark: days > 0 ? `已超期 ${days} 个工作日` : '已超期' };
  }
  const today = shanghaiDate(last) === shanghaiDate(rules.at);
  return { at: deadline, said, alert: today ? 'today' : 'none', mark: today ? '今日到期' : '' };
}

export const clockDue = (clock: Clock | undefined, rules: Rules): Due | undefined => clock && dueOf(clock, rules);

/** An assignment's deadline; undefined while paused or while the legal date is unknown. */
export const assignmentDue = (assignment: Assignment | undefined, rules: Rules): Due | undefined =>
  assignment?.deadline
    ? dueOf({ deadline: assignment.deadline, provisional: assignment.provisional }, rules)
    : undefined;

/** A deadline with its mark, as the value of a fact. */
export const saidWithMark = (due: Due | undefined): string | undefined =>
  due && (due.mark ? `${due.said}（${due.mark}）` : due.said);

/** `3月9日（周二）17:30（暂定）前`: the deadline inside a sentence. */
export const before = (due: Due): string => `${due.said.replace(' 暂定', '（暂定）')}前`;

/** `尽快（时限3月9日（周二）17:30已过）`: a deadline that is over, in its place in a sentence. */
export const hurried = (due: Due): string => `尽快（时限${due.said.replace(' 暂定', '（暂定）')}已过）`;

/** `3月9日17:30`: a deadline in brackets. */
export const day = ({ said }: Due): string => said.replace(/（周.）/, '').replace(' 暂定', '');

/** `，预计3月9日（周二）17:30前答复`, for the enterprise; a date that may still change says why. */
export const expected = (due: Due): string =>
  due.said.endsWith(' 暂定')
    ? `，预计${due.said.replace(' 暂定', '')}前答复（节假日安排未公布，日期暂定）`
    : `，预计${before(due)}答复`;

/** The most urgent of several. */
export const worst = (dues: readonly (Due | undefined)[]): Alert =>
  dues.some((d) => d?.alert === 'late') ? 'late' : dues.some((d) => d?.alert === 'today') ? 'today' : 'none';

/** What staff call each clock. Source: interface.md, "Faces". */
export const CLOCK_WORDS: Record<NotificationClock, string> = {
  dispatch: '派单时限',
  accept: '受理时限',
  handle: '办理时限',
  arbitration: '裁定时限',
  notify: '结果送达时限',
  confirm: '企业确认期限',
  rate: '企业评价期限',
  settle: '评价生效时间',
  callback: '回访时限',
  explanation: '单位说明时限',
  review: '审核时限',
  signoff: '签批时限',
  phone: '电话征询时限',
  extension_decision: '延期决定时限',
  pause_decision: '暂停决定时限',
  legal_decision: '转入决定时限',
  co_task: '协办时限',
  written_reply: '书面答复时限',
  urge_answer: '督办回复时限',
  monthly_progress: '月度进展时限',
};
