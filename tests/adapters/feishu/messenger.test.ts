import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { card, divider, header, stub } from '../../../cards/kit.ts';
import { cardProblems } from '../../../cards/limits.ts';
import { markOf } from '../../../src/adapters/feishu/mark.ts';
import { type Messenger, PlatformError } from '../../../src/ports.ts';
import { message, no, ok, platform, type Respond } from './support/platform.ts';

const CARD = { schema: '2.0', body: { elements: [] } };
const sending = (messenger: Messenger) => messenger.send({ chat: 'oc_1' }, { card: CARD }, 'outbox-1');

async function failure(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof PlatformError) return error;
  throw new Error(`expected a PlatformError, got ${inspect(error)}`);
}

describe('sending — messages-api.md 4', () => {
  it('to a chat or a person, each kind of content under its type, with the id that removes repeats', async () => {
    const { messenger, calls } = await platform(() => ok(message('om_1')));
    expect(await sending(messenger)).toEqual({ messageId: 'om_1', chatId: 'oc_1' });
    await messenger.send({ person: 'ou_1' }, { text: '您好' }, 'u');
    await messenger.send({ person: 'ou_1' }, { fileKey: 'file_1' }, 'u');
    await messenger.send({ person: 'ou_1' }, { imageKey: 'img_1' }, 'u');
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array(4).fill('POST /open-apis/im/v1/messages'),
    );
    expect(calls.map(({ query }) => query.receive_id_type)).toEqual(['chat_id', 'open_id', 'open_id', 'open_id']);
    expect(calls.map(({ json }) => json)).toEqual([
      { receive_id: 'oc_1', msg_type: 'interactive', content: JSON.stringify(CARD), uuid: 'outbox-1' },
      { receive_id: 'ou_1', msg_type: 'text', content: '{"text":"您好"}', uuid: 'u' },
      { receive_id: 'ou_1', msg_type: 'file', content: '{"file_key":"file_1"}', uuid: 'u' },
      { receive_id: 'ou_1', msg_type: 'image', content: '{"image_key":"img_1"}', uuid: 'u' },
    ]);
    expect(calls[0]?.token).toBe('t-1');
  });

  it('shortens an id of more than 50 characters, the same each time', async () => {
    const { messenger, calls } = await platform(() => ok(message('om_1')));
    for (const id of ['x'.repeat(50), 'x'.repeat(51), 'x'.repeat(51), 'y'.repeat(51)])
      await messenger.send({ chat: 'oc_1' }, { text: 'x' }, id);
    const [fits, first, again, other] = calls.map(({ json }) => String(json.uuid));
    expect(fits).toBe('x'.repeat(50));
    expect(first).toHaveLength(50);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('puts the id into the card, on a part that may have one, so that it can be found again', async () => {
    const { messenger, calls } = await platform(() => ok(message('om_1')));
    const titled = card(
      header('消防通道被堵', { tag: '待派单', colour: 'orange', note: '已历时 2 个工作日' }),
      divider(),
    );
    const bare = stub('已由王工提交');
    for (const each of [titled, bare]) await messenger.send({ chat: 'oc_1' }, { card: each }, 'outbox-1');
    const [first, second] = calls.map(({ json }) => JSON.parse(String(json.content)));
    const mark = markOf('outbox-1');
    expect(mark).toMatch(/^[a-z][a-z0-9]{1,19}$/);
    expect(first.header).toEqual({
      ...titled.header,
      text_tag_list: [{ ...titled.header?.text_tag_list[0], element_id: mark }],
    });
    expect(second.body.elements[0]).toEqual({ ...bare.body.elements[0], element_id: mark });
    expect([first, second].flatMap((sent) => cardProblems(sent))).toEqual([]);
    expect(JSON.stringify([titled, bare])).not.toContain(mark);
  });

  it('replies and updates', async () => {
    const { messenger, calls } = await platform(() => ok(message('om_2')));
    expect(await messenger.reply('om_1', { text: '好' }, 'u')).toEqual({ messageId: 'om_2', chatId: 'oc_1' });
    await messenger.update('om_1', CARD);
    expect(calls.map(({ method, path, json }) => [method, path, json])).toEqual([
      ['POST', '/open-apis/im/v1/messages/om_1/reply', { msg_type: 'text', content: '{"text":"好"}', uuid: 'u' }],
      ['PATCH', '/open-apis/im/v1/messages/om_1', { content: JSON.stringify(CARD) }],
    ]);
  });
});

describe('failures — storage.md, "Answers:"', () => {
  it.each([
    [230020, 400, true],
    [99991400, 429, true],
    [99991400, 400, true],
    [11232, 400, true],
    [11233, 200, true],
    [11247, 400, true],
    [230049, 400, true],
    [230002, 400, false],
    [230013, 200, false],
    [230028, 400, false],
    [230031, 400, false],
    [230099, 400, false],
    [99991672, 400, false],
    [2200, 500, true],
  ])('code %i under HTTP %i: retryable %s', async (code, status, retryable) => {
    const { messenger, calls } = await platform(() => no(code, 'because', status));
    expect(await failure(sending(messenger))).toMatchObject({
      platform: 'messenger',
      code,
      retryable,
      message: expect.stringContaining(String(code)),
    });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['later', [230020, 99991400, 11232, 230049]],
    ['unreachable', [230002, 230013, 230018, 230029, 230035, 230053, 232009]],
    ['gone', [230031, 230011, 230110]],
    ['content_refused', [230022, 230028]],
    ['permission', [230006, 230027, 99991672]],
    ['refused', [230099, 230025, 230001, 230034]],
  ])('means %s', async (meaning, codes) => {
    for (const code of codes) {
      const { messenger } = await platform(() => no(code, 'because'));
      expect(await failure(sending(messenger))).toMatchObject({ name: 'MessengerError', code, meaning });
    }
  });

  it('a card that is being pressed is tried again', async () => {
    const locked = 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock;';
    const { messenger } = await platform(() => no(230099, locked));
    expect(await failure(messenger.update('om_1', CARD))).toMatchObject({ code: 230099, retryable: true });
  });

  it.each([
    ['a gateway without JSON', 502, '<html>bad gateway</html>', { code: 502, retryable: true }],
    ['a refusal without JSON', 404, 'not found', { code: 404, retryable: false }],
    ['a redirect', 302, '', { code: 302, retryable: false }],
    ['a success without a message', 200, { code: 0, data: {} }, { code: 0, retryable: true }],
    ['a success that is no JSON', 200, 'hello', { code: 0, retryable: true }],
  ])('%s', async (_, status, body, expected) => {
    const { messenger } = await platform(() => ({ status, body, headers: { location: '/elsewhere' } }));
    expect(await failure(sending(messenger))).toMatchObject(expected);
  });

  it('no answer in time, or no server at all, is code 0: the outcome is unknown', async () => {
    const slow = await platform(() => ({ hang: true }), { callMs: 100 });
    expect(await failure(sending(slow.messenger))).toMatchObject({ code: 0, retryable: true });
    const gone = await platform(() => ok({}));
    await gone.stop();
    expect(await failure(sending(gone.messenger))).toMatchObject({ code: 0, retryable: true });
  });

  it('the limit holds for the token and the call together', async () => {
    const { messenger } = await platform(() => ok({}), { callMs: 100, tokens: () => ({ hang: true }) });
    const began = performance.now();
    expect(await failure(sending(messenger))).toMatchObject({ code: 0, retryable: true });
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('shows no secret, however it is printed', async () => {
    const slow = await platform(() => ({ hang: true }), { callMs: 50 });
    const refused = await platform(() => no(230001, 'no'));
    for (const { messenger } of [slow, refused]) {
      const printed = inspect(await failure(sending(messenger)), { depth: 20 });
      expect(printed).not.toMatch(/a-secret|t-1/);
    }
  });
});

describe('the token', () => {
  it('is fetched once for many calls', async () => {
    const { messenger, tokensFetched } = await platform(() => ok(message('om_1')));
    for (let n = 0; n < 5; n++) await sending(messenger);
    expect(tokensFetched()).toBe(1);
  });

  it.each([99991663, 99991661])('is fetched anew when refused with %i, and the call made once more', async (code) => {
    const respond: Respond = ({ token }) => (token === 't-1' ? no(code, 'invalid') : ok(message('om_1')));
    const { messenger, calls, tokensFetched } = await platform(respond);
    expect(await sending(messenger)).toMatchObject({ messageId: 'om_1' });
    expect(calls.map(({ token }) => token)).toEqual(['t-1', 't-2']);
    expect(calls[1]?.json).toEqual(calls[0]?.json);
    expect(tokensFetched()).toBe(2);
  });

  it('is not fetched for ever', async () => {
    const { messenger, calls } = await platform(() => no(99991663, 'invalid'));
    expect(await failure(sending(messenger))).toMatchObject({ code: 99991663, retryable: true });
    expect(calls).toHaveLength(2);
  });

  it('that lives three minutes or less is not kept', async () => {
    const short = { body: { code: 0, tenant_access_token: 't-x', expire: 180 } };
    const { messenger, tokensFetched } = await platform(() => ok(message('om_1')), { tokens: () => short });
    await sending(messenger);
    await sending(messenger);
    expect(tokensFetched()).toBe(2);
  });

  it('refused for a wrong secret says so', async () => {
    const { messenger, calls } = await platform(() => ok({}), { tokens: () => no(10015, 'wrong app secret', 200) });
    expect(await failure(sending(messenger))).toMatchObject({ code: 10015, retryable: false });
    expect(calls).toEqual([]);
  });
});
