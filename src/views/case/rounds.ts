import type { Noted, Round } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import type { RecordEntry } from '../../domain/case/record-entry.ts';
import type { Role } from '../../domain/case/roles.ts';
import { targetName } from '../../domain/directory/directory.ts';
import { pastOf } from '../../domain/events/history.ts';
import { eventNamed, readsAs } from '../../domain/events/lifecycle.ts';
import { formatDate, formatInstant } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { deskName } from '../shared/people.ts';
import { ratingShown } from '../shared/rating.ts';
import { speaksForEnterprise, wordsFor } from '../shared/redact.ts';

/** The newest rounds, and of each the newest words, with the most characters of each text. */
const MOST = { rounds: 3, said: 6, result: 400, words: 120 };

/** Audiences with a single task, to whom earlier rounds are of no use. */
const ASIDE: readonly Audience[] = ['co_unit', 'expert', 'signer', 'confidential_officer'];

/**
 * The rounds that are over: what was delivered, how it was rated, and for staff the reasons and calls that were written
 * down. What stands on the card itself is left out. Source: R-803; interface.md, "Faces".
 *
 * @param share  how much of each text is shown, as for `caseView`
 */
export function roundsOf(c: Case, audience: Audience, rules: Rules, share: number): Round[] {
  if (ASIDE.includes(audience) || c.confidential) return [];
  const inHand = assignmentInHand(c);
  const past = c.assignments.filter((a) => a.endedAt && a !== inHand);
  return [...answered(c, audience, rules, share), ...past.map((a) => roundOf(c, a, audience, rules, share))]
    .filter((round) => round.result || round.rating || round.said.length > 0)
    .slice(-MOST.rounds);
}

const cut = (most: number, share: number): number => Math.floor(most * share);

function roundOf(c: Case, a: Case['assignments'][number], audience: Audience, rules: Rules, share: number): Round {
  const rating = c.ratings.findLast((r) => r.assignment === a.n);
  const ended = a.endedAt && formatDate(shanghaiDate(a.endedAt), rules.at);
  return {
    title: `第 ${a.n} 次办理（${targetName(rules.directory, a)}，${ended}${a.result ? '提交结果' : '转出'}）`,
    ...(a.result && {
      result: {
        text: wordsFor(audience, a.result.text, cut(MOST.result, share)),
        measures: wordsFor(audience, a.result.measures, cut(MOST.result, share)),
      },
    }),
    ...(rating && { rating: ratingShown(c, rating, audience, rules, cut(MOST.words, share)) }),
    said: speaksForEnterprise(audience) ? [] : saidIn(c, a.n, rules, audience, share),
  };
}

/** The desk's own answer, once the case has gone on to a unit or back to the desk. */
function answered(c: Case, audience: Audience, rules: Rules, share: number): Round[] {
  const { answer } = c;
  if (!answer || !(c.state === 'submitted' || c.assignments.length > 0)) return [];
  const rating = c.ratings.findLast((r) => r.assignment === null);
  return [
    {
      title: `直接答复（${deskName(rules)}，${formatDate(shanghaiDate(answer.at), rules.at)}）`,
      result: { text: wordsFor(audience, answer.text, cut(MOST.result, share)) },
      ...(rating && { rating: ratingShown(c, rating, audience, rules, cut(MOST.words, share)) }),
      said: [],
    },
  ];
}

/** Whether staff wrote it: the enterprise's people are not named in groups, and its words stand on the card. */
const byStaff = ({ event, by }: RecordEntry): boolean => {
  const spec = eventNamed(event);
  // A result stands above its round's words.
  return by.openId !== undefined && event !== 'finish' && !spec?.by.some((role) => ENTERPRISE.includes(role));
};
const ENTERPRISE: readonly Role[] = ['respondent', 'filer'];

/** The words that staff wrote down while that assignment was the last. */
function saidIn(c: Case, n: number, rules: Rules, audience: Audience, share: number): Noted[] {
  return c.record
    .filter((entry) => endedIn(c, entry) === n && byStaff(entry))
    .flatMap((entry): Noted[] => {
      const reads = readsAs(entry.event);
      const quoted = reads?.history.quotes(pastOf(c, entry, rules));
      if (!quoted) return [];
      const by = `${entry.by.name}　${reads?.label}`;
      return [{ at: formatInstant(entry.at, rules.at), by, text: wordsFor(audience, quoted, cut(MOST.words, share)) }];
    })
    .slice(-MOST.said);
}

/** The assignment that an entry belongs to: whatever begins the next one still speaks of the one before. */
function endedIn(c: Case, entry: RecordEntry): number | undefined {
  const n = entry.touched.assignment;
  const before = c.record[entry.n - 2]?.touched.assignment;
  return n !== undefined && before !== undefined && before < n ? before : n;
}
