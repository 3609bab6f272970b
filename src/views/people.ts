import type { Case, Seat } from '../domain/case/case.ts';
import { legInHand } from '../domain/case/case.ts';
import { handlerNow } from '../domain/case/handler.ts';
import { dispatchingSeat } from '../domain/case/roles.ts';
import {
  coordinatorOf,
  deskOf,
  liaisonsOf,
  supervisionOf,
  type Unit,
  unitById,
  unitName,
} from '../domain/directory.ts';
import type { Person } from '../domain/person.ts';
import type { ViewRules } from './rules.ts';

/** The desk as people of the place know it. */
export const deskName = (rules: ViewRules): string => rules.profile.deskName;

/** The seat that dispatches and decides returns now. */
export const dispatcherSeat = (c: Case, rules: ViewRules): Seat => dispatchingSeat(c, rules.directory);

function unitOfSeat(seat: Seat, rules: ViewRules): Unit | undefined {
  const { directory } = rules;
  if (seat === 'desk') return deskOf(directory);
  if (seat === 'coordinator') return coordinatorOf(directory);
  return seat === 'supervision' ? supervisionOf(directory) : undefined;
}

/** The name of whoever sits there, for a sentence. */
export const seatName = (seat: Seat, rules: ViewRules): string =>
  seat === 'desk' ? deskName(rules) : (unitOfSeat(seat, rules)?.name ?? '督导单位');

/** The unit that has the case, or had it when it ended; not one that passed it on. */
export const lastUnit = (c: Case, rules: ViewRules): string => unitName(rules.directory, legInHand(c)?.unit ?? '');

/** The desk, by name of whoever claimed it. */
export const claimed = (c: Case, seat: Seat, rules: ViewRules): string =>
  c.claimedBy ? `${seatName(seat, rules)}（${c.claimedBy.name}）` : seatName(seat, rules);

/**
 * For whom a seat's work waits: at a unit the handler, before acceptance its liaisons; at the desk whoever claimed it, else
 * its staff. Source: calendar.md, "Handler".
 */
export function waitedFor(c: Case, seat: Seat, rules: ViewRules): Person[] {
  if (seat === 'respondent' || seat === 'filer') return [];
  if (seat !== 'unit') return c.claimedBy ? [c.claimedBy] : (unitOfSeat(seat, rules)?.staff ?? []);
  const leg = legInHand(c);
  const handler = handlerNow(c, rules.directory);
  if (handler && c.state !== 'dispatched') return [handler];
  const unit = unitById(rules.directory, leg?.unit ?? '');
  return unit ? liaisonsOf(unit) : [];
}
