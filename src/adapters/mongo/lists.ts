import type { Case } from '../../domain/case/case.ts';
import { isWatched, type List, listsOf } from '../../domain/case/lists.ts';
import { isOpen, STATES } from '../../domain/case/state.ts';
import type { CaseFilter } from '../../ports.ts';

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
  const { mine, unit, owedBy, names, duplicateOf, confidential, changedSince, channels, any } = filter;
  const states = filter.states ?? (filter.open ? OPEN : undefined);
  const conditions: (readonly List[])[] = [
    ...(names !== undefined ? [[`names/${names}` as const]] : []),
    ...(duplicateOf !== undefined ? [[`duplicateOf/${duplicateOf}` as const]] : []),
    ...(confidential ? [['confidential' as const]] : []),
    ...(mine ? [[`person/${mine.openId}` as const, ...mine.enterprises.map((id): List => `enterprise/${id}`)]] : []),
    ...(owedBy !== undefined ? [[`owedBy/${owedBy}` as const]] : []),
    ...(unit !== undefined ? [[`unit/${unit}` as const]] : []),
    ...(any ? [any] : []),
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
