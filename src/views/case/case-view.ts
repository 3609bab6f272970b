import type { CaseView, Noted } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand, currentRating, runningAssignment } from '../../domain/case/current.ts';
import { isWithheld, picturesFor } from '../../domain/case/files.ts';
import { toGuide } from '../../domain/case/guidance.ts';
import type { Audience } from '../../domain/case/message.ts';
import { CARD_MOST, CARD_NEWEST } from '../../domain/case/shown.ts';
import { suggestUnits, whySuggested } from '../../domain/case/suggest.ts';
import { wordOf } from '../../domain/case/words.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { ownerOf } from '../../domain/directory/person.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { bandFor, lateTag } from '../shared/clocks.ts';
import { deskName, lastUnit, type Whose } from '../shared/people.ts';
import { ratingShown } from '../shared/rating.ts';
import { speaksForEnterprise, wordsFor } from '../shared/redact.ts';
import { actionsFor } from './actions.ts';
import { enclosuresOf } from './enclosures.ts';
import { colourFor, factsFor, tagFor } from './header.ts';
import { headlineFor } from './headline.ts';
import { mattersOf } from './matters.ts';
import { roundsOf } from './rounds.ts';
import { STEPS_MOST, stepsFor } from './timeline.ts';

const WHOLE = CARD_MOST;
/** The share of a text by which all is shown, texts and notes and steps: a page is not bound by the size of a card. */
export const ALL = Number.POSITIVE_INFINITY;
type Most = typeof WHOLE;
/** The most characters of each text when all are cut by the same share. */
const shared = (share: number): Most => ({
  title: WHOLE.title,
  content: Math.floor(WHOLE.content * share),
  result: Math.floor(WHOLE.result * share),
  ground: Math.floor(WHOLE.ground * share),
  note: Math.floor(WHOLE.note * share),
  progress: Math.floor(WHOLE.progress * share),
});

/** Most characters of a picture's name. */
const PICTURE_NAME = 30;

type Note = Case['additions'][number];

/**
 * A case as this audience may see it. The rest is left out here: contact data on every group card, what is internal to
 * units on the enterprise's card. Source: R-801; T36, T54.
 *
 * @param whose  which co-unit's card it is, where the audience has several
 * @param share  how much of each long text is shown, 0 to 1, or `ALL`
 */
export function caseView(c: Case, audience: Audience, rules: Rules, whose: Whose = {}, share = 1): CaseView {
  const most = shared(share);
  const newest = share === ALL ? { progress: ALL, others: ALL } : CARD_NEWEST;
  const enterprise = speaksForEnterprise(audience);
  const words = (s: string, max: number) => wordsFor(audience, s, max);
  const filesOf = ({ files }: Note) => {
    const shown = enclosuresOf(c, files);
    return shown && { files: shown };
  };
  const noted = <N extends Note>(list: readonly N[], by: (n: N) => string, latest: number, max: number): Noted[] =>
    list
      .slice(-latest)
      .map((n) => ({ at: formatInstant(n.at, rules.at), by: by(n), text: words(n.text, max), ...filesOf(n) }));
  const ofEnterprise = (list: readonly Note[]) => noted(list, (n) => writer(c, n, audience), newest.others, most.note);
  // The progress note of a direct report is shown as its result.
  const progress = c.outcome === 'direct_report' ? [] : c.progress.filter((p) => !enterprise || p.visible);
  const progressBy = (p: (typeof progress)[number]) => (enterprise ? unitName(rules.directory, p.unit) : p.by.name);
  return {
    caseId: c._id,
    v: c.v,
    no: c.no,
    title: words(c.title, most.title),
    tag: tagFor(c, audience),
    colour: colourFor(c, audience, rules, whose),
    late: lateTag(c, audience, rules, whose),
    band: bandFor(c, audience, rules, whose),
    headline: headlineFor(c, audience, rules, whose),
    facts: factsFor(c, audience, rules, whose),
    ...actionsFor(c, audience, rules),
    rounds: roundsOf(c, audience, rules, share),
    content: words(c.content, most.content),
    pictures: picturesFor(c, audience).flatMap(({ picture, name }) =>
      picture ? [{ key: picture, name: words(name, PICTURE_NAME) }] : [],
    ),
    steps: enterprise ? stepsFor(c, audience, rules, share === ALL ? ALL : STEPS_MOST) : [],
    // Additions from a duplicate belong to another enterprise.
    additions: ofEnterprise(c.additions.filter((n) => (enterprise ? !n.of : !isWithheld(c, n)))),
    missing: ofEnterprise(c.missing),
    progress:
      enterprise && c.duplicateOf?.shows
        ? fromPrimary(c, audience, rules, newest.progress, most)
        : noted(progress, progressBy, newest.progress, most.progress),
    calls: callsShown(c, audience) ? noted(c.calls, (n) => n.by.name, newest.others, most.note) : [],
    ...mattersOf(c, audience, rules, whose, share),
    ...(enterprise ? forEnterprise(c, audience, rules) : forStaff(c, audience, rules, most)),
    ...resultOf(c, audience, rules, most),
    ...closureOf(c, audience, rules, most),
    ...(c.guidance && {
      guidance: { where: words(c.guidance.where, most.ground), text: words(c.guidance.text, most.content) },
    }),
    ...ratingOf(c, audience, rules, most),
  };
}

