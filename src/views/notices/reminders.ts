import { type Card, type Colour, at as mention, type Row, tap, type UserText } from '../../../cards/kit.ts';
import { inert } from '../../../cards/plain-text.ts';
import { type Section, stepsCard } from '../../../cards/steps/steps.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openObligations } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { besideName, type Told } from '../../domain/directory/deputies.ts';
import { inPlaceOf, type Person } from '../../domain/directory/person.ts';
import { NOTIFICATIONS } from '../../domain/events/lifecycle.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { shanghaiTime } from '../../domain/time/shanghai.ts';
import { dispatchDeed } from '../shared/deeds.ts';
import { CLOCK_WORDS, clockDue, dueOf, hurried } from '../shared/due.ts';
import { mentionOf, unitCalled } from '../shared/people.ts';
import { wordsFor } from '../shared/redact.ts';

type Taken = Case['steps'][number];

/** One line about a case: a step, or a batched notification by its code; `people` are named with @; `standsFor` are away. */
export type StepLine = { c: Case; people?: readonly Told[]; standsFor?: readonly Person[] } & (
  | {
      taken: Taken;
      /** Who must act, by name, for readers elsewhere. */
      of?: string;
    }
  | {
      notification: string;
      asked: Taken | undefined;
      /** The id of what it is about. */
      of?: string;
    }
);

/** The step that last sent this notification to the unit. */
export const askedBy = (c: Case, notification: string): Taken | undefined =>
  c.steps.findLast((s) => s.kind === (notification === 'monthly_owed' ? 'monthly' : 'no_news'));

const NEWS = { title: '进展提醒', colour: 'blue', headline: '以下办件企业已多日没有看到进展，请登记进展' } as const;
const KINDS: Record<string, { title: string; colour: Colour; headline: string }> = {
  remind: { title: '时限提醒', colour: 'blue', headline: '以下办件时限将至，请安排办理' },
  warn: { title: '今日到期', colour: 'yellow', headline: '以下办件今日到期，请当日办理' },
  alarm: { title: '超期预警', colour: 'red', headline: '以下办件已超期，请立即办理' },
  rung: { title: '超期上报', colour: 'red', headline: '以下办件已超期，请您督促办理' },
  missed: { title: '单位超期', colour: 'red', headline: '以下办件承办单位已超期，请跟踪督促' },
  weekly: { title: '每周超期', colour: 'red', headline: '以下办件超期已久，请逐件跟踪' },
  long_overdue: { title: '久拖未决', colour: 'red', headline: '以下办件久拖未决，建议提级协调或专题会办' },
  monthly_owed: { title: '月度进展', colour: 'orange', headline: '以下办件超期未办结，请填报月度进展' },
  unit_absent: { title: '请改派', colour: 'orange', headline: '以下办件的承办单位已不在通讯录，请改派' },
  obligation_absent: {
    title: '请代办',
    colour: 'orange',
    headline: '以下办件应答复或填报的单位已不在通讯录，请代为办理',
  },
  urge_answer_listed: { title: '督办回复', colour: 'blue', headline: '您督办的办件已有回复' },
  news_wanted: NEWS,
  acceptance_wanted: NEWS,
};
const OTHER = { title: '时限提醒', colour: 'blue' as Colour, headline: '请查看以下办件' };

