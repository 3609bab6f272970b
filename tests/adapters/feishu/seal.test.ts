import { AESCipher, EventDispatcher } from '@larksuiteoapi/node-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, tooOld } from '../../../src/adapters/feishu/age.ts';
import { silent } from '../../../src/adapters/feishu/sdk-log.ts';
import { decrypt, sameSecret, signatureOf } from '../../../src/adapters/feishu/seal.ts';
import { KEY, NOW, seal, signature, stamp } from './support/listener.ts';

describe('encryption — events-and-callbacks.md 3.1', () => {
  it('opens the test vector of the documentation', () => {
    expect(decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'test key')).toBe('hello world');
  });

  it('agrees with the official SDK on whatever is sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ minLength: 1 }), (plain, key) => {
        const sealed = seal(plain, key);
        expect(decrypt(sealed, key)).toBe(new AESCipher(key).decrypt(sealed));
      }),
    );
  });

  it('throws, and only throws, on anything else', () => {
    fc.assert(
      fc.property(fc.base64String(), (sealed) => {
        expect(() => decrypt(sealed, KEY)).toThrow();
      }),
      { seed: 20260924 },
    );
  });
});

describe('signature — events-and-callbacks.md 3.2', () => {
  it('is the one the official dispatcher accepts', async () => {
    const body = { encrypt: seal(JSON.stringify({ schema: '2.0', header: { event_type: 'x' }, event: { n: 1 } })) };
    const signed = signatureOf('1', 'n', KEY, Buffer.from(JSON.stringify(body)));
    const dispatcher = new EventDispatcher({ encryptKey: KEY, logger: silent });
    dispatcher.register({ x: (event: { n: number }) => ({ seen: event.n }) });
    // The SDK wants the headers beside the body without being part of it.
    const request = (sign: string) => {
      const headers = { 'x-lark-request-timestamp': '1', 'x-lark-request-nonce': 'n', 'x-lark-signature': sign };
      return Object.assign(Object.create({ headers }), body);
    };
    expect(await dispatcher.invoke(request(signed))).toEqual({ seen: 1 });
    expect(await dispatcher.invoke(request(signed.replace(/^./, 'g')))).toBeUndefined();
  });

  it('covers the bytes, not what they mean', () => {
    const sign = (raw: string) => signatureOf(stamp(NOW), 'n-1', KEY, Buffer.from(raw));
    expect(sign('{"a":1}')).toBe(signature('{"a":1}')['X-Lark-Signature']);
    expect(sign('{"a": 1}')).not.toBe(sign('{"a":1}'));
  });

  it('compares texts of any length', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abc', 'abcd')).toBe(false);
    expect(sameSecret('', 'a')).toBe(false);
  });
});

describe('stamps of unknown unit', () => {
  it.each([
    ['1790215200', '2026-09-24T02:00:00.000Z'],
    ['1790215200123', '2026-09-24T02:00:00.123Z'],
    ['1790215200123456', '2026-09-24T02:00:00.123Z'],
    [1790215200, '2026-09-24T02:00:00.000Z'],
    ['1502199207.7171419', '2017-08-08T13:33:27.717Z'],
  ])('reads %s', (given, iso) => {
    expect(instantOf(given)?.toISOString()).toBe(iso);
  });

  it.each([undefined, null, '', 'soon', '-1', 0, Number.NaN, {}, '9'.repeat(40)])('does not read %s', (given) => {
    expect(instantOf(given)).toBeUndefined();
  });

  it('lets five minutes pass and not a millisecond more', () => {
    const at = (ms: number) => new Date(NOW.getTime() + ms);
    expect(tooOld(NOW, at(300_000))).toBe(false);
    expect(tooOld(NOW, at(300_001))).toBe(true);
    expect(tooOld(at(60_000), NOW)).toBe(false);
  });
});
