import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, ledger, until } from '../support/outside/ledger.ts';
import { visitor } from '../support/outside/own-page.ts';
import { openPhoneTown, PHONE } from '../support/outside/phone-town.ts';

const STORY_MS = 240_000;

describe('killed while a short message is under way — interface.md, "Short messages"; quality.md, "Never lost, never doubled"', () => {
  let town: Awaited<ReturnType<typeof openPhoneTown>>;
  let book: Ledger;
  beforeAll(async () => {
    town = await openPhoneTown({ now: '2026-03-02 09:10' });
    book = await ledger(town.database);
  }, STORY_MS);
  afterAll(async () => {
    await book.close();
    await town.close();
  });

  /** Killed while the gateway has the receipt of a new case and does not answer; then started again. */
  async function killedAt({ sends }: { sends: boolean }): Promise<{ asked: string[]; urls: string[]; no: string }> {
    const gateway = town.gateway;
    if (!gateway) throw new Error('the town has no gateway');
    const before = gateway.asked.length;
    gateway.behaves(() => ({ status: 204, sends, hangs: true }));
    await town.say(PHONE.agent, `代报 ${PHONE.enterprise}`);
    await town.submit(PHONE.agent, '提交诉求', { 类别: '诉求', 诉求内容: '围挡未拆。' }, { settle: false });
    await until('the gateway is asked', async () => gateway.asked.length > before);
    await town.qisu().kill();
    gateway.behaves(() => ({ status: 204, sends: true }));
    await book.freeLease();
    await town.restart();
    await book.quiet(town.now);
    const lately = gateway.asked.slice(before);
    const no = lately[0]?.params.number ?? '';
    const sent = gateway.sent.filter((m) => m.params.number === no);
    return { asked: lately.map((m) => m.id), urls: sent.map((m) => m.params.url), no };
  }

  it.each([
    ['between the link and the message', false],
    ['between the message and the write', true],
  ])(
    '%s: one message, with one link that opens',
    async (_when, sends) => {
      const { asked, urls, no } = await killedAt({ sends });
      expect(new Set(asked).size).toBe(1);
      expect(asked.length).toBeGreaterThan(1);
      expect(urls).toHaveLength(1);
      expect(await book.db.collection('links').countDocuments({ about: no })).toBe(1);
      const owner = visitor(town.qisuUrl());
      await owner.open(new URL(urls[0] ?? '').pathname);
      expect([owner.status, owner.text()]).toEqual([200, expect.stringContaining('围挡未拆')]);
    },
    STORY_MS,
  );

  it('is counted by outcome, and names nobody', async () => {
    const page = await (await fetch(`${town.qisuUrl()}/metrics`)).text();
    expect(page).toContain('qisu_short_messages_total{outcome="delivered"} 1');
    expect(page).not.toContain(PHONE.number);
    expect(page).not.toContain('/e/');
    const log = town.qisu().output();
    expect(log).not.toContain(PHONE.number);
    expect(log).not.toMatch(/\/e\/[\w-]{22}/);
  });
});
