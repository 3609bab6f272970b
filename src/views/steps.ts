import { type Card, type Colour, at as mention, tap, type UserText } from '../../cards/kit.ts';
import { mention as textMention } from '../../cards/say.ts';
import { stepsCard } from '../../cards/steps/steps.ts';
import type { Case, Seat } from '../domain/case/case.ts';
import type { Person } from '../domain/person.ts';
import { sayInstant } from '../domain/time/say-date.ts';
import { workingDaysBetween } from '../domain/time/working-days.ts';
import { CLOCK_WORDS } from './due.ts';
import { wordsFor } from './mask.ts';
import type { ViewRules } from './rules.ts';

export type StepLine = { c: Case; taken: Case['steps'][number] };

const KINDS: Record<string, { title: string; colour: Colour; lead: string }> = {
  remind: { title: '时限提醒', colour: 'blue', lead: '以下办件时限将至，请安排办理' },
  warn: { title: '今日到期', colour: 'yellow', lead: '以下办件今日到期，请当日办理' },
  alarm: { title: '超期预警', colour: 'red', lead: '以下办件已超期，请立即办理' },
  rung: { title: '超期上报', colour: 'red', lead: '以下办件已超期，请您督促办理' },
  linger: { title: '久拖未决', colour: 'red', lead: '以下办件久拖未决，请协调解决' },
};
const OTHER = { title: '时限提醒', colour: 'blue' as Colour, lead: '请查看以下办件' };

/** The worst of a list says what it is. */
const ORDER = ['linger', 'rung', 'alarm', 'warn', 'remind'];
const worstOf = (lines: readonly StepLine[]): string =>
  ORDER.find((kind) => lines.some((l) => l.taken.kind === kind)) ?? '';

const clockWord = (clock: string | undefined): string => CLOCK_WORDS[clock as keyof typeof CLOCK_WORDS] ?? '时限';

/** `办理时限 3月9日（周一）17:30，已超期 2 个工作日`. */
function stands({ taken }: StepLine, rules: ViewRules): string {
  const { deadline } = taken;
  if (!deadline) return clockWord(taken.clock);
  const said = `${clockWord(taken.clock)}${sayInstant(deadline, rules.at)}`;
  if (rules.at <= deadline) return said;
  const days = workingDaysBetween(new Date(deadline.getTime() - 1), rules.at, rules.calendar);
  return days > 0 ? `${said}，已超期 ${days} 个工作日` : `${said}，已超期`;
}

/** Told after an outage, or because the rung below is vacant. */
const asides = ({ taken }: StepLine, rules: ViewRules): string[] => [
  ...(taken.late ? [`补发：应于${sayInstant(taken.at, rules.at)}发出`] : []),
  ...(taken.passed ? ['下一级无人在岗，直接报您'] : []),
];

/** Several cases, or anything told privately: one list. */
export function stepsListCard(
  lines: readonly StepLine[],
  people: readonly Person[],
  seat: Seat,
  rules: ViewRules,
): Card {
  const face = KINDS[worstOf(lines)] ?? OTHER;
  return stepsCard({
    title: face.title,
    colour: face.colour,
    count: lines.length,
    lead: face.lead,
    people: people.map((p) => mention(p.openId)),
    rows: lines.map((line) => ({
      title: titleOf(line, seat),
      facts: wordsFor(seat, [stands(line, rules), ...asides(line, rules)].join(' · '), 200),
      tap: tap('show', { caseId: line.c._id, v: line.c.v }),
    })),
  });
}

const titleOf = ({ c }: StepLine, seat: Seat): UserText => wordsFor(seat, `${c.no} ${c.title}`, 60);

/** A single case in its group: a short @-reply in the thread of its card. */
export function stepText(line: StepLine, people: readonly Person[], rules: ViewRules): string {
  const names = people.map(textMention).join(' ');
  const kind = KINDS[line.taken.kind] ?? OTHER;
  return `${names ? `${names} ` : ''}【${kind.title}】${line.c.no} ${[stands(line, rules), ...asides(line, rules)].join('；')}，请及时办理`;
}
