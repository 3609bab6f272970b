import { z } from 'zod';

/** A person as a case stores them: the open_id of our own tenant and the name shown. */
export const Person = z.object({ openId: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

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
    }
  | { kind: 'clock' }
  | { kind: 'sender' };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Name and id for the record. */
export const actorName = (actor: Actor): { openId?: string; name: string } =>
  actor.kind === 'person'
    ? { openId: actor.openId, name: actor.name }
    : { name: actor.kind === 'clock' ? '系统时钟' : '系统发送' };