/** The notes of the primary case that a duplicate may show. */
const fromPrimary = (c: Case, audience: Audience, rules: Rules, latest: number, most: Most): Noted[] =>
  (c.duplicateOf?.shows?.progress ?? []).slice(-latest).map((p) => ({
    at: formatInstant(p.at, rules.at),
    by: unitName(rules.directory, c.duplicateOf?.shows?.unit ?? ''),
    text: wordsFor(audience, p.text, most.progress),
  }));

/** Who wrote the note; on group cards without a name. */
function writer(c: Case, { by, of }: Note, audience: Audience): string {
  if (speaksForEnterprise(audience)) return by.name;
  if (of) return `并案件 ${of} 企业`;
  if (ownerOf(by) !== c.filer.openId) return '企业';
  return c.filer.as === 'contact' ? '企业' : c.filer.as === 'agent' ? '助企员' : by.name;
}

/** The desk sees its calls; the unit sees them when it must explain or work on because of them. */
const callsShown = (c: Case, audience: Audience): boolean =>
  audience === 'unit'
    ? c.explanationAskedAt !== undefined || (c.state === 'in_progress' && assignmentInHand(c)?.why === 'rework')
    : !speaksForEnterprise(audience);

function forEnterprise(c: Case, audience: Audience, { profile }: Rules): Partial<CaseView> {
  const asked = c.clocks.notify ?? c.clocks.confirm ?? c.clocks.rate;
  if (!asked || audience !== 'respondent' || c.closure?.approvedAt) return {};
  return { silence: profile.silence.words };
}

function forStaff(c: Case, audience: Audience, rules: Rules, most: Most): Partial<CaseView> {
  const advice = adviceFor(c, rules);
  const { instruction } = (c.state === 'awaiting_signoff' ? c.signoff : assignmentInHand(c)) ?? {};
  return {
    ...(instruction && { instruction: wordsFor(audience, instruction, most.note) }),
    ...(c.returnAsk && {
      returnAsk: {
        by: `${unitName(rules.directory, c.returnAsk.unit)} ${c.returnAsk.by.name}`,
        ground: wordOf(c, 'ground', c.returnAsk.ground, rules.profile) ?? c.returnAsk.ground,
        reason: wordsFor(audience, c.returnAsk.reason, most.note),
      },
    }),
    ...(c.referral && { referral: wordsFor(audience, c.referral.reason, most.note) }),
    ...ratedBeforeOf(c, audience, rules, most),
    ...(advice && { advice }),
  };
}

/** Where a redirected category goes, or why units are suggested. Source. */
function adviceFor(c: Case, rules: Rules): string | undefined {
  if (c.state !== 'submitted') return undefined;
  const guidance = toGuide(c, rules);
  return guidance ? `建议引导转办：${guidance}` : whySuggested(suggestUnits(c, rules.directory));
}

/** The last result of the unit or the desk's own answer; in full for the audience that is asked about it. */
function resultOf(c: Case, audience: Audience, rules: Rules, most: Most): Pick<CaseView, 'result'> {
  const max = audience === 'respondent' ? most.result : most.content;
  const [reported] = c.outcome === 'direct_report' ? c.progress : [];
  if (reported)
    return { result: { by: unitName(rules.directory, reported.unit), text: wordsFor(audience, reported.text, max) } };
  const result = assignmentInHand(c)?.result;
  if (!result) {
    if (!c.answer || assignmentInHand(c) || c.state === 'submitted') return {};
    const files = enclosuresOf(c, c.answer.files);
    return { result: { by: deskName(rules), text: wordsFor(audience, c.answer.text, max), files } };
  }
  return {
    result: {
      by: lastUnit(c, rules),
      text: wordsFor(audience, result.text, max),
      measures: wordsFor(audience, result.measures, max),
      contact: wordsFor(audience, result.contact, 50),
      files: enclosuresOf(c, result.files),
    },
  };
}

/** The enterprise sees the explanation once it is approved. */
function closureOf(c: Case, audience: Audience, rules: Rules, most: Most): Pick<CaseView, 'closure'> {
  if (!c.closure || (speaksForEnterprise(audience) && !c.closure.approvedAt)) return {};
  const max = audience === 'respondent' ? most.result : most.content;
  return {
    closure: {
      by: lastUnit(c, rules),
      ground: wordsFor(audience, c.closure.ground, audience === 'respondent' ? 500 : most.ground),
      text: wordsFor(audience, c.closure.text, max),
    },
  };
}

function ratingOf(c: Case, audience: Audience, rules: Rules, most: Most): Pick<CaseView, 'rating'> {
  const rating = currentRating(c);
  return rating ? { rating: ratingShown(c, rating, audience, rules, most.note) } : {};
}

/** During a rework the unit sees the enterprise's rating of the assignment before. */
function ratedBeforeOf(c: Case, audience: Audience, rules: Rules, most: Most): Pick<CaseView, 'ratedBefore'> {
  const assignment = runningAssignment(c);
  const before = assignment?.why === 'rework' && c.ratings.findLast((r) => r.assignment === assignment.n - 1);
  return before ? { ratedBefore: ratingShown(c, before, audience, rules, most.note) } : {};
}
