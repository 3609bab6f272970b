import { OUTCOME_WORDS } from '../../cards/case/words.ts';
import { userText } from '../../cards/kit.ts';
import { inert, mention, SAY_CODES, type SayCode, sentence, wakes } from '../../cards/say.ts';
import type { Case, ClockName, Seat } from '../domain/case/case.ts';
import { runningLeg } from '../domain/case/case.ts';
import { openObligations } from '../domain/case/clocks.ts';
import { stillNotSolved } from '../domain/case/events/still-not-solved.ts';
import { before, clockDue, type Due, legDue } from './due.ts';
import { masked, speaksForEnterprise } from './mask.ts';
import { deskName, lastUnit, waitedFor } from './people.ts';
import type { ViewRules } from './rules.ts';

/** The clock that makes each code urgent; `handle` is the leg's, `written_reply` the obligation's. */
const CLOCK_OF: Partial<Record<SayCode, ClockName | 'handle' | 'written_reply'>> = {
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
export function sayFor(c: Case, seat: Seat, code: string, words: string | undefined, rules: ViewRules): string {
  const title = userText(inGroup(seat, c.title), 60).text;
  if (!known(code)) return inert(`${c.no} “${title}”有新情况，请查看卡片`);
  const said = sentence(code, {
    which: inert(`${c.no}“${title}”`),
    by: byWhen(c, code, rules),
    unit: inert(lastUnit(c, rules)),
    desk: inert(deskName(rules)),
    outcome: c.outcome ? OUTCOME_WORDS[c.outcome] : '已办结',
    mayGoOn: stillNotSolved.offer(c, rules) === null,
    silence: rules.profile.silence.words,
    guidance: inert(c.guidance ? `${c.guidance.where}。${userText(c.guidance.text, 500).text}` : ''),
    words: inert(words ? userText(inGroup(seat, words), 500).text : ''),
  });
  const named = wakes(code) ? waitedFor(c, seat, rules).map(mention).join(' ') : '';
  return named ? `${named} ${said}` : said;
}

const inGroup = (seat: Seat, s: string): string => (speaksForEnterprise(seat) ? s : masked(s));

function byWhen(c: Case, code: SayCode, rules: ViewRules): string {
  const due = dueFor(c, code, rules);
  if (due) return `于${before(due)}`;
  const length = code in LENGTH_OF ? LENGTH_OF[code as keyof typeof LENGTH_OF] : undefined;
  return length ? `在${rules.profile.limits[length].workingDays}个工作日内` : '';
}

function dueFor(c: Case, code: SayCode, rules: ViewRules): Due | undefined {
  const clock = CLOCK_OF[code];
  if (!clock) return undefined;
  if (clock === 'handle') return legDue(runningLeg(c), rules);
  if (clock === 'written_reply') return clockDue(openObligations(c)[0]?.clock, rules);
  return clockDue(c.clocks[clock], rules);
}
