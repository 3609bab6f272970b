import type { Case } from '../case/case.ts';
import { assignmentInHand } from '../case/current.ts';
import { nextSigner } from '../case/signers.ts';
import { awaitsUnit } from '../case/unit-of.ts';
import { actorOf } from '../directory/actor.ts';
import { type Told, toldOf } from '../directory/deputies.ts';
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
import type { Capacity, Person } from '../directory/person.ts';
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

/** Who at a unit has the case in hand: at an office whoever claimed it, at a department the handler, before acceptance its liaisons. */
export const inHandAt = (c: Case, unit: Unit): Person[] =>
  unit.kind === 'department' ? atUnit(c, unit) : atOffice(c, unit);

/** People who hold something together, and as what. */
type Held = { people: readonly Person[]; as?: Capacity };

/** Whose it is to act before the clock ends, whether they are there or away. */
function held(c: Case, running: Waits, d: Directory): Held {
  const one = (person: Person | undefined): Person[] => (person ? [person] : []);
  const isThere = ({ openId }: Person): boolean => actorOf(d, openId) !== null;
  const unit = unitWaitedAt(c, running, d);
  switch (running.waits.audience) {
    case 'signer':
      return { people: one(nextSigner(c, d)), as: 'leader' };
    case 'confidential_officer':
      return { people: d.confidential, as: 'confidential' };
    case 'chief': {
      const board = boardById(d, assignmentInHand(c)?.board);
      return { people: one(board?.chief), ...(board && { as: { board: board.id } }) };
    }
    case 'respondent': {
      const { openId, name } = c.respondent;
      return { people: openId ? [{ openId, name }].filter(isThere) : [] };
    }
    default:
      if (!unit) return { people: [] };
      return {
        people: running.waits.audience === 'co_unit' ? liaisonsOf(unit) : inHandAt(c, unit),
        as: { unit: unit.id },
      };
  }
}

const told = (d: Directory, { people, as }: Held): Told[] => toldOf(d, people, as);

/** The people who must act before the clock ends: deputies for those who are away. Source: calendar.md, "Handler". */
export const waitedFor = (c: Case, running: Waits, d: Directory): Told[] => told(d, held(c, running, d));

/** The unit whose leader is notified: the one that must act, or for a signature the proposed one. */
const unitInCharge = (c: Case, running: Waits, d: Directory): string | undefined =>
  running.waits.audience === 'signer' ? c.signoff?.unit : unitWaitedAt(c, running, d)?.id;

/** Who holds a rung for this clock, or their deputies. If nobody does, the rung passes to the next. Source: calendar.md, "Steps". */
export function holders(c: Case, running: Waits, who: Rung['who'], d: Directory): Told[] {
  // Only its officers are notified of a confidential case.
  if (c.confidential && who !== 'handler') return [];
  const headed = (person: Person | undefined, as: Capacity): Told[] => told(d, { people: person ? [person] : [], as });
  switch (who) {
    case 'handler':
      return waitedFor(c, running, d);
    case 'head': {
      const board =
        awaitsUnit(c) && running.waits.audience === 'chief' ? boardById(d, assignmentInHand(c)?.board) : undefined;
      const unit = unitWaitedAt(c, running, d);
      if (board?.leader || !unit) return headed(board?.leader, 'leader');
      return headed(
        unit.staff.find((s) => s.role === 'head'),
        { unit: unit.id },
      );
    }
    case 'supervision': {
      const supervision = supervisionOf(d);
      return supervision ? headed(headOf(supervision), { unit: supervision.id }) : [];
    }
    case 'leader': {
      const unit = unitInCharge(c, running, d);
      const people = d.leaders.filter((l) => unit && l.units !== 'all' && l.units.includes(unit));
      return told(d, { people, as: 'leader' });
    }
  }
}

/** The desk, as it hears of a unit's deadline. */
export function deskTold(d: Directory): Told[] {
  const desk = deskOf(d);
  return desk ? told(d, { people: desk.staff, as: { unit: desk.id } }) : [];
}

/** 久拖未决 goes to supervision and the leader, or to the officers of a confidential case; nobody gets it twice. */
export function longOverdueTold(c: Case, running: Waits, d: Directory): Told[] {
  const rungs: Rung['who'][] = c.confidential ? ['handler'] : ['supervision', 'leader'];
  const all = rungs.flatMap((who) => holders(c, running, who, d));
  return [...new Map(all.map((p) => [p.openId, p])).values()];
}
