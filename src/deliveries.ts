/** Deliveries from people, the same for every transport, and their answer. */

/** A press on a card. */
export type Tap = {
  kind: 'tap';
  /** Feishu's `event_id`, the same when a delivery is repeated. */
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

/** A picture, file or folder in a message. The bytes of a folder cannot be had. `name` is clean (`file-name.ts`). */
export type FileSaid = { key: string; name: string; type: 'image' | 'file' | 'folder' };

/** A message from a person: words and any number of files. */
export type Words = {
  kind: 'words';
  delivery: string;
  messageId: string;
  person: string;
  chatId: string;
  chatType: 'p2p' | 'group';
  /** The message names the bot with @; always true in private chat. */
  toBot: boolean;
  parentId?: string;
  rootId?: string;
  type: string;
  /** The text without @ marks of the bot; empty for files and stickers. */
  text: string;
  /** Everything that came with the text, in its order. */
  files: readonly FileSaid[];
  createdAt: Date;
};

export type MenuPress = { kind: 'menu'; delivery: string; person: string; key: string; at: Date };
export type ChatChange = {
  kind: 'chat';
  delivery: string;
  what: 'bot_added' | 'bot_removed' | 'entered';
  chatId: string;
  person?: string;
  /** A person opened a chat that already has messages. */
  talked?: boolean;
};

export type Delivery = Tap | Words | MenuPress | ChatChange;

/** The answer to a delivery; empty means "nothing changes on screen". */
export type Reply = {
  toast?: { type: 'info' | 'success' | 'error' | 'warning'; content: string };
  card?: Record<string, unknown>;
  /** Why it was refused (`Refusal['code']`): counted, and not sent. */
  refused?: string;
};

/** The function that handles every delivery: from webhook, long connection, sandbox and tests. */
export type Handle = (delivery: Delivery) => Promise<Reply>;
