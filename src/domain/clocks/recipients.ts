import type { Case } from '../case/case.ts';
import { assignmentInHand } from '../case/current.ts';
import { nextSigner } from '../case/signers.ts';
import { awaitsUnit } from '../case/unit-of.ts';
import { actorOf } from '../directory/actor.ts';
import {
  boardById,
  coordinatorOf,
  type Directory,
  deskOf,
  headOf,
  liaisonsOf,
  supervisionOf,
  type Unit,
  unitById,
} from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import type { Running } from './running.ts';
import type { Rung } from './step.ts';

type Waits = Pick<Running, 'waits'>;

/** The unit that must act before the clock ends; undefined for a signer, an officer or the enterprise. */
export function unitWaitedAt(c: Case, { waits }: Waits, d: Directory): Unit | undefined {
  if (waits.unit) return unitById(d, waits.unit);
  switch (waits.audience) {
    case 'unit':
    case 'chief':
      return unitById(d, assignmentInHand(c)?.unit ?? '');
    case 'desk':
      return deskOf(d);
    case 'coordinator':
      return coordinatorOf(d);
    case 'supervision':
      return supervisionOf(d);
    default:
      return undefined;
  }
}

const works = (unit: Unit, person: Person | undefined): person is Person =>
  person !== undefined && unit.staff.some((s) => s.openId === person.openId);

/** Before acceptance the unit's liaisons, else its officers; then the handler, or the head if the handler has left. */
function atUnit(c: Case, unit: Unit): Person[] {
  const assignment = assignmentInHand(c);
  const handler = assignment?.unit === unit.id && c.state !== 'dispatched' ? assignment.handler : undefined;
  if (!handler) return liaisonsOf(unit);
  if (works(unit, handler)) return [handler];
  const head = headOf(unit);
  return head ? [head] : [];
}

/** The member of this office who claimed the case, or else all of its staff. */
const atOffice = (c: Case, office: Unit): Person[] => (works(office, c.claimedBy) ? [c.claimedBy] : office.staff);

/** The people who must act before the clock ends. Source: calendar.md, "Handler". */
export function waitedFor(c: Case, running: Waits, d: Directory): Person[] {
  const one = (person: Person | undefined): Person[] => (person ? [person] : []);
  const isThere = ({ openId }: Person): boolean => actorOf(d, openId) !== null;
  const unit = unitWaitedAt(c, running, d);
  switch (running.waits.audience) {
    case 'signer':
      return one(nextSigner(c, d));
    case 'confidential_officer':
      return d.confidential;
    case 'chief':
      return one(boardById(d, assignmentInHand(c)?.board)?.chief);
    case 'respondent': {
      const { openId, name } = c.respondent;
      return openId ? [{ openId, name }].filter(isThere) : [];
    }
    case 'co_unit':
      return unit ? liaisonsOf(unit) : [];
    default:
      if (!unit) return [];
      return unit.kind === 'department' ? atUnit(c, unit) : atOffice(c, unit);
  }
}

/** The unit whose leader is notified: the one that must act, or for a signature the proposed one. */
const unitInCharge = (c: Case, running: Waits, d: Directory): string | undefined =>
  running.waits.audience === 'signer' ? c.signoff?.unit : unitWaitedAt(c, running, d)?.id;

/** Who holds a rung for this clock. If nobody does, the rung passes to the next. Source: calendar.md, "Steps". */
export function holders(c: Case, running: Waits, who: Rung['who'], d: Directory): Person[] {
  // Only its officers are notified of a confidential case.
  if (c.confidential && who !== 'handler') return [];
  switch (who) {
    case 'handler':
      return waitedFor(c, running, d);
    case 'head': {
      const board =
        awaitsUnit(c) && running.waits.audience === 'chief' ? boardById(d, assignmentInHand(c)?.board) : undefined;
      const head = board?.leader ?? unitWaitedAt(c, running, d)?.staff.find((s) => s.role === 'head');
      return head ? [head] : [];
    }
    case 'supervision': {
      const supervision = supervisionOf(d);
      const head = supervision && headOf(supervision);
      return head ? [head] : [];
    }
    case 'leader': {
      const unit = unitInCharge(c, running, d);
      return d.leaders.filter((l) => unit && l.units !== 'all' && l.units.includes(unit));
    }
  }
}
