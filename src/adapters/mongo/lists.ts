import type { Case } from '../../domain/case/case.ts';
import { openObligations, openTasks, runningAssignment } from '../../domain/case/current.ts';
import { isOpen, STATES } from '../../domain/case/state.ts';
import type { CaseFilter } from '../../ports.ts';

/** A list of cases, by the value it is asked by. */
type List =
  | `${'person' | 'enterprise' | 'unit' | 'owedBy' | 'state' | 'channel' | 'duplicateOf' | 'names' | 'calendar'}/${string}`
  | 'confidential';

/** Whether the case is audited and its deadlines follow the calendar: it is open, or has an open obligation. */
const isWatched = (c: Case): boolean => isOpen(c) || openObligations(c).length > 0;

const NUMBER = /^QS\d{8}-\d{4,5}$/;

/** The numbers of other cases that it names: its links, whose words it has, and what forms of its record asked for. */
const numbersIn = (c: Case): string[] =>
  [
    ...c.related.map((r) => r.no),
    ...(c.recurrenceOf ? [c.recurrenceOf.no] : []),
    ...(c.duplicateOf ? [c.duplicateOf.no] : []),
    ...c.additions.flatMap((a) => a.of ?? []),
    ...c.record.flatMap((r) => Object.values(r.input).filter((v) => typeof v === 'string' && NUMBER.test(v))),
  ] as string[];

/**
 * Every list the case belongs to. One index over one array of lists costs a write far less than an index for each
 * question, and an equality on one field is fast on every server.
 */
function listsOf(c: Case): List[] {
  const units = isOpen(c) ? [runningAssignment(c)?.unit, ...openTasks(c).map((t) => t.unit)] : [];
  const lists: List[] = [
    `state/${c.state}`,
    `person/${c.filer.openId}`,
    ...(c.enterprise ? [`enterprise/${c.enterprise.id}` as const] : []),
    ...units.filter((unit) => unit !== undefined).map((unit): List => `unit/${unit}`),
    ...openObligations(c).map((o): List => `owedBy/${o.servedBy ?? o.unit}`),
    ...(c.channel ? [`channel/${c.channel.kind}` as const] : []),
    ...(c.state === 'merged' && c.duplicateOf ? [`duplicateOf/${c.duplicateOf.id}` as const] : []),
    ...numbersIn(c).map((no): List => `names/${no}`),
    ...(c.confidential ? ['confidential' as const] : []),
    ...(isWatched(c) ? [`calendar/${c.calendarVersion}` as const] : []),
  ];
  return [...new Set(lists)];
}

/** The keys by which cases are found, written with every save. */
export const keysOf = (c: Case) => ({ lists: listsOf(c), watched: isWatched(c) });

/** The condition for cases in any of these lists. */
const inAny = (lists: readonly List[]) => ({ 'keys.lists': lists.length === 1 ? lists[0] : { $in: lists } });

const OPEN = STATES.filter((state) => isOpen({ state }));

/**
 * The query of a filter. The index is asked by the condition that the fewest cases meet. Other conditions are checked
 * on the documents; states are a plain field, because a server may not use the index for an `$and`.
 */
export function query(filter: CaseFilter) {
  const { mine, unit, owedBy, names, duplicateOf, confidential, changedSince, channels } = filter;
  const states = filter.states ?? (filter.open ? OPEN : undefined);
  const conditions: List[][] = [
    ...(names !== undefined ? [[`names/${names}` as const]] : []),
    ...(duplicateOf !== undefined ? [[`duplicateOf/${duplicateOf}` as const]] : []),
    ...(confidential ? [['confidential' as const]] : []),
    ...(mine ? [[`person/${mine.openId}` as const, ...mine.enterprises.map((id): List => `enterprise/${id}`)]] : []),
    ...(owedBy !== undefined ? [[`owedBy/${owedBy}` as const]] : []),
    ...(unit !== undefined ? [[`unit/${unit}` as const]] : []),
    ...(channels ? [channels.map((kind): List => `channel/${kind}`)] : []),
  ];
  const [first = states?.map((state): List => `state/${state}`), ...others] = conditions;
  return {
    ...(first && inAny(first)),
    ...(others.length > 0 && { $and: others.map(inAny) }),
    ...(states && conditions.length > 0 && { state: { $in: states } }),
    ...(!confidential && { confidential: { $ne: true } }),
    ...(changedSince && { lastEventAt: { $gte: changedSince } }),
  };
}

/** The query for watched cases whose deadlines an older calendar version gave; versions count from 0. */
export const calculatedBefore = (version: number) =>
  inAny(Array.from({ length: version }, (_, older): List => `calendar/${older}`));
