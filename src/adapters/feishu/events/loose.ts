import { z } from 'zod';

/** What Feishu may leave out, send as null, or send in another form than its pages say. */

type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, or a number as one; anything else and an empty text count as left out. */
export const Text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' ? String(value) : value))
  .transform((value) => (typeof value === 'string' && value !== '' ? value : undefined));

/** A text without which an event says nothing. */
export const Needed = Text.pipe(z.string());

/** An object; anything else is an empty one. */
export const Anything = z
  .unknown()
  .optional()
  .transform((value): Json => (isObject(value) ? value : {}));

/** Where a person's ids may lie. */
const LAYERS = ['user_id', 'operator_id', 'sender_id', 'id'] as const;
const OPEN_ID = /^ou_/;

/** The open_id of a person: of the object itself, of the ids nested in it, or the text itself. */
export function openIdIn(person: unknown): string | undefined {
  if (typeof person === 'string') return OPEN_ID.test(person) ? person : undefined;
  if (!isObject(person)) return undefined;
  if (typeof person.open_id === 'string' && person.open_id !== '') return person.open_id;
  for (const layer of LAYERS) {
    const found = openIdIn(person[layer]);
    if (found) return found;
  }
  return undefined;
}

/** What is left out counts as nothing, and a text may hold the JSON of an object. */
export function objectIn(value: unknown): Json | undefined {
  if (typeof value !== 'string') return isObject(value) ? value : undefined;
  try {
    const read: unknown = JSON.parse(value);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
