import type { Profile } from '../../../config/profile.ts';
import type { Directory } from '../directory/directory.ts';
import type { Actor } from '../directory/person.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Case } from './case.ts';
import type { Audience, OnDelivery, Receiver, Show } from './message.ts';
import type { Refusal } from './refusal.ts';

/** A time of overload that repeats: the first `minutes` of every `everyMinutes` minutes of the hour. */
export type Overload = { everyMinutes: number; minutes: number };

/** What a decision is made with. `at` is the event's own instant and decides verdicts; `now` is the program's clock. */
export type Ctx = {
  actor: Actor;
  /** The `v` on the button; absent for commands, which are judged by the state alone. */
  v?: number;
  profile: Profile;
  calendar: WorkCalendar;
  directory: Directory;
  now: Date;
  at: Date;
  /** Outages found when the service started; absent when there were none. */
  outages?: readonly { from: Date; to: Date }[];
  delivery?: string;
  messageId?: string;
  /** When Feishu is overloaded: messages that the clock causes are sent later. Absent when there are no such times. */
  overload?: Overload;
  /** Another case: the one that the form names, or the primary case of this one. Null when it does not exist. */
  other?: Case | null;
};

/** The part of a context that decides who may do what; buttons are drawn with it. */
export type Rules = Pick<Ctx, 'profile' | 'calendar' | 'directory' | 'at' | 'outages'>;

export type Decision = { ok: true; case: Case } | { ok: false; refusal: Refusal };

/**
 * A notification to send, named by its code. `words` are what a person wrote, or what changed; `who` did so, by name; `of`: the
 * id of what it is about.
 */
export type Notify<Code extends string = string> = {
  audience: Audience;
  unit?: string;
  person?: string;
  notification: Code;
  words?: string;
  who?: string;
  of?: string;
  /** Said to a new respondent: whoever filed the case has read it before. */
  again?: true;
  onDelivery?: OnDelivery;
};

/** A message that only one receiver gets. */
export type Shown = { to: Receiver; show: Show; at?: Date; onDelivery?: OnDelivery };
