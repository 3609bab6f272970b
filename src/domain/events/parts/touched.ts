import { cutText } from '../../../cut-text.ts';
import type { Clock, ClockName } from '../../case/assignment.ts';
import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import type { Touched } from '../../case/record-entry.ts';
import { alike } from '../../clocks/from-record.ts';
import { RECORDED_MOST } from '../fields.ts';

/** What an event touched, found by comparing the case before and after; `before` is undefined for 提交诉求. */
export function touchedBy(before: Case | undefined, after: Case, ctx: Ctx): Touched {
  const touched: Touched = {
    assignment: after.assignments.at(-1)?.n,
    pause: pauseBegun(before, after),
    rating: ratingTouched(before?.ratings ?? [], after.ratings),
    escalation: grown(before?.escalations, after.escalations),
    outcome: after.outcome === before?.outcome ? undefined : after.outcome,
    clocks: clocksTouched(before?.clocks ?? {}, after.clocks),
    obligations: itemsTouched(before?.obligations, after.obligations),
    coTasks: itemsTouched(before?.coTasks, after.coTasks),
    duplicateOf: linkTouched(before, after),
    brought: before && broughtBy(before, after, ctx),
    steps: stepsTaken(before?.steps ?? [], after.steps),
    recalculation: after.recalculations === before?.recalculations ? undefined : after.recalculations?.at(-1)?.version,
  };
  return Object.fromEntries(Object.entries(touched).filter(([, value]) => value !== undefined));
}

/** The place of a list's last item, from 1, if the list has grown. */
const grown = (was: readonly unknown[] = [], is: readonly unknown[] = []): number | undefined =>
  is.length > was.length ? is.length : undefined;

/** The place of the pause that the event began in the last assignment; a new assignment counts from none. */
const pauseBegun = (before: Case | undefined, after: Case): number | undefined => {
  const n = after.assignments.length;
  return grown(before?.assignments[n - 1]?.pauses, after.assignments[n - 1]?.pauses);
};

/** Only the last rating can be replaced (by another level) or taken back. */
const ratingTouched = (was: Case['ratings'], is: Case['ratings']): number | undefined =>
  was.length === is.length && was.at(-1)?.level === is.at(-1)?.level ? undefined : Math.max(was.length, is.length);

function clocksTouched(was: Case['clocks'], is: Case['clocks']): Touched['clocks'] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])] as ClockName[];
  const touched = names.filter((name) => !alike(was[name], is[name]));
  return touched.length > 0 ? Object.fromEntries(touched.map((name) => [name, is[name] ?? null])) : undefined;
}

function itemsTouched(was: readonly { clock: Clock }[] = [], is: readonly { clock: Clock }[]): Touched['coTasks'] {
  const touched = is.flatMap(({ clock }, i) => (alike(was[i]?.clock, clock) ? [] : [{ n: i + 1, clock }]));
  return touched.length > 0 ? touched : undefined;
}

function linkTouched(before: Case | undefined, { duplicateOf }: Case): Touched['duplicateOf'] {
  if (duplicateOf === before?.duplicateOf) return undefined;
  return duplicateOf
    ? { ...duplicateOf, ...(duplicateOf.shows && { shows: { ...duplicateOf.shows, progress: [] } }) }
    : null;
}

/** Text that came from another case; only events of the sender bring any. */
function broughtBy(before: Case, after: Case, { actor }: Ctx): string | undefined {
  if (actor.kind !== 'sender') return undefined;
  const other = <T>(of: (c: Case) => T): T | undefined => (of(after) === of(before) ? undefined : of(after));
  const text = (other((c) => c.additions.at(-1)) ?? other((c) => c.answer) ?? other((c) => c.closure))?.text;
  // A long addition stands whole in the case itself.
  return text && cutText(text, RECORDED_MOST, '…');
}

function stepsTaken(was: Case['steps'], is: Case['steps']): string[] | undefined {
  const taken = is.filter((step) => !was.includes(step)).map(({ key }) => key);
  return taken.length > 0 ? taken : undefined;
}
