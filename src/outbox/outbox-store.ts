import type { OutboxItem, Receiver } from '../domain/case/message.ts';
import type { MessageContent, Sent } from '../ports.ts';
import type { Holder } from './items.ts';
import type { Address } from './receivers.ts';
import type { SendResult } from './turn.ts';

/** What is sent for an item, and how. */
export type Drawn = {
  content: MessageContent;
  /** Plain words in the place of a card: no living card comes of it. */
  plain?: boolean;
  /** The card that becomes this one. Where it is gone a message is sent, unless there is nothing more to say then. */
  changes?: { messageId: string; orNothing: boolean };
  /** The message in whose thread it stands. */
  thread?: string;
  /** The private chat with its receiver, where it is known. */
  chatId?: string;
};

/** What came of it: `changed` is the card that was changed in place. */
export type Outcome = { sent: Sent | 'updated'; changed?: string; maybeTwice: boolean; plain: boolean };

/** What the sender must know of a kind of document that holds outbox items. */
export type OutboxStore<D extends Holder> = {
  /** How the log names an item. */
  line: (id: string, itemId: string) => Record<string, string>;
  load: (id: string) => Promise<D | null>;
  /**
   * Applies a change to an item, on the document as it is by then; null when it is no longer ours to change.
   *
   * @returns the document as it was written; `gone` when there is no such item any more, or it is another's; `busy` when the
   *   document kept changing
   */
  change: (
    id: string,
    itemId: string,
    make: (d: D, item: OutboxItem) => D | null | Promise<D | null>,
  ) => Promise<D | 'gone' | 'busy'>;
  /** Deals with what is no message of its own; null for what is. */
  instead: (d: D, item: OutboxItem) => Promise<SendResult> | null;
  /** Whether the document has moved past it. */
  overtaken: (d: D, item: OutboxItem) => boolean;
  /** Whether its receiver is in the directory no more and hears nothing from us. */
  hasLeft: (item: OutboxItem) => boolean;
  /** The document once it is known that such a receiver has left. */
  passOn: (d: D, item: OutboxItem, address: Address) => D;
  /** Null when there is nothing left to say. */
  draw: (d: D, item: OutboxItem, address: Address) => Promise<Drawn | null>;
  /** What is sent when the platform refuses what was drawn; null when nothing can stand in for it. */
  drawPlainly: (d: D, item: OutboxItem, address: Address) => Drawn | null;
  /** The document once the message was sent, `from` being what it was drawn from. */
  sent: (d: D, item: OutboxItem, outcome: Outcome, from: D) => D;
  /** Who is told in the stead of a receiver that cannot be reached, within the same rights; null when nobody is left. */
  elsewhere: (d: D, item: OutboxItem, failed: Address) => Promise<Receiver | null>;
  /** The document once nobody could be told; null when it is to wait. */
  lost: (d: D, item: OutboxItem) => D | null;
};
