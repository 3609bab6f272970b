import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  envelope,
  KEY,
  listener,
  NOW,
  press,
  said,
  seal,
  signature,
  stamp,
  TOKEN,
  tapValue,
} from './support/listener.ts';

const MINUTE = 60_000;
const challenge = (token = TOKEN) => ({ type: 'url_verification', challenge: 'ch-1', token });
const plain = { encryptKey: undefined };

describe('with an encrypt key — quality.md', () => {
  it('lets in what is sealed and signed, on either path', async () => {
    const { push, got } = await listener();
    for (const path of ['/feishu/events', '/feishu/callbacks']) {
      expect(await push(said({}), { path })).toEqual({ status: 200, body: {} });
      expect(await push(press({ value: tapValue }), { path })).toEqual({ status: 200, body: {} });
    }
    expect(got.map(({ kind }) => kind)).toEqual(['words', 'tap', 'words', 'tap']);
  });

  it('checks the bytes as they came, however the JSON is spaced', async () => {
    const { post, got } = await listener();
    const raw = JSON.stringify({ encrypt: seal(JSON.stringify(said({}), null, 2)) }, null, 4);
    expect(await post(raw, signature(raw))).toMatchObject({ status: 200 });
    expect(await post(JSON.stringify(JSON.parse(raw)), signature(raw))).toMatchObject({ status: 401 });
    expect(got).toHaveLength(1);
  });

  it('also takes a signed body that is not sealed', async () => {
    const { post, got } = await listener();
    const raw = JSON.stringify(said({}));
    expect(await post(raw, signature(raw))).toMatchObject({ status: 200 });
    expect(got).toHaveLength(1);
  });

  it.each([
    ['no signature', () => ({})],
    ['a signature under another key', (raw: string) => signature(raw, { key: 'other' })],
    ['the signature of another body', () => signature('{}')],
    ['another timestamp', (raw: string) => ({ ...signature(raw), 'X-Lark-Request-Timestamp': '1790215201' })],
    ['another nonce', (raw: string) => ({ ...signature(raw), 'X-Lark-Request-Nonce': 'n-2' })],
    ['an empty signature', (raw: string) => ({ ...signature(raw), 'X-Lark-Signature': '' })],
  ])('refuses %s with 401 and hands nothing on', async (_, headers) => {
    const { post, got, seen } = await listener();
    const raw = JSON.stringify({ encrypt: seal(JSON.stringify(press({ value: tapValue }))) });
    expect(await post(raw, headers(raw))).toEqual({ status: 401, body: {} });
    expect(got).toEqual([]);
    expect(seen).toContainEqual({ level: 'warn', event: 'feishu.refused', fields: { status: 401, why: 'signature' } });
  });

  it('answers an unsigned request alike whether or not it decrypts', async () => {
    const { post } = await listener();
    const good = JSON.stringify({ encrypt: seal('{}') });
    const bad = JSON.stringify({ encrypt: Buffer.alloc(48, 7).toString('base64') });
    expect(await post(bad)).toEqual(await post(good));
  });

  it('answers 400 to what is signed and does not decrypt, and goes on', async () => {
    const { post, push, seen } = await listener();
    const garbage = fc.oneof(fc.base64String(), fc.string(), fc.integer(), fc.constant(null), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(garbage, async (encrypt) => {
        const raw = JSON.stringify({ encrypt });
        expect((await post(raw, signature(raw))).status).toBe(400);
      }),
      { numRuns: 60, examples: [[[{ toString: '' }]], [{ valueOf: 1 }]] },
    );
    expect(seen.some(({ event }) => event === 'feishu.undecryptable')).toBe(true);
    expect(await push(said({}))).toMatchObject({ status: 200 });
  });

  it.each(['', 'hello world', '[1]', 'null', '{"schema":"2.0"}'])('answers 400 to a sealed %j', async (inside) => {
    const { post } = await listener();
    const raw = JSON.stringify({ encrypt: seal(inside) });
    expect(await post(raw, signature(raw))).toMatchObject({ status: 400 });
  });

  it.each(['', '{', '[]', '"x"', 'null'])('answers 400 to the body %j', async (raw) => {
    const { post } = await listener();
    expect(await post(raw, signature(raw))).toMatchObject({ status: 400 });
  });

  it('refuses another app and a token that contradicts the signature', async () => {
    const { push } = await listener();
    expect(await push(said({}, { app_id: 'cli_2' }))).toMatchObject({ status: 401 });
    expect(await push(said({}, { token: 'other' }))).toMatchObject({ status: 401 });
    expect(await push(said({}, { token: undefined }))).toMatchObject({ status: 200 });
  });
});

