import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, type WebWorld, webWorld } from '../../support/web-world.ts';

describe('an expired link — interface.md, "Links"', () => {
  let qisu: WebWorld;
  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  it('offers to send a new one to the registered number, once a day, and says the same each time', async () => {
    await qisu.as('desk').says(`链接 ${A.name}`);
    await qisu.as('desk').press('换发');
    const old = qisu.newest('link', A.number);
    await qisu.travelTo('2026-04-02 22:00');
    const page = qisu.visitor();
    await page.open(old);
    expect(page.status).toBe(410);
    await page.press('发送新链接到登记的手机');
    const said = page.text();
    expect([page.status, said]).toEqual([200, expect.stringContaining('一天最多一条')]);
    await qisu.drain();
    expect(qisu.sent('link')).toHaveLength(2);
    await page.open(old);
    await page.press('发送新链接到登记的手机');
    await qisu.drain();
    expect(page.text()).toBe(said);
    expect(qisu.sent('link')).toHaveLength(2);
    await page.open(qisu.newest('link'));
    expect(page.status).toBe(200);
    await qisu.travelTo('2026-05-10 08:00');
    await page.open(old);
    await page.press('发送新链接到登记的手机');
    await qisu.drain();
    expect(qisu.sent('link')).toHaveLength(3);
  });

  it('is neither lost nor doubled where the gateway fails, and is not asked for from another site', async () => {
    const old = qisu.newest('link');
    await qisu.travelTo('2026-06-20 08:00');
    const elsewhere = await fetch(`${qisu.address}${old}/renew`, {
      method: 'POST',
      headers: { origin: 'https://evil.test' },
    });
    expect(elsewhere.status).toBe(403);
    qisu.gateway?.behaves((_m, time) => ({ status: 500, sends: time === 1, answers: time > 1 && time < 3 }));
    await fetch(`${qisu.address}${old}/renew`, { method: 'POST' });
    await qisu.drain();
    qisu.gateway?.behaves(() => ({ status: 204, sends: true }));
    await qisu.travelTo('2026-06-20 09:00');
    await qisu.drain();
    expect(qisu.sent('link')).toHaveLength(4);
    const page = qisu.visitor();
    await page.open(qisu.newest('link'));
    expect(page.status).toBe(200);
  });
});
