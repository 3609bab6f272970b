import { MessengerError } from '../ports.ts';
import type { Room } from './rates.ts';

/** What is needed to send a message now. */
export type Turn = {
  /** The token of this instance's claims. */
  token: string;
  /** False when no call may start: the lease ends soon, or this instance stops. */
  mayStart: () => boolean;
  /** Waits until receiver and app have room for a call; null when no call may start by then. */
  room: (receiver: string) => Promise<Room | null>;
};

/** To be called before every call for a message; throws when no call may start. */
export type Starting = () => void;

/** Makes a `Starting`: a message may need several calls, each with 10 s of lease. Source: storage.md, "The outbox". */
export const starts =
  (turn: Turn, room: Room): Starting =>
  () => {
    if (!turn.mayStart()) throw new MessengerError('later', 0, 'no call may start any more');
    room.start();
  };

/**
 * `done`: sent, dropped or parked; the lane goes on. `again`: refused, to be tried at once in another form. `later`:
 * the lane waits and keeps its order. `busy`: the case kept changing or another instance sends; look again.
 */
export type SendResult = 'done' | 'again' | 'later' | 'busy';

/** How often refused content is tried before it is sent as plain text, and then parked. */
export const TRIES = 3;
