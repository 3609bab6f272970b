import { describe, expect, it } from 'vitest';
import { promMetrics } from '../../src/adapters/metrics.ts';
import type { Readings } from '../../src/metrics-port.ts';
import { envelope, listener, press, tapValue } from './feishu/support/listener.ts';
import { message, no, ok, platform } from './feishu/support/platform.ts';

const UP: Readings = { databaseUp: true, sends: true, lostLogLines: 0 };
const made = () => {
  const metrics = promMetrics({ version: '1.2.3', role: 'web' });
  return { metrics, text: async (readings = UP) => (await metrics.page(async () => readings)).text };
};

describe('calls to Feishu are counted by API and code — interface.md, "Metrics"', () => {
  it('with the token’s, without ids, refused ones by Feishu’s code, and unanswered ones', async () => {
    const { metrics, text } = made();
    const { messenger, stop } = await platform(
      (call, times) => (call.method === 'POST' ? ok(message(`om_${times}`)) : no(230031, 'too old')),
      { metrics },
    );
    await messenger.send({ chat: 'oc_1' }, { text: 'x' }, 'id-1');
    await expect(messenger.update('om_0a1b2c', {})).rejects.toMatchObject({ code: 230031 });
    await stop();
    await expect(messenger.send({ chat: 'oc_1' }, { text: 'x' }, 'id-2')).rejects.toMatchObject({ code: 0 });
    const page = await text();
    expect(page).toContain('qisu_feishu_calls_total{api="POST /auth/v3/tenant_access_token/internal",code="0"} 1');
    expect(page).toContain('qisu_feishu_calls_total{api="POST /im/v1/messages",code="0"} 1');
    expect(page).toContain('qisu_feishu_calls_total{api="PATCH /im/v1/messages/:id",code="230031"} 1');
    expect(page).toContain('qisu_feishu_calls_total{api="POST /im/v1/messages",code="none"} 1');
    expect(page).toContain('qisu_feishu_call_seconds_count{api="POST /im/v1/messages"} 2');
  });

  it('in few series, whatever is called', async () => {
    const { metrics, text } = made();
    for (let n = 0; n < 300; n += 1) metrics.call('GET', `/open-apis/made-up/${n}`, n, 0.1);
    const page = await text();
    const series = page.split('\n').filter((line) => line.startsWith('qisu_feishu_calls_total{'));
    expect(series).toHaveLength(101);
    expect(page).toContain('qisu_feishu_calls_total{api="other",code="other"} 200');
  });
});

describe('deliveries are counted by kind and outcome — interface.md, "Metrics"', () => {
  it('a refused press by its reason, which is not sent; one that failed, and one that came too often', async () => {
    const { metrics, text } = made();
    const door = await listener({
      metrics,
      handle: async ({ delivery }) => {
        if (delivery === 'bad') throw new Error('x');
        return { toast: { type: 'error', content: '请看最新的卡片' }, refused: 'stale' };
      },
    });
    const answer = await door.push(press({ value: tapValue }));
    expect(answer.body).toEqual({ toast: { type: 'error', content: '请看最新的卡片' } });
    await door.push(press({ value: tapValue }, { event_id: 'bad' }));
    for (let n = 0; n < 119; n += 1) await door.push(press({ value: tapValue }));
    const page = await text();
    expect(page).toContain('qisu_refusals_total{code="stale"} 119');
    expect(page).toContain('qisu_deliveries_total{kind="tap",outcome="refused"} 119');
    expect(page).toContain('qisu_deliveries_total{kind="tap",outcome="failed"} 1');
    expect(page).toContain('qisu_deliveries_total{kind="tap",outcome="limited"} 1');
    expect(page).toContain('qisu_delivery_seconds_count{kind="tap"} 121');
  });

  it('what is wrongly signed, not ours, malformed, or ignored', async () => {
    const { metrics, text } = made();
    const door = await listener({ metrics });
    await door.post('{}', {});
    await door.push(press({ value: { of: 'another app' } }));
    await door.push(envelope('im.message.receive_v1', {}), { path: '/feishu/events' });
    await door.push(envelope('some.other.event_v1', {}), { path: '/feishu/events' });
    const page = await text();
    for (const line of [
      '{kind="other",outcome="unsigned"} 1',
      '{kind="tap",outcome="forged"} 1',
      '{kind="words",outcome="malformed"} 1',
      '{kind="other",outcome="ignored"} 1',
    ])
      expect(page).toContain(`qisu_deliveries_total${line}`);
  });
});

describe('a reading that is no longer known', () => {
  it('is left out, not kept', async () => {
    const { text } = made();
    expect(await text({ ...UP, outboxLag: 7 })).toContain('qisu_outbox_lag_seconds 7');
    const page = await text({ ...UP, databaseUp: false });
    expect(page).toContain('qisu_database_up 0');
    expect(page).not.toMatch(/^qisu_outbox_lag_seconds/m);
  });
});
