import { ownerOf } from '../directory/person.ts';
import { dayOfDeadline } from '../time/shanghai.ts';
import type { Case } from './case.ts';
import { assignmentInHand, openObligations, openTasks, runningAssignment } from './current.ts';
import { isOpen } from './state.ts';
import { urgersOf } from './urges.ts';

/**
 * A list of cases, by the value it is asked by. `unit`: has the case in hand, or a task of it; `noUnit`: nobody has it in
 * hand but the desk; `urgedBy`: waits for an answer to this person's urge, `urged`: was ever urged by them; `asks`: something waits that its state does not tell; `board`: waits for its chief; `changed`: the
 * minute in which an event last changed it; `due`: the date on which a limit runs out, `late` where one had run out by then;
 * `ended`: a unit that had it; `tail`: the last digits of its number.
 */
export type List =
  | `${'person' | 'enterprise' | 'unit' | 'owedBy' | 'urgedBy' | 'urged' | 'board' | 'expert' | 'asks'}/${string}`
  | `${'state' | 'channel' | 'duplicateOf' | 'names' | 'calendar' | 'changed'}/${string}`
  | `${'due' | 'ended' | 'tail'}/${string}`
  | 'late'
  | 'noUnit'
  | 'confidential';

/** The list of cases that an event last changed in the minute of this instant. */
export const changedIn = (at: Date): List => `changed/${at.toISOString().slice(0, 16)}`;

/** Whether the case is audited and its deadlines follow the calendar: it is open, or has an open obligation. */
export const isWatched = (c: Case): boolean => isOpen(c) || openObligations(c).length > 0;

const NUMBER = /^QS\d{8}-\d{4,5}$/;

/** The numbers of other cases that it names: its links, whose words it has, and what forms of its record asked for. */
const numbersIn = (c: Case): string[] =>
  [
    ...c.related.map((r) => r.no),
    ...(c.recurrenceOf ? [c.recurrenceOf.no] : []),
    ...(c.duplicateOf ? [c.duplicateOf.no] : []),
    ...c.additions.flatMap((a) => a.of ?? []),
    ...c.record.flatMap((r) => Object.values(r.input).filter((v) => typeof v === 'string' && NUMBER.test(v))),
  ] as string[];

/** Clocks that run beside a state that does not tell them. */
const ASIDE = ['phone', 'review', 'extension_decision', 'pause_decision', 'legal_decision'] as const;

/** What waits for an office in a case of whatever state. */
export type Asks = (typeof ASIDE)[number] | 'co_units' | 'exclusion';

const asksOf = ({ clocks, coAsk, exclusion }: Case): Asks[] => [
  ...ASIDE.filter((clock) => clocks[clock] !== undefined),
  ...(coAsk ? ['co_units' as const] : []),
  ...(exclusion && !exclusion.approvedAt && !exclusion.refusedAt ? ['exclusion' as const] : []),
];

/** How many of a number's last digits are a list. */
const TAIL = 4;
const ENDLESS = 10 ** TAIL;

/** The lists of cases whose number ends in these two to five digits. */
export function endingIn(digits: string): List[] {
  if (digits.length >= TAIL) return [`tail/${digits.slice(-TAIL)}`];
  const step = 10 ** digits.length;
  return Array.from(
    { length: ENDLESS / step },
    (_, n): List => `tail/${String(n * step + Number(digits)).padStart(TAIL, '0')}`,
  );
}

/** A number's digits alone. */
export const digitsOf = (no: string): string => no.replace(/\D/g, '');

/** The list of what runs out on a date, `yyyy-MM-dd`. */
export const dueOn = (date: string): List => `due/${date}`;

/** Every instant at which a limit of the case runs out. */
const deadlinesOf = (c: Case): Date[] => [
  ...Object.values(c.clocks).map(({ deadline }) => deadline),
  ...[runningAssignment(c)?.deadline].flatMap((deadline) => deadline ?? []),
  ...[...openTasks(c), ...openObligations(c)].map(({ clock }) => clock.deadline),
];

/** By the date in Shanghai; a deadline at 24:00 belongs to the day it ends. */
const dueLists = (c: Case): List[] =>
  deadlinesOf(c).map((at) => (c.changedAt && at < c.changedAt ? 'late' : dueOn(dayOfDeadline(at))));

/** The units that have an open case in hand or help with it; `noUnit` where the desk alone has it. */
function inHandOf(c: Case): List[] {
  if (!isOpen(c) || c.state === 'merged') return [];
  const unit = assignmentInHand(c)?.unit;
  const helping = openTasks(c).map((t): List => `unit/${t.unit}`);
  return [unit === undefined ? 'noUnit' : `unit/${unit}`, ...helping];
}

/**
 * Every list the case belongs to. One index over one array of lists costs a write far less than an index for each
 * question, and an equality on one field is fast on every server. Source: storage.md, "The case".
 */
export function listsOf(c: Case): List[] {
  const board = c.state === 'dispatched' ? runningAssignment(c)?.board : undefined;
  const owed = openObligations(c);
  const lists: List[] = [
    `state/${c.state}`,
    `person/${c.filer.openId}`,
    ...(c.enterprise ? [`enterprise/${c.enterprise.id}` as const] : []),
    ...inHandOf(c),
    ...(board ? [`board/${board}` as const] : []),
    ...(c.expertAsk && !c.expertAsk.repliedAt ? [`expert/${c.expertAsk.expert.openId}` as const] : []),
    ...asksOf(c).map((asks): List => `asks/${asks}`),
    ...owed.map((o): List => `owedBy/${o.servedBy ?? o.unit}`),
    ...owed.flatMap((o): List[] => (o.kind === 'urge_answer' && o.by ? [`urgedBy/${ownerOf(o.by)}`] : [])),
    ...urgersOf(c).map((openId): List => `urged/${openId}`),
    ...(c.channel ? [`channel/${c.channel.kind}` as const] : []),
    ...(c.state === 'merged' && c.duplicateOf ? [`duplicateOf/${c.duplicateOf.id}` as const] : []),
    ...numbersIn(c).map((no): List => `names/${no}`),
    ...(c.changedAt ? [changedIn(c.changedAt)] : []),
    ...dueLists(c),
    ...(isOpen(c) ? [] : c.assignments.map(({ unit }): List => `ended/${unit}`)),
    `tail/${digitsOf(c.no).slice(-TAIL)}`,
    ...(c.confidential ? ['confidential' as const] : []),
    ...(isWatched(c) ? [`calendar/${c.calendarVersion}` as const] : []),
  ];
  return [...new Set(lists)];
}
