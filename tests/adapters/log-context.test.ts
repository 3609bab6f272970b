import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pinoLog } from '../../src/adapters/log.ts';
import { listener, said } from './feishu/support/listener.ts';

describe('every line on the way of a delivery has its id — interface.md, "Process"', () => {
  it('also after waiting, and while another is on its way', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = pinoLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
    const door = await listener({
      log,
      handle: async (delivery) => {
        await wait(delivery.delivery === 'ev-1' ? 30 : 5);
        log.info({ caseId: delivery.delivery }, 'deep.inside');
        if (delivery.delivery === 'ev-2') throw new Error('x');
        return {};
      },
    });
    const push = (id: string) => door.push(said({}, { event_id: id }), { path: '/feishu/events' });
    await Promise.all([push('ev-1'), push('ev-2'), push('ev-3')]);
    log.info({}, 'of.nobody');
    const inside = lines.filter(({ event }) => event === 'deep.inside');
    expect(inside).toHaveLength(3);
    for (const line of inside) expect(line.delivery).toBe(line.caseId);
    expect(lines.find(({ event }) => event === 'feishu.failed')).toMatchObject({ delivery: 'ev-2' });
    expect(lines.find(({ event }) => event === 'of.nobody')).not.toHaveProperty('delivery');
  });
});
