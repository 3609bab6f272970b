import type { Words } from './deliveries.ts';
import type { Case } from './domain/case/case.ts';
import type { Overload } from './domain/case/context.ts';
import type { List } from './domain/case/lists.ts';
import type { Directory } from './domain/directory/directory.ts';
import type { Notice } from './domain/notice/notice.ts';

export type { Memory } from './memory-port.ts';
export type { Metrics } from './metrics-port.ts';

/** The only source of the current time, and the only way to wait. */
export type ClockPort = {
  now(): Date;
  /** Milliseconds for durations; unlike the wall clock it never jumps. */
  monotonic(): number;
  /** Waits for `ms` milliseconds of `monotonic`. */
  wait(ms: number): Promise<void>;
};

type LogLine = (fields: Record<string, unknown>, event: string) => void;
/** One line for each thing that happened, named like the event, with ids only. */
export type Log = {
  debug: LogLine;
  info: LogLine;
  warn: LogLine;
  error: LogLine;
  /** Lines that could not be written since the start, and the system's code for the last of them. */
  lost?: () => { lines: number; why: string };
};

/** A failure outside the program, thrown by adapters and caught at the edges. */
export class PlatformError extends Error {
  readonly platform: 'messenger' | 'store';
  /** The other side's own code, for logs only; 0 when there was no answer. */
  readonly code: number;
  readonly retryable: boolean;
  constructor(platform: 'messenger' | 'store', code: number, retryable: boolean, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PlatformError';
    this.platform = platform;
    this.code = code;
    this.retryable = retryable;
  }
}

/** What a failure of Feishu means for the sender. */
export type Meaning =
  /** The same call may succeed later. Without an answer it may have succeeded already. */
  | 'later'
  /** This chat or person cannot be sent messages: it does not exist or does not accept them. */
  | 'unreachable'
  /** The message to change or to answer no longer exists, or is too old. */
  | 'gone'
  /** The content is refused. */
  | 'content_refused'
  | 'too_large'
  /** The app lacks a permission that only an operator can give. */
  | 'permission'
  /** Anything else, mostly a bug of ours. */
  | 'refused';

export class MessengerError extends PlatformError {
  readonly meaning: Meaning;
  /** For people: why a chat or person cannot be sent messages, where that is known. */
  readonly why: string | undefined;
  constructor(meaning: Meaning, code: number, message: string, cause?: unknown, why?: string) {
    super('messenger', code, meaning === 'later', message, cause);
    this.name = 'MessengerError';
    this.meaning = meaning;
    this.why = why;
  }
}

/** Cases as documents. Every write is guarded by `rev`. Source: storage.md. */
export type CaseStore = {
  /** `seen`: this delivery already took effect on the case. */
  load(id: string, delivery?: string): Promise<{ current: Case; seen: boolean } | null>;
  byNo(no: string): Promise<Case | null>;
  /** Inserts a new case. If the origin exists, returns that case unchanged. */
  insert(c: Case): Promise<{ inserted: boolean; current: Case }>;
  /**
   * Replaces the document whose rev is `over`, by default `c.rev - 1`; false when another writer was faster. If the
   * answer is lost, the result is read back and the write is not repeated.
   */
  save(c: Case, over?: number): Promise<boolean>;
  /** Cases whose `dueAt` has come, oldest first. */
  due(now: Date, most: number): Promise<Case[]>;
  /** Outboxes of cases with an item due by `now`, the oldest first. */
  queued(now: Date, most: number): Promise<Pick<Case, '_id' | 'no' | 'outbox'>[]>;
  /** Earliest `dueAt` or `sendAt` of all cases. */
  nextAt(): Promise<Date | null>;
  find(filter: CaseFilter, most: number): Promise<Case[]>;
  /** Cases that are open or have an open obligation, and whose deadlines are from an older calendar than this. */
  toRecalculate(calendarVersion: number, most: number): Promise<Case[]>;
  /**
   * Cases to audit (open, or with an open obligation), in the order of their ids, after the id `after`. Documents that
   * cannot be read are given by number, or else by id. `last`: the last id of them all; none where there were none.
   */
  toAudit(after: string, most: number): Promise<{ cases: Case[]; unreadable: string[]; last?: string }>;
  /** QSyyyyMMdd-nnnn for a Shanghai date `yyyyMMdd`; gaps are allowed. */
  nextNo(date: string): Promise<string>;
};

/** Filters of lists. Newest received first, except with `oldestFirst`. */
export type CaseFilter = {
  /** Filed by this person, or about one of these enterprises. */
  mine?: { openId: string; enterprises: string[] };
  states?: Case['state'][];
  /** Neither closed, nor redirected, nor withdrawn. */
  open?: boolean;
  /** In hand of this unit, or with a task of it, while open. */
  unit?: string;
  /** In any of these lists; an empty one gives no cases. */
  any?: readonly List[];
  /** That name the case of this number: linked, marked as its repeat, merged with it now or before. */
  names?: string;
  /** Duplicates of this case (并案). */
  duplicateOf?: string;
  /** With an event at or after this instant. */
  changedSince?: Date;
  /** Only confidential cases; without it they are never listed. */
  confidential?: true;
  /** With an open obligation of this unit. */
  owedBy?: string;
  /** Filed through a channel of one of these kinds; an empty list gives no cases. */
  channels?: readonly string[];
  oldestFirst?: boolean;
};

