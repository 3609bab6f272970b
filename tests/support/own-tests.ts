import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../usecases/events/', import.meta.url);

/**
 * Whether an event has a test file of its own (docs/how-to/add-an-event.md). What the tables of all events ask of the others
 * is said there: who may do it, what its form asks, and that it is done at all.
 */
export const hasOwnTest = (event: string): boolean =>
  existsSync(fileURLToPath(new URL(`${event.replaceAll('_', '-')}.test.ts`, FOLDER)));
