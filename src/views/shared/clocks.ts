import type { Band } from '../../../cards/kit.ts';
import { CLOCKS, type ClockName } from '../../domain/case/assignment.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openObligations, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { obligedUnit } from '../../domain/case/roles.ts';
import { isOpen, STATE_TABLE } from '../../domain/case/state.ts';
import { unitLeft, unitShown } from '../../domain/case/unit-of.ts';
import { wordOf } from '../../domain/case/words.ts';
import { workingDaysBetween } from '../../domain/time/day-kind.ts';
import {
  type Alert,
  assignmentDue,
  before,
  CLOCK_WORDS,
  clockDue,
  type Due,
  dueOf,
  saidWithMark,
  worst,
} from './due.ts';
import { tasksOf, type Whose } from './people.ts';
import { speaksForEnterprise } from './redact.ts';

/** Clocks of the enterprise. Staff may see them, but they do not colour a group's card. */
const ENTERPRISE_CLOCKS: readonly ClockName[] = ['notify', 'confirm', 'rate', 'settle'];

/** What the respondent is asked to do by a deadline, in the words of interface.md, "Faces". */
const ASKED: Partial<Record<ClockName, string>> = { confirm: '请于此前确认', rate: '请于此前评价' };

const labelOf = (name: ClockName, audience: Audience): string =>
  (audience === 'respondent' && ASKED[name]) || CLOCK_WORDS[name];
const promiseLabel = (promised: Due | undefined): string => (promised?.alert === 'late' ? '原定答复' : '预计答复');

/** The deadline that the enterprise may see: the assignment's; for a duplicate the primary case's. */
export function promisedDue(c: Case, rules: Rules): Due | undefined {
  // Whose date it was is being settled anew.
  if (unitLeft(c, rules.directory)) return undefined;
  if (STATE_TABLE[c.state].promises) return assignmentDue(runningAssignment(c), rules);
  const shows = c.state === 'merged' ? c.duplicateOf?.shows : undefined;
  const told = shows && STATE_TABLE[shows.state].promises ? shows.deadline : null;
  return told ? dueOf({ deadline: told, provisional: false }, rules) : undefined;
}

/** Every clock this audience sees, as facts; 企业计时 has no date. Source: interface.md, "Faces". */
export function clockFacts(
  c: Case,
  audience: Audience,
  rules: Rules,
  whose: Whose = {},
): Record<string, string | undefined> {
  const facts: Record<string, string | undefined> = {};
  const assignment = runningAssignment(c);
  if (speaksForEnterprise(audience)) {
    const promised = promisedDue(c, rules);
    facts[promiseLabel(promised)] = saidWithMark(promised)?.replace('超期', '逾期');
    for (const name of ['confirm', 'rate'] as const)
      facts[labelOf(name, audience)] = saidWithMark(clockDue(c.clocks[name], rules));
  } else if (audience === 'confidential_officer') facts.处理时限 = saidWithMark(clockDue(c.clocks.dispatch, rules));
  else {
    const [task] = audience === 'co_unit' ? tasksOf(c, whose) : [];
    facts[CLOCK_WORDS.co_task] = saidWithMark(clockDue(task?.clock, rules));
    for (const name of clocksShown(audience)) facts[CLOCK_WORDS[name]] = saidWithMark(clockDue(c.clocks[name], rules));
    if (assignment) facts[CLOCK_WORDS.handle] = handleFact(c, rules);
    // Only the earliest of a kind is shown here; each has its own lines below.
    for (const o of [...dutiesOwed(c, audience, rules)].reverse())
      facts[CLOCK_WORDS[o.kind]] = saidWithMark(clockDue(o.clock, rules));
  }
  const days = workingDaysBetween(c.receivedAt, c.closedAt ?? rules.at, rules.calendar);
  if (speaksForEnterprise(audience)) {
    // Nobody wants to read that they have waited for nothing yet.
    facts.已等待 = isOpen(c) && days > 0 ? `${days} 个工作日` : undefined;
  } else facts.企业计时 = isOpen(c) ? `已历时 ${days} 个工作日` : `历时 ${days} 个工作日`;
  return facts;
}

/** Co-units and experts do not see the clocks of desk and enterprise. */
const clocksShown = (audience: Audience): readonly ClockName[] =>
  audience === 'co_unit' || audience === 'expert' ? [] : CLOCKS;

