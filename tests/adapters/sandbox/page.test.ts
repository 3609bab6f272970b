import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { addWorkingDays } from '../../../src/sandbox/platform/walk.ts';
import { fakeQisu, GROUP, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

let qisu: Awaited<ReturnType<typeof fakeQisu>>;
let feishu: Sandbox;
beforeEach(async () => {
  qisu = await fakeQisu('2026-09-24T02:00:00Z');
  feishu = await sandbox({ qisuUrl: qisu.url, mode: 'websocket' });
  await feishu.standIn.ready();
});

describe('the places', () => {
  it('are none where nobody can start anew', async () => {
    expect((await feishu.page('GET', '/state')).places).toBeNull();
  });

  it('are moved between by their id alone', async () => {
    const moves: string[] = [];
    const all = [
      { id: 'suzhou', name: '苏州市' },
      { id: 'huzhou', name: '湖州市' },
    ];
    feishu = await sandbox({
      mode: 'websocket',
      places: { here: 'suzhou', all, move: (to) => void moves.push(to) },
    });
    expect((await feishu.page('GET', '/state')).places).toEqual({ here: 'suzhou', all });
    const ask = (to: string) =>
      feishu.raw('POST', '/sandbox/api/place', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to }),
      });
    expect((await ask('beijing')).status).toBe(400);
    expect((await ask('huzhou')).status).toBe(200);
    await vi.waitFor(() => expect(moves).toEqual(['huzhou']));
  });
});

describe('the state of the town', () => {
  it('names people, chats and menu, and counts what is unread', async () => {
    await feishu.send(GROUP, 'text', { text: '新诉求' });
    await feishu.send(WANG, 'text', { text: '请派单' });
    const state = await feishu.page('GET', '/state');
    expect(state).toMatchObject({ appName: '企诉', mode: 'websocket', menu: [{ key: 'my_cases' }] });
    expect(state.people).toMatchObject([
      { openId: ZHAO, side: 'enterprise', unread: 1 },
      { openId: WANG, side: 'desk', unread: 2, unreadIn: { [GROUP]: 1 } },
    ]);
    const privately = (state.chats as { type: string; members: string[] }[]).filter((c) => c.type === 'p2p');
    expect(privately.map((c) => c.members)).toEqual([[ZHAO], [WANG]]);
    expect(await feishu.page('GET', '/chats')).toEqual({ chats: state.chats });
    expect(state.chats).toContainEqual({ chatId: GROUP, type: 'group', name: '企业服务专席', members: [WANG, ZHAO] });
    await feishu.page('GET', `/chats/${GROUP}/messages?as=${WANG}`);
    expect((await feishu.page('GET', '/state')).people).toMatchObject([{ unread: 1 }, { unread: 1 }]);
  });

  it('changes with the directory', async () => {
    feishu.standIn.setWorld([{ openId: 'ou_new', name: '新人', title: '', side: 'unit' }], []);
    expect((await feishu.page('GET', '/state')).people).toMatchObject([{ openId: 'ou_new' }]);
    expect((await feishu.send(WANG, 'text', { text: '一' })).body.code).toBe(230013);
  });

  it('refuses acts of strangers with a sentence', async () => {
    const act = await feishu.raw('POST', '/sandbox/api/messages', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'ou_nobody', toBot: true, text: '一' }),
    });
    expect([act.status, act.body]).toEqual([400, { error: '沙盒里没有这个人：ou_nobody' }]);
    expect(await feishu.page('POST', '/messages', { as: ZHAO, chatId: 'oc_closed', text: '一' })).toEqual({
      error: '此人不在这个会话里',
    });
  });
});

