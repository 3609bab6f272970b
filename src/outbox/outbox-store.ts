import type { OutboxItem, Receiver } from '../domain/case/message.ts';
import type { MessageContent, Sent } from '../ports.ts';
import type { Holder } from './items.ts';
import type { Pictures } from './pictures.ts';
import type { Address } from './receivers.ts';
import type { SendResult } from './turn.ts';

/** The content of an item and how to send it. */
export type Drawn = {
  content: MessageContent;
  /** A text instead of a card: no living card is stored. */
  plain?: boolean;
  /** The card to change. If it no longer exists a new message is sent, or nothing where `orNothing`. */
  changes?: { messageId: string; orNothing: boolean };
  /** The message that is taken back, instead of sending anything. */
  recalls?: string;
  /** Sent past the messenger to somebody without an account, or to whoever passes it on. */
  short?: { send?: () => Promise<void>; handTo?: Address; as: string };
  /** The message in whose thread it is sent. */
  thread?: string;
  /** The private chat with its receiver, where it is known. */
  chatId?: string;
  /** The cases that a list shows. */
  lists?: string[];
  /** What became known of the card's pictures. */
  pictures?: Pictures;
};

/** The result; `changed` is the card that was changed in place, `reader` who got it where it went to a person. */
export type Outcome = {
  sent: Sent | 'updated';
  changed?: string;
  maybeTwice: boolean;
  plain: boolean;
  reader?: string;
};

/** What the sender needs from a kind of document with outbox items. */
export type OutboxStore<D extends Holder> = {
  /** The fields that identify an item in the log. */
  line: (id: string, itemId: string) => Record<string, string>;
  load: (id: string) => Promise<D | null>;
  /**
   * Applies a change to an item, on the document as it is now; the change gives null when the item must not be changed
   * any more.
   *
   * @param read  the document as it was read: it is read again only where another writer was faster
   * @returns the written document; `gone` when the item no longer exists or has another claim; `busy` when the document
   *   kept changing
   */
  change: (
    read: D,
    itemId: string,
    make: (d: D, item: OutboxItem) => D | null | Promise<D | null>,
  ) => Promise<D | 'gone' | 'busy'>;
  /** Handles an item that is no message of its own; null for a message. */
  instead: (d: D, item: OutboxItem) => Promise<SendResult> | null;
  /** Whether the item no longer holds. */
  overtaken: (d: D, item: OutboxItem) => boolean;
  /** Whether the receiver has left the directory and gets no messages. */
  hasLeft: (d: D, item: OutboxItem) => boolean;
  /** The document after the receiver was found to have left. */
  passOn: (d: D, item: OutboxItem, address: Address) => D | Promise<D>;
  /** The case that the document's messages are about; undefined where it is none, or several. */
  caseOf: (d: D) => string | undefined;
  /** Keeps whom the item reached, before that is written; `null` when it reaches nobody. Absent: nothing to keep. */
  told?: (d: D, item: OutboxItem, address: Address | null) => Promise<void>;
  /** Draws the content; null when there is nothing to send. */
  draw: (d: D, item: OutboxItem, address: Address) => Promise<Drawn | null>;
  /** Draws a text for content that Feishu refused; null when no text can replace it. */
  drawPlainly: (d: D, item: OutboxItem, address: Address) => Drawn | null;
  /** The document after sending; `from` is the document that was drawn. */
  sent: (d: D, item: OutboxItem, outcome: Outcome & Pick<Drawn, 'lists' | 'pictures'>, from: D) => D;
  /** Another receiver with the same rights; null when none is left. */
  elsewhere: (d: D, item: OutboxItem, failed: Address) => Promise<Receiver | null>;
  /** The document with the item for another receiver, and what that one needs with it. */
  moved: (d: D, item: OutboxItem, to: Receiver, failed: string) => D;
  /** The document when no receiver can be reached; null when the item must wait. */
  lost: (d: D, item: OutboxItem) => D | null;
  /** The document when the platform refuses an item for good; null when it is parked. Absent: always parked. */
  undelivered?: (d: D, item: OutboxItem) => D | null;
};
