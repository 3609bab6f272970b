import type { Meaning, Messenger } from '../../../src/ports.ts';

export type Where = { chat: string } | { person: string };

/** A message as its receiver sees it now: a card, or words. */
export type Shown = { messageId: string; card?: Record<string, unknown>; text?: string; inReplyTo?: string };

/** What goes wrong at a receiver, or with answers to a message; `unanswered` does the work and says nothing. */
export type Trouble = {
  meaning: Exclude<Meaning, 'permission'> | 'unanswered';
  at?: Where;
  repliesTo?: string;
  times?: number;
};

/** A messenger with the platform behind it, as far as tests must see and disturb it. */
export type Platform = {
  messenger: Messenger;
  /** What was sent there, oldest first. */
  read: (where: Where) => Promise<Shown[]>;
  /** Troubles calls from now on; the newest trouble that fits wins. */
  trouble: (trouble: Trouble) => Promise<void>;
  /** Ends all trouble. */
  calm: () => Promise<void>;
  /** Takes a message away, so that it can be neither changed nor answered. */
  remove: (messageId: string) => Promise<void>;
  /** The program's clock was moved to this instant: the platform's own goes along. */
  moved: (now: Date) => Promise<void>;
  /** How often a message was sent under each id, repeats included. */
  tries: () => Promise<Map<string, number>>;
};
