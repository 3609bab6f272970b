import { dispatchingAudience } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand, openTasks, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { handlerOf } from '../../domain/case/roles.ts';
import { nextSigner } from '../../domain/case/signers.ts';
import { awaitsUnit } from '../../domain/case/unit-of.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import {
  activeBoard,
  boardById,
  coordinatorOf,
  deskOf,
  headOf,
  isStaffed,
  liaisonsOf,
  supervisionOf,
  type Unit,
  unitById,
  unitName,
} from '../../domain/directory/directory.ts';
import type { Person } from '../../domain/directory/person.ts';

/** The desk's name in this place. */
export const deskName = (rules: Rules): string => rules.profile.deskName;

/** A unit by its name; the desk as this place calls it. */
export function unitCalled(id: string, rules: Rules): string {
  return deskOf(rules.directory)?.id === id ? deskName(rules) : unitName(rules.directory, id);
}

/** The audience that dispatches and decides returns now. */
export const dispatcherAudience = (c: Case, rules: Rules): Audience => dispatchingAudience(c, rules.directory);

function unitOfAudience(audience: Audience, rules: Rules): Unit | undefined {
  const { directory } = rules;
  if (audience === 'desk') return deskOf(directory);
  if (audience === 'coordinator') return coordinatorOf(directory);
  return audience === 'supervision' ? supervisionOf(directory) : undefined;
}

/** The name of the audience's unit, for a sentence. */
export const audienceName = (audience: Audience, rules: Rules): string =>
  audience === 'desk' ? deskName(rules) : (unitOfAudience(audience, rules)?.name ?? '督导单位');

/** The unit that has the case or had it at the end, by name; its board until the chief has named a unit. */
export const lastUnit = (c: Case, rules: Rules): string => {
  const assignment = assignmentInHand(c);
  const board = awaitsUnit(c) ? boardById(rules.directory, assignment?.board) : undefined;
  return board?.name ?? unitName(rules.directory, assignment?.unit ?? '');
};

/**
 * The handler; the unit's head if the handler has left the unit. After the assignment the one it had, who may have left
 * by then: that is what happened.
 */
export const handlerNow = (c: Case, rules: Rules): Person | undefined =>
  runningAssignment(c) ? handlerOf(c, rules.directory) : assignmentInHand(c)?.handler;

/** Who claimed the case, while they are in the directory. */
export const claimant = (c: Case, rules: Rules): Person | undefined =>
  c.claimedBy && actorOf(rules.directory, c.claimedBy.openId)?.posts.length ? c.claimedBy : undefined;

/** The name of the next signer. */
export const signerName = (c: Case, { directory }: Rules): string => nextSigner(c, directory)?.name ?? '签批领导';

/** Which unit or person of an audience that has several; for example which co-unit. */
export type Whose = { unit?: string | undefined; person?: string | undefined };

/** The open co-tasks of the card's unit, or all of them when no unit is given. */
export const tasksOf = (c: Case, { unit }: Whose): Case['coTasks'] =>
  openTasks(c).filter((t) => unit === undefined || t.unit === unit);

/** The audience's name, with the person who claimed the case. */
export const claimed = (c: Case, audience: Audience, rules: Rules): string => {
  const by = claimant(c, rules);
  return by ? `${audienceName(audience, rules)}（${by.name}）` : audienceName(audience, rules);
};

/** Audiences whose card is in one person's private chat, where nobody needs to be named. */
const PRIVATE: readonly Audience[] = ['respondent', 'filer', 'signer', 'expert', 'leader', 'confidential_officer'];

/**
 * The people of an audience who must act: at a unit the handler, before acceptance its liaisons; at the desk whoever
 * claimed the case, else its staff. Source: calendar.md, "Handler".
 *
 * @param withHead  the unit's head as well
 */
export function waitedFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}, withHead = false): Person[] {
  if (audience === 'chief') {
    // In the board's group; alone with its chief nobody is named.
    const board = activeBoard(rules.directory, assignmentInHand(c)?.board);
    return board?.chatId ? [board.chief] : [];
  }
  if (PRIVATE.includes(audience)) return [];
  if (audience === 'party') {
    const unit = whose.unit === undefined ? undefined : unitInDirectory(whose.unit, rules);
    return unit ? liaisonsOf(unit) : [];
  }
  if (audience === 'co_unit')
    return [...new Set(tasksOf(c, whose).map((t) => t.unit))].flatMap((id) => {
      const unit = unitInDirectory(id, rules);
      return unit ? liaisonsOf(unit) : [];
    });
  if (audience !== 'unit') {
    const office = unitOfAudience(audience, rules);
    return office && worksAt(office, c.claimedBy) ? [c.claimedBy] : (office?.staff ?? []);
  }
  const assignment = assignmentInHand(c);
  const unit = unitInDirectory(whose.unit ?? assignment?.unit, rules);
  if (!unit) return [];
  const handler = assignment?.unit === unit.id && c.state !== 'dispatched' ? assignment.handler : undefined;
  const waited = !handler ? liaisonsOf(unit) : worksAt(unit, handler) ? [handler] : headsOf(unit);
  const heads = withHead ? headsOf(unit) : [];
  return [...new Map([...waited, ...heads].map((p) => [p.openId, p])).values()];
}

const headsOf = (unit: Unit): Person[] => [headOf(unit)].flatMap((head) => head ?? []);

const unitInDirectory = (id: string | undefined, { directory }: Rules): Unit | undefined =>
  isStaffed(directory, id) ? unitById(directory, id ?? '') : undefined;

const worksAt = (unit: Unit, person: Person | undefined): person is Person =>
  person !== undefined && unit.staff.some((s) => s.openId === person.openId);