export type NoticeStore = {
  insert(n: Notice): Promise<boolean>;
  load(id: string): Promise<Notice | null>;
  /** Those of these ids that exist. */
  some(ids: readonly string[]): Promise<Notice[]>;
  /** The ids among these that exist. */
  known(ids: readonly string[]): Promise<Set<string>>;
  /** Those made since then, newest first. */
  since(at: Date, most: number): Promise<Notice[]>;
  /** Guarded like a case. */
  save(n: Notice, over?: number): Promise<boolean>;
  queued(now: Date, most: number): Promise<Notice[]>;
  nextAt(): Promise<Date | null>;
  /** The ids of notices that were given up since then. */
  parkedSince(at: Date): Promise<string[]>;
};

/** Leases: only one instance sends at a time. Source: storage.md, "The outbox". */
export type Leases = {
  /** Raises the holder's counter; true while this holder has the lease. */
  keep(name: string, holder: string): Promise<boolean>;
  /** The holder and its counter. Other instances watch whether the counter rises, by their own monotonic clock. */
  read(name: string): Promise<{ holder: string | null; counter: number }>;
  /** Takes the lease if it is still as in `seen`; true on success. */
  take(name: string, holder: string, seen: { holder: string | null; counter: number }): Promise<boolean>;
  /** Releases the lease; another instance may take it at once. */
  release(name: string, holder: string): Promise<void>;
};

type StoredFile = { id: string; name: string; size: number; sha256: string; contentType: string };
/** File bytes, stored before the event that names them. */
export type Files = {
  /** `origin` names the message and the file in it: what comes from there again is the file stored before. */
  put(bytes: Uint8Array, name: string, contentType: string, origin: string): Promise<StoredFile>;
  from(origin: string): Promise<StoredFile | null>;
  /** The file without its bytes. */
  about(id: string): Promise<StoredFile | null>;
  /** Null where there is none, or its bytes are not those that were put. */
  get(id: string): Promise<{ file: StoredFile; bytes: Buffer } | null>;
};

/** The newest directory, in memory. Changes by another instance arrive within seconds. */
export type DirectoryPort = {
  current(): Directory;
  /** Reads the stored directory and the groups bound in chat, also those of other instances. */
  refresh(): Promise<void>;
};

export type Sent = { messageId: string; chatId: string };
export type MessageContent =
  | { card: Record<string, unknown> }
  | { text: string }
  | { fileKey: string }
  | { imageKey: string };

/** Limits of the messenger. Durations are in milliseconds. */
export type MessengerTraits = {
  /** Most calls in any second or minute for the whole app, and in any second for one chat or person. */
  rates: { perSecond: number; perMinute: number; perReceiverPerSecond: number };
  /** For how long a message sent again with the same id is recognised. */
  repeatsKnownMs: number;
  /** Whether a text, like a card, can be found again by the id it was sent with. */
  findsTexts: boolean;
  /** For how long after sending a card can be changed in place. */
  cardLivesMs: number;
  /** When it refuses calls because of its own load; null when it never does. */
  overload: Overload | null;
  /** The largest file it accepts, in bytes. */
  fileBytesMost: number;
  /** The longest time in which a press must be answered. */
  answerWithinMs: number;
};

/** What Qisu needs of a messenger. Every method throws MessengerError; none retries by itself. */
export type Messenger = {
  traits: MessengerTraits;
  /** Sends a message. Sent again with the same id within `repeatsKnownMs`, it is the same message. */
  send(to: { chat: string } | { person: string }, content: MessageContent, id: string): Promise<Sent>;
  reply(messageId: string, content: MessageContent, id: string): Promise<Sent>;
  /** Takes an own message back. `gone` when it is too late, or there is none. */
  recall(messageId: string): Promise<void>;
  /** Updates a card in place. */
  update(messageId: string, card: Record<string, unknown>): Promise<void>;
  /** The bot's message sent with this id since then (texts only with `findsTexts`); undefined when not found. */
  findSent(chatId: string, id: string, since: Date): Promise<Sent | undefined>;
  /** People's messages in a chat since then, oldest first, in the form of deliveries. */
  history(chat: { chatId: string; person?: string }, since: Date): Promise<Words[]>;
  upload(name: string, bytes: Buffer, contentType: string): Promise<{ fileKey: string } | { imageKey: string }>;
  download(messageId: string, key: string, type: 'image' | 'file'): Promise<{ bytes: Buffer; contentType: string }>;
  /** open_ids by mobile or e-mail; people who are not found are left out. */
  resolve(people: { mobile?: string; email?: string }[]): Promise<Map<string, string>>;
  /** `everybodySpeaks`: its owner lets all members speak; where the messenger does not say so, true. */
  chat(chatId: string): Promise<{ name: string; external: boolean; botIn: boolean; everybodySpeaks: boolean }>;
  members(chatId: string): Promise<string[]>;
  /** The people in a chat by open_id, with the names they have there. */
  memberNames(chatId: string): Promise<Map<string, string>>;
  /**
   * Permissions that an operator must still give the app, each with what it cannot do without it. `spared`: it does without,
   * in another way.
   */
  lacking(): Promise<{ permission: string; cannot: string; spared?: true }[]>;
  /** The bot's own open_id, to recognise when it is named. */
  me(): Promise<string>;
};

/** Numbered versions of one thing, such as the calendar: every instance uses the newest. */
export type Versions<T> = {
  /** The newest, where there is a newer one than this; 0 for whichever there is. */
  newerThan(version: number): Promise<{ version: number; value: T } | null>;
  /** Stores a version; false when it exists, because another instance was faster. */
  add(version: number, value: T): Promise<boolean>;
};

/**
 * The sandbox's clock: `look` gives its time and the next due instant, `step` moves it to that or to `to`. A step goes by
 * the look or step before it where this process has written nothing since.
 */
export type Travel = {
  look: () => Promise<{ now: Date; next: Date | null }>;
  step: (to: Date) => Promise<{ now: Date; next: Date | null }>;
};
