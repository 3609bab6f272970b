import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LongConnectionNeeds, longConnection } from '../../../src/adapters/feishu/long-connection.ts';
import { line } from './support/line.ts';
import { lines, listener, press, said, tapValue } from './support/listener.ts';

const APP_ID = 'cli_0123456789abcdef';
/** Asks again at once, and never for another reason. */
const QUICK = { retryMs: 10, firstMs: 20_000 };

async function connected(far: Awaited<ReturnType<typeof line>>, needs: Partial<LongConnectionNeeds> = {}) {
  const { log, seen } = lines();
  const door = await listener({
    handle: async () => ({ toast: { type: 'info', content: '好' }, card: { schema: '2.0' } }),
  });
  const near = longConnection({
    appId: APP_ID,
    appSecret: 'a-secret',
    domain: far.domain,
    receive: door.receiveEnvelope,
    log,
    ...needs,
  });
  onTestFinished(() => near.stop());
  near.start();
  await vi.waitFor(() => expect(near.connected()).toBe(true), { timeout: 5000, interval: 5 });
  return { near, seen };
}

describe('the long connection — events-and-callbacks.md 6', () => {
  it('brings presses and carries the answer back as Feishu takes it', async () => {
    const far = await line();
    await connected(far);
    expect(await far.push(press({ value: tapValue }))).toEqual({
      code: 200,
      data: { toast: { type: 'info', content: '好' }, card: { type: 'raw', data: { schema: '2.0' } } },
    });
    await vi.waitFor(() => expect(far.pings.map(({ service }) => service)).toEqual([7]));
  });

  it('puts together what comes in pieces, and answers an event with an object', async () => {
    const far = await line();
    const { receiveEnvelope, got } = await listener();
    await connected(far, { receive: receiveEnvelope });
    expect(await far.push(said({ content: JSON.stringify({ text: '诉求'.repeat(500) }) }), 3)).toEqual({
      code: 200,
      data: {},
    });
    expect(got).toMatchObject([{ kind: 'words', text: '诉求'.repeat(500) }]);
  });

  it('does not acknowledge what was not taken over', async () => {
    const far = await line();
    const { receiveEnvelope } = await listener({ handle: async () => Promise.reject(new Error('down')) });
    await connected(far, { receive: receiveEnvelope });
    expect(await far.push(said({}))).toEqual({ code: 500 });
    expect(await far.push({ nonsense: true })).toEqual({ code: 500 });
    expect(await far.push(press({ value: tapValue }))).toMatchObject({ code: 200, data: { toast: { type: 'error' } } });
  });

  it('comes back after it broke', async () => {
    const far = await line();
    const { near } = await connected(far);
    far.open[0]?.terminate();
    await vi.waitFor(() => expect(far.open).toHaveLength(2), { timeout: 5000, interval: 5 });
    await vi.waitFor(() => expect(near.connected()).toBe(true), { interval: 5 });
    expect(await far.push(press({ value: tapValue }))).toMatchObject({ code: 200 });
  });

  it('asks again after what the SDK takes for final, and says so', async () => {
    const far = await line((times) => (times < 3 ? { code: 514, msg: 'auth failed', data: {} } : undefined));
    const { seen } = await connected(far, { retryMs: 10 });
    expect(far.asked()).toBe(3);
    expect(seen.filter(({ event }) => event === 'feishu.connection_refused').map(({ level }) => level)).toEqual([
      'error',
      'error',
    ]);
    expect(seen.at(-1)?.event).not.toBe('feishu.connection_refused');
  });

  it.each([
    ['without data', { code: 514, msg: 'auth failed' }, 514, '应用凭证不对；请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET'],
    ['with null for data', { code: 1000040350, msg: 'too many', data: null }, 1000040350, '长连接已满 50 条'],
    ['that has no address', { code: 0, msg: 'success' }, -1, '没有得到长连接的地址'],
    ['that is no answer of Feishu', { hello: 'I am a proxy' }, -1, '没有得到长连接的地址'],
  ])('says in words why it gets no connection, from an answer %s', async (_what, answer, code, why) => {
    const far = await line((times) => (times === 1 ? answer : undefined));
    const { log, seen } = lines();
    const receive = async () => ({});
    const near = longConnection({ appId: APP_ID, appSecret: 's', domain: far.domain, receive, log, ...QUICK });
    onTestFinished(() => near.stop());
    near.start();
    await vi.waitFor(() => expect(near.connected()).toBe(true), { timeout: 5000, interval: 5 });
    const said = seen.filter(({ level }) => level !== 'info' && level !== 'debug').map(({ fields }) => fields);
    expect(said).toContainEqual(expect.objectContaining({ code, why: expect.stringContaining(why) }));
    expect(JSON.stringify(said)).not.toContain('reading');
  });

  it('takes a line for dead only when a ping has had no answer for twenty seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    const far = await line();
    await connected(far);
    const closed = vi.fn();
    far.open[0]?.on('close', closed);
    vi.advanceTimersByTime(16_000);
    for (let n = 0; n < 200; n++) await new Promise((resolve) => setImmediate(resolve));
    expect(closed).not.toHaveBeenCalled();
  });

  it('does not wait for the SDK while it has never stood', async () => {
    const far = await line((times) => (times < 3 ? { code: 1000040343, msg: 'internal error', data: {} } : undefined));
    const { seen } = await connected(far, { firstMs: 200 });
    expect(seen.filter(({ event }) => event === 'feishu.not_yet_connected')).toHaveLength(2);
  });

  it('stays away once stopped', async () => {
    const far = await line();
    const { near } = await connected(far);
    const closed = new Promise((resolve) => far.open[0]?.on('close', resolve));
    near.stop();
    await closed;
    expect(near.connected()).toBe(false);
    expect(far.asked()).toBe(1);
  });
});
