import type { KeptAbsences } from './domain/absence/kept.ts';
import type { Slot } from './domain/case/slot.ts';
import type { Settled } from './domain/directory/claims.ts';
import type { Unverified } from './domain/directory/unverified.ts';

/** When the auditor last ran to its end, and the numbers of the cases that it could only report, or not look at. */
type AuditNote = {
  at: Date;
  looked: number;
  named: string[];
  unchecked: string[];
  /** How many messages of no case were given up lately. */
  givenUp: number;
};
type LostLines = { at: Date; lines: number; why: string };

/** Small facts that belong to no case. */
export type Memory = {
  openSlot(slot: Slot): Promise<void>;
  slotOf(person: string): Promise<Slot | null>;
  /** Whether a delivery was handled in the last 24 h, by message_id or else event_id; written after its effect. */
  handled(key: string): Promise<boolean>;
  markHandled(key: string, at: Date): Promise<void>;
  /** Stores the newest message handled in a chat; for a private chat also its person. */
  markChat(chatId: string, at: Date, person?: string): Promise<void>;
  /** Stores a private chat without messages yet: messages from `at` on are new. */
  knowChat(chatId: string, at: Date, person: string): Promise<void>;
  /** Every known chat with its newest handled message. */
  chats(): Promise<{ chatId: string; at: Date; person?: string }[]>;
  /** The private chat with a person who has written there. */
  privateChat(person: string): Promise<string | undefined>;
  /** Stores which case a message of ours is about. */
  markMessage(messageId: string, caseId: string): Promise<void>;
  /** The id of the case that a message of ours is about, for half a year. */
  caseOfMessage(messageId: string): Promise<string | undefined>;
  /** The heartbeat: `beat` is written every 10 s and at a graceful stop, `lastBeat` is read at start. */
  beat(at: Date): Promise<void>;
  lastBeat(): Promise<Date | null>;
  /** Outages found at start, newest last. */
  addOutage(o: { from: Date; to: Date }): Promise<void>;
  outages(): Promise<{ from: Date; to: Date }[]>;
  /** Groups bound in chat (绑定), unit id to chat id; they override the directory's chatId. A group is of one unit. */
  bindChat(unit: string, chatId: string): Promise<void>;
  boundChats(): Promise<Record<string, string>>;
  /** Stores an enterprise that somebody called for and the register does not have; of one id the first stays. */
  addUnverified(e: Unverified): Promise<void>;
  /** Keeps what was decided about the claim for this one (`claims.ts`); the newest counts. */
  settleClaim(id: string, settled: Settled): Promise<void>;
  /** Forgets those of these ids; every instance reads them again. */
  forgetUnverified(ids: readonly string[]): Promise<void>;
  /** All of them, if any was added or forgotten since `seen` was given out; null where none was. */
  unverified(seen: number): Promise<{ seen: number; all: Unverified[] } | null>;
  /** Who is away, and who stands in (请假). */
  absences(): Promise<KeptAbsences>;
  /** Replaces them; false when another writer was faster. */
  keepAbsences(kept: KeptAbsences): Promise<boolean>;
  /** The mark of the directory file that an administrator wants taken as it is. */
  approveDirectory(mark: string): Promise<void>;
  approvedDirectory(): Promise<string | null>;
  /** A text kept by name, such as what a job found last. */
  fact(name: string): Promise<string | null>;
  keepFact(name: string, value: string): Promise<void>;
  /** The version of the directory that the open cases follow; 0 before the first. */
  directoryFollowed(): Promise<number>;
  markDirectoryFollowed(version: number): Promise<void>;
  /** A note of what the auditor corrected in a case. */
  addRepair(r: { caseId: string; no: string; problems: string[]; at: Date }): Promise<void>;
  /** The numbers of the cases that it corrected since then, one for each time. */
  repairsSince(at: Date): Promise<string[]>;
  markAudit(audit: AuditNote): Promise<void>;
  lastAudit(): Promise<AuditNote | null>;
  /** How many lines of the log an instance had lost since its start when it last looked, and why, in words. */
  markLostLines(lost: LostLines): Promise<void>;
  lostLines(): Promise<LostLines | null>;
  /** Sandbox only: how far the program's clock is ahead of the real one, in milliseconds. */
  clockOffset(): Promise<number>;
  setClockOffset(ms: number): Promise<void>;
  /** A value that is made once and stored, such as a secret; `recall` makes none. */
  recall(key: string): Promise<string | undefined>;
  once(key: string, make: () => string): Promise<string>;
};
