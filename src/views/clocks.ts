import type { Case, ClockName, Seat } from '../domain/case/case.ts';
import { CLOCKS, isOpen, runningLeg } from '../domain/case/case.ts';
import { openObligations } from '../domain/case/clocks.ts';
import { unitShown } from '../domain/case/roles.ts';
import { workingDaysBetween } from '../domain/time/working-days.ts';
import { type Alert, CLOCK_WORDS, clockDue, type Due, legDue, saidWithMark, worst } from './due.ts';
import { speaksForEnterprise } from './mask.ts';
import type { ViewRules } from './rules.ts';

/** Clocks that concern the enterprise alone: staff may see them, and they alarm no group. */
const ENTERPRISE_CLOCKS: readonly ClockName[] = ['notify', 'confirm', 'rate', 'settle'];

/** What the respondent is told to do before which instant, in the words of interface.md, "Faces". */
const ASKED: Partial<Record<ClockName, string>> = { confirm: '请于此前确认', rate: '请于此前评价' };

/** States in which a date for the answer can be promised. */
const promised = (c: Case): boolean => c.state === 'dispatched' || c.state === 'in_progress';

/** Every clock this seat sees, as facts; the enterprise's own without a date. Source: interface.md, "Faces". */
export function clockFacts(c: Case, seat: Seat, rules: ViewRules): Record<string, string | undefined> {
  const facts: Record<string, string | undefined> = {};
  const leg = runningLeg(c);
  if (speaksForEnterprise(seat)) {
    if (promised(c)) facts.预计答复 = saidWithMark(legDue(leg, rules));
    for (const [name, label] of Object.entries(ASKED))
      facts[seat === 'filer' ? CLOCK_WORDS[name as ClockName] : label] = saidWithMark(
        clockDue(c.clocks[name as ClockName], rules),
      );
  } else {
    for (const name of CLOCKS) facts[CLOCK_WORDS[name]] = saidWithMark(clockDue(c.clocks[name], rules));
    if (leg) facts[CLOCK_WORDS.handle] = handleFact(c, rules);
    for (const o of repliesOwed(c, seat)) facts[CLOCK_WORDS.written_reply] = saidWithMark(clockDue(o.clock, rules));
  }
  const days = workingDaysBetween(c.receivedAt, c.closedAt ?? rules.at, rules.calendar);
  facts.企业计时 = isOpen(c) ? `已历时 ${days} 个工作日` : `历时 ${days} 个工作日`;
  return facts;
}

function handleFact(c: Case, rules: ViewRules): string {
  const leg = runningLeg(c);
  const stop = leg?.stops.find((s) => !s.to);
  if (stop) {
    const word = rules.profile.stopReasons.find((r) => r.id === stop.reason)?.word;
    return word ? `暂停计时（${word}）` : '暂停计时';
  }
  return saidWithMark(legDue(leg, rules)) ?? '按法定期限，受理时填写';
}

/** The written replies this seat must know of: a unit its own. */
export const repliesOwed = (c: Case, seat: Seat): Case['obligations'] =>
  openObligations(c).filter((o) => seat !== 'unit' || o.unit === unitShown(c));

/** The deadlines whose nearness colours this seat's card. */
function watched(c: Case, seat: Seat, rules: ViewRules): (Due | undefined)[] {
  const handle = legDue(runningLeg(c), rules);
  const due = (name: ClockName) => clockDue(c.clocks[name], rules);
  if (speaksForEnterprise(seat)) return [promised(c) ? handle : undefined, due('confirm'), due('rate')];
  const replies = repliesOwed(c, seat).map((o) => clockDue(o.clock, rules));
  if (seat === 'unit') return [due('accept'), due('explanation'), handle, ...replies];
  const own = CLOCKS.filter((name) => !ENTERPRISE_CLOCKS.includes(name)).map(due);
  return [...own, handle, ...replies];
}

export const alertFor = (c: Case, seat: Seat, rules: ViewRules): Alert => worst(watched(c, seat, rules));
