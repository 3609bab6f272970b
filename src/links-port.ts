import type { ShortMessage } from './domain/case/short.ts';
import type { Code } from './domain/directory/code.ts';

/**
 * What a template's blanks are filled with: `title` is the matter's category, never the appeal's words. Of a new link
 * (`link`) the number is the newest case's, empty where there is none.
 */
type ShortParams = { number: string; title: string; url: string };

/** The town's own gateway for short messages, for people without an account. Source: interface.md, "Short messages". */
export type Notifier = {
  /**
   * Hands a message over; the same id is the same message.
   *
   * @param to  the telephone number
   * @throws MessengerError: `later` where it may have been sent, `unreachable` for a number that is refused
   */
  send(message: { id: string; to: string; template: ShortMessage | 'link'; params: ShortParams }): Promise<void>;
  /** The secret part of the link in a message: the same for the same id, so that a message sent again is the same. */
  tokenFor(id: string): string;
};

/** A personal link to the enterprise's own page. Its secret part is in the address alone; only its hash is stored. */
export type Link = {
  /** The hash; what the link is called where somebody manages it. */
  id: string;
  /** Whose it is (`web-contact.ts`). */
  person: string;
  madeAt: Date;
  /** The case that the message was about: opening the link leads there. */
  about?: string | undefined;
  /** For this case alone. Absent: for all of the person's. */
  caseId?: string | undefined;
  revokedAt?: Date | undefined;
};

export type Codes = {
  /** Stores a code; of one id the first stays. */
  add(code: Code): Promise<void>;
  find(id: string): Promise<Code | null>;
  /** Those in force, newest first: of one person, or all. */
  inForce(by?: string): Promise<Code[]>;
  /** Stops it; one that was stopped stays as it is. */
  stop(id: string, at: Date): Promise<void>;
};

export type Links = {
  /** Stores a link under the hash of its token; of one token the first stays. */
  add(token: string, link: Omit<Link, 'id'>): Promise<void>;
  /** The link of this token; null for one that was never given out. */
  find(token: string): Promise<Link | null>;
  /** All links of a person, newest first. */
  of(person: string): Promise<Link[]>;
  /** Revokes these; those that are revoked already stay as they are. */
  revoke(ids: readonly string[], at: Date): Promise<void>;
};
