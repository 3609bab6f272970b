import { CLOCKS, type ClockName } from '../../domain/case/assignment.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openObligations, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { obligedUnit, unitLeft, unitShown } from '../../domain/case/roles.ts';
import { isOpen, STATE_TABLE } from '../../domain/case/state.ts';
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
    if (promised?.alert === 'late') facts.原定答复 = `${promised.said}（${promised.mark.replace('超期', '逾期')}）`;
    else facts.预计答复 = saidWithMark(promised);
    for (const [name, label] of Object.entries(ASKED))
      facts[audience === 'filer' ? CLOCK_WORDS[name as ClockName] : label] = saidWithMark(
        clockDue(c.clocks[name as ClockName], rules),
      );
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

/** The deadlines that colour this audience's card. */
function watched(c: Case, audience: Audience, rules: Rules, whose: Whose): (Due | undefined)[] {
  const handle = assignmentDue(runningAssignment(c), rules);
  const due = (name: ClockName) => clockDue(c.clocks[name], rules);
  if (speaksForEnterprise(audience)) return [promisedDue(c, rules), due('confirm'), due('rate')];
  const replies = dutiesOwed(c, audience, rules).map((o) => clockDue(o.clock, rules));
  if (audience === 'unit') return [due('accept'), due('explanation'), handle, ...replies];
  if (audience === 'co_unit') return tasksOf(c, whose).map((t) => clockDue(t.clock, rules));
  if (audience === 'signer') return [due('signoff')];
  if (audience === 'expert') return [];
  const own = CLOCKS.filter((name) => !ENTERPRISE_CLOCKS.includes(name)).map(due);
  return [...own, handle, ...replies];
}

export const alertFor = (c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Alert =>
  worst(watched(c, audience, rules, whose));
