import type { Profile } from '../../../config/profile.ts';
import type { Directory } from '../directory/directory.ts';
import type { Actor } from '../directory/person.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { Case } from './case.ts';
import type { Audience, OnDelivery, Receiver, Show } from './message.ts';
import type { Refusal } from './refusal.ts';

/** The first minutes of every so many of an hour. */
export type Overload = { everyMinutes: number; minutes: number };

/** What a decision is made with. `at` is the event's own instant, by which verdicts go; `now` the program's clock. */
export type Ctx = {
  actor: Actor;
  /** The `v` on the button; absent for commands, which are judged by the state alone. */
  v?: number;
  profile: Profile;
  calendar: WorkCalendar;
  directory: Directory;
  now: Date;
  at: Date;
  /** Times at which the service was away, found at start; absent for none. */
  outages?: readonly { from: Date; to: Date }[];
  delivery?: string;
  messageId?: string;
  /** When the messenger is overloaded, and what a clock owes waits until that is over; absent where there are no such times. */
  overload?: Overload;
  /** Another case that the form names, or that this one follows; null when there is no such case. */
  other?: Case | null;
};

/** The part of a context that says who could do what, for drawing buttons. */
export type Rules = Pick<Ctx, 'profile' | 'calendar' | 'directory' | 'at' | 'outages'>;

export type Decision = { ok: true; case: Case } | { ok: false; refusal: Refusal };

/** Somebody told in the thread of their card: which notification by its code. `words` are a person's own. */
export type Notify<Code extends string = string> = {
  audience: Audience;
  unit?: string;
  person?: string;
  notification: Code;
  words?: string;
  onDelivery?: OnDelivery;
};

/** Something shown to one receiver alone. */
export type Shown = { to: Receiver; show: Show; at?: Date; onDelivery?: OnDelivery };
