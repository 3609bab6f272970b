import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { dispatchingOffice, isLedBy } from '../case/roles.ts';
import { isOpen } from '../case/state.ts';
import { awaitsUnit, unitShown } from '../case/unit-of.ts';
import { unitWaitedAt } from '../clocks/recipients.ts';
import { coordinatorOf, type Directory, deskOf, supervisionOf } from '../directory/directory.ts';
import { dutiesOf } from '../duties/duties.ts';
import { dayOfDeadline } from '../time/shanghai.ts';
import { type Reach, reaches } from './reach.ts';

/** Something that staff must do by a date, and the unit that must. */
type Owed = { unit: string; at: Date };

/** A case as figures see it. It is looked at once, however many readers there are. */
export type Looked = {
  c: Case;
  /** The unit that has it in hand, or the office that has yet to dispatch it. */
  home: string;
  /** It has not ended and leads no other case's life. */
  inHand: boolean;
  /** What staff must do, due first first; what the enterprise must do is no business of theirs. */
  owed: readonly Owed[];
};

function officeOf(c: Case, d: Directory): string {
  const office = dispatchingOffice(c, d);
  const unit = office === 'desk' ? deskOf(d) : office === 'coordinator' ? coordinatorOf(d) : supervisionOf(d);
  return unit?.id ?? 'desk';
}

/** What figures are made of: no confidential case is among it. */
export const look = (cases: readonly Case[], rules: Rules): Looked[] =>
  cases
    .filter((c) => !c.confidential)
    .map((c) => {
      const { directory } = rules;
      const home = unitShown(c, directory) ?? officeOf(c, directory);
      const inHand = isOpen(c) && c.state !== 'merged';
      const duties = inHand ? dutiesOf(c, rules).filter(({ waits }) => waits.audience !== 'respondent') : [];
      const owed = duties.flatMap((duty): Owed[] =>
        duty.due ? [{ unit: unitWaitedAt(c, duty, directory)?.id ?? home, at: duty.due.at }] : [],
      );
      return { c, home, inHand, owed };
    });

const isLed = ({ c }: Looked, reach: Reach, d: Directory): boolean =>
  reach === 'all' || (reach.leads !== null && isLedBy(c, reach.leads, d));

/** Whether a reader's figures count the case: it is among those they lead, or in hand of a unit they are head of. */
export const isSeen = (one: Looked, reach: Reach, d: Directory): boolean =>
  isLed(one, reach, d) || (reach !== 'all' && reach.heads.includes(one.home) && !awaitsUnit(one.c));

/**
 * What of a case concerns a reader: whatever staff must do in one they lead; else what a unit must do that they are head of,
 * where that unit sees the case: it has it, helps with it, or decides in it.
 */
export function concerning(one: Looked, reach: Reach, d: Directory): readonly Owed[] {
  if (reach === 'all' || isLed(one, reach, d)) return one.owed;
  const sees = (unit: string): boolean =>
    unit === one.home || isOffice(unit, d) || one.c.coTasks.some((t) => t.unit === unit);
  return one.owed.filter(({ unit }) => reach.heads.includes(unit) && sees(unit));
}

/** Offices that see every case. */
const isOffice = (id: string, d: Directory): boolean =>
  [deskOf(d), coordinatorOf(d), supervisionOf(d)].some((office) => office?.id === id);

/** The first of these that is over at this instant; the longest, since they stand by date. */
export const lateIn = (owed: readonly Owed[], at: Date): Owed | undefined => owed.find((o) => o.at < at);

/** The first that ends on this day and is not over yet. */
export const dueIn = (owed: readonly Owed[], on: string, at: Date): Owed | undefined =>
  owed.find((o) => o.at >= at && dayOfDeadline(o.at) === on);

/**
 * When the case came to this reader: when it was received, or dispatched to a unit of theirs; a rework comes to nobody anew.
 * Undefined where it is none of theirs. The desk gets every case when it is received.
 */
export function cameAt(one: Looked, reach: Reach, d: Directory): Date | undefined {
  const { c, home } = one;
  const desk = deskOf(d)?.id;
  if (reach === 'all' || (desk !== undefined && reach.heads.includes(desk))) return c.receivedAt;
  if (!isSeen(one, reach, d)) return undefined;
  if (isOffice(home, d)) return c.referral?.at ?? c.receivedAt;
  return c.assignments.findLast((a) => a.why !== 'rework' && reaches(reach, a.unit))?.startedAt;
}
