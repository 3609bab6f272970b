import { MessengerError } from '../../ports.ts';
import { isTokenError, noAnswer } from './codes.ts';
import { withDeadline } from './http.ts';

/** Makes a call of the SDK, once more with a new token if the old one is refused. Throws only MessengerError. */
export type Call = <T>(run: () => Promise<T>, ms?: number) => Promise<T>;

/**
 * @param usualMs  milliseconds a call may take that does not say otherwise
 * @param dropToken  has the next call fetch a fresh token
 */
export const caller =
  (usualMs: number, dropToken: () => void): Call =>
  (run, ms = usualMs) =>
    withDeadline(ms, async () => {
      try {
        return await run().catch((error: unknown) => {
          if (!isTokenError(error)) throw error;
          dropToken();
          return run();
        });
      } catch (error) {
        throw error instanceof MessengerError ? error : noAnswer(error);
      }
    });
