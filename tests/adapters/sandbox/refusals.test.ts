import { beforeEach, describe, expect, it } from 'vitest';
import {
  APP,
  buttonOf,
  CLOSED,
  cardOf,
  GONE,
  GROUP,
  idOf,
  json,
  type Sandbox,
  sandbox,
  WANG,
  ZHAO,
} from './support.ts';

let feishu: Sandbox;
beforeEach(async () => {
  feishu = await sandbox();
});

const refused = (code: number, status = 400) => ({ status, body: { code } });
const plainCard = cardOf(buttonOf('受理', { action: 'accept' }));
const AUTH = '/open-apis/auth/v3/tenant_access_token/internal';

describe('tenant token — messages-api §3', () => {
  it.each([
    ['no app id', {}, 10003],
    ['an unknown app', { app_id: 'cli_nobody', app_secret: 'x' }, 10003],
    ['a stopped app', { app_id: 'cli_stopped', app_secret: 'x' }, 10014],
    ['a wrong secret', { app_id: APP.appId, app_secret: 'wrong' }, 10015],
  ])('refuses %s', async (_what, body, code) => {
    expect(await feishu.raw('POST', AUTH, json(body))).toMatchObject(refused(code));
  });

  it('gives the same token while 30 minutes are left, then a new one beside it', async () => {
    const keys = json({ app_id: APP.appId, app_secret: APP.appSecret });
    const first = (await feishu.raw('POST', AUTH, keys)).body;
    const { now } = (await feishu.page('GET', '/state')) as { now: string };
    const later = (min: number) => new Date(Date.parse(now) + min * 60_000).toISOString();
    await feishu.clock(later(80));
    const same = (await feishu.raw('POST', AUTH, keys)).body;
    expect(same.tenant_access_token).toBe(first.tenant_access_token);
    expect(Number(same.expire)).toBeLessThanOrEqual(40 * 60);
    await feishu.clock(later(100));
    const fresh = (await feishu.raw('POST', AUTH, keys)).body;
    expect(fresh.tenant_access_token).not.toBe(first.tenant_access_token);
    const info = (token: unknown) =>
      feishu.raw('GET', '/open-apis/bot/v3/info', { headers: { authorization: `Bearer ${token}` } });
    expect((await info(first.tenant_access_token)).status).toBe(200);
    await feishu.clock(later(121));
    expect(await info(first.tenant_access_token)).toMatchObject(refused(99991663));
    expect((await info(fresh.tenant_access_token)).status).toBe(200);
  });

  it.each([
    ['no header', undefined, 99991661],
    ['a token of another kind', 'Bearer abc', 99991671],
    ['an unknown token', 'Bearer t-nope', 99991663],
  ])('refuses a call with %s', async (_what, authorization, code) => {
    const headers = authorization ? { authorization } : {};
    const answer = await feishu.raw('GET', '/open-apis/bot/v3/info', { headers });
    expect(answer).toMatchObject(refused(code));
    expect(answer.headers.get('x-tt-logid')).toMatch(/^\d{14}[0-9A-F]{20}$/);
  });
});

/** However long the machine takes. */
const inOneSecond = { mono: () => 1_000 };

describe('gateway — messages-api §2', () => {
  it('knows neither an unknown path nor a wrong method', async () => {
    expect(await feishu.call('GET', '/im/v1/nothing')).toMatchObject(refused(99991201, 404));
    expect(await feishu.call('PUT', '/im/v1/messages')).toMatchObject(refused(99991301));
  });

  it('refuses a body that is not JSON and one with fields missing', async () => {
    const headers = { authorization: `Bearer ${await feishu.bearer()}`, 'content-type': 'application/json' };
    const path = '/open-apis/im/v1/messages?receive_id_type=open_id';
    expect(await feishu.raw('POST', path, { headers, body: '{' })).toMatchObject(refused(9499));
    const missing = await feishu.call('POST', '/im/v1/messages?receive_id_type=open_id', { receive_id: ZHAO });
    expect(missing).toMatchObject(refused(99992402));
    expect(JSON.stringify(missing.body.error)).toContain('msg_type');
  });

  it('answers 429 with both headers beyond 50 calls a second of one API', async () => {
    const within = await sandbox(inOneSecond);
    const all = await Promise.all(Array.from({ length: 60 }, () => within.call('GET', '/bot/v3/info')));
    const over = all.filter((a) => a.status === 429);
    expect(over).toHaveLength(10);
    expect(over[0]).toMatchObject(refused(99991400, 429));
    expect(over[0]?.headers.get('x-ogw-ratelimit-limit')).toBe('50');
    expect(Number(over[0]?.headers.get('x-ogw-ratelimit-reset'))).toBeGreaterThanOrEqual(1);
    expect((await within.call('GET', '/im/v1/chats')).status).toBe(200);
  });

  it('takes 5 messages a second in one chat and 5 changes a second of one card', async () => {
    const within = await sandbox(inOneSecond);
    const sends = await Promise.all(Array.from({ length: 7 }, () => within.send(GROUP, 'text', { text: '好' })));
    expect(sends.filter((s) => s.body.code === 230020)).toHaveLength(2);
    const card = idOf(await within.send(ZHAO, 'interactive', plainCard));
    const patch = () => within.call('PATCH', `/im/v1/messages/${card}`, { content: JSON.stringify(plainCard) });
    const patches = await Promise.all(Array.from({ length: 6 }, patch));
    expect(patches.filter((p) => p.body.code === 230020)).toHaveLength(1);
  });
});

