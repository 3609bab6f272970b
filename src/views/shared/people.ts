import { inert, mention } from '../../../cards/plain-text.ts';
import { dispatchingAudience } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand, openTasks, runningAssignment } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { handlerOf } from '../../domain/case/roles.ts';
import { nextSigner } from '../../domain/case/signers.ts';
import { awaitsUnit } from '../../domain/case/unit-of.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import { besideName, calledBy, calledWithin, type Told, toldOf } from '../../domain/directory/deputies.ts';
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
import type { Capacity, Person } from '../../domain/directory/person.ts';

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

/** Somebody as they are named now: whoever is away is named by their deputy. */
const nowNamed = (person: Person | undefined, as: Capacity | undefined, { directory }: Rules): Told | undefined =>
  toldOf(directory, person ? [person] : [], as)[0];

/**
 * The handler; the unit's head if the handler has left the unit; whoever stands in for them. After the assignment the one it
 * had, who may have left by then: that is what happened.
 */
export function handlerNow(c: Case, rules: Rules): Told | undefined {
  const running = runningAssignment(c);
  return running
    ? nowNamed(handlerOf(c, rules.directory), { unit: running.unit }, rules)
    : assignmentInHand(c)?.handler;
}

/** Who claimed the case, while they are in the directory. */
export function claimant(c: Case, rules: Rules): Told | undefined {
  const [post] = (c.claimedBy && actorOf(rules.directory, c.claimedBy.openId)?.posts) ?? [];
  return post && nowNamed(c.claimedBy, { unit: post.unit }, rules);
}

/** The next signer, by name. */
export function signerName(c: Case, rules: Rules): string {
  const signer = nowNamed(nextSigner(c, rules.directory), 'leader', rules);
  return signer ? calledBy(signer) : '签批领导';
}

/** Names somebody in a text, who is notified; a deputy with those they stand for. */
export const mentionOf = (told: Told): string => `${mention(told)}${inert(besideName(told))}`;

/** Which unit or person of an audience that has several; for example which co-unit. `absent`: for whom a deputy reads it. */
export type Whose = { unit?: string | undefined; person?: string | undefined; absent?: string | undefined };

/** The open co-tasks of the card's unit, or all of them when no unit is given. */
export const tasksOf = (c: Case, { unit }: Whose): Case['coTasks'] =>
  openTasks(c).filter((t) => unit === undefined || t.unit === unit);

/** The audience's name, with the person who claimed the case. */
export const claimed = (c: Case, audience: Audience, rules: Rules): string => {
  const by = claimant(c, rules);
  return by ? `${audienceName(audience, rules)}（${calledWithin(by)}）` : audienceName(audience, rules);
};

/** Audiences whose card is in one person's private chat, where nobody needs to be named. */
const PRIVATE: readonly Audience[] = ['respondent', 'filer', 'signer', 'expert', 'leader', 'confidential_officer'];

/**
 * The people of an audience who must act, or their deputies: at a unit the handler, before acceptance its liaisons; at the
 * desk whoever claimed the case, else its staff. Source: calendar.md, "Handler".
 *
 * @param withHead  the unit's head as well
 */
export function waitedFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}, withHead = false): Told[] {
  const { directory } = rules;
  const at = (unit: Unit | undefined, people: readonly Person[]): Told[] =>
    toldOf(directory, people, unit && { unit: unit.id });
  if (audience === 'chief') {
    // In the board's group; alone with its chief nobody is named.
    const board = activeBoard(directory, assignmentInHand(c)?.board);
    return board?.chatId ? toldOf(directory, [board.chief], { board: board.id }) : [];
  }
  if (PRIVATE.includes(audience)) return [];
  if (audience === 'party') {
    const unit = whose.unit === undefined ? undefined : unitInDirectory(whose.unit, rules);
    return unit ? at(unit, liaisonsOf(unit)) : [];
  }
  if (audience === 'co_unit')
    return [...new Set(tasksOf(c, whose).map((t) => t.unit))].flatMap((id) => {
      const unit = unitInDirectory(id, rules);
      return unit ? at(unit, liaisonsOf(unit)) : [];
    });
  if (audience !== 'unit') {
    const office = unitOfAudience(audience, rules);
    return at(office, office && worksAt(office, c.claimedBy) ? [c.claimedBy] : (office?.staff ?? []));
  }
  const assignment = assignmentInHand(c);
  const unit = unitInDirectory(whose.unit ?? assignment?.unit, rules);
  if (!unit) return [];
  const handler = assignment?.unit === unit.id && c.state !== 'dispatched' ? assignment.handler : undefined;
  const waited = !handler ? liaisonsOf(unit) : worksAt(unit, handler) ? [handler] : headsOf(unit);
  return at(unit, [...waited, ...(withHead ? headsOf(unit) : [])]);
}

const headsOf = (unit: Unit): Person[] => [headOf(unit)].flatMap((head) => head ?? []);

const unitInDirectory = (id: string | undefined, { directory }: Rules): Unit | undefined =>
  isStaffed(directory, id) ? unitById(directory, id ?? '') : undefined;

const worksAt = (unit: Unit, person: Person | undefined): person is Person =>
  person !== undefined && unit.staff.some((s) => s.openId === person.openId);
