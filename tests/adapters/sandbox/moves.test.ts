import { beforeEach, describe, expect, it } from 'vitest';
import type { Move, State } from '../../../src/sandbox/api.ts';
import { addWorkingDays } from '../../../src/sandbox/platform/walk.ts';
import { cardOf, fakeQisu, GROUP, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

const START = new Date('2026-03-02T02:00:00Z');
const [NOON, TUESDAY, WEDNESDAY] = ['2026-03-02T04:00:00Z', '2026-03-03T00:35:00Z', '2026-03-04T01:05:00Z'].map(
  (iso) => new Date(iso),
) as [Date, Date, Date];

let qisu: Awaited<ReturnType<typeof fakeQisu>>;
let feishu: Sandbox;
/** What Qisu sends when its clock comes to an instant, by that instant. */
let sends: Map<number, () => Promise<unknown>>;
/** Every instant at which Qisu's clock stood during the moves. */
let stood: string[];

beforeEach(async () => {
  qisu = await fakeQisu(START.toISOString());
  qisu.due = [NOON, TUESDAY, WEDNESDAY];
  sends = new Map();
  stood = [];
  qisu.arrive = async (now) => {
    stood.push(now.toISOString());
    // A token is good for two hours of the town's time.
    feishu.forgetToken();
    const send = sends.get(now.getTime());
    sends.delete(now.getTime());
    await send?.();
  };
  feishu = await sandbox({ qisuUrl: qisu.url, mode: 'websocket' });
  await feishu.standIn.ready();
});

const state = async (): Promise<State> => (await feishu.page('GET', '/state')) as unknown as State;
const moveOf = async (): Promise<Move> => {
  const { move } = await state();
  if (!move) throw new Error('no move was made');
  return move;
};
const nextMessage = () => feishu.page('POST', '/clock', { nextMessage: true });
const say = (to: string, text: string) => feishu.send(to, 'text', { text });

describe('an hour, and what fell due on the way', () => {
  it('goes on by an hour', async () => {
    expect(await feishu.page('POST', '/clock', { addHours: 1 })).toEqual({
      now: expect.stringMatching(/^2026-03-02T03:00:0/),
    });
  });

  it('lists each message in order with its instant, what it says and where it is to be read', async () => {
    const summary = { content: '待办 2 项' };
    sends.set(NOON.getTime(), () => say(ZHAO, '请确认'));
    sends.set(TUESDAY.getTime(), () =>
      feishu.send(GROUP, 'interactive', { ...cardOf(), config: { update_multi: true, summary } }),
    );
    await feishu.page('POST', '/clock', { to: TUESDAY.toISOString() });
    const { came, more } = await moveOf();
    expect(more).toBe(0);
    expect(came.map(({ at, title, to }) => [at.slice(0, 16), title, to])).toEqual([
      ['2026-03-02T04:00', '请确认', '赵总'],
      ['2026-03-03T00:35', '待办 2 项', '企业服务专席'],
    ]);
    expect(came.map(({ openId, chatId }) => [openId, chatId])).toEqual([
      [ZHAO, expect.stringMatching(/^oc_/)],
      [WANG, GROUP],
    ]);
  });

  it('lists the last hundred, and says how many came before', async () => {
    // Far apart by the count of rates, however fast they are sent.
    let mono = 0;
    feishu = await sandbox({ qisuUrl: qisu.url, mode: 'websocket', mono: () => (mono += 1_000) });
    await feishu.standIn.ready();
    sends.set(NOON.getTime(), async () => {
      for (let n = 1; n <= 103; n++) await say(n % 2 ? ZHAO : WANG, `第 ${n} 条`);
    });
    await feishu.page('POST', '/clock', { to: NOON.toISOString() });
    const { came, more } = await moveOf();
    expect([came.length, more, came[0]?.title, came.at(-1)?.title]).toEqual([100, 3, '第 4 条', '第 103 条']);
  });
});

describe('the next message', () => {
  it('is the first instant at which somebody was sent something; the one after it is the next such instant', async () => {
    sends.set(TUESDAY.getTime(), () => say(ZHAO, '请确认'));
    sends.set(WEDNESDAY.getTime(), () => say(GROUP, '今日到期'));
    expect(await nextMessage()).toEqual({ now: TUESDAY.toISOString() });
    expect(stood.slice(1)).toEqual([NOON.toISOString(), TUESDAY.toISOString()]);
    expect(await moveOf()).toMatchObject({
      running: false,
      forMessage: true,
      at: expect.stringMatching(/^2026-03-03T00:35/),
      next: WEDNESDAY.toISOString(),
      latest: { title: '请确认', to: '赵总' },
      seen: [{ openId: ZHAO, messages: 1, changed: 0 }],
    });

    stood = [];
    expect(await nextMessage()).toEqual({ now: WEDNESDAY.toISOString() });
    expect(stood.slice(1)).toEqual([WEDNESDAY.toISOString()]);
    const { seen, latest } = await moveOf();
    expect(latest).toEqual({ title: '今日到期', to: '企业服务专席' });
    expect(seen.map((s) => [s.openId, s.messages, s.chatId]).sort()).toEqual([
      [WANG, 1, GROUP],
      [ZHAO, 1, GROUP],
    ]);
    expect((await feishu.messagesIn(GROUP)).map((m) => m.content)).toEqual([{ text: '今日到期' }]);
  });

  it('comes with what is sent within seconds of it', async () => {
    const soon = new Date(TUESDAY.getTime() + 2_000);
    qisu.due = [TUESDAY, soon, new Date(TUESDAY.getTime() + 60_000)];
    sends.set(TUESDAY.getTime(), () => say(WANG, '系统自查'));
    sends.set(soon.getTime(), () => say(GROUP, '今日到期'));
    expect(await nextMessage()).toEqual({ now: soon.toISOString() });
    expect((await moveOf()).seen).toMatchObject([
      { openId: WANG, messages: 2, chatId: GROUP },
      { openId: ZHAO, messages: 1 },
    ]);
  });

  it('is here and now when what is due already brings it', async () => {
    qisu.arrive = async () => {
      qisu.arrive = async () => undefined;
      await say(WANG, '已派单');
    };
    const { now } = await nextMessage();
    expect(Date.parse(String(now)) - START.getTime()).toBeLessThan(1_000);
    expect((await moveOf()).seen).toMatchObject([{ openId: WANG, messages: 1 }]);
  });

  it('is no card that is only drawn again, and nothing in a chat that nobody reads', async () => {
    const card = idOf(await feishu.send(GROUP, 'interactive', cardOf()));
    const empty = { chatId: 'oc_empty', name: '空群', members: [] };
    feishu.standIn.setWorld(
      [
        { openId: ZHAO, name: '赵总', title: '', side: 'enterprise' },
        { openId: WANG, name: '王敏', title: '', side: 'desk' },
      ],
      [{ chatId: GROUP, name: '企业服务专席', members: [WANG] }, empty],
    );
    const redraw = () => feishu.call('PATCH', `/im/v1/messages/${card}`, { content: JSON.stringify(cardOf()) });
    sends.set(NOON.getTime(), redraw);
    sends.set(TUESDAY.getTime(), () => say(empty.chatId, '没有人看'));
    sends.set(WEDNESDAY.getTime(), () => say(ZHAO, '请评价'));
    expect(await nextMessage()).toEqual({ now: WEDNESDAY.toISOString() });
    expect((await moveOf()).seen).toMatchObject([
      { openId: ZHAO, messages: 1, changed: 0 },
      { openId: WANG, messages: 0, changed: 1, chatId: GROUP },
    ]);
  });

  it('is looked for during 60 working days and no longer', async () => {
    const { now } = await nextMessage();
    expect(Math.abs(Date.parse(String(now)) - addWorkingDays(START, 60).getTime())).toBeLessThan(5_000);
    expect(await moveOf()).toMatchObject({ running: false, forMessage: true, seen: [], latest: null });
  });

  it('is refused when nothing is due, and what the move before it brought still stands', async () => {
    sends.set(WEDNESDAY.getTime(), () => say(ZHAO, '请评价'));
    await nextMessage();
    const before = await moveOf();
    expect(await nextMessage()).toEqual({ error: '目前没有到期事项' });
    expect(await moveOf()).toEqual(before);
  });
});

describe('any move of the clock', () => {
  it('tells what it brought to whom, most first, a person once for all chats', async () => {
    sends.set(NOON.getTime(), () => say(GROUP, '新诉求'));
    sends.set(TUESDAY.getTime(), () => feishu.send(WANG, 'interactive', cardOf()));
    await feishu.clock(WEDNESDAY.toISOString());
    expect(await moveOf()).toMatchObject({ forMessage: false, latest: { title: '诉求', to: '王敏' } });
    const room = (await state()).chats.find((c) => c.type === 'p2p' && c.members.includes(WANG));
    expect((await moveOf()).seen).toEqual([
      { openId: WANG, messages: 2, changed: 0, chatId: room?.chatId },
      { openId: ZHAO, messages: 1, changed: 0, chatId: GROUP },
    ]);
  });

  it('does not count what was recalled again, and what people say themselves', async () => {
    sends.set(NOON.getTime(), async () => {
      const sent = idOf(await say(ZHAO, '看错了'));
      await feishu.call('DELETE', `/im/v1/messages/${sent}`);
      await feishu.page('POST', '/messages', { as: ZHAO, chatId: GROUP, text: '大家好' });
    });
    await feishu.clock(WEDNESDAY.toISOString());
    expect((await moveOf()).seen).toEqual([]);
  });

  it('goes on by seven days', async () => {
    const { now } = await feishu.page('POST', '/clock', { addDays: 7 });
    expect(Math.abs(Date.parse(String(now)) - Date.parse('2026-03-09T02:00:00Z'))).toBeLessThan(5_000);
  });

  it('tells open pages where it is and what falls due next, also one that is opened meanwhile', async () => {
    const stream = await fetch(`${feishu.url}/sandbox/api/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let opened: State | undefined;
    sends.set(TUESDAY.getTime(), async () => {
      opened = await state();
    });
    await feishu.clock('2026-03-05T02:00:00.000Z');
    let heard = '';
    while (!heard.includes('"running":false')) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const told = [...heard.matchAll(/event: clock\ndata: (.*)\n/g)].map(
      ([, data]) => JSON.parse(data ?? '').move as Move,
    );
    const steps = told.filter((m) => m?.running).map((m) => [m.at.slice(0, 16), m.to?.slice(0, 16), m.next]);
    expect(steps).toEqual([
      ['2026-03-02T02:00', '2026-03-05T02:00', null],
      ['2026-03-02T04:00', '2026-03-05T02:00', TUESDAY.toISOString()],
      ['2026-03-03T00:35', '2026-03-05T02:00', WEDNESDAY.toISOString()],
      ['2026-03-04T01:05', '2026-03-05T02:00', null],
      ['2026-03-05T02:00', '2026-03-05T02:00', null],
    ]);
    expect(opened).toMatchObject({
      nextDue: TUESDAY.toISOString(),
      move: { running: true, next: TUESDAY.toISOString() },
    });
  });

  it('ends where it is stopped, with all that was due there done; the next one is not stopped by that', async () => {
    sends.set(TUESDAY.getTime(), async () => {
      await feishu.page('POST', '/clock/stop', {});
      await say(ZHAO, '请确认');
    });
    expect(await feishu.clock('2026-03-05T02:00:00.000Z')).toEqual({ now: TUESDAY.toISOString() });
    expect((await moveOf()).seen).toMatchObject([{ openId: ZHAO, messages: 1 }]);
    expect(await feishu.clock('2026-03-05T02:00:00.000Z')).toEqual({ now: '2026-03-05T02:00:00.000Z' });
  });

  it('waits for the one before it', async () => {
    const both = [feishu.clock(TUESDAY.toISOString()), feishu.clock(WEDNESDAY.toISOString())];
    expect((await Promise.all(both)).map((m) => m.now)).toEqual([TUESDAY.toISOString(), WEDNESDAY.toISOString()]);
    expect(stood).toEqual([NOON, TUESDAY, WEDNESDAY].map((at) => at.toISOString()));
  });

  it('is over, as far as it came, when Qisu no longer answers', async () => {
    sends.set(TUESDAY.getTime(), async () => void qisu.stop());
    expect(await feishu.clock(WEDNESDAY.toISOString())).toHaveProperty('error');
    expect(await moveOf()).toMatchObject({ running: false, to: WEDNESDAY.toISOString() });
  });
});
