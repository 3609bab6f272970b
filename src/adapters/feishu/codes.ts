import { PlatformError } from '../../ports.ts';

/** The token is not, or no longer, accepted: a fresh one may be. Source: messages-api.md 2.3. */
const TOKEN_CODES = new Set([99991661, 99991663, 99991664, 99991665, 99991671]);

/**
 * Codes after which the same call may succeed later: limits of rate (99991400; 230020, 232019 for a chat or person),
 * overload (11232, 11233, 11247), a twin of the call still under way (230049), and Feishu asking for a retry (234019,
 * 234042). Source: messages-api.md 2.2, 4.7, 9.
 */
const LATER_CODES = new Set([99991400, 230020, 232019, 11232, 11233, 11247, 230049, 234019, 234042]);

export const isTokenError = (error: unknown): boolean => error instanceof PlatformError && TOKEN_CODES.has(error.code);

/** What an answer of Feishu that is not a success means. `status` counts only where the body has no code. */
export function refusal(status: number, code: number | undefined, message: string): PlatformError {
  // "card action is lock": somebody is pressing the card at this moment (230099 / 11310).
  const locked = code === 200810 || (code === 230099 && message.includes('card action is lock'));
  const retryable =
    locked ||
    status >= 500 ||
    status === 429 ||
    (code !== undefined && (LATER_CODES.has(code) || TOKEN_CODES.has(code)));
  return new PlatformError('feishu', code ?? status, retryable, message.slice(0, 500));
}

/** No answer, or none that can be read: whether the work was done is unknown. The cause keeps words alone, no request. */
export function noAnswer(error: unknown): PlatformError {
  const words = error instanceof Error ? error.message : String(error);
  return new PlatformError('feishu', 0, true, `no answer: ${words.slice(0, 200)}`);
}
