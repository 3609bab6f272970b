import { newId } from './ids.ts';
import type { Journal } from './journal.ts';
import { Refused } from './refused.ts';
import type { SandboxClock } from './time.ts';

const LIFE_MS = 30 * 60_000;
const USES = 2;
type Token = { token: string; appId: string; messageId: string; at: number; uses: number };

export type TapTokens = {
  /** Begins a tap: its card is locked until `answered`. */
  begin(appId: string, messageId: string): string;
  answered(token: string): void;
  /** True while a tap on this card waits for its answer. Source: events-and-callbacks §4.6. */
  locked(messageId: string): boolean;
  /** The message that a token may still update; it counts no use. @throws Refused 300020, 300030, 300040, 200310 */
  check(appId: string, token: unknown): string;
  use(token: string): void;
};

/** Delayed-update tokens: 30 minutes, two uses, and the lock of their card. Source: events-and-callbacks §4.7. */
export function createTapTokens(journal: Journal, clock: SandboxClock): TapTokens {
  const tokens = new Map<string, Token>();
  const open = new Map<string, string>();
  const write = journal.fact<Token>('tap', (t) => tokens.set(t.token, t));
  const writeUse = journal.fact<{ token: string }>('tap_used', (u) => {
    const token = tokens.get(u.token);
    if (token) token.uses += 1;
  });
  const nowMs = () => clock.now().getTime();
  return {
    begin(appId, messageId) {
      const token = newId('c-');
      write({ token, appId, messageId, at: nowMs(), uses: 0 });
      open.set(token, messageId);
      return token;
    },
    answered: (token) => void open.delete(token),
    locked: (messageId) => [...open.values()].includes(messageId),
    check(appId, word) {
      const token = typeof word === 'string' ? tokens.get(word) : undefined;
      if (!token) throw new Refused(300020, 'token is invalid');
      if (token.appId !== appId) throw new Refused(200310, 'card does not belong to this app');
      if (nowMs() - token.at > LIFE_MS) throw new Refused(300030, 'token has expired');
      if (token.uses >= USES) throw new Refused(300040, 'token has been used up');
      return token.messageId;
    },
    use: (token) => writeUse({ token }),
  };
}
