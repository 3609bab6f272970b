import type { CaseView, Noted } from '../../cards/case/view.ts';
import type { Case, Seat } from '../domain/case/case.ts';
import { currentRating, legInHand, levelOf, runningLeg } from '../domain/case/case.ts';
import { CARD_MOST, CARD_NEWEST } from '../domain/case/shown.ts';
import { suggestUnits } from '../domain/case/suggest.ts';
import { unitName } from '../domain/directory.ts';
import { sayInstant } from '../domain/time/say-date.ts';
import { actionsFor, whySuggested } from './actions.ts';
import { colourFor, factsFor, tagFor } from './face.ts';
import { leadFor, toGuide } from './lead.ts';
import { speaksForEnterprise, wordsFor } from './mask.ts';
import { deskName, lastUnit } from './people.ts';
import type { ViewRules } from './rules.ts';
import { stepsFor } from './timeline.ts';

type Note = Case['additions'][number];

/**
 * A case as this seat may see it. What the seat may not see is left out here: contact data on every group card, what is
 * internal to units on the enterprise's. Source: R-801; T36, T54.
 */
export function caseView(c: Case, seat: Seat, rules: ViewRules): CaseView {
  const enterprise = speaksForEnterprise(seat);
  const words = (s: string, most: number) => wordsFor(seat, s, most);
  const noted = <N extends Note>(list: readonly N[], by: (n: N) => string, newest: number, most: number): Noted[] =>
    list.slice(-newest).map((n) => ({ at: sayInstant(n.at, rules.at), by: by(n), text: words(n.text, most) }));
  const ofEnterprise = (list: readonly Note[]) =>
    noted(list, (n) => writer(c, n, seat), CARD_NEWEST.others, CARD_MOST.note);
  const progress = c.progress.filter((p) => !enterprise || p.visible);
  const progressBy = (p: (typeof progress)[number]) => (enterprise ? unitName(rules.directory, p.unit) : p.by.name);
  return {
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: words(c.title, CARD_MOST.title),
    tag: tagFor(c, seat),
    colour: colourFor(c, seat, rules),
    lead: leadFor(c, seat, rules),
    facts: factsFor(c, seat, rules),
    ...actionsFor(c, seat, rules),
    content: words(c.content, CARD_MOST.content),
    steps: enterprise ? stepsFor(c, seat, rules) : [],
    additions: ofEnterprise(c.additions),
    missing: ofEnterprise(c.missing),
    progress: noted(progress, progressBy, CARD_NEWEST.progress, CARD_MOST.progress),
    calls: callsShown(c, seat) ? noted(c.calls, (n) => n.by.name, CARD_NEWEST.others, CARD_MOST.note) : [],
    ...(enterprise ? forEnterprise(c, seat, rules) : forStaff(c, seat, rules)),
    ...resultOf(c, seat, rules),
    ...closureOf(c, seat, rules),
    ...(c.guidance && {
      guidance: { where: words(c.guidance.where, CARD_MOST.ground), text: words(c.guidance.text, CARD_MOST.content) },
    }),
    ...ratingOf(c, seat),
  };
}

/** Who wrote, without a name on group cards. */
function writer(c: Case, { by }: Note, seat: Seat): string {
  if (speaksForEnterprise(seat)) return by.name;
  return by.openId === c.filer.openId && c.filer.as === 'agent' ? '助企员' : '企业';
}

/** Calls are the desk's; the unit hears of them when it must explain or work on because of them. */
const callsShown = (c: Case, seat: Seat): boolean =>
  seat === 'unit'
    ? c.explanationAskedAt !== undefined || (c.state === 'in_progress' && legInHand(c)?.why === 'rework')
    : !speaksForEnterprise(seat);

function forEnterprise(c: Case, seat: Seat, { profile }: ViewRules): Partial<CaseView> {
  const asked = c.clocks.notify ?? c.clocks.confirm ?? c.clocks.rate;
  if (!asked || seat !== 'respondent' || c.closure?.approvedAt) return {};
  return { silence: profile.silence.words };
}

function forStaff(c: Case, seat: Seat, rules: ViewRules): Partial<CaseView> {
  const advice = adviceFor(c, rules);
  return {
    ...(c.returnAsk && {
      returnAsk: {
        by: `${unitName(rules.directory, c.returnAsk.unit)} ${c.returnAsk.by.name}`,
        ground: rules.profile.returnGrounds.find((g) => g.id === c.returnAsk?.ground)?.word ?? c.returnAsk.ground,
        reason: wordsFor(seat, c.returnAsk.reason, CARD_MOST.note),
      },
    }),
    ...(c.referral && { referral: wordsFor(seat, c.referral.reason, CARD_MOST.note) }),
    ...ratedBeforeOf(c, seat),
    ...(advice && { advice }),
  };
}

/** Where a category that is not handled goes, or why the units are suggested. Source. */
function adviceFor(c: Case, rules: ViewRules): string | undefined {
  if (c.state !== 'submitted') return undefined;
  const guidance = toGuide(c, rules);
  return guidance ? `建议引导转办：${guidance}` : whySuggested(suggestUnits(c, rules.directory));
}

/** What was delivered last: the unit's result, or the desk's own answer. Whole for whoever is asked about it. */
function resultOf(c: Case, seat: Seat, rules: ViewRules): Pick<CaseView, 'result'> {
  const most = seat === 'respondent' ? CARD_MOST.result : CARD_MOST.content;
  const result = legInHand(c)?.result;
  if (!result) {
    if (!c.answer || legInHand(c) || c.state === 'submitted') return {};
    return { result: { by: deskName(rules), text: wordsFor(seat, c.answer.text, most) } };
  }
  return {
    result: {
      by: lastUnit(c, rules),
      text: wordsFor(seat, result.text, most),
      measures: wordsFor(seat, result.measures, most),
      contact: wordsFor(seat, result.contact, 50),
    },
  };
}

/** The enterprise sees the explanation once it is approved. */
function closureOf(c: Case, seat: Seat, rules: ViewRules): Pick<CaseView, 'closure'> {
  if (!c.closure || (speaksForEnterprise(seat) && !c.closure.approvedAt)) return {};
  const most = seat === 'respondent' ? CARD_MOST.result : CARD_MOST.content;
  return {
    closure: {
      by: lastUnit(c, rules),
      ground: wordsFor(seat, c.closure.ground, seat === 'respondent' ? 500 : CARD_MOST.ground),
      text: wordsFor(seat, c.closure.text, most),
    },
  };
}

function ratingOf(c: Case, seat: Seat): Pick<CaseView, 'rating'> {
  const rating = currentRating(c);
  return rating ? { rating: ratingShown(c, rating, seat) } : {};
}

/** While a rework leg runs the unit sees what the enterprise made of the one before. */
function ratedBeforeOf(c: Case, seat: Seat): Pick<CaseView, 'ratedBefore'> {
  const leg = runningLeg(c);
  const before = leg?.why === 'rework' && c.ratings.findLast((r) => r.leg === leg.n - 1);
  return before ? { ratedBefore: ratingShown(c, before, seat) } : {};
}

const ratingShown = (c: Case, { level, comment }: Case['ratings'][number], seat: Seat) => ({
  word: levelOf(c, level)?.word ?? level,
  comment: comment ? wordsFor(seat, comment, CARD_MOST.note) : undefined,
});
