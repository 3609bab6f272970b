import { describe, expect, it } from 'vitest';
import type { Words } from '../../../src/deliveries.ts';
import { MessengerError, PlatformError } from '../../../src/ports.ts';
import { envelope, listener, press, said, tapValue } from './support/listener.ts';

const busy = { toast: { type: 'error', content: '系统繁忙，请稍后再试' } };
const tooOften = { toast: { type: 'error', content: '操作过于频繁，请稍后再试' } };
const tap = press({ value: tapValue });

describe('answers', () => {
  it('carry the toast and the card as Feishu takes them', async () => {
    const card = { schema: '2.0', body: { elements: [] } };
    const { push } = await listener({ handle: async () => ({ toast: { type: 'success', content: '已受理' }, card }) });
    expect(await push(tap)).toEqual({
      status: 200,
      body: { toast: { type: 'success', content: '已受理' }, card: { type: 'raw', data: card } },
    });
  });

  it('come in time however slow the work is, which goes on', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let release = (): void => undefined;
    const { push, seen } = await listener({
      answerWithinMs: 50,
      handle: async () => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        finish();
        return {};
      },
    });
    expect(await push(tap)).toEqual({ status: 200, body: busy });
    expect(seen).toContainEqual(expect.objectContaining({ level: 'warn', event: 'feishu.slow' }));
    release();
    await finished;
  });

  it('are inside the three seconds of Feishu by themselves', async () => {
    const { push } = await listener({ handle: () => new Promise(() => undefined) });
    const began = performance.now();
    expect(await push(tap)).toEqual({ status: 200, body: busy });
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['a platform', new PlatformError('store', 0, true, 'no server')],
  ])('say busy when %s fails, with one error line', async (_, error) => {
    const { push, seen } = await listener({ handle: async () => Promise.reject(error) });
    expect(await push(tap)).toEqual({ status: 200, body: busy });
    const errors = seen.filter(({ level }) => level === 'error');
    expect(errors).toEqual([
      { level: 'error', event: 'feishu.failed', fields: expect.objectContaining({ err: error }) },
    ]);
  });

  it('do not acknowledge a message that was not taken over, so that Feishu sends it again', async () => {
    const failing = await listener({ handle: async () => Promise.reject(new Error('down')) });
    expect(await failing.push(said({}))).toEqual({ status: 503, body: {} });
    const slow = await listener({ answerWithinMs: 20, handle: () => new Promise(() => undefined) });
    expect(await slow.push(said({}))).toEqual({ status: 503, body: {} });
    const lost = await listener({ botOpenId: async () => Promise.reject(new MessengerError('later', 0, 'x')) });
    const mention = { key: '@_user_1', id: { open_id: 'ou_2' }, name: '李' };
    expect(await lost.push(said({ mentions: [mention] }))).toEqual({ status: 503, body: {} });
  });

  it('over the long connection are the reply itself, or a rejection', async () => {
    const { receiveEnvelope } = await listener({ handle: async () => ({ toast: { type: 'info', content: '好' } }) });
    expect(await receiveEnvelope(tap)).toEqual({ toast: { type: 'info', content: '好' } });
    await expect(receiveEnvelope({ schema: '2.0' })).rejects.toThrow(TypeError);
    const failing = await listener({ handle: async () => Promise.reject(new Error('down')) });
    expect(await failing.receiveEnvelope(tap)).toEqual(busy);
    await expect(failing.receiveEnvelope(said({}))).rejects.toThrow('not taken over');
  });
});

describe('the rate limit — interface.md (D)', () => {
  it('the 121st press in a minute gets a toast and does nothing', async () => {
    const { push, got, clock } = await listener();
    const send = () => push(press({ value: tapValue }, { create_time: String(clock.now().getTime()) }));
    for (let n = 0; n < 120; n++) expect(await send()).toEqual({ status: 200, body: {} });
    expect(await send()).toEqual({ status: 200, body: tooOften });
    expect(got).toHaveLength(120);
    clock.move(60_000);
    expect(await send()).toEqual({ status: 200, body: {} });
  });

  it('messages get one answer and then nothing until the person has paused', async () => {
    const told: Words[] = [];
    const { receiveEnvelope, got, clock } = await listener({ onRateLimited: (words) => void told.push(words) });
    const send = async (times: number) => {
      for (let n = 0; n < times; n++) await receiveEnvelope(said({}));
    };
    await send(125);
    expect(got).toHaveLength(120);
    expect(told).toHaveLength(1);
    clock.move(59_000);
    await send(1);
    clock.move(1000);
    await send(121);
    expect(told).toHaveLength(1);
    clock.move(61_000);
    await send(121);
    expect(told).toHaveLength(2);
  });

  it('the talk of a group among itself, which an app that may read it hears, counts for nobody', async () => {
    const told: Words[] = [];
    const { receiveEnvelope } = await listener({ onRateLimited: (words) => void told.push(words) });
    for (let n = 0; n < 130; n++) await receiveEnvelope(said({ chat_type: 'group', message_id: `om_${n}` }));
    expect(told).toEqual([]);
    expect(await receiveEnvelope(tap)).toEqual({});
  });

  it('presses and messages count together, people apart, and a notification that fails breaks nothing', async () => {
    const { receiveEnvelope, got, seen } = await listener({
      onRateLimited: async () => Promise.reject(new Error('down')),
    });
    for (let n = 0; n < 60; n++) {
      await receiveEnvelope(tap);
      await receiveEnvelope(said({}));
    }
    expect(await receiveEnvelope(tap)).toEqual(tooOften);
    expect(await receiveEnvelope(said({}))).toEqual({});
    expect(seen).toContainEqual(expect.objectContaining({ level: 'error', event: 'feishu.rate_limit_unsent' }));
    const other = { operator: { operator_id: { open_id: 'ou_2' } }, event_key: 'help' };
    await receiveEnvelope(envelope('application.bot.menu_v6', other));
    expect(got).toHaveLength(121);
  });
});