describe('the clock', () => {
  it('stops at everything that is due, and its own time runs ahead of none of it', async () => {
    const [first, second] = [new Date('2026-09-24T09:00:00Z'), new Date('2026-09-25T01:00:00Z')];
    qisu.due = [first, second];
    expect((await feishu.page('GET', '/state')).nextDue).toBe(first.toISOString());
    const { now } = await feishu.clock('2026-09-26T02:00:00.000Z');
    expect(now).toBe('2026-09-26T02:00:00.000Z');
    const posts = qisu.got.filter((g) => g.path === '/sandbox/clock').map((g) => JSON.parse(g.raw).to);
    expect(posts).toEqual([first.toISOString(), second.toISOString(), now]);
  });

  it('goes to one minute or one day before what is due', async () => {
    qisu.due = [new Date('2026-09-28T09:30:00Z')];
    const toBefore = (how: true | 'day') => feishu.page('POST', '/clock', { beforeNextDue: how });
    expect(await toBefore('day')).toEqual({ now: '2026-09-27T09:30:00.000Z' });
    expect(await toBefore(true)).toEqual({ now: '2026-09-28T09:29:00.000Z' });
    expect(await feishu.clock('2026-09-01T00:00:00Z')).toEqual({ error: '时钟只能向前拨' });
  });

  it('goes to what is due next, past what is a matter of seconds', async () => {
    qisu.due = [new Date('2026-09-24T02:00:05Z'), new Date('2026-09-24T02:10:00Z'), new Date('2026-09-28T09:30:00Z')];
    const { now } = await feishu.page('POST', '/clock', { nextDue: true });
    expect(now).toBe('2026-09-24T02:10:00.000Z');
  });

  it('goes on by seconds of Qisu’s time, even when its own stands elsewhere', async () => {
    await feishu.clock('2026-09-24T02:00:30.000Z');
    qisu.now = new Date('2026-09-24T02:01:00Z');
    expect(await feishu.page('POST', '/clock', { addSeconds: 6 })).toEqual({ now: '2026-09-24T02:01:06.000Z' });
  });

  it.each([
    ['over Mid-Autumn and its weekend', '2026-09-24T10:00:00+08:00', 1, '2026-09-28T10:00:00+08:00'],
    ['to a Saturday that is worked', '2026-10-09T10:00:00+08:00', 1, '2026-10-10T10:00:00+08:00'],
    ['by the date in Shanghai', '2026-10-16T20:00:00Z', 1, '2026-10-18T20:00:00Z'],
    ['over National Day', '2026-09-30T18:20:00+08:00', 5, '2026-10-13T18:20:00+08:00'],
  ])('counts working days %s', async (_what, from, days, to) => {
    expect(addWorkingDays(new Date(from), days)).toEqual(new Date(to));
    await feishu.clock(new Date(from).toISOString());
    const { now } = await feishu.page('POST', '/clock', { addWorkingDays: days });
    expect(Math.abs(Date.parse(String(now)) - Date.parse(to))).toBeLessThan(5_000);
  });

  it('says so when Qisu does not answer', async () => {
    const alone = await sandbox({ qisuUrl: 'http://127.0.0.1:1' });
    const asked = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: '2030-01-01T00:00:00Z' }),
    };
    expect((await alone.raw('POST', '/sandbox/api/clock', asked)).status).toBe(502);
  });
});

describe('log and live events', () => {
  it('logs calls in both directions without the secret', async () => {
    await feishu.send(ZHAO, 'text', { text: '一' });
    await feishu.page('POST', '/menu', { as: ZHAO, key: 'my_cases' });
    const { entries } = (await feishu.page('GET', '/log')) as { entries: { seq: number; dir: string; path: string }[] };
    expect(entries.map((e) => e.dir)).toEqual(['to_feishu', 'to_feishu', 'to_qisu']);
    expect(JSON.stringify(entries[0])).toContain('"app_secret":"***"');
    expect(entries[2]).toMatchObject({ transport: 'ws', request: { event: { event_key: 'my_cases' } } });
    const after = (await feishu.page('GET', `/log?after=${entries[1]?.seq}`)) as { entries: unknown[] };
    expect(after.entries).toHaveLength(1);
  });

  it('tells an open page of a message as it comes', async () => {
    const stream = await fetch(`${feishu.url}/sandbox/api/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const sent = await feishu.send(GROUP, 'text', { text: '一' });
    let heard = '';
    while (!heard.includes('event: message')) heard += (await reader?.read())?.value ?? '';
    const data = /event: message\ndata: (.*)\n/.exec(heard)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ chatId: GROUP, messageId: sent.body.data.message_id });
    await reader?.cancel();
  });

  it('says nothing of a page that is closed', async () => {
    const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => complaint.mockRestore());
    for (let page = 0; page < 5; page++) {
      const closing = new AbortController();
      const stream = await fetch(`${feishu.url}/sandbox/api/events`, { signal: closing.signal });
      const reader = stream.body?.getReader();
      await reader?.read();
      // A message is on its way when the page goes.
      const sent = feishu.send(GROUP, 'text', { text: '一' });
      closing.abort();
      await sent;
    }
    await feishu.page('GET', '/state');
    expect(complaint.mock.calls).toEqual([]);
  });
});
