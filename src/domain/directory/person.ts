import { z } from 'zod';

/**
 * A person as a case stores them: the open_id of our own tenant and the name shown. `for`: the open_id of whoever was away,
 * in whose place this deputy did it; `name` then names both, `周芳（代李强）` (lifecycle.md, "People").
 */
export const Person = z.object({ openId: z.string(), name: z.string(), for: z.string().exactOptional() });
export type Person = z.infer<typeof Person>;

/** What somebody is told or acts as, and a deputy may be for them: of a unit's staff, of a board, a leader, an officer. */
export const Capacity = z.union([
  z.object({ unit: z.string() }),
  z.object({ board: z.string() }),
  z.enum(['leader', 'confidential']),
]);
export type Capacity = z.infer<typeof Capacity>;

export type StaffRole = 'officer' | 'head' | 'liaison';
export type UnitKind = 'desk' | 'department' | 'supervision' | 'leadership' | 'centre' | 'coordinator';

/** A person with every post from the directory, or one of the two parts of the program that act. */
export type Actor =
  | {
      kind: 'person';
      openId: string;
      name: string;
      /** Posts in units; a unit of kind `centre` is desk and coordinator in one. */
      posts: { unit: string; unitKind: UnitKind; role: StaffRole; directReport: boolean }[];
      /** Enterprises this person is a contact of. */
      contactOf: string[];
      /** What this person says that they speak for, and nobody has confirmed (`claims.ts`). */
      claims?: readonly string[];
      /** Enterprises paired with this agent. */
      agentOf: string[];
      /** Boards for which this person acts, as chief or as an officer. */
      chiefOf: string[];
      expert: boolean;
      /** A confidential officer, named for the misconduct line. */
      confidentialOfficer: boolean;
      /** Units this leader is in charge of; `all` when the directory names none; null for anybody else. */
      leads: string[] | 'all' | null;
      administrator: boolean;
      /** Those who are away and whose deputy this person is, each with what the deputy may be for them, and no more. */
      standsFor?: readonly PersonActor[];
      /** The one of them in whose place this is done. */
      actsFor?: Person;
    }
  | { kind: 'clock' }
  | { kind: 'sender' };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** `代李强`: for whom a deputy does it, or gets it. */
export const inPlaceOf = (absent: readonly { name: string }[]): string => `代${absent.map((a) => a.name).join('、')}`;

/** `周芳（代李强）`: a deputy with those they stand for. */
export const standingFor = (name: string, absent: readonly { name: string }[]): string =>
  `${name}（${inPlaceOf(absent)}）`;

/** The person as their act is kept: a deputy with whose act it is. */
export const personActing = ({ openId, name, actsFor }: PersonActor): Person =>
  actsFor ? { openId, name: standingFor(name, [actsFor]), for: actsFor.openId } : { openId, name };

/** Whose act it was: the absent one's where a deputy did it. */
export const ownerOf = (by: Pick<Person, 'openId' | 'for'>): string => by.for ?? by.openId;

/** Name and id for the record. */
export const actorName = (actor: Actor): Omit<Person, 'openId'> & Partial<Pick<Person, 'openId'>> =>
  actor.kind === 'person' ? personActing(actor) : { name: actor.kind === 'clock' ? '系统时钟' : '系统发送' };

/** Whether somebody works at the service desk, or at the centre that is one. */
export const atDesk = ({ posts }: Pick<PersonActor, 'posts'>): boolean =>
  posts.some((p) => p.unitKind === 'desk' || p.unitKind === 'centre');
