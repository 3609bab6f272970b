import { mongo } from 'mongoose';
import { PlatformError } from '../../ports.ts';

/** Server answers after which a write may or may not have happened: a primary stepping down, a shutdown. */
const INTERRUPTED: ReadonlySet<number | string | undefined> = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Whether the answer is lost, so that the write may have happened. Not so when no server was reached. */
export const outcomeUnknown = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoOperationTimeoutError ||
  error instanceof mongo.MongoWriteConcernError ||
  (error instanceof mongo.MongoServerError && INTERRUPTED.has(error.code));

export const isDuplicate = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11000;

const neverReached = (error: unknown): boolean =>
  error instanceof mongo.MongoServerSelectionError || error instanceof mongo.MongoNotConnectedError;

/** The driver's error as a PlatformError; any other error is a bug and is returned unchanged. */
export function platformError(what: string, error: unknown): unknown {
  const known = error instanceof mongo.MongoError || (error instanceof Error && error.name.startsWith('Mongo'));
  if (!known) return error;
  const code = error instanceof mongo.MongoError && typeof error.code === 'number' ? error.code : 0;
  const retryable = outcomeUnknown(error) || neverReached(error) || error.name === 'MongooseServerSelectionError';
  // A refusal by the server quotes the document.
  const said = error instanceof mongo.MongoServerError ? (error.codeName ?? error.name) : error.message;
  return new PlatformError('store', code, retryable, `${what}: ${said}`, error);
}

/**
 * Runs one call to the database.
 *
 * @throws PlatformError in place of what the driver throws
 */
export async function asking<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw platformError(what, error);
  }
}

/** For calls that may be made twice without harm: after a lost answer the call is repeated once. */
export const repeatable = <T>(what: string, ask: () => Promise<T>): Promise<T> =>
  asking(what, async () => {
    try {
      return await ask();
    } catch (error) {
      // Two upserts of one `_id` may collide; the repeated one is an update.
      if (outcomeUnknown(error) || isDuplicate(error)) return await ask();
      throw error;
    }
  });
