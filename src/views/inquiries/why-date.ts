import type { WhyDateView } from '../../../cards/case/inquiry.ts';
import { userText } from '../../../cards/kit.ts';
import type { Assignment, Clock, ClockName } from '../../domain/case/assignment.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openObligations, openTasks, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { deadlineOptions } from '../../domain/clocks/clocks.ts';
import { type DayLine, explainDeadline } from '../../domain/time/deadline.ts';
import { formatDate, formatInstant } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { assignmentDue, CLOCK_WORDS, dueOf } from '../shared/due.ts';
import { speaksForEnterprise } from '../shared/redact.ts';

type Explained = WhyDateView['clocks'][number];
/** Most days listed; of more days the middle ones are left out. */
const MOST_DAYS = 60;

/** Every running deadline this audience may see, day by day. Source: calendar.md, rules 3 to 5; T4. */
export function explainedFor(c: Case, audience: Audience, rules: Rules): Explained[] {
  const enterprise = speaksForEnterprise(audience);
  const assignment = runningAssignment(c);
  const own = OWN[enterprise ? 'enterprise' : audience === 'unit' || audience === 'co_unit' ? 'unit' : 'desk'].flatMap(
    (name) => {
      const clock = c.clocks[name];
      return clock ? [explainClock(CLOCK_WORDS[name], clock, rules)] : [];
    },
  );
  const word = enterprise ? '预计答复' : CLOCK_WORDS.handle;
  // The enterprise does not see a paused clock: the pause is between desk and unit (T54).
  const handled =
    assignment && !(enterprise && assignment.pauses.some((s) => !s.to))
      ? [explainAssignment(word, assignment, rules)]
      : [];
  const replies = enterprise ? [] : openObligations(c).map((o) => explainClock(CLOCK_WORDS[o.kind], o.clock, rules));
  const tasks =
    audience === 'co_unit' ? openTasks(c).map((t) => explainClock(CLOCK_WORDS.co_task, t.clock, rules)) : [];
  return [...tasks, ...own, ...handled, ...replies].slice(0, 3);
}

const OWN: Record<'enterprise' | 'unit' | 'desk', readonly ClockName[]> = {
  enterprise: ['dispatch', 'confirm', 'rate', 'callback'],
  unit: ['accept', 'explanation'],
  desk: [
    'pause_decision',
    'extension_decision',
    'legal_decision',
    'dispatch',
    'signoff',
    'accept',
    'arbitration',
    'phone',
    'callback',
    'explanation',
    'review',
    'confirm',
    'rate',
  ],
};

function explainClock(word: string, clock: Clock, rules: Rules): Explained {
  const due = dueOf(clock, rules);
  const title = `${word}：${due.said}`;
  if (!clock.limit) return { title, basis: '', days: [] };
  const days = explainDeadline(clock.startedAt, clock.limit.workingDays, rules.calendar);
  const counted = days.findLast((d) => d.counted)?.date;
  const last = shanghaiDate(new Date(clock.deadline.getTime() - 1));
  const moved = counted !== undefined && counted !== last ? `期间另有延后，顺延至${due.said}` : undefined;
  return { title, basis: basisOf(clock.limit, clock.startedAt, rules), days: lines(days, rules), remark: moved };
}

function explainAssignment(word: string, assignment: Assignment, rules: Rules): Explained {
  const due = assignmentDue(assignment, rules);
  const paused = assignment.pauses.some((s) => !s.to);
  const title = `${word}：${due?.said ?? (paused ? '暂停计时中' : '按法定期限，受理时填写')}`;
  const { workingDays, on } = assignment.limit;
  if (on)
    return {
      title,
      basis: userText(`法定期限：${formatDate(on, rules.at)}；依据：${assignment.limit.clause}`),
      days: [],
    };
  if (workingDays === undefined)
    return { title, basis: '审批事项按法定期限办理，由承办单位受理时填写依据和日期', days: [] };
  const days = explainDeadline(assignment.startedAt, workingDays, rules.calendar, deadlineOptions(assignment));
  const remark = paused ? '时钟暂停，恢复后重新计算；以上为假定不暂停的日期' : undefined;
  return {
    title,
    basis: basisOf({ ...assignment.limit, workingDays }, assignment.startedAt, rules),
    days: lines(days, rules),
    remark,
  };
}

type Limit = NonNullable<Clock['limit']>;

function basisOf({ workingDays, clause: source, says, nearest }: Limit, from: Date, rules: Rules) {
  const ours = `系统默认时限${nearest ? `，参照${nearest}` : ''}`;
  const clause = source === 'D' ? ours : `${source}${says ? `：“${says}”` : ''}`;
  return userText(`${formatInstant(from, rules.at)}起 ${workingDays} 个工作日（${clause}）`);
}

function lines(days: readonly DayLine[], rules: Rules): Explained['days'] {
  let n = 0;
  const all = days.map((day) => {
    if (day.counted) n += 1;
    const why = day.name ? `${day.why}·${day.name}` : day.why;
    const text = day.counted
      ? `${formatDate(day.date, rules.at)} 第 ${n} 天${day.why === '工作日' ? '' : `（${why}）`}`
      : `${formatDate(day.date, rules.at)} ${why}`;
    return { counted: day.counted, text };
  });
  if (all.length <= MOST_DAYS) return all;
  const left = all.length - MOST_DAYS;
  const half = MOST_DAYS / 2;
  return [...all.slice(0, half), { counted: false, text: `（略去 ${left} 天）` }, ...all.slice(-half)];
}
