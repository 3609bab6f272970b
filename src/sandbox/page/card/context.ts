import type { Raw } from './read.ts';

export type FieldValue = string | string[] | boolean;

/** What has been typed into a card but not sent, and its errors, both by field. */
export type Draft = { values: Readonly<Record<string, FieldValue>>; errors: Readonly<Record<string, string>> };

export const EMPTY_DRAFT: Draft = { values: {}, errors: {} };

/**
 * Everything besides its JSON that a card is drawn from. The elements are pure functions of the two, so a card can be
 * drawn in a test without a browser.
 */
export type CardContext = {
  /** Prefix of the DOM ids in this card; the same card may be on the page twice. */
  uid: string;
  draft: Draft;
  /** The place of the element whose press has no answer yet. */
  busy: string | null;
  /** Older than 14 days: shown, but it no longer reacts. */
  frozen: boolean;
  /** The form around the element being drawn and its place. */
  form: { raw: Raw; path: string } | null;
  nameOf(id: string): string;
  fileUrl(key: string): string;
  change(key: string, value: FieldValue): void;
  press(element: Raw, path: string, form: { raw: Raw; path: string } | null): void;
  /** Called when a field outside a form is set. */
  choose(element: Raw, path: string, value: FieldValue): void;
};

export type ElementProps = { raw: Raw; path: string; cx: CardContext };
