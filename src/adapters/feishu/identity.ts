import type { IncomingHttpHeaders } from 'node:http';
import type { Log } from '../../ports.ts';
import { instantOf, tooOld } from './age.ts';
import { type Envelope, readEnvelope, readUrlVerification } from './envelope.ts';
import { decrypt, sameSecret, signatureOf } from './seal.ts';

export type Keys = { encryptKey: string | undefined; verificationToken: string | undefined; appId: string | undefined };

/** The result of checking a raw request. */
export type Opened =
  | { is: 'envelope'; envelope: Envelope }
  | { is: 'challenge'; challenge: string }
  /** 400: cannot be read. 401: cannot be trusted. */
  | { is: 'refused'; status: 400 | 401; why: string };

const refused = (status: 400 | 401, why: string): Opened => ({ is: 'refused', status, why });
const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : '');

function readJson(text: string | Buffer): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return undefined;
  }
}

/**
 * Opens requests to Feishu's two URLs and checks that they come from Feishu. With an encrypt key the signature over the
 * bytes decides. Feishu does not sign the test of the URL, so the token inside the encrypted body decides there.
 * Without a key the verification token decides; with neither, every request is refused.
 * Source: quality.md "Nobody in who does not belong"; events-and-callbacks.md 2.3, 3.
 *
 * @returns a function of the raw bytes, the headers and now by the program's clock
 */
export function opener({ encryptKey, verificationToken, appId }: Keys, log: Log) {
  const tokenIs = (token: string | undefined) =>
    verificationToken !== undefined && token !== undefined && sameSecret(token, verificationToken);

  function unsealed(sealed: string): unknown {
    try {
      return encryptKey === undefined ? undefined : readJson(decrypt(sealed, encryptKey));
    } catch (error) {
      log.warn(
        { reason: error instanceof TypeError ? 'it is no text' : 'it does not decrypt' },
        'feishu.undecryptable',
      );
      return undefined;
    }
  }

  function signed(raw: Buffer, headers: IncomingHttpHeaders, key: string): boolean {
    const timestamp = one(headers['x-lark-request-timestamp']);
    const nonce = one(headers['x-lark-request-nonce']);
    return sameSecret(one(headers['x-lark-signature']), signatureOf(timestamp, nonce, key, raw));
  }

  function fresh({ type, createTime }: Envelope, headers: IncomingHttpHeaders, now: Date): boolean {
    // Feishu repeats events for some seven hours; repeated ones are recognised by their ids.
    if (type !== 'card.action.trigger') return true;
    const stamps = [instantOf(headers['x-lark-request-timestamp']), instantOf(createTime)].filter((at) => !!at);
    // Without a key a missing time stamp is accepted, since anybody who knows the token can write one; with a key it is
    // not.
    if (stamps.length === 0) return encryptKey === undefined;
    return stamps.every((at) => !tooOld(at, now));
  }

  function testKnown(token: string | undefined, authentic: boolean, sealed: boolean): boolean {
    if (encryptKey === undefined) return tokenIs(token);
    if (!authentic && !sealed) return false;
    return verificationToken === undefined || tokenIs(token);
  }

  return function open(raw: Buffer, headers: IncomingHttpHeaders, now: Date): Opened {
    const outer = readJson(raw);
    if (typeof outer !== 'object' || outer === null || Array.isArray(outer)) return refused(400, 'not_json');
    // What is no text decrypts to nothing, as does an empty one.
    const sealed = 'encrypt' in outer ? (typeof outer.encrypt === 'string' ? outer.encrypt : '') : undefined;
    const authentic = encryptKey !== undefined && signed(raw, headers, encryptKey);
    const body = sealed === undefined ? outer : unsealed(sealed);

    const test = readUrlVerification(body);
    if (test) {
      const known = testKnown(test.token, authentic, sealed !== undefined);
      return known ? { is: 'challenge', challenge: test.challenge } : refused(401, 'url_token');
    }
    // The same refusal for every unsigned request: a second kind of answer would be a padding oracle.
    if (encryptKey !== undefined && !authentic) return refused(401, 'signature');
    if (body === undefined) {
      if (encryptKey === undefined) log.warn({ reason: 'FEISHU_ENCRYPT_KEY is not set' }, 'feishu.undecryptable');
      return refused(400, 'undecryptable');
    }
    const envelope = readEnvelope(body);
    if (!envelope) return refused(400, 'envelope');
    // With a key the signature decides, but a token in the body must not contradict it.
    const tokenNeeded = encryptKey === undefined || (verificationToken !== undefined && !!envelope.token);
    if (tokenNeeded && !tokenIs(envelope.token)) return refused(401, 'token');
    if (appId !== undefined && envelope.appId !== undefined && envelope.appId !== appId) return refused(401, 'app_id');
    if (!fresh(envelope, headers, now)) return refused(401, 'age');
    return { is: 'envelope', envelope };
  };
}
