import { CONFIDENTIAL_STUB, OUTCOME_WORDS } from '../../../cards/case/words.ts';
import { userText } from '../../../cards/kit.ts';
import { inert, mention, SAY_CODES, type SayCode, sentence, wakes } from '../../../cards/say.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { openObligations, openTasks, runningLeg } from '../../domain/case/current.ts';
import type { ClockName } from '../../domain/case/leg.ts';
import type { Seat } from '../../domain/case/message.ts';
import { OBLIGATIONS } from '../../domain/case/parts.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { stillNotSolved } from '../../domain/events/still-not-solved.ts';
import { workingDaysBetween } from '../../domain/time/day-kind.ts';
import { before, clockDue, type Due, legDue } from '../shared/due.ts';
import { deskName, lastUnit, tasksOf, type Whose, waitedFor } from '../shared/people.ts';
import { masked, speaksForEnterprise } from '../shared/redact.ts';

type Said = ClockName | 'handle' | 'co_task' | Case['obligations'][number]['kind'];

/** The clock that makes each code urgent; `handle` is the leg's, the others are a task's or an obligation's. */
const CLOCK_OF: Partial<Record<SayCode, Said>> = {
  to_dispatch: 'dispatch',
  referred_after_returns: 'dispatch',
  to_accept: 'accept',
  upheld: 'accept',
  to_arbitrate: 'arbitration',
  to_call_back: 'callback',
  to_review: 'review',
  please_explain: 'explanation',
  reclassified: 'handle',
  handed_over: 'handle',
  not_done: 'handle',
  goes_on: 'handle',
  closure_refused: 'handle',
  closure_approved: 'written_reply',
  please_confirm: 'confirm',
  please_rate: 'rate',
  confirm_soon: 'confirm',
  confirm_last_day: 'confirm',
  rate_soon: 'rate',
  rate_last_day: 'rate',
  to_help: 'co_task',
  extension_asked: 'extension_decision',
  extension_granted: 'handle',
  extension_refused: 'handle',
  extended: 'handle',
  legal_asked: 'legal_decision',
  legal_granted: 'handle',
  legal_refused: 'handle',
  stop_asked: 'stop_decision',
  stop_refused: 'handle',
  resumed: 'handle',
  merge_undone: 'handle',
  to_telephone: 'phone',
  to_assign: 'accept',
  to_sign: 'signoff',
  sign_refused: 'dispatch',
  reopened: 'handle',
  to_verify: 'review',
  verify_refused: 'handle',
  urged: 'urge_answer',
  confidential_case: 'dispatch',
};

/** Until the sender knows that it arrived no clock of the enterprise runs, but its length is known. */
const LENGTH_OF = { please_confirm: 'confirm', please_rate: 'rate' } as const;

const known = (code: string): code is SayCode => SAY_CODES.some((c) => c === code);

/**
 * The text said in the thread of a seat's card: whom it waits for by name, the case, what to do by when. People's own
 * words in it are inert. Source: lifecycle.md, "What must always hold" 7; calendar.md, "Handler".
 *
 * @param words  a person's own words that came with the event
 */
export function sayFor(
  c: Case,
  seat: Seat,
  code: string,
  words: string | undefined,
  rules: Rules,
  whose: Whose = {},
): string {
  // Of a confidential case only its officers, and who filed it, hear anything, and never what it is about.
  if (c.confidential && !ADDRESSED.includes(seat)) return CONFIDENTIAL_STUB;
  const title = userText(c.confidential ? '保密件' : inGroup(seat, c.title), 60).text;
  if (!known(code)) return inert(`${c.no} “${title}”有新情况，请查看卡片`);
  const said = sentence(code, {
    which: inert(`${c.no}“${title}”`),
    by: byWhen(c, code, rules, whose),
    unit: inert(lastUnit(c, rules)),
    desk: inert(deskName(rules)),
    outcome: c.outcome ? OUTCOME_WORDS[c.outcome] : '已办结',
    mayGoOn: stillNotSolved.offer(c, rules) === null,
    silence: rules.profile.silence.words,
    guidance: inert(c.guidance ? `${c.guidance.where}。${userText(c.guidance.text, 500).text}` : ''),
    words: inert(words ? userText(inGroup(seat, words), 500).text : ''),
    yours: speaksForEnterprise(seat),
    daysLeft: daysLeft(dueFor(c, code, rules, whose), rules),
    reworks: c.legs.filter((leg) => leg.why === 'rework').length,
    step: c.escalations.at(-1)?.word ?? '',
    helpers: inert(
      openTasks(c)
        .map((t) => unitName(rules.directory, t.unit))
        .slice(0, MOST_NAMED)
        .join('、'),
    ),
  });
  const named = wakes(code) ? waitedFor(c, seat, rules, whose).map(mention).join(' ') : '';
  return named ? `${named} ${said}` : said;
}

/** Seats to whom something of a confidential case may be said, in private. */
const ADDRESSED: readonly Seat[] = ['officer', 'filer', 'respondent'];
const MOST_NAMED = 8;

const isDuty = (clock: Said): clock is Case['obligations'][number]['kind'] => OBLIGATIONS.some((k) => k === clock);

const inGroup = (seat: Seat, s: string): string => (speaksForEnterprise(seat) ? s : masked(s));

function byWhen(c: Case, code: SayCode, rules: Rules, whose: Whose): string {
  const due = dueFor(c, code, rules, whose);
  if (due) return `于${before(due)}`;
  const length = code in LENGTH_OF ? LENGTH_OF[code as keyof typeof LENGTH_OF] : undefined;
  return length ? `在${rules.profile.limits[length].workingDays}个工作日内` : '';
}

/** Working days from now to the deadline's day, that day included. */
const daysLeft = (due: Due | undefined, { at, calendar }: Rules): number =>
  due ? Math.max(0, workingDaysBetween(at, new Date(due.at.getTime() - 1), calendar)) : 0;

function dueFor(c: Case, code: SayCode, rules: Rules, whose: Whose): Due | undefined {
  const clock = CLOCK_OF[code];
  if (!clock) return undefined;
  if (clock === 'handle') return legDue(runningLeg(c), rules);
  if (clock === 'co_task') return clockDue(tasksOf(c, whose)[0]?.clock, rules);
  if (isDuty(clock)) return clockDue(openObligations(c).findLast((o) => o.kind === clock)?.clock, rules);
  return clockDue(c.clocks[clock], rules);
}
