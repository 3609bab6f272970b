import { type Case, type ClockName, isOpen } from '../case/case.ts';
import { legDeadline, openObligations, startClock } from '../case/clocks.ts';
import { type Ctx, sealed } from '../case/event.ts';
import { addOwed, cardsOwed, nextOwed } from '../case/owed.ts';
import { seatsWanted, type Wanted } from '../case/roles.ts';
import { nextStepAt } from './steps.ts';

const same = (a: Date | null | undefined, b: Date | null | undefined): boolean =>
  (a?.getTime() ?? null) === (b?.getTime() ?? null);

/** A message owed for longer than this and not sent is named, whatever keeps it. */
const OWED_LONG_MS = 24 * 3_600_000;

/**
 * What is wrong with a case, and the case put right: `dueAt` and `owedAt` as its own facts say, the running leg's deadline
 * as its stops and limit say, a living card or an owed one for every seat, a link that leads somewhere.
 */
export function audited(c: Case, ctx: Ctx): { problems: string[]; case: Case } {
  const problems: string[] = [];
  let now = c;
  const leg = c.legs.at(-1);
  if (leg && !leg.endedAt && !same(leg.deadline, legDeadline(leg, ctx.calendar).at)) {
    problems.push('handle_deadline');
    const { at, provisional } = legDeadline(leg, ctx.calendar);
    now = { ...now, legs: [...now.legs.slice(0, -1), { ...leg, deadline: at, provisional }] };
  }
  const missing = missingClocks(now, ctx);
  if (missing) {
    problems.push('clocks');
    now = missing;
  }
  const lacking = seatsWanted(now, ctx).filter((w) => !hasCard(now, w));
  if (lacking.length > 0 && (isOpen(now) || openObligations(now).length > 0)) {
    problems.push(...lacking.map((w) => `card_${w.seat}`));
    now = addOwed({ ...now, rev: c.rev + 1 }, cardsOwed(now, ctx), ctx);
  }
  if (!same(now.owedAt, nextOwed(now.owed))) problems.push('owedAt');
  if (!same(now.dueAt, nextStepAt(now, ctx))) problems.push('dueAt');
  for (const o of now.owed) {
    if (o.parked) problems.push('parked');
    else if (ctx.now.getTime() - o.at.getTime() > OWED_LONG_MS) problems.push('owed_long');
  }
  if (c.state === 'merged' && !c.follows) problems.push('follows');
  return { problems, case: problems.length > 0 ? sealed({ ...now, rev: c.rev + 1 }, ctx) : c };
}

/** Of which clocks one at least runs in each state; the first is started when none does. Source: lifecycle.md, "States". */
const ONE_OF: Partial<Record<Case['state'], readonly Exclude<ClockName, 'settle'>[]>> = {
  submitted: ['dispatch'],
  awaiting_signoff: ['signoff'],
  dispatched: ['accept'],
  return_requested: ['arbitration'],
  answered: ['notify', 'confirm', 'phone'],
  resolved: ['notify', 'confirm', 'phone', 'review'],
  confirmed: ['rate', 'notify', 'phone'],
  callback: ['callback'],
  closure_review: ['review'],
};

function missingClocks(c: Case, ctx: Ctx): Case | null {
  const [first, ...others] = ONE_OF[c.state] ?? [];
  if (!first || c.clocks.settle || [first, ...others].some((name) => c.clocks[name])) return null;
  return { ...c, clocks: { ...c.clocks, [first]: startClock(first, ctx) } };
}

/** A living card stands there, or one is owed. */
const hasCard = (c: Case, w: Wanted): boolean =>
  c.cards.some(
    (k) =>
      k.seat === w.seat &&
      (w.unit === undefined || w.unit === k.unit) &&
      (w.person === undefined || w.person === k.person),
  ) || c.owed.some((o) => 'card' in o.show && o.show.card === w.seat);
