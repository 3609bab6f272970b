/** What people do and say, whatever transport brought it, and the answer. */

/** A press on a card. */
export type Tap = {
  kind: 'tap';
  /** event_id: the same delivery again has the same. */
  delivery: string;
  operator: string;
  messageId: string;
  chatId: string;
  action: string;
  datum?: string;
  caseId?: string;
  noticeId?: string;
  v?: number;
  /** Present when a form was submitted. */
  form?: Record<string, string | string[]>;
  at: Date;
};

/** A message from a person. */
export type Words = {
  kind: 'words';
  delivery: string;
  messageId: string;
  person: string;
  chatId: string;
  chatType: 'p2p' | 'group';
  /** Addressed to the bot with @ (always true in private chat). */
  toBot: boolean;
  parentId?: string;
  rootId?: string;
  type: string;
  /** Plain words, @ marks of the bot removed; empty for files and stickers. */
  text: string;
  file?: { key: string; name: string; type: 'image' | 'file' };
  createdAt: Date;
};

export type MenuPress = { kind: 'menu'; delivery: string; person: string; key: string; at: Date };
export type ChatChange = {
  kind: 'chat';
  delivery: string;
  what: 'bot_added' | 'bot_removed' | 'entered';
  chatId: string;
  person?: string;
  /** A person opened a chat in which something stands already. */
  talked?: boolean;
};

export type Delivery = Tap | Words | MenuPress | ChatChange;

/** The answer to a delivery; empty means "nothing changes on screen". */
export type Reply = {
  toast?: { type: 'info' | 'success' | 'error' | 'warning'; content: string };
  card?: Record<string, unknown>;
};

/** The one function in which webhook, long connection, sandbox and tests all end. */
export type Handle = (delivery: Delivery) => Promise<Reply>;
