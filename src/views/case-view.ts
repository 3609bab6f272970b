import type { CaseView, Noted } from '../../cards/case/view.ts';
import type { Case, Seat } from '../domain/case/case.ts';
import { currentRating, legInHand, levelOf, runningLeg } from '../domain/case/case.ts';
import { suggestUnits } from '../domain/case/suggest.ts';
import { unitName } from '../domain/directory.ts';
import { sayInstant } from '../domain/time/say-date.ts';
import { actionsFor, whySuggested } from './actions.ts';
import { colourFor, factsFor, tagFor } from './face.ts';
import { toGuide } from './guide.ts';
import { leadFor } from './lead.ts';
import { speaksForEnterprise, wordsFor } from './mask.ts';
import { mattersOf } from './matters.ts';
import { deskName, lastUnit, type Whose } from './people.ts';
import type { ViewRules } from './rules.ts';
import { stepsFor } from './timeline.ts';

/** Most characters of each text on a card, and most notes of a kind, newest last: together within what Feishu takes (T35). */
const MOST = { title: 60, content: 400, result: 1000, ground: 200, note: 200, progress: 120 };
const NEWEST = { progress: 5, others: 2 };

type Note = Case['additions'][number];

/**
 * A case as this seat may see it. What the seat may not see is left out here: contact data on every group card, what is
 * internal to units on the enterprise's. Source: R-801; T36, T54.
 *
 * @param whose  which co-unit's card it is, where the seat has several
 */
export function caseView(c: Case, seat: Seat, rules: ViewRules, whose: Whose = {}): CaseView {
  const enterprise = speaksForEnterprise(seat);
  const words = (s: string, most: number) => wordsFor(seat, s, most);
  const noted = <N extends Note>(list: readonly N[], by: (n: N) => string, newest: number, most: number): Noted[] =>
    list.slice(-newest).map((n) => ({ at: sayInstant(n.at, rules.at), by: by(n), text: words(n.text, most) }));
  const ofEnterprise = (list: readonly Note[]) => noted(list, (n) => writer(c, n, seat), NEWEST.others, MOST.note);
  // What a direct report was closed with stands as its result.
  const progress = c.outcome === 'direct_report' ? [] : c.progress.filter((p) => !enterprise || p.visible);
  const progressBy = (p: (typeof progress)[number]) => (enterprise ? unitName(rules.directory, p.unit) : p.by.name);
  return {
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: words(c.title, MOST.title),
    tag: tagFor(c, seat),
    colour: colourFor(c, seat, rules, whose),
    lead: leadFor(c, seat, rules, whose),
    facts: factsFor(c, seat, rules, whose),
    ...actionsFor(c, seat, rules),
    content: words(c.content, MOST.content),
    steps: enterprise ? stepsFor(c, seat, rules) : [],
    additions: ofEnterprise(c.additions),
    missing: ofEnterprise(c.missing),
    progress: noted(progress, progressBy, NEWEST.progress, MOST.progress),
    calls: callsShown(c, seat) ? noted(c.calls, (n) => n.by.name, NEWEST.others, MOST.note) : [],
    ...mattersOf(c, seat, rules, whose),
    ...(enterprise ? forEnterprise(c, seat, rules) : forStaff(c, seat, rules)),
    ...resultOf(c, seat, rules),
    ...closureOf(c, seat, rules),
    ...(c.guidance && {
      guidance: { where: words(c.guidance.where, MOST.ground), text: words(c.guidance.text, MOST.content) },
    }),
    ...ratingOf(c, seat),
  };
}

/** Who wrote, without a name on group cards. */
function writer(c: Case, { by }: Note, seat: Seat): string {
  if (speaksForEnterprise(seat)) return by.name;
  if (by.openId !== c.filer.openId) return '企业';
  return c.filer.as === 'contact' ? '企业' : c.filer.as === 'agent' ? '助企员' : c.filer.name;
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
        reason: wordsFor(seat, c.returnAsk.reason, MOST.note),
      },
    }),
    ...(c.referral && { referral: wordsFor(seat, c.referral.reason, MOST.note) }),
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
  const most = seat === 'respondent' ? MOST.result : MOST.content;
  const [reported] = c.outcome === 'direct_report' ? c.progress : [];
  if (reported)
    return { result: { by: unitName(rules.directory, reported.unit), text: wordsFor(seat, reported.text, most) } };
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
  const most = seat === 'respondent' ? MOST.result : MOST.content;
  return {
    closure: {
      by: lastUnit(c, rules),
      ground: wordsFor(seat, c.closure.ground, seat === 'respondent' ? 500 : MOST.ground),
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

const ratingShown = (c: Case, { leg, level, comment }: Case['ratings'][number], seat: Seat) => ({
  word: levelOf(c, level)?.word ?? level,
  comment: comment ? wordsFor(seat, comment, MOST.note) : undefined,
  how: enteredHow(c, leg),
});

/** Who gave the rating in the enterprise's stead (lifecycle.md, "enter an answer"). */
function enteredHow(c: Case, leg: number | null): string | undefined {
  const entry = c.entered.findLast((e) => e.leg === leg && e.said === 'confirmed');
  return entry && (entry.how === 'agent' ? `助企员代评（${entry.by.name}）` : `电话征询代录（${entry.by.name}）`);
}
