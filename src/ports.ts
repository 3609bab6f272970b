import type { Words } from './deliveries.ts';
import type { Case } from './domain/case/case.ts';
import type { Overload } from './domain/case/context.ts';
import type { Slot } from './domain/case/slot.ts';
import type { Directory } from './domain/directory/directory.ts';
import type { Notice } from './domain/notice/notice.ts';

/** The only source of now, and the only way to wait. */
export type ClockPort = {
  now(): Date;
  /** Milliseconds, for durations: it never jumps, whatever is done to the wall clock. */
  monotonic(): number;
  /** Waits so many milliseconds of `monotonic`. */
  wait(ms: number): Promise<void>;
};

type LogLine = (fields: Record<string, unknown>, event: string) => void;
/** One line per thing that happened, named like the event, ids only. */
export type Log = { debug: LogLine; info: LogLine; warn: LogLine; error: LogLine };

/** What failed outside: thrown by adapters, caught at the edges. */
export class PlatformError extends Error {
  readonly platform: 'messenger' | 'store';
  /** The platform's own code, for logs alone; 0 when there was no answer. */
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

/** What it means for whoever sends that a messenger does not do what it was asked. */
export type Meaning =
  /** The same call may succeed later, and may have succeeded already where there was no answer. */
  | 'later'
  /** This chat or person takes no messages from us: nobody is there, or they will not hear us. */
  | 'unreachable'
  /** The message that was to be changed or answered is there no more, or too old for it. */
  | 'gone'
  /** It will not carry these words. */
  | 'content_refused'
  | 'too_large'
  /** The app lacks a right that only an operator can give it. */
  | 'permission'
  /** Anything else, most of it a mistake of ours. */
  | 'refused';

export class MessengerError extends PlatformError {
  readonly meaning: Meaning;
  constructor(meaning: Meaning, code: number, message: string, cause?: unknown) {
    super('messenger', code, meaning === 'later', message, cause);
    this.name = 'MessengerError';
    this.meaning = meaning;
  }
}

/** Cases as documents. Every write is guarded by `rev`. Source: storage.md. */
export type CaseStore = {
  /** `seen`: this delivery already took effect on the case. */
  load(id: string, delivery?: string): Promise<{ current: Case; seen: boolean } | null>;
  byNo(no: string): Promise<Case | null>;
  /** Inserting is the submit decision: a duplicate origin gives the case that exists, unchanged. */
  insert(c: Case): Promise<{ inserted: boolean; current: Case }>;
  /**
   * Replaces the document whose rev is `over`, by default `c.rev - 1`; false when somebody was faster. A lost answer is looked
   * up, not repeated.
   */
  save(c: Case, over?: number): Promise<boolean>;
  /** Cases whose `dueAt` has come, oldest first. */
  due(now: Date, most: number): Promise<Case[]>;
  /** What the cases owe that owe a message by `now`, oldest owed first. */
  queued(now: Date, most: number): Promise<Pick<Case, '_id' | 'no' | 'outbox'>[]>;
  /** Earliest `dueAt` or `sendAt` of all cases. */
  nextAt(): Promise<Date | null>;
  find(filter: CaseFilter, most: number): Promise<Case[]>;
  /** Watched cases whose deadlines were recalculated by an older calendar than this. */
  toRecalculate(calendarVersion: number, most: number): Promise<Case[]>;
  /** Open cases and those with an obligation, by id after `after`: what the auditor looks at. */
  toAudit(after: string, most: number): Promise<Case[]>;
  /** QSyyyyMMdd-nnnn for a Shanghai date `yyyyMMdd`; gaps are allowed. */
  nextNo(date: string): Promise<string>;
};

/** Lists people ask for. Newest received first, except `oldestFirst`. */
export type CaseFilter = {
  /** Filed by this person, or about one of these enterprises. */
  mine?: { openId: string; enterprises: string[] };
  states?: Case['state'][];
  /** Neither closed, nor redirected, nor withdrawn. */
  open?: boolean;
  /** Running assignment at this unit. */
  unit?: string;
  /** Following this case (并案). */
  duplicateOf?: string;
  /** With an event at or after this instant. */
  changedSince?: Date;
  /** Confidential cases alone; without it they are never listed. */
  confidential?: true;
  /** With an obligation still owed by this unit. */
  owedBy?: string;
  /** Come through a channel of one of these kinds; none for an empty list. */
  channels?: readonly string[];
  oldestFirst?: boolean;
};

export type NoticeStore = {
  insert(n: Notice): Promise<boolean>;
  load(id: string): Promise<Notice | null>;
  /** Which of these there are. */
  known(ids: readonly string[]): Promise<Set<string>>;
  /** Guarded like a case. */
  save(n: Notice, over?: number): Promise<boolean>;
  queued(now: Date, most: number): Promise<Notice[]>;
  nextAt(): Promise<Date | null>;
};

/** One instance sends at a time. Source: storage.md, "The outbox". */
export type Leases = {
  /** Raises the holder's counter; true when this holder holds the lease now. */
  keep(name: string, holder: string): Promise<boolean>;
  /** Who holds it and the counter, for a watcher's own monotonic comparison. */
  read(name: string): Promise<{ holder: string | null; counter: number }>;
  /** Takes it from `seen` if nothing has changed since; true on success. */
  take(name: string, holder: string, seen: { holder: string | null; counter: number }): Promise<boolean>;
  /** Hands it over: the next watcher may take it at once. */
  release(name: string, holder: string): Promise<void>;
};

type StoredFile = { id: string; name: string; size: number; sha256: string; contentType: string };
/** File bytes, stored before the event that names them. */
export type Files = {
  put(bytes: Uint8Array, name: string, contentType: string): Promise<StoredFile>;
  get(id: string): Promise<{ file: StoredFile; bytes: Buffer } | null>;
};

/** Small facts kept beside the cases. */
export type Memory = {
  openSlot(slot: Slot): Promise<void>;
  slotOf(person: string): Promise<Slot | null>;
  /** Deliveries handled in the last 24 h, by message_id else event_id; written after the effect. */
  handled(key: string): Promise<boolean>;
  markHandled(key: string, at: Date): Promise<void>;
  /** Newest message handled in a chat; in a private one also whose it is. */
  markChat(chatId: string, at: Date, person?: string): Promise<void>;
  /** A chat in which nobody has spoken to us yet: from `at` on its messages would be new. */
  knowChat(chatId: string, at: Date, person?: string): Promise<void>;
  /** Every chat in which words were handled, with the newest of them. */
  chats(): Promise<{ chatId: string; at: Date; person?: string }[]>;
  /** The private chat with a person who has written there. */
  privateChat(person: string): Promise<string | undefined>;
  /** Service heartbeat: `beat` every 10 s and at a graceful stop; `lastBeat` is read at start. */
  beat(at: Date): Promise<void>;
  lastBeat(): Promise<Date | null>;
  /** Outages found at start, newest last. */
  addOutage(o: { from: Date; to: Date }): Promise<void>;
  outages(): Promise<{ from: Date; to: Date }[]>;
  /** Group bindings made in chat (绑定), overriding the directory's chatId: unit id to chat id. */
  bindChat(unit: string, chatId: string): Promise<void>;
  boundChats(): Promise<Record<string, string>>;
  /** What the auditor mended, a note a case. */
  addRepair(r: { caseId: string; problems: string[]; at: Date }): Promise<void>;
  repairsSince(at: Date): Promise<number>;
  /** When the auditor last looked, and how many cases it could only name. */
  markAudit(audit: { at: Date; named: number }): Promise<void>;
  lastAudit(): Promise<{ at: Date; named: number } | null>;
  /** Sandbox only: milliseconds the program's clock runs ahead of the real one. */
  clockOffset(): Promise<number>;
  setClockOffset(ms: number): Promise<void>;
  /** A value made once and kept, such as a secret. */
  once(key: string, make: () => string): Promise<string>;
};

/** The newest directory, read at once; changes by another instance are picked up within seconds. */
export type DirectoryPort = {
  current(): Directory;
  /** Reads what is stored; picks up what another instance stored and groups bound in chat. */
  refresh(): Promise<void>;
};

export type Sent = { messageId: string; chatId: string };
export type MessageContent =
  | { card: Record<string, unknown> }
  | { text: string }
  | { fileKey: string }
  | { imageKey: string };

/** What a messenger lets us do, and for how long. Durations are in milliseconds. */
export type MessengerTraits = {
  /** Calls that may start in any second or minute for the whole app, and in any second for one chat or person. */
  rates: { perSecond: number; perMinute: number; perReceiverPerSecond: number };
  /** For how long a message sent again under the same id is known to be the same. */
  repeatsKnownMs: number;
  /** Whether a text can be found again by the id it was sent under, as a card can. */
  findsTexts: boolean;
  /** For how long a card can be changed in place. */
  cardLivesMs: number;
  /** When it refuses calls for its own load; null when it has no such times. */
  overload: Overload | null;
  /** The largest file it takes. */
  fileBytesMost: number;
  /** How long the answer to a press may take. */
  answerWithinMs: number;
};

/** What Qisu needs of a messenger. Every method throws MessengerError; nothing is retried inside. */
export type Messenger = {
  traits: MessengerTraits;
  /** Sent again under the same id it is the same message, as long as repeats are known. */
  send(to: { chat: string } | { person: string }, content: MessageContent, id: string): Promise<Sent>;
  reply(messageId: string, content: MessageContent, id: string): Promise<Sent>;
  /** Updates a card in place. */
  update(messageId: string, card: Record<string, unknown>): Promise<void>;
  /** The bot's message that was sent under this id since then, as far as it finds such (`findsTexts`); undefined when not there. */
  findSent(chatId: string, id: string, since: Date): Promise<Sent | undefined>;
  /** What people wrote in a chat since then, oldest first, as it would have been delivered. */
  history(chat: { chatId: string; person?: string }, since: Date): Promise<Words[]>;
  upload(name: string, bytes: Buffer, contentType: string): Promise<{ fileKey: string } | { imageKey: string }>;
  download(messageId: string, key: string, type: 'image' | 'file'): Promise<{ bytes: Buffer; contentType: string }>;
  /** open_ids by mobile or e-mail; who is not found is absent. */
  resolve(people: { mobile?: string; email?: string }[]): Promise<Map<string, string>>;
  chat(chatId: string): Promise<{ name: string; external: boolean; botIn: boolean }>;
  members(chatId: string): Promise<string[]>;
  /** The bot's own open_id, to know when it is addressed. */
  me(): Promise<string>;
};

/** Numbered versions of one thing, such as the calendar: every instance uses the newest. */
export type Versions<T> = {
  newest(): Promise<{ version: number; value: T } | null>;
  /** False when that version exists: another instance was faster. */
  add(version: number, value: T): Promise<boolean>;
};

/** The movable clock of the sandbox: where it stands, when something is next due, and a step at most to there. */
export type Travel = {
  look: () => Promise<{ now: Date; next: Date | null }>;
  step: (to: Date) => Promise<{ now: Date; next: Date | null }>;
};
