import type { Raw } from './read.ts';

export type FieldValue = string | string[] | boolean;

/** What has been typed into a card and not been sent, and what is wrong with it. Both are keyed by field. */
export type Draft = { values: Readonly<Record<string, FieldValue>>; errors: Readonly<Record<string, string>> };

export const EMPTY_DRAFT: Draft = { values: {}, errors: {} };

/**
 * All that the drawing of a card depends on besides its JSON. The elements are pure functions of the two, so a card can be
 * drawn in a test without a browser.
 */
export type CardContext = {
  /** Prefix of the DOM ids in this card; the same card may be on the page twice. */
  uid: string;
  draft: Draft;
  /** Place of the element whose press is on its way. */
  busy: string | null;
  /** Older than 14 days: shown, but no longer answering. */
  frozen: boolean;
  /** The form around the element being drawn and its place. */
  form: { raw: Raw; path: string } | null;
  nameOf(id: string): string;
  fileUrl(key: string): string;
  change(key: string, value: FieldValue): void;
  press(element: Raw, path: string, form: { raw: Raw; path: string } | null): void;
  /** A field outside a form was set. */
  choose(element: Raw, path: string, value: FieldValue): void;
};

export type ElementProps = { raw: Raw; path: string; cx: CardContext };
