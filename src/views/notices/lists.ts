import { NO_ENTERPRISE } from '../../../cards/case/words.ts';
import { listCard as drawList, pointerCard } from '../../../cards/chat/list.ts';
import { type Card, type Colour, type Row, tap } from '../../../cards/kit.ts';
import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { STATE_TABLE } from '../../domain/case/state.ts';
import { unitShown } from '../../domain/case/unit-of.ts';
import type { Urge } from '../../domain/case/urges.ts';
import { inPlaceOf, type Person, type PersonActor } from '../../domain/directory/person.ts';
import type { Entry, When, Whose } from '../../domain/duties/agenda.ts';
import { type Due, dutiesOf } from '../../domain/duties/duties.ts';
import { tagFor } from '../case/header.ts';
import { promisedDue } from '../shared/clocks.ts';
import { lastUnit } from '../shared/people.ts';
import { speaksForEnterprise, wordsFor } from '../shared/redact.ts';
import { dateSaid, daysSaid, handlerOf, TASK_WORDS, waitingSaid } from './duty-words.ts';
import { urgeRow, urgesSummary, urgeWhen } from './urges.ts';

/** The line that a work list becomes when a newer one is below. */
export const workListPointer = (noticeId: string): Card => pointerCard(noticeId);

/** Lines of a page: with its folded lines and buttons it is about two screens of a phone. D */
const PAGE_LINES = 10;

/** Most characters of a title, and of what stands below it. */
const MOST = { title: 40, facts: 120 };

/**
 * What a list has: duties by due date, urges, or cases in the order given; `isFirst`: of a morning, whether it came overnight
 * and stands before all else; `more`: there are others that were not looked at; `note`: what the reader must know beside them.
 */
export type Listed = { title: string; empty: string; note?: string } & (
  | { entries: readonly Entry[]; isFirst?: (entry: Entry) => boolean }
  | { urges: readonly Urge[] }
  | { cases: readonly Case[]; more?: boolean }
);

/** A line: whose case it is of, how urgent, and how it reads. */
type Line = { c: Case; when: Entry['when'] | 'case'; row: () => Row; first?: boolean };

/** What the lines of a list are called when they are counted. */
const countedAs = (listed: Listed): string => ('cases' in listed ? '件' : '项');

function linesOf(listed: Listed, whose: Whose, rules: Rules): Line[] {
  if ('entries' in listed) {
    const { entries, isFirst = () => false } = listed;
    const all = entries.map((entry) => ({ ...entry, first: isFirst(entry), row: () => dutyRow(entry, whose, rules) }));
    return [...all.filter((line) => line.first), ...all.filter((line) => !line.first)];
  }
  if ('urges' in listed)
    return listed.urges.map((urge) => ({
      c: urge.c,
      when: urgeWhen(urge, rules),
      row: () => ({ ...urgeRow(urge, whose, rules), tap: opens(urge.c) }),
    }));
  return listed.cases.map((c) => ({ c, when: 'case', row: () => caseRow(c, whose, rules) }));
}

/** The notice it is in, and which page of it; the first where none is named. */
export type PageAt = { noticeId: string; page?: number | undefined };

/** A page of a list, and the cases on it. */
export type DrawnList = { card: Card; caseIds: string[] };

/**
 * A page of a list. Two rows a line: what is to be done and how many working days are left; then date, enterprise, state
 * and number. In a group nobody of the enterprise is shown. Source: interface.md, "In chat", "Long lists"; R-801.
 *
 * @param page  from 1; the last one where there are fewer
 */
export function listCard(listed: Listed, whose: Whose, rules: Rules, at: PageAt): DrawnList {
  // Only its officers' lists have a confidential case (R-802).
  const lines = linesOf(listed, whose, rules).filter(
    ({ c }) => !c.confidential || eyesOf(c, whose, rules) === 'confidential_officer',
  );
  const pages = Math.ceil(lines.length / PAGE_LINES);
  const page = Math.max(1, Math.min(at.page ?? 1, pages));
  const shown = lines.slice((page - 1) * PAGE_LINES, page * PAGE_LINES);
  const waiting = lines.filter(({ when }) => when === 'waits').length;
  const came = lines.filter(({ first }) => first).length;
  const card = drawList({
    noticeId: at.noticeId,
    title: listed.title,
    count: `${lines.length} ${countedAs(listed)}${'more' in listed && listed.more ? '以上' : ''}`,
    colour: colourOf(lines.map(({ when }) => when)),
    summary: 'entries' in listed ? summaryOf(listed.entries) : 'urges' in listed ? urgesSummary(listed.urges) : '',
    first: { title: `下班后新到 ${came} 项`, rows: shown.filter(({ first }) => first).map(({ row }) => row()) },
    rows: shown.filter(({ first, when }) => !first && when !== 'waits').map(({ row }) => row()),
    waiting: {
      title: `等待他人办理 ${waiting} 件`,
      rows: shown.filter(({ when }) => when === 'waits').map(({ row }) => row()),
    },
    empty: listed.empty,
    note: listed.note ?? '',
    page,
    pages,
  });
  return { card, caseIds: [...new Set(shown.map(({ c }) => c._id))] };
}

