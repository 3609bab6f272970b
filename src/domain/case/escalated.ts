import type { Party } from '../../../config/profile.ts';
import {
  boardsOf,
  coordinatorOf,
  type Directory,
  deskOf,
  headOf,
  isStaffed,
  supervisionOf,
  type Unit,
  unitById,
} from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import type { Case } from './case.ts';
import { assignmentInHand } from './current.ts';
import type { Audience } from './message.ts';

type Escalation = Case['escalations'][number];
/** Units take part as groups, people in private. */
export type TakePart = { units: Unit[]; people: Person[] };

const given = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);

/** Who a kind of party is now, for the unit that has the case. */
function partyOf(party: Party, unit: string | undefined, d: Directory): Partial<TakePart> {
  switch (party) {
    case 'head': {
      const there = unit === undefined ? undefined : unitById(d, unit);
      return { people: given(there?.active ? headOf(there) : undefined) };
    }
    case 'board':
      return { people: boardsOf(d, unit).flatMap((b) => [...given(b.leader), b.chief]) };
    case 'desk':
      return { units: given(deskOf(d)) };
    case 'coordinator':
      return { units: given(coordinatorOf(d)) };
    case 'supervision':
      return { units: given(supervisionOf(d)) };
    case 'leader':
      return { people: d.leaders.filter((l) => unit !== undefined && l.units !== 'all' && l.units.includes(unit)) };
    case 'leaders':
      return { people: d.leaders.filter((l) => l.units === 'all') };
  }
}

const distinct = <T>(list: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(list.map((one) => [key(one), one])).values(),
];

/** Who takes part in these escalation levels now: the parties of the profile, and the lead unit. Source: R-504. */
export function takingPart(c: Case, d: Directory, levels: readonly Escalation[] = c.escalations): TakePart {
  const unit = assignmentInHand(c)?.unit;
  const parties = levels.flatMap((level) => (level.takePart ?? []).map((party) => partyOf(party, unit, d)));
  const leads = levels.flatMap((level) =>
    given(level.leadUnit === undefined ? undefined : unitById(d, level.leadUnit)),
  );
  const units = [...parties.flatMap((p) => p.units ?? []), ...leads].filter((u) => isStaffed(d, u.id));
  const people = parties.flatMap((p) => p.people ?? []).map(({ openId, name }) => ({ openId, name }));
  return { units: distinct(units, (u) => u.id), people: distinct(people, (p) => p.openId) };
}

export type PartyAt = { audience: Audience; unit?: string; person?: string; lead?: true };

/** For whom cards and notifications of these levels are drawn. Supervision has a card of every escalated case anyway. */
export function partiesAt(c: Case, d: Directory, levels: readonly Escalation[] = c.escalations): PartyAt[] {
  const own = assignmentInHand(c)?.unit;
  const { units, people } = takingPart(c, d, levels);
  const staff = (own === undefined ? undefined : unitById(d, own))?.staff ?? [];
  const leads = (id: string): boolean => levels.some((level) => level.leadUnit === id);
  const groups = units.flatMap((u): PartyAt[] => {
    const lead = leads(u.id) ? { lead: true as const } : {};
    if (u.kind === 'supervision') return [];
    if (u.kind === 'desk' || u.kind === 'centre') return [{ audience: 'desk', ...lead }];
    return [{ audience: u.id === own ? 'unit' : 'party', unit: u.id, ...lead }];
  });
  const alone = people.map(({ openId }): PartyAt => {
    if (staff.some((s) => s.openId === openId)) return { audience: 'unit', person: openId };
    return { audience: d.leaders.some((l) => l.openId === openId) ? 'leader' : 'party', person: openId };
  });
  return [...groups, ...alone];
}