/** Kinds from most to least serious: the order of the sections of a list. */
const ORDER = [
  'long_overdue',
  'rung',
  'alarm',
  'missed',
  'weekly',
  'unit_absent',
  'obligation_absent',
  'monthly_owed',
  'warn',
  'remind',
  'acceptance_wanted',
  'news_wanted',
  'urge_answer_listed',
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
const deadlineOf = (line: StepLine): number => ('notification' in line ? 0 : (line.taken.deadline?.getTime() ?? 0));
/** Sorts by seriousness, then the longest overdue, then the older case. */
const worstFirst = (lines: readonly StepLine[], rules: Rules): StepLine[] =>
  [...lines].sort(
    (a, b) =>
      ORDER.indexOf(kindOf(a, rules)) - ORDER.indexOf(kindOf(b, rules)) ||
      deadlineOf(a) - deadlineOf(b) ||
      a.c.no.localeCompare(b.c.no),
  );

/** The name of a step, for people. */
export const stepTitle = (kind: string): string => KINDS[kind]?.title ?? OTHER_STEPS[kind] ?? OTHER.title;
const OTHER_STEPS: Record<string, string> = {
  no_news: '进展提醒',
  monthly: '月度进展',
  rework: '自动提级',
  overdue: '告知企业超期',
};

export const clockWord = (clock: string | undefined): string =>
  CLOCK_WORDS[clock as keyof typeof CLOCK_WORDS] ?? '时限';

/** What must be done before a clock ends. */
const DEED: Record<string, string> = {
  accept: '受理或申请退回',
  handle: '办结',
  arbitration: '裁定退回',
  callback: '回访',
  explanation: '作出说明',
  review: '审核',
  signoff: '签批',
  phone: '电话征询',
  extension_decision: '决定延期申请',
  pause_decision: '决定暂停申请',
  legal_decision: '决定转入申请',
  co_task: '提交协办意见',
  written_reply: '上传书面答复',
  urge_answer: '回复督办',
  monthly_progress: '填报月度进展',
};

/** `市场监管局（李强）应于3月9日（周一）17:30办结，已超期 2 个工作日`; on the last day `今日17:30前须办结`. */
function stands({ c, taken, of = '' }: { c: Case; taken: Taken; of?: string }, rules: Rules): string {
  const { deadline, clock = '' } = taken;
  const deed = clock === 'dispatch' ? dispatchDeed(c, rules) : (DEED[clock] ?? '办理');
  if (!deadline) return deed;
  const { alert, said, mark } = dueOf({ deadline, provisional: false }, rules);
  if (alert === 'late') return `${of}应于${said}${deed}，${mark}`;
  return `${of}${alert === 'today' ? `今日${shanghaiTime(deadline)}` : said}前须${deed}`;
}

/** Remarks: sent late after an outage, or because nobody, or nobody else, holds the rung below. */
const asides = ({ taken, standsFor }: { taken: Taken; standsFor?: readonly Person[] }, rules: Rules): string[] => [
  ...(standsFor ? [inPlaceOf(standsFor)] : []),
  ...(taken.late ? [`补发：应于${formatInstant(taken.at, rules.at)}发出`] : []),
  ...(taken.own ? ['下一级即经办人本人，直接报您'] : taken.passed ? ['下一级无人在岗，直接报您'] : []),
];

/** What a batched notification says: this month's progress is asked for today, or was due before; an answer as it was given. */
function batchedWords({ c, notification, of }: Extract<StepLine, { notification: string }>, rules: Rules): string {
  const { batched = '', clock } = NOTIFICATIONS.get(notification) ?? {};
  const answered = of === undefined ? undefined : c.obligations.find((o) => o.id === of);
  if (answered) return `${unitCalled(answered.unit, rules)}${batched}：${answered.reply ?? ''}`;
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

const named = (lines: readonly StepLine[]): Told[] => [
  ...new Map(lines.flatMap((line) => line.people ?? []).map((p) => [p.openId, p])).values(),
];

/**
 * One line for each case, each kind in a section of its own, and whatever else is to be said of a case behind its most
 * serious line.
 */
export function stepSections(lines: readonly StepLine[], audience: Audience, rules: Rules): StepSections {
  const sorted = worstFirst(lines, rules);
  const cases = [...new Set(sorted.map(({ c }) => c._id))].map((id) => sorted.filter(({ c }) => c._id === id));
  const faces = [...new Set(cases.flatMap(([line]) => (line ? [faceOf(line, rules)] : [])))];
  const sections = faces.map((face) => ({
    title: face.title,
    headline: face.headline,
    rows: cases.filter(([line]) => line && faceOf(line, rules) === face).map((own) => rowOf(own, audience, rules)),
  }));
  return { sections, colour: faces[0]?.colour ?? OTHER.colour };
}
type StepSections = { sections: Section[]; colour: Colour };

/**
 * The list of several cases, or for private chat.
 *
 * @param meantFor  whom it was for, where somebody else gets it because it could not be delivered
 */
export function stepsListCard(lines: readonly StepLine[], audience: Audience, rules: Rules, meantFor?: string): Card {
  const { sections, colour } = stepSections(lines, audience, rules);
  const [first, ...others] = sections;
  const elsewhere = `（应发给${meantFor}，未能送达，改发至此）`;
  const said = first && meantFor ? [{ ...first, headline: `${first.headline}${elsewhere}` }, ...others] : sections;
  return stepsCard({ sections: said, colour });
}

function rowOf(own: readonly StepLine[], audience: Audience, rules: Rules): Row {
  const [first] = own;
  const face = first && faceOf(first, rules);
  const said = (line: StepLine): string =>
    [...(faceOf(line, rules) === face ? [] : [faceOf(line, rules).title]), ...wordsOf(line, rules)].join(' · ');
  return {
    title: first ? titleOf(first, audience) : '',
    facts: wordsFor(audience, [...new Set(own.map(said))].join('；'), FACTS_MOST),
    people: named(own).map((p) => [mention(p.openId), besideName(p)]),
    ...(first && { tap: tap('show', { caseId: first.c._id, v: first.c.v }) }),
  };
}

/** Most characters of a line, which may have several facts about one case. */
const FACTS_MOST = 300;

/** Most characters of a case's title in a reminder. */
const TITLE_MOST = 60;

const titleOf = ({ c }: StepLine, audience: Audience): UserText => wordsFor(audience, `${c.no} ${c.title}`, TITLE_MOST);

/** The batch of a single case for its group: a short text with @ in the thread of its card. */
export function stepText(lines: readonly StepLine[], audience: Audience, rules: Rules): string {
  const names = named(lines)
    .map((p) => `${mentionOf(p)} `)
    .join('');
  const sorted = worstFirst(lines, rules);
  const titles = sorted.map((line) => faceOf(line, rules).title);
  // A title stands before what it is said of, once.
  const [first, ...others] = sorted.map(
    (line, i) => `${titles[i] === titles[i - 1] ? '' : `【${titles[i]}】`}${wordsOf(line, rules).join('；')}`,
  );
  const c = lines[0]?.c;
  const which = c ? inert(`${c.no}“${wordsFor(audience, c.title, TITLE_MOST).text}”`) : '';
  return `${names}${[(first ?? '').replace('】', `】${which}`), ...others].join('；')}。`;
}
