import { isDeepStrictEqual } from 'node:util';
import { Case, CLOCKS, type ClockName, isOpen, levelOf } from '../../../src/domain/case/case.ts';
import { unitShown } from '../../../src/domain/case/roles.ts';

/** The clocks a case must run in its state, no more and no fewer. Source: lifecycle.md, "States" and invariant 1. */
export function clocksThatBelong(c: Case): ClockName[] {
  const one = (...names: ClockName[]) => names.filter((name) => c.clocks[name]);
  switch (c.state) {
    case 'submitted':
      return ['dispatch'];
    case 'dispatched':
      return ['accept'];
    case 'return_requested':
      return ['arbitration'];
    case 'answered':
    case 'resolved':
      return c.noticeAt ? ['confirm'] : ['notify'];
    case 'confirmed':
      if (c.ratings.some((r) => !r.settledAt)) return ['settle'];
      return c.closure?.approvedAt && one('notify').length ? ['notify'] : ['rate'];
    case 'callback':
      return c.explanationAskedAt ? ['callback', 'explanation'] : ['callback'];
    case 'closure_review':
      return ['review'];
    default:
      return [];
  }
}

const ms = (dates: Date[]) => dates.map((d) => d.getTime());
const earliest = (dates: Date[]): Date | null => (dates.length ? new Date(Math.min(...ms(dates))) : null);

/** The deadlines of everything that runs, reckoned here from the case alone: what `dueAt` must be the earliest of. */
export function runningDeadlines(c: Case): { key: string; at: Date }[] {
  const own = CLOCKS.flatMap((name) => {
    const clock = c.clocks[name];
    return clock ? [{ key: name as string, at: clock.deadline }] : [];
  });
  const legs = c.legs.flatMap((l) => (!l.endedAt && l.deadline ? [{ key: 'handle', at: l.deadline }] : []));
  const replies = c.obligations.flatMap((o) =>
    o.metAt || o.lapsedAt ? [] : [{ key: 'written_reply', at: o.clock.deadline }],
  );
  return [...own, ...legs, ...replies].map(({ key, at }) => ({ key: `${key}/${at.toISOString()}`, at }));
}

export const dueOf = (c: Case): Date | null =>
  earliest(runningDeadlines(c).flatMap((d) => (c.told.includes(d.key) ? [] : [d.at])));
export const owedOf = (c: Case): Date | null => earliest(c.owed.flatMap((o) => (o.parked ? [] : [o.at])));

/** States in which a leg runs; in a review it runs on, stopped, only if it was not finished before. */
const legMayRun = (c: Case): boolean =>
  ['dispatched', 'return_requested', 'in_progress'].includes(c.state) ||
  (c.state === 'closure_review' && c.closure?.from === 'in_progress');

/** Settled dissatisfied ratings whose call-back nobody recorded: a note of it, or three days of trying. Source: invariant 5. */
export function neverCalledBack(c: Case): Case['ratings'] {
  const attempts = c.record.filter((r) => r.event === 'not_reached');
  return c.ratings.filter((rating) => {
    const { settledAt } = rating;
    if (!settledAt || levelOf(c, rating.level)?.closes) return false;
    const called = c.calls.some((call) => call.leg === rating.leg && call.at >= settledAt);
    return !called && attempts.filter((r) => r.at >= settledAt).length < 3;
  });
}

/** Everything about one case by itself that is not as it must be, in words; empty when all is well. */
export function faultsOf(c: Case): string[] {
  const running = c.legs.filter((l) => !l.endedAt);
  const clocks = Object.keys(c.clocks).sort().join();
  const ids = c.owed.map((o) => o.id);
  const faults: [boolean, string][] = [
    [clocks !== clocksThatBelong(c).sort().join(), `${c.state} runs ${clocks}`],
    [running.length !== (legMayRun(c) ? 1 : 0), `${running.length} legs run in ${c.state}`],
    [running.some((l) => l !== c.legs.at(-1)), 'a leg that is not the last runs'],
    [c.legs.some((l) => Boolean(l.endedAt) !== Boolean(l.verdict)), 'a leg without its verdict'],
    [c.legs.some((l) => l.endedAt && l.stops.some((s) => !s.to)), 'an ended leg stands still'],
    [(c.state === 'return_requested') !== (c.returnAsk !== undefined), 'a return asked for in the wrong state'],
    [(c.state === 'closed') !== (c.outcome !== undefined), 'an outcome without an end'],
    [isOpen(c) === (c.closedAt !== undefined), 'an end without its instant'],
    [c.dueAt?.getTime() !== dueOf(c)?.getTime(), `dueAt is ${c.dueAt?.toISOString()}`],
    [c.owedAt?.getTime() !== owedOf(c)?.getTime(), `owedAt is ${c.owedAt?.toISOString()}`],
    [new Set(ids).size !== ids.length || ids.some((id) => id.length > 50), 'ids of messages owed'],
    [new Set(c.told).size !== c.told.length, 'a deadline told twice'],
    [
      c.owed.some((o) => 'card' in o.show && 'unit' in o.to && o.to.unit !== unitShown(c)),
      'a card for a unit without the case',
    ],
    [c.deliveries.length > 50, 'too many deliveries'],
    [c.record.some((r) => Object.values(r.changed).some((text) => text.length > 2_000)), 'a long text in the record'],
    [c.state === 'closed' && neverCalledBack(c).length > 0, 'closed without a call-back'],
    [!isDeepStrictEqual(Case.parse(structuredClone(c)), c), 'not the document that is read back'],
  ];
  return faults.flatMap(([wrong, words]) => (wrong ? [words] : []));
}
