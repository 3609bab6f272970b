import { CONFIDENTIAL_STUB } from '../../../cards/case/words.ts';
import { userText } from '../../../cards/kit.ts';
import { inert } from '../../../cards/plain-text.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import {
  assignmentInHand,
  currentRating,
  openObligations,
  openPause,
  openTasks,
  runningAssignment,
} from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { ended, type NotificationClock } from '../../domain/case/notification.ts';
import { OBLIGATIONS, type ObligationKind } from '../../domain/case/parts.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { inPlaceOf } from '../../domain/directory/person.ts';
import { NOTIFICATIONS } from '../../domain/events/lifecycle.ts';
import { stillNotSolved } from '../../domain/events/still-not-solved.ts';
import { workingDaysBetween } from '../../domain/time/day-kind.ts';
import { dispatchDeed } from '../shared/deeds.ts';
import { assignmentDue, before, clockDue, type Due, hurried } from '../shared/due.ts';
import { endedFor, questionOf } from '../shared/enterprise-words.ts';
import { deskName, lastUnit, mentionOf, tasksOf, type Whose, waitedFor } from '../shared/people.ts';
import { levelWord, reasonsGiven } from '../shared/rating.ts';
import { redacted, speaksForEnterprise } from '../shared/redact.ts';
import { withoutWithheld } from '../shared/withheld.ts';
import { holdingFacts } from './holding.ts';

/**
 * The text of a notification in the thread of an audience's card: who must act, the case, what to do by when. People's
 * own words are made inert. Source: lifecycle.md, "What must always hold" 7; calendar.md, "Handler".
 *
 * @param said  what came with the event: words, and who said them
 */
export function notificationText(
  c: Case,
  audience: Audience,
  code: string,
  said: Said,
  rules: Rules,
  whose: Whose = {},
): string {
  // Only its officers and its filer get notifications of a confidential case, without its content (R-802).
  if (c.confidential && !ADDRESSED.includes(audience)) return CONFIDENTIAL_STUB;
  const title = userText(c.confidential ? '保密件' : inGroup(audience, c.title), 60).text;
  const notification = NOTIFICATIONS.get(code);
  if (!notification) return inert(`${c.no}“${title}”有新情况，请查看卡片。`);
  // What a confidential case is about is told in no message (R-802).
  const told = (words: string | undefined) =>
    inert(words && !c.confidential ? userText(inGroup(audience, words), NEWS_MOST).text.replace(/\s*\n\s*/g, ' ') : '');
  const due = dueFor(c, notification.clock, rules, whose);
  const say = (audience === 'filer' && notification.filed) || notification.text;
  const sentence = say({
    which: inert(`${c.no}“${title}”`),
    no: c.no,
    filing: inert(`${c.filer.as === 'contact' ? '您提交的' : '您报送的'} ${c.no}“${title}”`),
    passOn: c.respondent.openId || c.filer.as === 'contact' ? '' : '请转告企业。',
    // Nobody is asked for anything by a date while the clock stands still.
    by: notification.clock === 'handle' && openPause(c) ? '' : byWhen(due, notification.clock, rules),
    late: due?.alert === 'late',
    unit: inert(lastUnit(c, rules)),
    desk: inert(deskName(rules)),
    ending: endedFor(c, audience === 'respondent' ? '您' : '企业'),
    mayGoOn: stillNotSolved.offer(c, rules) === null,
    silence: ended(rules.profile.silence.words),
    deed: dispatchDeed(c, rules),
    question: questionOf(c, rules),
    result: ended(told(resultOf(c))),
    rating: ended(told(ratingOf(c, rules))),
    who: told(said.who),
    guidance: inert(c.guidance ? `${ended(c.guidance.where)}${ended(userText(c.guidance.text, NEWS_MOST).text)}` : ''),
    words: told(said.words),
    yours: speaksForEnterprise(audience),
    daysLeft: daysLeft(due, rules),
    reworks: c.assignments.filter((assignment) => assignment.why === 'rework').length,
    step: c.escalations.at(-1)?.word ?? '',
    instruction: told(assignmentInHand(c)?.instruction),
    ...holdingFacts(c, notification.clock, due, rules),
    helpers: inert(
      openTasks(c)
        .map((t) => unitName(rules.directory, t.unit))
        .slice(0, MOST_NAMED)
        .join('、'),
    ),
  });
  // In a private chat nobody is named: whoever reads it is meant.
  const wakes = notification.wakes && whose.person === undefined && !notification.quietAt?.includes(audience);
  const named = wakes ? waitedFor(c, audience, rules, whose, notification.head).map(mentionOf).join(' ') : '';
  const inPlace = whose.absent === undefined ? '' : `${inert(inPlaceOf([{ name: whose.absent }]))}：`;
  return withoutWithheld(c, named ? `${named} ${sentence}` : `${inPlace}${sentence}`);
}

/** What came with an event. */
type Said = { words?: string | undefined; who?: string | undefined };

/** Most of somebody's words in a sentence, in code points: what a reader takes in without opening the card. `D` */
const NEWS_MOST = 300;

/** Audiences that may be notified of a confidential case, in private. */
const ADDRESSED: readonly Audience[] = ['confidential_officer', 'filer', 'respondent'];
const MOST_NAMED = 8;

/** The result that the case has: the explanation of an approved closure, else the unit's, else the desk's own answer. */
function resultOf(c: Case): string | undefined {
  const assignment = assignmentInHand(c);
  if (c.closure?.approvedAt) return c.closure.text;
  return assignment ? assignment.result?.text : c.answer?.text;
}

/** The latest rating, why, and what was written to it. */
function ratingOf(c: Case, rules: Rules): string | undefined {
  const rating = currentRating(c);
  if (!rating) return undefined;
  const why = [reasonsGiven(c, rating, rules), rating.comment].filter(Boolean).join('；');
  return `${levelWord(c, rating)}${why ? `（${why}）` : ''}`;
}

const inGroup = (audience: Audience, s: string): string => (speaksForEnterprise(audience) ? s : redacted(s));

/** These clocks start when delivery is known; until then only their length is. */
const LENGTH_KNOWN = ['confirm', 'rate'] as const;

function byWhen(due: Due | undefined, clock: NotificationClock | undefined, rules: Rules): string {
  // Held back by an outage, a message may be sent when its date is over.
  if (due?.alert === 'late') return hurried(due);
  if (due) return `于${before(due)}`;
  const length = LENGTH_KNOWN.find((name) => name === clock);
  return length ? `于 ${rules.profile.limits[length].workingDays} 个工作日内` : '';
}

/** Working days from now to the deadline's day, that day included. */
const daysLeft = (due: Due | undefined, { at, calendar }: Rules): number =>
  due ? Math.max(0, workingDaysBetween(at, new Date(due.at.getTime() - 1), calendar)) : 0;

const isDuty = (clock: NotificationClock): clock is ObligationKind => OBLIGATIONS.some((kind) => kind === clock);

function dueFor(c: Case, clock: NotificationClock | undefined, rules: Rules, whose: Whose): Due | undefined {
  if (!clock) return undefined;
  if (clock === 'handle') return assignmentDue(runningAssignment(c), rules);
  if (clock === 'co_task') return clockDue(tasksOf(c, whose)[0]?.clock, rules);
  if (isDuty(clock)) return clockDue(openObligations(c).findLast((o) => o.kind === clock)?.clock, rules);
  return clockDue(c.clocks[clock], rules);
}
