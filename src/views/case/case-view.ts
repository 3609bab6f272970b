import type { CaseView, Noted } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand, currentRating, levelOf, runningAssignment } from '../../domain/case/current.ts';
import { toGuide } from '../../domain/case/guidance.ts';
import type { Seat } from '../../domain/case/message.ts';
import { CARD_MOST, CARD_NEWEST } from '../../domain/case/shown.ts';
import { suggestUnits, whySuggested } from '../../domain/case/suggest.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { sayInstant } from '../../domain/time/say-date.ts';
import { deskName, lastUnit, type Whose } from '../shared/people.ts';
import { speaksForEnterprise, wordsFor } from '../shared/redact.ts';
import { actionsFor } from './actions.ts';
import { colourFor, factsFor, tagFor } from './header.ts';
import { leadFor } from './headline.ts';
import { mattersOf } from './matters.ts';
import { stepsFor } from './timeline.ts';

const WHOLE = CARD_MOST;
const NEWEST = CARD_NEWEST;
type Most = typeof WHOLE;
/** The same for a card on which everything is said at once: each text gives up the same share. */
const shared = (share: number): Most => ({
  title: WHOLE.title,
  content: Math.floor(WHOLE.content * share),
  result: Math.floor(WHOLE.result * share),
  ground: Math.floor(WHOLE.ground * share),
  note: Math.floor(WHOLE.note * share),
  progress: Math.floor(WHOLE.progress * share),
});

type Note = Case['additions'][number];

/**
 * A case as this seat may see it. What the seat may not see is left out here: contact data on every group card, what is
 * internal to units on the enterprise's. Source: R-801; T36, T54.
 *
 * @param whose  which co-unit's card it is, where the seat has several
 * @param share  how much of each long text is shown, 0 to 1
 */
export function caseView(c: Case, seat: Seat, rules: Rules, whose: Whose = {}, share = 1): CaseView {
  const most = shared(share);
  const enterprise = speaksForEnterprise(seat);
  const words = (s: string, max: number) => wordsFor(seat, s, max);
  const noted = <N extends Note>(list: readonly N[], by: (n: N) => string, newest: number, max: number): Noted[] =>
    list.slice(-newest).map((n) => ({ at: sayInstant(n.at, rules.at), by: by(n), text: words(n.text, max) }));
  const ofEnterprise = (list: readonly Note[]) => noted(list, (n) => writer(c, n, seat), NEWEST.others, most.note);
  // What a direct report was closed with stands as its result.
  const progress = c.outcome === 'direct_report' ? [] : c.progress.filter((p) => !enterprise || p.visible);
  const progressBy = (p: (typeof progress)[number]) => (enterprise ? unitName(rules.directory, p.unit) : p.by.name);
  return {
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: words(c.title, most.title),
    tag: tagFor(c, seat),
    colour: colourFor(c, seat, rules, whose),
    lead: leadFor(c, seat, rules, whose),
    facts: factsFor(c, seat, rules, whose),
    ...actionsFor(c, seat, rules),
    content: words(c.content, most.content),
    steps: enterprise ? stepsFor(c, seat, rules) : [],
    // Words from a case that follows this one are another enterprise's.
    additions: ofEnterprise(enterprise ? c.additions.filter((n) => !n.of) : c.additions),
    missing: ofEnterprise(c.missing),
    progress:
      enterprise && c.follows?.shows
        ? fromLeader(c, seat, rules, most)
        : noted(progress, progressBy, NEWEST.progress, most.progress),
    calls: callsShown(c, seat) ? noted(c.calls, (n) => n.by.name, NEWEST.others, most.note) : [],
    ...mattersOf(c, seat, rules, whose, share),
    ...(enterprise ? forEnterprise(c, seat, rules) : forStaff(c, seat, rules, most)),
    ...resultOf(c, seat, rules, most),
    ...closureOf(c, seat, rules, most),
    ...(c.guidance && {
      guidance: { where: words(c.guidance.where, most.ground), text: words(c.guidance.text, most.content) },
    }),
    ...ratingOf(c, seat, most),
  };
}

/** A merged case shows what its leading case lets the enterprise see. */
const fromLeader = (c: Case, seat: Seat, rules: Rules, most: Most): Noted[] =>
  (c.follows?.shows?.progress ?? []).slice(-NEWEST.progress).map((p) => ({
    at: sayInstant(p.at, rules.at),
    by: unitName(rules.directory, c.follows?.shows?.unit ?? ''),
    text: wordsFor(seat, p.text, most.progress),
  }));

/** Who wrote, without a name on group cards. */
function writer(c: Case, { by, of }: Note, seat: Seat): string {
  if (speaksForEnterprise(seat)) return by.name;
  if (of) return `并案件 ${of} 企业`;
  if (by.openId !== c.filer.openId) return '企业';
  return c.filer.as === 'contact' ? '企业' : c.filer.as === 'agent' ? '助企员' : c.filer.name;
}