describe('send — messages-api §4.1', () => {
  it.each([
    ['an id that is none', 'nobody', 230034],
    ['an unknown chat', 'oc_nowhere', 230034],
    ['an unknown person', 'ou_nobody', 230013],
    ['somebody who has resigned', GONE, 230013],
    ['a group without the bot', CLOSED, 230002],
    ['a dissolved group', 'oc_dissolved', 232009],
  ])('refuses %s', async (_what, to, code) => {
    expect(await feishu.send(to, 'text', { text: '您好' })).toMatchObject(refused(code));
  });

  it.each([
    ['content that is not JSON', 'text', '{', 230001],
    ['an empty text', 'text', { text: '' }, 230001],
    ['a post without a locale', 'post', {}, 230001],
    ['somebody else’s image', 'image', { image_key: 'img_v3_x' }, 230017],
    ['an unknown kind', 'hologram', {}, 230001],
    ['a card that is not JSON', 'interactive', '{', 230099],
    ['a template nobody made', 'interactive', { type: 'template', data: {} }, 230099],
    ['a card of 30 KB', 'interactive', cardOf({ tag: 'markdown', content: '长'.repeat(9_990) }), 230025],
  ])('refuses %s', async (_what, type, content, code) => {
    expect(await feishu.send(ZHAO, type, content)).toMatchObject(refused(code));
  });

  it('refuses an unknown receive_id_type, a user_id and a uuid of more than 50 characters', async () => {
    const to = (type: string, more = {}) =>
      feishu.call('POST', `/im/v1/messages?receive_id_type=${type}`, {
        receive_id: ZHAO,
        msg_type: 'text',
        content: '{"text":"a"}',
        ...more,
      });
    expect(await to('phone')).toMatchObject(refused(230001));
    expect(await to('user_id')).toMatchObject(refused(99992360));
    expect(await to('open_id', { uuid: 'u'.repeat(51) })).toMatchObject(refused(99992402));
  });

  it('words the first problem of a card as the platform does', async () => {
    const bad = cardOf({ tag: 'markdown', content: 'a', text_color: 'red' });
    const answer = await feishu.send(ZHAO, 'interactive', bad);
    expect(answer).toMatchObject(refused(230099));
    expect(answer.body.msg).toMatch(
      /^Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT -> body.*; ErrMsg: .+; $/,
    );
  });

  it('gives the first message again for a uuid within the hour of the virtual clock', async () => {
    const once = await feishu.send(ZHAO, 'text', { text: '一' }, { uuid: 'outbox-1' });
    const again = await feishu.send(ZHAO, 'text', { text: '一' }, { uuid: 'outbox-1' });
    expect(idOf(again)).toBe(idOf(once));
    const at = Number(once.body.data.create_time);
    await feishu.clock(new Date(at + 3_601_000).toISOString());
    expect(idOf(await feishu.send(ZHAO, 'text', { text: '一' }, { uuid: 'outbox-1' }))).not.toBe(idOf(once));
  });

  it('turns at-marks of a text into mentions and shows a card simplified', async () => {
    const sent = await feishu.send(GROUP, 'text', { text: `<at user_id="${WANG}">王敏</at> 请看` });
    expect(sent.body.data).toMatchObject({
      body: { content: '{"text":"@_user_1 请看"}' },
      mentions: [{ key: '@_user_1', id: WANG, name: '王敏' }],
    });
    const card = await feishu.send(ZHAO, 'interactive', plainCard);
    expect(JSON.parse(String((card.body.data.body as { content: string }).content))).toMatchObject({
      title: '诉求',
      elements: [[{ tag: 'button', text: '受理' }]],
    });
  });
});

describe('reply — messages-api §4.2', () => {
  it('refuses a recalled and an unknown message', async () => {
    const id = idOf(await feishu.send(GROUP, 'text', { text: '一' }));
    expect((await feishu.call('DELETE', `/im/v1/messages/${id}`)).status).toBe(200);
    const reply = (to: string) =>
      feishu.call('POST', `/im/v1/messages/${to}/reply`, { msg_type: 'text', content: '{"text":"二"}' });
    expect(await reply(id)).toMatchObject(refused(230011));
    expect(await reply('om_unknown')).toMatchObject(refused(99992354));
  });

  it('begins a topic whose replies all hang on its first message', async () => {
    const root = idOf(await feishu.send(GROUP, 'text', { text: '一' }));
    const reply = async (to: string, inThread: boolean) =>
      (
        await feishu.call('POST', `/im/v1/messages/${to}/reply`, {
          msg_type: 'text',
          content: '{"text":"二"}',
          reply_in_thread: inThread,
        })
      ).body.data;
    const first = await reply(root, true);
    expect(first).toMatchObject({ root_id: root, parent_id: root, thread_id: expect.stringMatching(/^omt_/) });
    const second = await reply(String(first.message_id), false);
    expect(second).toMatchObject({ root_id: root, parent_id: root, thread_id: first.thread_id });
    const plain = await reply(idOf(await feishu.send(ZHAO, 'text', { text: '三' })), false);
    expect(plain.thread_id).toBeUndefined();
  });
});
