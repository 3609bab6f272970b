import { dispatchingAudience } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { assignmentInHand, openTasks } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { awaitsUnit, handlerOf, nextSigner } from '../../domain/case/roles.ts';
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

/** The audience that dispatches and decides returns now. */
export const dispatcherAudience = (c: Case, rules: Rules): Audience => dispatchingAudience(c, rules.directory);

function unitOfAudience(audience: Audience, rules: Rules): Unit | undefined {
  const { directory } = rules;
  if (audience === 'desk') return deskOf(directory);
  if (audience === 'coordinator') return coordinatorOf(directory);
  return audience === 'supervision' ? supervisionOf(directory) : undefined;
}

/** The name of whoever sits there, for a sentence. */
export const audienceName = (audience: Audience, rules: Rules): string =>
  audience === 'desk' ? deskName(rules) : (unitOfAudience(audience, rules)?.name ?? '督导单位');

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

/** Which of several, where an audience has several: a co-unit's card is its own. */
export type Whose = { unit?: string | undefined; person?: string | undefined };

/** The open tasks this card is about: its own unit's, or where that is unknown all of them. */
export const tasksOf = (c: Case, { unit }: Whose): Case['coTasks'] =>
  openTasks(c).filter((t) => unit === undefined || t.unit === unit);

/** The desk, by name of whoever claimed it. */
export const claimed = (c: Case, audience: Audience, rules: Rules): string =>
  c.claimedBy ? `${audienceName(audience, rules)}（${c.claimedBy.name}）` : audienceName(audience, rules);

/** Audiences whose card lives in one person's private chat: nobody need be named there. */
const PRIVATE: readonly Audience[] = [
  'respondent',
  'filer',
  'chief',
  'signer',
  'expert',
  'leader',
  'confidential_officer',
];

/**
 * For whom an audience's work waits: at a unit the handler, before acceptance its liaisons; at the desk whoever claimed it, else
 * its staff. Source: calendar.md, "Handler".
 */
export function waitedFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Person[] {
  if (PRIVATE.includes(audience)) return [];
  if (audience === 'co_unit')
    return [...new Set(tasksOf(c, whose).map((t) => t.unit))].flatMap((id) => {
      const unit = unitById(rules.directory, id);
      return unit ? liaisonsOf(unit) : [];
    });
  if (audience !== 'unit') return c.claimedBy ? [c.claimedBy] : (unitOfAudience(audience, rules)?.staff ?? []);
  const assignment = assignmentInHand(c);
  const handler = handlerNow(c, rules);
  if (handler && c.state !== 'dispatched') return [handler];
  const unit = unitById(rules.directory, assignment?.unit ?? '');
  return unit ? liaisonsOf(unit) : [];
}
