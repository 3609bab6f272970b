import { newId } from './ids.ts';
import type { Journal } from './journal.ts';
import { Refused } from './refused.ts';
import type { SandboxClock } from './time.ts';

/** An app as the developer console knows it. `stopped` makes the token endpoint answer 10014. */
export type App = {
  appId: string;
  appSecret: string;
  encryptKey?: string;
  verificationToken?: string;
  stopped?: boolean;
};

const LIFE_MS = 2 * 3_600_000;
const RENEW_MS = 30 * 60_000;
type Issued = { token: string; appId: string; expiresAt: number };

export type Tokens = {
  issue(appId: unknown, appSecret: unknown): { tenant_access_token: string; expire: number };
  /** The app behind an `Authorization` header. @throws Refused 99991661, 99991671, 99991663 */
  appOf(authorization: string | undefined): App;
  app(appId: unknown, appSecret: unknown): App;
};

/** Tenant tokens: two hours on the virtual clock; reused while 30 minutes are left. Source: messages-api §3. */
export function createTokens(apps: App[], journal: Journal, clock: SandboxClock): Tokens {
  const issued = new Map<string, Issued>();
  const newest = new Map<string, Issued>();
  const write = journal.fact<Issued>('token', (t) => {
    issued.set(t.token, t);
    newest.set(t.appId, t);
  });
  const nowMs = () => clock.now().getTime();

  function app(appId: unknown, appSecret: unknown): App {
    const known = apps.find((a) => a.appId === appId);
    if (!known) throw new Refused(10003, 'invalid parameter');
    if (known.stopped) throw new Refused(10014, 'app unauthorized');
    if (known.appSecret !== appSecret) throw new Refused(10015, 'wrong app secret');
    return known;
  }

  return {
    app,
    issue(appId, appSecret) {
      const known = app(appId, appSecret);
      const last = newest.get(known.appId);
      const token =
        last && last.expiresAt - nowMs() >= RENEW_MS
          ? last
          : { token: newId('t-'), appId: known.appId, expiresAt: nowMs() + LIFE_MS };
      if (token !== last) write(token);
      return { tenant_access_token: token.token, expire: Math.floor((token.expiresAt - nowMs()) / 1_000) };
    },
    appOf(authorization) {
      const bearer = /^Bearer\s+(\S+)$/.exec(authorization ?? '')?.[1];
      if (!bearer)
        throw new Refused(
          99991661,
          'Missing access token for authorization. Please make a request with token attached.',
        );
      if (!/^[tu]-/.test(bearer)) throw new Refused(99991671, 'Invalid token: must start with t-/u-');
      const token = issued.get(bearer);
      const owner = token && apps.find((a) => a.appId === token.appId);
      if (!owner || token.expiresAt <= nowMs())
        throw new Refused(
          99991663,
          'Invalid access token for authorization. Please make a request with token attached.',
        );
      if (owner.stopped) throw new Refused(99991662, 'app not in use');
      return owner;
    },
  };
}
