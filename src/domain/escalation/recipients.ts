import type { Rung } from '../../../config/profile.ts';
import { type Case, legInHand } from '../case/case.ts';
import { nextSigner } from '../case/roles.ts';
import {
  coordinatorOf,
  type Directory,
  deskOf,
  headOf,
  liaisonsOf,
  supervisionOf,
  type Unit,
  unitById,
} from '../directory.ts';
import type { Person } from '../person.ts';
import type { Running } from './running.ts';

/** The unit that a clock waits at; undefined for a signer or the enterprise. */
export function unitWaitedAt(c: Case, { waits }: Pick<Running, 'waits'>, d: Directory): Unit | undefined {
  if (waits.unit) return unitById(d, waits.unit);
  if (waits.seat === 'unit') return unitById(d, legInHand(c)?.unit ?? '');
  if (waits.seat === 'desk') return deskOf(d);
  if (waits.seat === 'coordinator') return coordinatorOf(d);
  return waits.seat === 'supervision' ? supervisionOf(d) : undefined;
}

/**
 * The people a clock waits for: before acceptance the unit's liaisons, else its officers; the handler while they are still
 * of the unit, else its head; for the desk whoever claimed the case, else its staff. Source: calendar.md, "Handler".
 */
export function waitedFor(c: Case, running: Pick<Running, 'waits'>, d: Directory): Person[] {
  const { seat } = running.waits;
  if (seat === 'signer') return [nextSigner(c)].flatMap((p) => (p ? [p] : []));
  if (seat === 'officer') return d.confidential;
  const unit = unitWaitedAt(c, running, d);
  if (!unit) return [];
  if (seat === 'co_unit') return liaisonsOf(unit);
  if (seat !== 'unit') return c.claimedBy ? [c.claimedBy] : unit.staff;
  const handler = legInHand(c)?.handler;
  if (!handler || c.state === 'dispatched') return liaisonsOf(unit);
  const still = unit.staff.some((s) => s.openId === handler.openId);
  const head = headOf(unit);
  return still ? [handler] : head ? [head] : [];
}

/** Who holds a rung of the ladder for this clock; empty when nobody does, and the rung passes to the next. Source: calendar.md, "Steps". */
export function holders(c: Case, running: Running, who: Rung['who'], d: Directory): Person[] {
  const unit = unitWaitedAt(c, running, d);
  switch (who) {
    case 'handler':
      return waitedFor(c, running, d);
    case 'head': {
      const head = unit?.staff.find((s) => s.role === 'head');
      return head ? [head] : [];
    }
    case 'supervision': {
      const supervision = supervisionOf(d);
      const head = supervision && headOf(supervision);
      return head ? [head] : [];
    }
    case 'leader':
      return d.leaders.filter((l) => unit && l.units !== 'all' && l.units.includes(unit.id));
  }
}
