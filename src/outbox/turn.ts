import { MessengerError } from '../ports.ts';
import type { Room } from './rates.ts';

/** What a message needs in order to be sent now. */
export type Turn = {
  /** Under which an entry is claimed and its result written. */
  token: string;
  /** False when no call may start any more: the lease is running out, or this instance is stopping. */
  mayStart: () => boolean;
  /** Waits until the receiver and the app have room for one more call; null when nothing may start any more by then. */
  room: (receiver: string) => Promise<Room | null>;
};

/** Said before every call for a message: throws when none may start any more. */
export type Starting = () => void;

/** One message may need several calls; each starts only with 10 s of lease left. Source: storage.md, "The outbox". */
export const starts =
  (turn: Turn, room: Room): Starting =>
  () => {
    if (!turn.mayStart()) throw new MessengerError('later', 0, 'no call may start any more');
    room.start();
  };

/**
 * `done`: sent, dropped or parked, the lane goes on. `again`: refused as it was, to be tried at once in another form.
 * `later`: the lane waits and keeps its order. `busy`: the case kept changing or somebody else sends, so look again.
 */
export type SendResult = 'done' | 'again' | 'later' | 'busy';

/** How often a message is tried that is refused for its content, before plain text and then before it is parked. */
export const TRIES = 3;
