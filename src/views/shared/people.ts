import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand, openTasks } from '../../domain/case/current.ts';
import type { Seat } from '../../domain/case/message.ts';
import { awaitsUnit, handlerOf, nextSigner } from '../../domain/case/roles.ts';
import { dispatchingSeat } from '../../domain/case/seats.ts';
import {
  boardById,
  coordinatorOf,
  deskOf,
  liaisonsOf,
  supervisionOf,
  type Unit,
  unitById,
  unitName,
} from '../../domain/directory/directory.ts';
import type { Person } from '../../domain/directory/person.ts';

/** The desk as people of the place know it. */
export const deskName = (rules: Rules): string => rules.profile.deskName;

/** The seat that dispatches and decides returns now. */
export const dispatcherSeat = (c: Case, rules: Rules): Seat => dispatchingSeat(c, rules.directory);

function unitOfSeat(seat: Seat, rules: Rules): Unit | undefined {
  const { directory } = rules;
  if (seat === 'desk') return deskOf(directory);
  if (seat === 'coordinator') return coordinatorOf(directory);
  return seat === 'supervision' ? supervisionOf(directory) : undefined;
}

/** The name of whoever sits there, for a sentence. */
export const seatName = (seat: Seat, rules: Rules): string =>
  seat === 'desk' ? deskName(rules) : (unitOfSeat(seat, rules)?.name ?? '督导单位');

/** The unit that has the case, or had it when it ended; not one that passed it on. A board until its chief has named one. */
export const lastUnit = (c: Case, rules: Rules): string => {
  const assignment = assignmentInHand(c);
  const board = awaitsUnit(c) ? boardById(rules.directory, assignment?.board) : undefined;
  return board?.name ?? unitName(rules.directory, assignment?.unit ?? '');
};

/** Whoever handles the case or handled it last; once they have left the unit, its head. */
export const handlerNow = (c: Case, rules: Rules): Person | undefined =>
  handlerOf(c, rules.directory) ?? assignmentInHand(c)?.handler;

/** Whoever signs next, by name. */
export const signerName = (c: Case): string => nextSigner(c)?.name ?? '签批领导';

/** Which of several, where a seat has several: a co-unit's card is its own. */
export type Whose = { unit?: string | undefined; person?: string | undefined };

/** The open tasks this card is about: its own unit's, or where that is unknown all of them. */
export const tasksOf = (c: Case, { unit }: Whose): Case['coTasks'] =>
  openTasks(c).filter((t) => unit === undefined || t.unit === unit);

/** The desk, by name of whoever claimed it. */
export const claimed = (c: Case, seat: Seat, rules: Rules): string =>
  c.claimedBy ? `${seatName(seat, rules)}（${c.claimedBy.name}）` : seatName(seat, rules);

/** Seats whose card lives in one person's private chat: nobody need be named there. */
const PRIVATE: readonly Seat[] = ['respondent', 'filer', 'chief', 'signer', 'expert', 'leader', 'officer'];

/**
 * For whom a seat's work waits: at a unit the handler, before acceptance its liaisons; at the desk whoever claimed it, else
 * its staff. Source: calendar.md, "Handler".
 */
export function waitedFor(c: Case, seat: Seat, rules: Rules, whose: Whose = {}): Person[] {
  if (PRIVATE.includes(seat)) return [];
  if (seat === 'co_unit')
    return [...new Set(tasksOf(c, whose).map((t) => t.unit))].flatMap((id) => {
      const unit = unitById(rules.directory, id);
      return unit ? liaisonsOf(unit) : [];
    });
  if (seat !== 'unit') return c.claimedBy ? [c.claimedBy] : (unitOfSeat(seat, rules)?.staff ?? []);
  const assignment = assignmentInHand(c);
  const handler = handlerNow(c, rules);
  if (handler && c.state !== 'dispatched') return [handler];
  const unit = unitById(rules.directory, assignment?.unit ?? '');
  return unit ? liaisonsOf(unit) : [];
}