function colourOf(whens: readonly (Entry['when'] | 'case')[]): Colour {
  if (whens.includes('overdue')) return 'red';
  if (whens.includes('today')) return 'orange';
  return whens.length > 0 ? 'blue' : 'grey';
}

const WHEN_WORDS: Record<When, string> = { overdue: '超期', today: '今日', this_week: '本周', later: '其后' };

/** `超期 2 项 · 今日 1 项`. */
const summaryOf = (entries: readonly Entry[]): string =>
  (Object.keys(WHEN_WORDS) as When[])
    .map((when) => [WHEN_WORDS[when], entries.filter((e) => e.when === when).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count} 项`)
    .join(' · ');

/** With whose eyes the reader sees the case: for what may be shown, and in which words. */
function eyesOf(c: Case, whose: Whose, rules: Rules): Audience {
  if ('unit' in whose) return 'unit';
  const sided = c.enterprise !== undefined && whose.agentOf.includes(c.enterprise.id);
  return audienceFor(c, whose, rules) ?? (sided ? 'filer' : 'party');
}

/** A duty, or a case that waits for others, as whoever reads the list sees it. */
export function dutyRow({ c, when, duty, standsFor }: Entry, whose: Whose, rules: Rules): Row {
  const as = eyesOf(c, whose, rules);
  if (when === 'waits') return caseRow(c, whose, rules, standsFor);
  const by = duty.waits.audience === 'unit' ? handlerOf(c, duty.waits.unit, rules) : undefined;
  const others = by !== undefined && !('name' in whose && whose.name === by) ? `${by}经办` : undefined;
  const handler = standsFor ? inPlaceOf(standsFor) : others;
  return row(
    c,
    as,
    `${TASK_WORDS[duty.task]}：${c.title}`,
    duty.due,
    [handler, unitBeside(c, as, whose, rules), ...aboutCase(c, as, whose)],
    rules,
  );
}

/** A case as such: until when something is due in it, and of whom; the enterprise reads which unit has it. */
function caseRow(c: Case, whose: Whose, rules: Rules, standsFor?: readonly Person[]): Row {
  const as = eyesOf(c, whose, rules);
  const about = aboutCase(c, as, whose);
  if (speaksForEnterprise(as))
    return row(c, as, c.title, dueForEnterprise(c, rules), [unitBeside(c, as, whose, rules), ...about], rules);
  const [duty] = dutiesOf(c, rules);
  const who = duty ? waitingSaid(c, duty, rules) : unitBeside(c, as, whose, rules);
  return row(c, as, c.title, duty?.due, [standsFor && inPlaceOf(standsFor), who, ...about], rules);
}

/** What the enterprise is asked, or when it was promised an answer. */
function dueForEnterprise(c: Case, rules: Rules): Due | undefined {
  const own = dutiesOf(c, rules).find(({ waits }) => waits.audience === 'respondent');
  const promised = promisedDue(c, rules);
  return own?.due ?? (promised && { at: promised.at, provisional: promised.said.endsWith('暂定') });
}

function row(
  c: Case,
  as: Audience,
  title: string,
  due: Due | undefined,
  about: readonly (string | undefined)[],
  rules: Rules,
): Row {
  const facts = [due && dateSaid(due, rules), ...about, c.no].filter((one) => one !== undefined && one !== '');
  return {
    title: wordsFor(as, title, MOST.title),
    facts: wordsFor(as, facts.join(' · '), MOST.facts),
    due: due && daysSaid(due, rules),
    tap: opens(c),
  };
}

/** A press on the line brings the case's card. */
const opens = (c: Case): Row['tap'] => tap('show', { caseId: c._id, v: c.v });

/** The enterprise, for whoever has to do with several, and the state. */
const aboutCase = (c: Case, as: Audience, whose: Whose): string[] => [
  ...(speaksForEnterprise(as) && isOfOne(whose) ? [] : [c.enterprise?.name ?? NO_ENTERPRISE]),
  tagFor(c, as),
];

const isOfOne = (whose: Whose): boolean =>
  !('unit' in whose) && whose.contactOf.length === 1 && whose.agentOf.length === 0;

/** The unit that has the case, for whoever is not of it; hidden from the enterprise while it is being settled (T54). */
function unitBeside(c: Case, as: Audience, whose: Whose, rules: Rules): string | undefined {
  if (!assignmentInHand(c) || c.state === 'submitted') return undefined;
  if (speaksForEnterprise(as) && STATE_TABLE[c.state].hidesUnit) return undefined;
  const unit = unitShown(c, rules.directory);
  const own = 'unit' in whose ? whose.unit.id === unit : worksAt(whose, unit);
  return own ? undefined : lastUnit(c, rules);
}

const worksAt = ({ posts }: PersonActor, unit: string | undefined): boolean => posts.some((p) => p.unit === unit);
