import { type Card, type Colour, at as mention, tap, type UserText } from '../../../cards/kit.ts';
import { mention as textMention } from '../../../cards/plain-text.ts';
import { stepsCard } from '../../../cards/steps/steps.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openObligations } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import type { Person } from '../../domain/directory/person.ts';
import { NOTIFICATIONS } from '../../domain/events/lifecycle.ts';
import { workingDaysBetween } from '../../domain/time/day-kind.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { CLOCK_WORDS, clockDue, dueOf, hurried } from '../shared/due.ts';
import { wordsFor } from '../shared/redact.ts';

type Taken = Case['steps'][number];

/** One line about a case: a step, or a batched notification by its code. */
export type StepLine = { c: Case } & ({ taken: Taken } | { notification: string; asked: Taken | undefined });

/** The step that last sent this notification to the unit. */
export const askedBy = (c: Case, notification: string): Taken | undefined =>
  c.steps.findLast((s) => s.kind === (notification === 'monthly_owed' ? 'monthly' : 'no_news'));

const KINDS: Record<string, { title: string; colour: Colour; headline: string }> = {
  remind: { title: '时限提醒', colour: 'blue', headline: '以下办件时限将至，请安排办理' },
  warn: { title: '今日到期', colour: 'yellow', headline: '以下办件今日到期，请当日办理' },
  alarm: { title: '超期预警', colour: 'red', headline: '以下办件已超期，请立即办理' },
  rung: { title: '超期上报', colour: 'red', headline: '以下办件已超期，请您督促办理' },
  long_overdue: { title: '久拖未决', colour: 'red', headline: '以下办件久拖未决，请协调解决' },
  monthly_owed: { title: '月度进展', colour: 'orange', headline: '以下办件超期未办结，请填报月度进展' },
  unit_absent: { title: '请改派', colour: 'orange', headline: '以下办件的承办单位已不在通讯录，请改派' },
  obligation_absent: {
    title: '请代办',
    colour: 'orange',
    headline: '以下办件应答复或填报的单位已不在通讯录，请代为办理',
  },
  news_wanted: { title: '进展提醒', colour: 'blue', headline: '以下办件已多日没有进展，请登记进展' },
};
const OTHER = { title: '时限提醒', colour: 'blue' as Colour, headline: '请查看以下办件' };

/** Kinds from most to least serious. The most serious line of a list gives the list its title. */
const ORDER = [
  'long_overdue',
  'rung',
  'alarm',
  'unit_absent',
  'obligation_absent',
  'monthly_owed',
  'warn',
  'remind',
  'news_wanted',
];

/** The kind of a line as it is true now: a reminder that was held back is a warning on the last day, an alarm after it. */
function kindOf(line: StepLine, rules: Rules): string {
  if ('notification' in line) return line.notification;
  const { kind, deadline } = line.taken;
  if (!deadline || (kind !== 'remind' && kind !== 'warn')) return kind;
  const { alert } = dueOf({ deadline, provisional: false }, rules);
  return alert === 'late' ? 'alarm' : alert === 'today' ? 'warn' : kind;
}
const faceOf = (line: StepLine, rules: Rules) => KINDS[kindOf(line, rules)] ?? OTHER;
const worstOf = (lines: readonly StepLine[], rules: Rules): string =>
  ORDER.find((kind) => lines.some((l) => kindOf(l, rules) === kind)) ?? '';
const deadlineOf = (line: StepLine): number => ('notification' in line ? 0 : (line.taken.deadline?.getTime() ?? 0));
/** Sorts by seriousness, then the longest overdue, then the older case. */
export const worstFirst = (lines: readonly StepLine[], rules: Rules): StepLine[] =>
  [...lines].sort(
    (a, b) =>
      ORDER.indexOf(kindOf(a, rules)) - ORDER.indexOf(kindOf(b, rules)) ||
      deadlineOf(a) - deadlineOf(b) ||
      a.c.no.localeCompare(b.c.no),
  );

/** The name of a step, for people. */
export const stepTitle = (kind: string): string => KINDS[kind]?.title ?? OTHER_STEPS[kind] ?? OTHER.title;
const OTHER_STEPS: Record<string, string> = { no_news: '进展提醒', monthly: '月度进展', rework: '自动提级' };

