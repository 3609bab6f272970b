import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from './cards.ts';
import { type Answer, forge } from './forge.ts';
import { DESK, type Looks, townWithBook } from './looks.ts';

const CASES = 20;
/** How long a life lasts at most, counted from the first press of a wave. */
const LIFE_MOST_MS = 300;
const PEOPLE = ['赵明远', '孙婉清', '周启航', '郑凯', '冯丽'];
const UNITS = [
  { unit: '税务局', id: 'swj', who: '林晓' },
  { unit: '人社局', id: 'rsj', who: '马超' },
  { unit: '金融局', id: 'jrj', who: '潘虹' },
  { unit: '科技局', id: 'kjj', who: '田甜' },
  { unit: '生态环境局', id: 'sthj', who: '彭浩' },
] as const;
const EVENTS = ['submit', 'dispatch', 'accept', 'nudge', 'withdraw'];

/** The same instants in every run. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Moving = { no: string; _id: string; filer: string; at: (typeof UNITS)[number]; card: string };
/** How a press went: its words, or nothing because Qisu died over it. */
type Pressed = { no: string; event: string; answer: Answer | null };

/** Twenty cases move while the program is killed so many times; the seed says at which instants. */
export function killedAtRandom({ seed, kills }: { seed: number; kills: number }): void {
  describe(`killed at ${kills} instants while twenty cases move — quality.md "Never lost, never doubled" (ML 六(二))`, () => {
    let there: Looks;
    let craft: ReturnType<typeof forge>;
    const moving: Moving[] = [];
    const acknowledged: string[] = [];
    let interrupted = 0;
    beforeAll(async () => {
      there = await townWithBook({ profile: 'malu', now: '2026-09-24 10:00' });
      craft = forge(there.town);
      const { town, book, quiet, cardsAt } = there;
      // Each has one open form.
      for (let n = 0; n < CASES; n += PEOPLE.length) {
        const writers = PEOPLE.slice(0, CASES - n);
        for (const [i, name] of writers.entries())
          await town.ask('POST', '/sandbox/api/messages', {
            as: town.id(name),
            toBot: true,
            text: `第${n + i + 1}件：有关部门一直没有答复`,
          });
        await quiet();
        for (const name of writers) await town.submit(name, '提交诉求', { 类别: '协调' }, { settle: false });
        await quiet();
      }
      for (const [n, c] of (await book.cases()).entries()) {
        const [card] = await cardsAt(DESK, c.no);
        const at = UNITS[n % UNITS.length] ?? UNITS[0];
        const filer = c.record[0]?.by.name ?? '';
        moving.push({ no: c.no, _id: c._id, filer, at, card: card?.messageId ?? '' });
      }
    });
    afterAll(() => there.close());

    /** Somebody presses the next button of a case as it is now. */
    async function press({ no, _id, filer, at, card }: Moving, now: Date): Promise<Pressed | null> {
      const { v, record } = await there.book.caseOf(no);
      const event = EVENTS[record.filter((r) => EVENTS.includes(r.event)).length];
      if (!event) return null;
      const who = event === 'dispatch' ? '王敏' : event === 'accept' ? at.who : filer;
      const action = event === 'dispatch' ? `dispatch:${at.id}` : event;
      const post = await craft.press(who, card, { tag: 'button', value: { action, caseId: _id, v } }, { at: now });
      return { no, event, answer: await craft.post(post).catch(() => null) };
    }

    async function wave(now: Date): Promise<number> {
      const pressed = (await Promise.all(moving.map((c) => press(c, now)))).flatMap((p) => (p ? [p] : []));
      for (const { no, event, answer } of pressed) {
        if (answer?.body.toast?.type === 'success') acknowledged.push(`${no} ${event}`);
        if (!answer) interrupted += 1;
      }
      return pressed.length;
    }

    it('every press that was acknowledged has its effect once, whatever was cut off', {
      timeout: 180_000,
    }, async () => {
      const { town, book, quiet } = there;
      const random = seeded(seed);
      for (let n = 0; n < kills; n++) {
        const running = wave(await town.now());
        await new Promise((resolve) => setTimeout(resolve, random() * LIFE_MOST_MS));
        await town.qisu().kill();
        await running;
        await book.freeLease();
        await town.restart();
      }
      while ((await wave(await town.now())) > 0);
      await town.settled();
      await quiet();
      expect(interrupted).toBeGreaterThan(0);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      for (const c of await book.cases()) {
        expect(c.record.map((r) => r.event)).toEqual(EVENTS);
        expect(c.state).toBe('withdrawn');
        expect(c.outbox).toEqual([]);
        expect(c.maybeTwice).toBeUndefined();
      }
      const done = (await book.cases()).flatMap((c) => c.record.map((r) => `${c.no} ${r.event}`));
      expect(done).toEqual(expect.arrayContaining(acknowledged));
    });

    it('every chat has one card of each case, as it is now, and no words twice', async () => {
      const { town } = there;
      const places = [DESK, ...UNITS.map((u) => u.unit), ...PEOPLE];
      const messages = new Map(await Promise.all(places.map(async (p) => [p, await town.read(p)] as const)));
      for (const { no, filer, at } of moving)
        for (const where of [DESK, at.unit, filer]) {
          const about = (messages.get(where) ?? []).filter((m) => JSON.stringify(m.content).includes(no));
          const [card, ...more] = about.filter((m) => faceOf(m.content).note.includes(no));
          expect(more, `${where} ${no}`).toEqual([]);
          expect(card && faceOf(card.content).tag, `${where} ${no}`).toBe('已撤回');
          const told = about.filter((m) => m.msgType === 'text').map((m) => m.content.text);
          expect(new Set(told).size, `${where} ${no}`).toBe(told.length);
        }
      for (const { unit } of UNITS) {
        const withdrawn = (await town.texts(unit)).filter((t) => t.includes('撤回'));
        expect(withdrawn).toHaveLength(CASES / UNITS.length);
      }
      expect(await town.words('税务局', moving[0]?.no ?? '')).toContain('类别：协调');
    });
  });
}