/** Calls are the desk's; the unit hears of them when it must explain or work on because of them. */
const callsShown = (c: Case, seat: Seat): boolean =>
  seat === 'unit'
    ? c.explanationAskedAt !== undefined || (c.state === 'in_progress' && assignmentInHand(c)?.why === 'rework')
    : !speaksForEnterprise(seat);

function forEnterprise(c: Case, seat: Seat, { profile }: Rules): Partial<CaseView> {
  const asked = c.clocks.notify ?? c.clocks.confirm ?? c.clocks.rate;
  if (!asked || seat !== 'respondent' || c.closure?.approvedAt) return {};
  return { silence: profile.silence.words };
}

function forStaff(c: Case, seat: Seat, rules: Rules, most: Most): Partial<CaseView> {
  const advice = adviceFor(c, rules);
  return {
    ...(c.returnAsk && {
      returnAsk: {
        by: `${unitName(rules.directory, c.returnAsk.unit)} ${c.returnAsk.by.name}`,
        ground: rules.profile.returnGrounds.find((g) => g.id === c.returnAsk?.ground)?.word ?? c.returnAsk.ground,
        reason: wordsFor(seat, c.returnAsk.reason, most.note),
      },
    }),
    ...(c.referral && { referral: wordsFor(seat, c.referral.reason, most.note) }),
    ...ratedBeforeOf(c, seat, most),
    ...(advice && { advice }),
  };
}

/** Where a category that is not handled goes, or why the units are suggested. Source. */
function adviceFor(c: Case, rules: Rules): string | undefined {
  if (c.state !== 'submitted') return undefined;
  const guidance = toGuide(c, rules);
  return guidance ? `建议引导转办：${guidance}` : whySuggested(suggestUnits(c, rules.directory));
}

/** What was delivered last: the unit's result, or the desk's own answer. Whole for whoever is asked about it. */
function resultOf(c: Case, seat: Seat, rules: Rules, most: Most): Pick<CaseView, 'result'> {
  const max = seat === 'respondent' ? most.result : most.content;
  const [reported] = c.outcome === 'direct_report' ? c.progress : [];
  if (reported)
    return { result: { by: unitName(rules.directory, reported.unit), text: wordsFor(seat, reported.text, max) } };
  const result = assignmentInHand(c)?.result;
  if (!result) {
    if (!c.answer || assignmentInHand(c) || c.state === 'submitted') return {};
    return { result: { by: deskName(rules), text: wordsFor(seat, c.answer.text, max) } };
  }
  return {
    result: {
      by: lastUnit(c, rules),
      text: wordsFor(seat, result.text, max),
      measures: wordsFor(seat, result.measures, max),
      contact: wordsFor(seat, result.contact, 50),
    },
  };
}

/** The enterprise sees the explanation once it is approved. */
function closureOf(c: Case, seat: Seat, rules: Rules, most: Most): Pick<CaseView, 'closure'> {
  if (!c.closure || (speaksForEnterprise(seat) && !c.closure.approvedAt)) return {};
  const max = seat === 'respondent' ? most.result : most.content;
  return {
    closure: {
      by: lastUnit(c, rules),
      ground: wordsFor(seat, c.closure.ground, seat === 'respondent' ? 500 : most.ground),
      text: wordsFor(seat, c.closure.text, max),
    },
  };
}

function ratingOf(c: Case, seat: Seat, most: Most): Pick<CaseView, 'rating'> {
  const rating = currentRating(c);
  return rating ? { rating: ratingShown(c, rating, seat, most) } : {};
}

/** While a rework assignment runs the unit sees what the enterprise made of the one before. */
function ratedBeforeOf(c: Case, seat: Seat, most: Most): Pick<CaseView, 'ratedBefore'> {
  const assignment = runningAssignment(c);
  const before = assignment?.why === 'rework' && c.ratings.findLast((r) => r.assignment === assignment.n - 1);
  return before ? { ratedBefore: ratingShown(c, before, seat, most) } : {};
}

const ratingShown = (c: Case, rating: Case['ratings'][number], seat: Seat, most: Most) => ({
  word: levelOf(c, rating.level)?.word ?? rating.level,
  comment: rating.comment ? wordsFor(seat, rating.comment, most.note) : undefined,
  how: enteredHow(rating),
});

/** Who gave the rating in the enterprise's stead (lifecycle.md, "enter an answer"). */
const enteredHow = ({ how, by }: Case['ratings'][number]): string | undefined =>
  how && (how === 'agent' ? `助企员代评（${by.name}）` : `电话征询代录（${by.name}）`);
