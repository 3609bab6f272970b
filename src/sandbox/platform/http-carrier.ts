import type { Envelope, Purpose } from './envelope.ts';
import type { CallLog } from './log.ts';
import { seal } from './seal.ts';
import type { SandboxClock } from './time.ts';
import type { App } from './tokens.ts';

export const ANSWER_MS = 3_000;
/** How a push ended: an answer, or the way it failed in the words of events-and-callbacks §4.5. */
export type Carried =
  | { status: number; text: string; failed?: never }
  | { failed: 'no_url' | 'timeout' | 'tcp' | 'dns' | 'other' };
export type Carrier = { carry(app: App, message: Envelope, purpose: Purpose): Promise<Carried> };

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const TCP = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function wayOf(error: unknown): Extract<Carried, { failed: string }> {
  if (!(error instanceof Error)) return { failed: 'other' };
  if (error.name === 'TimeoutError') return { failed: 'timeout' };
  const cause = error.cause;
  const code = cause && typeof cause === 'object' && 'code' in cause ? String(cause.code) : '';
  if (DNS.has(code)) return { failed: 'dns' };
  return { failed: TCP.has(code) ? 'tcp' : 'other' };
}

type Parts = {
  clock: SandboxClock;
  log: CallLog;
  loose: () => boolean;
  urlFor: (purpose: Purpose) => string | undefined;
};

/** Pushes by webhook: sealed, no redirects followed, three seconds for the answer. Source: events-and-callbacks §2. */
export function httpCarrier({ clock, log, loose, urlFor }: Parts) {
  async function post(app: App, url: string, message: unknown, sign: boolean, limitMs: number): Promise<Carried> {
    const sealed = seal(message, { app, now: clock.now(), sign, loose: loose() });
    const began = clock.mono();
    let carried: Carried;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: sealed.headers,
        body: sealed.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
      });
      carried = { status: answer.status, text: await answer.text() };
    } catch (error) {
      carried = wayOf(error);
    }
    log.add({
      dir: 'to_qisu',
      method: 'POST',
      path: new URL(url).pathname,
      status: 'status' in carried ? carried.status : 0,
      ms: Math.round(clock.mono() - began),
      request: message,
      response: 'status' in carried ? jsonOr(carried.text) : carried,
      encrypted: sealed.encrypted,
      signed: sealed.signed,
      transport: 'http',
    });
    return carried;
  }

  return {
    async carry(app: App, message: Envelope, purpose: Purpose): Promise<Carried> {
      const url = urlFor(purpose);
      return url ? post(app, url, message, true, ANSWER_MS) : { failed: 'no_url' };
    },
    /** `url_verification`, not signed; right when the same challenge comes back within a second. Source: §2.3. */
    async verifies(app: App, url: string): Promise<boolean> {
      const challenge = `ch-${crypto.randomUUID()}`;
      const message = { challenge, token: app.verificationToken ?? '', type: 'url_verification' };
      const carried = await post(app, url, message, false, 1_000);
      if (!('status' in carried) || carried.status !== 200) return false;
      const answer = jsonOr(carried.text);
      return typeof answer === 'object' && answer !== null && 'challenge' in answer && answer.challenge === challenge;
    },
  };
}

/** Parsed JSON, or the text itself. */
export function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