describe('the test of a request URL', () => {
  const sealed = (body: unknown, key = KEY) => JSON.stringify({ encrypt: seal(JSON.stringify(body), key) });

  it('needs no signature when what only the key opens holds the token', async () => {
    const { post } = await listener();
    expect(await post(sealed(challenge()))).toEqual({ status: 200, body: { challenge: 'ch-1' } });
  });

  it('is refused with another token, under another key, or not sealed', async () => {
    const { post } = await listener();
    expect(await post(sealed(challenge('other')))).toMatchObject({ status: 401 });
    expect(await post(sealed(challenge(), 'other'))).toMatchObject({ status: 401 });
    expect(await post(JSON.stringify(challenge()))).toMatchObject({ status: 401 });
  });

  it('without a key is known by its token', async () => {
    const { post } = await listener(plain);
    expect(await post(JSON.stringify(challenge()))).toEqual({ status: 200, body: { challenge: 'ch-1' } });
    expect(await post(JSON.stringify(challenge('other')))).toMatchObject({ status: 401 });
  });
});

describe('without an encrypt key', () => {
  it('the token decides', async () => {
    const { post, got } = await listener(plain);
    expect(await post(JSON.stringify(said({})))).toMatchObject({ status: 200 });
    expect(await post(JSON.stringify(said({}, { token: 'other' })))).toMatchObject({ status: 401 });
    expect(await post(JSON.stringify(said({}, { token: undefined })))).toMatchObject({ status: 401 });
    expect(got).toHaveLength(1);
  });

  it('reads the token of the older envelope too', async () => {
    const { post, got } = await listener(plain);
    const event = { type: 'p2p_chat_create', app_id: 'cli_1', chat_id: 'oc_1', user: { open_id: 'ou_1', name: '赵' } };
    const body = { ts: '1502199207.7171419', uuid: 'u-1', token: TOKEN, type: 'event_callback', event };
    expect(await post(JSON.stringify(body))).toMatchObject({ status: 200 });
    expect(await post(JSON.stringify({ ...body, token: 'other' }))).toMatchObject({ status: 401 });
    expect(got).toEqual([{ kind: 'chat', delivery: 'u-1', what: 'entered', chatId: 'oc_1', person: 'ou_1' }]);
  });

  it('a sealed body cannot be opened, and the log says which setting is missing', async () => {
    const { post, seen } = await listener(plain);
    expect(await post(JSON.stringify({ encrypt: seal('{}') }))).toMatchObject({ status: 400 });
    expect(seen.map(({ fields }) => fields.reason)).toContain('FEISHU_ENCRYPT_KEY is not set');
  });

  it('with neither key nor token nothing is let in', async () => {
    const { post } = await listener({ encryptKey: undefined, verificationToken: undefined });
    expect(await post(JSON.stringify(said({})))).toMatchObject({ status: 401 });
    expect(await post(JSON.stringify(challenge()))).toMatchObject({ status: 401 });
  });
});

describe('age — quality.md', () => {
  const old = new Date(NOW.getTime() - 5 * MINUTE - 1000);
  const recent = new Date(NOW.getTime() - 4 * MINUTE);

  it.each([
    ['seconds', (at: Date) => stamp(at)],
    ['milliseconds', (at: Date) => String(at.getTime())],
  ])('callbacks signed over five minutes ago are refused, in %s', async (_, unit) => {
    const { push, got } = await listener();
    expect(await push(press({ value: tapValue }), { timestamp: unit(recent) })).toMatchObject({ status: 200 });
    expect(await push(press({ value: tapValue }), { timestamp: unit(old) })).toMatchObject({ status: 401 });
    expect(got).toHaveLength(1);
  });

  it.each([1e-3, 1, 1e3])(
    'callbacks created over five minutes ago are refused, at %s to the millisecond',
    async (unit) => {
      const { post } = await listener(plain);
      const created = (at: Date) =>
        JSON.stringify(press({ value: tapValue }, { create_time: String(at.getTime() * unit) }));
      expect(await post(created(recent))).toMatchObject({ status: 200 });
      expect(await post(created(old))).toMatchObject({ status: 401 });
    },
  );

  it('a signed callback without a readable stamp has no age and is refused', async () => {
    const { push } = await listener();
    const undated = press({ value: tapValue }, { create_time: undefined });
    expect(await push(undated, { timestamp: 'noon' })).toMatchObject({ status: 401 });
    expect(await push(undated)).toMatchObject({ status: 200 });
  });

  it('events repeated for seven hours are not refused', async () => {
    const { push, got } = await listener();
    const hours7 = new Date(NOW.getTime() - 7 * 60 * MINUTE);
    const repeated = said({}, { create_time: String(hours7.getTime()) });
    expect(await push(repeated, { timestamp: stamp(hours7) })).toMatchObject({ status: 200 });
    expect(got).toHaveLength(1);
  });

  it('is judged by the clock of the program', async () => {
    const { push, clock } = await listener();
    clock.move(24 * 60 * MINUTE);
    const then = press({ value: tapValue });
    expect(await push(then)).toMatchObject({ status: 401 });
    const now = press({ value: tapValue }, { create_time: String(clock.now().getTime()) });
    expect(await push(now)).toMatchObject({ status: 200 });
  });
});

it('unknown events are acknowledged and left alone', async () => {
  const { push, got, seen } = await listener();
  expect(await push(envelope('im.message.reaction.created_v1', { n: 1 }))).toEqual({ status: 200, body: {} });
  expect(got).toEqual([]);
  expect(seen).toContainEqual(expect.objectContaining({ level: 'debug', event: 'feishu.ignored' }));
});
