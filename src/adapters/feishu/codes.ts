import { type Meaning, MessengerError } from '../../ports.ts';
import { ownReason } from '../own-reason.ts';

/** The token is not accepted (any more); a new one may be. Source: messages-api.md 2.3. */
const TOKEN_CODES = new Set([99991661, 99991663, 99991664, 99991665, 99991671]);

/** What Feishu's codes mean; others are refusals. Source: storage.md, "The outbox", "Answers"; messages-api.md 4.7. */
const CODES: Partial<Record<Meaning, readonly number[]>> = {
  // Limits of rate (99991400; 230020, 232019 for a chat or person), overload (11232, 11233, 11247), a twin of the call
  // still under way (230049), and Feishu asking for a retry (234019, 234042). Source: messages-api.md 2.2, 9.
  later: [99991400, 230020, 232019, 11232, 11233, 11247, 230049, 234019, 234042, ...TOKEN_CODES],
  unreachable: [230002, 230013, 230018, 230029, 230035, 230053, 232009],
  // 230009: too late to take a message back.
  gone: [230031, 230011, 230110, 230009],
  content_refused: [230022, 230028],
  too_large: [234006],
  // The bot, a scope, an IP address or the app itself is not released. Source: messages-api.md 2.3, 4.7.
  permission: [230006, 230027, 99991401, 99991662, 99991672, 99991673],
};
const MEANINGS = new Map(
  Object.entries(CODES).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning as Meaning] as const)),
);

export const isTokenError = (error: unknown): boolean => error instanceof MessengerError && TOKEN_CODES.has(error.code);

/** Why a chat or person cannot be reached, for people. Source: messages-api.md 4.7. */
const WHY = new Map([
  [230002, '机器人不在群里'],
  [230013, '不在机器人的可用范围内，或账号已停用'],
  [230018, '群设置为仅群主和管理员可发言'],
  [230029, '账号已停用（已离职）'],
  [230035, '机器人在群里没有发言权限'],
  [230053, '对方已停止接收机器人的消息'],
  [232009, '群已解散'],
]);

/**
 * What of Feishu's words may be kept: the scopes it asks for, its inner code and the place in a card. The rest quotes what
 * was sent, which holds people's words.
 */
function kept(message: string): string {
  const scopes = /\[((?:[a-z_]+:[\w.:]+(?:, ?)?)+)\]|need scope: ([a-z_]+:[\w.:]+)/.exec(message);
  const inner = /ErrCode: (\d+)/.exec(message)?.[1];
  const place =
    /ErrPath: ((?:[A-Za-z_]+|\[\d+\])(?:\(tag: [a-z_]+\))?(?: -> (?:[A-Za-z_]+|\[\d+\])(?:\(tag: [a-z_]+\))?)*)/.exec(
      message,
    )?.[1];
  return [scopes && `scopes ${scopes[1] ?? scopes[2]}`, inner && `ErrCode ${inner}`, place && `at ${place}`]
    .filter((part) => !!part)
    .join(', ');
}

/** The error for a refusal by Feishu. `status` is used only where the body has no code. */
export function refusal(status: number, code: number | undefined, message: string): MessengerError {
  // "card action is lock": somebody is pressing the card now (230099 / 11310).
  const locked = code === 200810 || (code === 230099 && message.includes('card action is lock'));
  const later = locked || status >= 500 || status === 429;
  const meaning = later ? 'later' : (code !== undefined && MEANINGS.get(code)) || 'refused';
  const said = kept(message);
  return new MessengerError(
    meaning,
    code ?? status,
    `Feishu refused: ${code ?? `HTTP ${status}`}${said && `, ${said}`}`,
    undefined,
    WHY.get(code ?? 0),
  );
}

/** No readable answer: the call may have taken effect. The cause keeps only the message, without the request. */
export function noAnswer(error: unknown): MessengerError {
  const words = ownReason(error) ?? (error instanceof Error ? error.message : 'unknown');
  return new MessengerError('later', 0, `no answer: ${words.slice(0, 200)}`);
}
