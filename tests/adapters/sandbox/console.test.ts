import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeQisu, GROUP, idOf, json, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

const GRANTED = ['im:message', 'im:message.p2p_msg:readonly', 'im:message.group_msg', 'im:chat:readonly'];
const refused = (code: number) => ({ status: 400, body: { code } });

describe('what is set in the developer console and in groups — messages-api.md 2.3, 4.6, 4.7', () => {
  let feishu: Sandbox;

  let qisu: Awaited<ReturnType<typeof fakeQisu>>;

  let posted: string;

  beforeAll(async () => {
    qisu = await fakeQisu();
    feishu = await sandbox({ eventsUrl: `${qisu.url}/feishu/events` });
    posted = idOf(await feishu.send(GROUP, 'text', { text: '各位好' }));
  });

  /** Sets it as an operator would; the status says whether it was taken. */
  const set = async (change: Record<string, unknown>): Promise<number> =>
    (await fetch(`${feishu.url}/sandbox/api/console`, { method: 'POST', ...json(change) })).status;

  beforeEach(async () => {
    qisu.got.length = 0;
    expect(await set({ scopes: GRANTED, availability: 'all', muted: {} })).toBe(200);
  });

  it('refuses each call whose scope the app lacks, naming all that would do', async () => {
    await set({ scopes: ['im:message.p2p_msg:readonly'] });
    const sent = await feishu.send(GROUP, 'text', { text: '路灯已修好' });
    expect(sent).toMatchObject(refused(99991672));
    expect(sent.body.msg).toContain('[im:message, im:message:send_as_bot, im:message:send]');
    const looked = { mobiles: ['13800000001'] };
    expect(await feishu.call('POST', '/contact/v3/users/batch_get_id', looked)).toMatchObject(refused(99991672));
    expect(await feishu.call('GET', `/im/v1/chats/${GROUP}`)).toMatchObject(refused(99991672));
    const { body } = await feishu.call('GET', '/application/v6/scopes');
    expect(body.data.scopes).toEqual([
      { scope_name: 'im:message.p2p_msg:readonly', grant_status: 1, scope_type: 'tenant' },
    ]);
  });

  it('gives the history of a group only with the scope for all its messages, of a private chat without', async () => {
    await set({ scopes: GRANTED.filter((scope) => scope !== 'im:message.group_msg') });
    const alone = await feishu.send(ZHAO, 'text', { text: '路灯已修好' });
    const history = (chatId: unknown) =>
      feishu.call('GET', `/im/v1/messages?container_id_type=chat&container_id=${chatId}`);
    expect(await history(GROUP)).toMatchObject(refused(230027));
    expect(await feishu.call('GET', `/im/v1/messages/${posted}`)).toMatchObject(refused(230027));
    expect((await history(alone.body.data.chat_id)).body.code).toBe(0);
  });

  it('lets nobody outside the availability range be reached in private, nor open the bot', async () => {
    const before = idOf(await feishu.send(ZHAO, 'text', { text: '您好' }));
    await set({ availability: [WANG] });
    expect(await feishu.send(ZHAO, 'text', { text: '您好' })).toMatchObject(refused(230013));
    const reply = { msg_type: 'text', content: '{"text":"您好"}' };
    expect(await feishu.call('POST', `/im/v1/messages/${before}/reply`, reply)).toMatchObject(refused(230013));
    expect((await feishu.send(WANG, 'text', { text: '您好' })).body.code).toBe(0);
    expect((await feishu.send(GROUP, 'text', { text: '各位好' })).body.code).toBe(0);
    for (const [path, act] of Object.entries({ messages: { text: '在吗' }, enter: {}, menu: { key: 'help' } }))
      expect(await feishu.page('POST', `/${path}`, { as: ZHAO, ...act })).toEqual({
        error: '此人不在应用的可用范围内，打不开机器人',
      });
  });

  it.each([230018, 230035])('refuses %i where the bot may not speak, in that group alone', async (code) => {
    await set({ muted: { [GROUP]: code } });
    expect(await feishu.send(GROUP, 'text', { text: '各位好' })).toMatchObject(refused(code));
    const reply = { msg_type: 'text', content: '{"text":"好"}' };
    expect(await feishu.call('POST', `/im/v1/messages/${posted}/reply`, reply)).toMatchObject(refused(code));
    expect((await feishu.send(WANG, 'text', { text: '您好' })).body.code).toBe(0);
  });

  it('tells a bot without scopes for it neither private words nor those of a group', async () => {
    await set({ scopes: ['im:message.group_at_msg:readonly'] });
    await feishu.page('POST', '/messages', { as: ZHAO, text: '在吗' });
    await feishu.page('POST', '/messages', { as: WANG, chatId: GROUP, text: '各位好' });
    expect(qisu.got).toEqual([]);
    await feishu.page('POST', '/messages', { as: WANG, chatId: GROUP, text: '@企诉 待办', atBot: true });
    // Once, and again where the answer was slow.
    expect(qisu.got.length).toBeGreaterThan(0);
  });

  it('remembers it over a restart', async () => {
    await set({ availability: [ZHAO], muted: { [GROUP]: 230035 } });
    const again = await sandbox({ dataDir: feishu.dataDir });
    expect(await again.page('GET', '/console')).toEqual({
      scopes: GRANTED,
      availability: [ZHAO],
      muted: { [GROUP]: 230035 },
    });
  });
});
