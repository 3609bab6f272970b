import type { Case } from '../case/case.ts';
import type { Ctx, Rules } from '../case/context.ts';
import { missedMonths } from '../case/current.ts';
import type { CardPlace } from '../case/parts.ts';
import { STATES } from '../case/state.ts';
import { escalateByClock, oweMonthly } from '../clocks/obligations.ts';
import { renewalOf } from '../clocks/renewals.ts';
import type { Step, StepKind } from '../clocks/step.ts';
import { stepMessages } from '../clocks/step-messages.ts';
import { dueBy, stepsOf } from '../clocks/steps.ts';
import { type Taken, take, takenNow } from '../clocks/take.ts';
import { calledBy } from '../directory/deputies.ts';
import { formatMonth } from '../time/format-date.ts';
import { caseEvent, type Planned } from './event.ts';
import type { ForStaff } from './history.ts';

/** How many taken steps a case remembers. */
const STEPS_KEPT = 200;

/** The note of a taken step: who was notified, when, or why nobody was (R-503). */
const noted = ({ step, to, who, late, dropped, passed, own }: Taken, ctx: Ctx): Case['steps'][number] => ({
  key: step.key,
  kind: step.kind,
  at: step.at,
  actedAt: ctx.at,
  to: to.map((p) => ({ openId: p.openId, name: calledBy(p) })),
  late,
  dropped,
  passed,
  ...(own && { own }),
  ...(step.running && { clock: step.running.clock, deadline: step.running.deadline }),
  ...(who && { who }),
});

/** Steps of which nobody is told. */
const UNTOLD: readonly StepKind[] = ['passed', 'renew', 'redraw'];

function fired(c: Case, taken: Taken[], ctx: Ctx): Case {
  const keys = taken.flatMap((t) => [t.step.key, ...t.alsoFired]);
  const notes = taken.filter(({ step }) => !UNTOLD.includes(step.kind)).map((t) => noted(t, ctx));
  const asleep = (k: CardPlace) => taken.some(({ step }) => step.key === renewalOf(k));
  return {
    ...c,
    firedKeys: [...new Set([...c.firedKeys, ...keys])],
    steps: [...c.steps, ...notes].slice(-STEPS_KEPT),
    cards: c.cards.map((k) => (asleep(k) ? { ...k, asleep: true } : k)),
  };
}

/** Adds the obligations that steps cause, and the escalation at the third rework. */
const acted = (c: Case, taken: Taken[], ctx: Ctx): Case =>
  taken.reduce((now, { step }) => {
    if (step.kind === 'monthly') return oweMonthly(now, step.key.slice(-'yyyy-MM'.length), step.at, ctx);
    return step.kind === 'rework' ? escalateByClock(now, ctx) : now;
  }, c);

const plannedOf = (c: Case, rules: Rules & Planned): readonly Step[] => rules.planned ?? stepsOf(c, rules);

/** Leaves out a rung that, in this same event, already replaced a lower rung that nobody holds. */
function takenOf(c: Case, ctx: Ctx & Planned): Taken[] {
  const taken: Taken[] = [];
  for (const step of takenNow(plannedOf(c, ctx), ctx.at))
    if (!taken.some((t) => t.alsoFired.includes(step.key))) taken.push(take(c, step, ctx));
  return taken;
}

/** Whether `dueAt` has passed although nothing is due: the profile has changed since the case was written. */
const dueInVain = (c: Case, planned: readonly Step[], at: Date): boolean =>
  c.dueAt !== null && c.dueAt <= at && dueBy(planned, at).length === 0;

/** Who was notified of which step, or why nobody was (R-503). Steps the case no longer remembers are left out. */
function stepsTaken({ c, entry, clock, step }: ForStaff): string {
  const listed = c.steps
    .filter(({ key }) => entry.touched.steps?.includes(key))
    .map((s) => {
      const what = `${s.clock ? clock(s.clock) : ''}${step(s.kind)}`;
      const missed = missedMonths(c).filter((o) => s.kind === 'monthly' && o.lapsedAt?.getTime() === s.at.getTime());
      if (missed.length > 0)
        return `${what}：${missed.map((o) => `${formatMonth(o.id ?? '')}未填报，记为缺报`).join('；')}`;
      const to = s.to.map((p) => p.name).join('、');
      if (to) return `${what}：${to}${s.late ? '，补发' : ''}`;
      if (s.unsent) return `${what}：未能送达`;
      if (s.dropped) return `${what}：恢复时已过时限，未发`;
      return s.passed ? `${what}：无人在岗` : what;
    });
  return listed.join('；');
}

/**
 * Reminders, warnings, alarms, rungs, renewals and obligations: what the clock does without changing a state.
 * Source: R-502, R-503, R-406; lifecycle.md, invariants 7, 9, 10.
 */
export const takeSteps = caseEvent({
  name: 'take_steps',
  label: '时限提醒',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  unseen: (before, after) => before.firedKeys === after.firedKeys,
  done: '已按时限提醒',
  offer(c, rules) {
    const planned = plannedOf(c, rules);
    return takenNow(planned, rules.at).length > 0 || dueInVain(c, planned, rules.at) ? null : { code: 'not_due' };
  },
  apply(c, _input, ctx) {
    const taken = takenOf(c, ctx);
    if (taken.length === 0) return c;
    return fired(acted(c, taken, ctx), taken, ctx);
  },
  shows: (after, _input, ctx, before) => takenOf(before, ctx).flatMap((taken) => stepMessages(after, taken, ctx)),
  history: {
    silent: ({ entry }) => entry.touched.steps === undefined,
    detail: stepsTaken,
    quotes: ({ c, entry }) => c.escalations[(entry.touched.escalation ?? 0) - 1]?.reason,
  },
});

/**
 * The event of the oldest step that is due at this instant; null when none is. If only `dueAt` is due (the profile was
 * edited), the event rewrites the case with a new one. Source: calendar.md, rule 6.
 */
export function eventDue(c: Case, planned: readonly Step[], at: Date): string | null {
  const [first] = dueBy(planned, at);
  if (first?.event) return first.event;
  return first || dueInVain(c, planned, at) ? takeSteps.name : null;
}