export const clockWord = (clock: string | undefined): string =>
  CLOCK_WORDS[clock as keyof typeof CLOCK_WORDS] ?? '时限';

/** `办理时限 3月9日（周一）17:30，已超期 2 个工作日`. */
function stands({ taken }: { taken: Taken }, rules: Rules): string {
  const { deadline } = taken;
  if (!deadline) return clockWord(taken.clock);
  const said = `${clockWord(taken.clock)}${formatInstant(deadline, rules.at)}`;
  if (rules.at <= deadline) return said;
  const days = workingDaysBetween(new Date(deadline.getTime() - 1), rules.at, rules.calendar);
  return days > 0 ? `${said}，已超期 ${days} 个工作日` : `${said}，已超期`;
}

/** Remarks: sent late after an outage, or because nobody holds the rung below. */
const asides = ({ taken }: { taken: Taken }, rules: Rules): string[] => [
  ...(taken.late ? [`补发：应于${formatInstant(taken.at, rules.at)}发出`] : []),
  ...(taken.passed ? ['下一级无人在岗，直接报您'] : []),
];

/** What a batched notification says: this month's progress is asked for today, or was due before. */
function batchedWords({ c, notification }: { c: Case; notification: string }, rules: Rules): string {
  const { batched = '', clock } = NOTIFICATIONS.get(notification) ?? {};
  const due = clockDue(openObligations(c).findLast((o) => o.kind === clock)?.clock, rules);
  return due?.alert === 'late' ? `已超期未办结，请${hurried(due)}填报月度进展` : batched;
}

const wordsOf = (line: StepLine, rules: Rules): string[] =>
  'notification' in line
    ? [
        batchedWords(line, rules),
        ...(line.notification === 'monthly_owed' && line.asked ? asides({ taken: line.asked }, rules) : []),
      ]
    : [stands(line, rules), ...asides(line, rules)];

/**
 * A list with one line for each case, for several cases or for private chat.
 *
 * @param meantFor  whom it was for, where somebody else gets it because it could not be delivered
 */
export function stepsListCard(
  lines: readonly StepLine[],
  people: readonly Person[],
  audience: Audience,
  rules: Rules,
  meantFor?: string,
): Card {
  const face = KINDS[worstOf(lines, rules)] ?? OTHER;
  const sorted = worstFirst(lines, rules);
  const mixed = new Set(lines.map((line) => kindOf(line, rules))).size > 1;
  const said = (line: StepLine): string =>
    [...(mixed ? [faceOf(line, rules).title] : []), ...wordsOf(line, rules)].join(' · ');
  const rows = [...new Set(sorted.map(({ c }) => c._id))].flatMap((id) => {
    const own = sorted.filter(({ c }) => c._id === id);
    return own.slice(0, 1).map((line) => ({
      title: titleOf(line, audience),
      facts: wordsFor(audience, own.map(said).join('；'), FACTS_MOST),
      tap: tap('show', { caseId: id, v: line.c.v }),
    }));
  });
  return stepsCard({
    title: face.title,
    colour: face.colour,
    count: rows.length,
    headline: meantFor ? `${face.headline}（应发给${meantFor}，未能送达，改发至此）` : face.headline,
    people: people.map((p) => mention(p.openId)),
    rows,
  });
}

/** Most characters of a line, which may have several facts about one case. */
const FACTS_MOST = 300;

const titleOf = ({ c }: StepLine, audience: Audience): UserText => wordsFor(audience, `${c.no} ${c.title}`, 60);

/** The batch of a single case for its group: a short text with @ in the thread of its card. */
export function stepText(lines: readonly StepLine[], people: readonly Person[], rules: Rules): string {
  const names = people.map((p) => `${textMention(p)} `).join('');
  const [first, ...others] = worstFirst(lines, rules).map(
    (line) => `【${faceOf(line, rules).title}】${wordsOf(line, rules).join('；')}`,
  );
  const no = lines[0]?.c.no ?? '';
  const said = [(first ?? '').replace('】', `】${no} `), ...others].join('；');
  return `${names}${said}${lines.every((line) => 'notification' in line) ? '' : '，请及时办理'}`;
}
