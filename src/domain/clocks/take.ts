import type { Case } from '../case/case.ts';
import type { Ctx, Rules } from '../case/context.ts';
import type { Told } from '../directory/deputies.ts';
import type { Person } from '../directory/person.ts';
import { dayKey } from './countdown.ts';
import { OUTAGE_MS } from './outage.ts';
import { deskTold, holders, longOverdueTold, waitedFor } from './recipients.ts';
import { BEGETS, type Rung, type Step } from './step.ts';
import { dueBy } from './steps.ts';

/** A step that is taken, with the people it notifies. */
export type Taken = {
  step: Step;
  to: Told[];
  /** Who was notified: the step's own rung, or the next one that somebody holds. */
  who?: Rung['who'];
  late: boolean;
  /** The deadline had passed before anybody was notified. */
  dropped: boolean;
  /** Nobody held the rung, or nobody but whoever it was to supervise. */
  passed: boolean;
  /** The rung is held by whoever must act alone. */
  own: boolean;
  /** Keys of the higher rungs that were used instead. */
  alsoFired: string[];
};

/** The due steps up to the first that changes a state or plans others, so that late steps keep their order. */
export function takenNow(planned: readonly Step[], at: Date): Step[] {
  const due = dueBy(planned, at);
  const event = due.findIndex((s) => s.kind === 'event');
  const begets = due.findIndex((s) => BEGETS.includes(s.kind));
  const ends = [event < 0 ? due.length : event, begets < 0 ? due.length : begets + 1];
  return due.slice(0, Math.min(...ends));
}

/** Whether a step is marked 补发: taken late, or fallen due during an outage (calendar.md 6). */
const isLate = (step: Step, { at, outages = [] }: Rules): boolean =>
  at.getTime() - step.at.getTime() > OUTAGE_MS ||
  outages.some(({ from, to }) => from <= step.at && step.at < to && to <= at);

/** Who is notified of a step. If nobody holds a rung, the next one is. Source: calendar.md, "Steps" and rule 6. */
export function take(c: Case, step: Step, ctx: Ctx): Taken {
  const late = isLate(step, ctx);
  const none = { step, to: [], late, dropped: false, passed: false, own: false, alsoFired: [] };
  const { running, kind } = step;
  if (kind === 'redraw') return { ...none, alsoFired: [dayKey(ctx.at)] };
  if (!running) return none;
  const held = (who: Rung['who']): Told[] => holders(c, running, who, ctx.directory);
  if (kind === 'remind' || kind === 'warn')
    return running.deadline < ctx.at ? { ...none, dropped: true } : { ...none, to: held('handler') };
  if (kind === 'long_overdue') return { ...none, to: longOverdueTold(c, running, ctx.directory) };
  if (kind === 'overdue') return { ...none, to: waitedFor(c, { waits: { audience: 'respondent' } }, ctx.directory) };
  if (kind === 'missed' || kind === 'weekly') return { ...none, to: deskTold(ctx.directory) };
  if (!step.rung) return none;
  const rungs = running.watch?.rungs ?? [];
  const from = rungs.findIndex((r) => r.who === step.rung?.who);
  let own = false;
  for (const [i, { who }] of rungs.entries()) {
    if (i < from) continue;
    const holding = held(who);
    const below = rungs.slice(0, i).map((r) => held(r.who));
    const to = holding.filter((p) => !below.some((b) => isAlone(p, b)));
    own ||= to.length < holding.length;
    if (to.length === 0) continue;
    const stepped = rungs.slice(from + 1, i + 1).map((r) => step.key.replace(/[^/]+$/, r.who));
    return { ...none, to, who, passed: i > from, own: own && i > from, alsoFired: stepped };
  }
  return { ...none, passed: true, own, who: step.rung.who };
}

/** Whether this person alone holds a rung: nobody supervises themselves (lifecycle.md, invariant 10). */
const isAlone = (person: Person, held: readonly Person[]): boolean =>
  held.length === 1 && held[0]?.openId === person.openId;