function handleFact(c: Case, rules: Rules): string {
  const assignment = runningAssignment(c);
  const pause = assignment?.pauses.find((s) => !s.to);
  if (pause) {
    const word = wordOf(c, 'pause', pause.reason, rules.profile);
    const most = pause.until ? `，最迟${before(dueOf({ deadline: pause.until, provisional: false }, rules))}恢复` : '';
    return word ? `暂停计时（${word}${most}）` : '暂停计时';
  }
  return saidWithMark(assignmentDue(assignment, rules)) ?? '按法定期限，受理时填写';
}

/** The open obligations this audience sees: a unit its own, supervision and leaders all. */
export const dutiesOwed = (c: Case, audience: Audience, { directory }: Pick<Rules, 'directory'>): Case['obligations'] =>
  openObligations(c).filter((o) =>
    // A letter on its way asks nobody for anything.
    o.letter && !o.servedBy
      ? false
      : audience === 'unit'
        ? obligedUnit(o, directory) === unitShown(c, directory)
        : !ASIDE.includes(audience),
  );

/** Audiences with a single task, who do not see what desk and unit owe. */
const ASIDE: readonly Audience[] = ['co_unit', 'expert', 'signer', 'confidential_officer'];

/** A deadline with what it is called on this audience's card. */
type Dated = { label: string; due: Due };
const dated = (label: string, due: Due | undefined): Dated[] => (due ? [{ label, due }] : []);

/** The deadlines that colour this audience's card. */
function watched(c: Case, audience: Audience, rules: Rules, whose: Whose): Dated[] {
  const of = (...names: ClockName[]) =>
    names.flatMap((name) => dated(labelOf(name, audience), clockDue(c.clocks[name], rules)));
  const promised = promisedDue(c, rules);
  if (speaksForEnterprise(audience)) {
    // What the desk has promised it in words is no date of its own, until it is broken.
    const forwarded = c.referral ? undefined : clockDue(c.clocks.dispatch, rules);
    const late = forwarded?.alert === 'late' ? dated('原定转交', forwarded) : [];
    return [...dated(promiseLabel(promised), promised), ...late, ...of('confirm', 'rate')];
  }
  const handle = dated(CLOCK_WORDS.handle, assignmentDue(runningAssignment(c), rules));
  const replies = dutiesOwed(c, audience, rules).flatMap((o) => dated(CLOCK_WORDS[o.kind], clockDue(o.clock, rules)));
  if (audience === 'unit') return [...of('accept', 'explanation'), ...handle, ...replies];
  if (audience === 'co_unit')
    return tasksOf(c, whose).flatMap((t) => dated(CLOCK_WORDS.co_task, clockDue(t.clock, rules)));
  if (audience === 'signer') return of('signoff');
  if (audience === 'expert') return [];
  return [...of(...CLOCKS.filter((name) => !ENTERPRISE_CLOCKS.includes(name))), ...handle, ...replies];
}

export const alertFor = (c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Alert =>
  worst(watched(c, audience, rules, whose).map(({ due }) => due));

/**
 * The one date that matters to this audience, the earliest it is watched by, and how near it is: counted on the last days
 * (`countdown` of the profile) and once it is over. Source: interface.md, "Faces".
 */
export function bandFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Band | undefined {
  const [first] = watched(c, audience, rules, whose).sort((a, b) => a.due.at.getTime() - b.due.at.getTime());
  if (!first) return undefined;
  const { label, due } = first;
  const told = speaksForEnterprise(audience);
  // The dates of a duplicate are its primary case's, whose steps do not redraw this card.
  const counts = c.state !== 'merged';
  if (due.alert === 'late')
    return { label, said: due.said, left: counts ? lateWords(due, told) : '已超期', colour: 'red' };
  if (due.alert === 'today') return { label, said: due.said, left: due.mark, colour: 'orange' };
  const days = workingDaysBetween(rules.at, new Date(due.at.getTime() - 1), rules.calendar);
  const counted = counts && days <= rules.profile.countdown.workingDays;
  return { label, said: due.said, left: counted ? `还有 ${days} 个工作日` : undefined, colour: 'grey' };
}

/** `超期 3 个工作日`; towards the enterprise 逾期. */
const lateWords = ({ mark }: Due, told: boolean): string => {
  const words = mark.replace('已', '');
  return words === '超期' ? '已超期' : told ? words.replace('超期', '逾期') : words;
};

/** The second tag of a card's header: that its date is over, and for how long. */
export function lateTag(c: Case, audience: Audience, rules: Rules, whose: Whose = {}): string | undefined {
  const band = bandFor(c, audience, rules, whose);
  return band?.colour === 'red' ? band.left : undefined;
}
