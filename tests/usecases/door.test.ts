import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atTheDoor } from '../support/door.ts';
import { type World, world } from '../support/world.ts';

/** As many as take a few seconds; the proof of the same name sends ten thousand. */
const MESSAGES = 120;

describe('whatever Feishu can send — interface.md, "What a refusal looks like", "Words"; quality.md', () => {
  let qisu: World;
  const numbers: string[] = [];
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:00' });
    numbers.push(await qisu.caseIn('in_progress'), await qisu.caseIn('resolved', { who: 'otherContact' }));
  });
  afterAll(() => qisu.close());

  it('is answered 200, and each message stands in a case, an open form or an answer', async () => {
    const door = atTheDoor(qisu, 20_260_302);
    const statuses = new Set<number>();
    for (let n = 0; n < MESSAGES; n += 1) {
      statuses.add(await door.message(n, numbers));
      if (n % 10 === 0) statuses.add(await door.press(100_000 + n));
    }
    expect(door.errors).toEqual([]);
    expect([...statuses]).toEqual([200]);
    expect(await door.lost()).toEqual([]);
    // The account is one that can miss something.
    await qisu.db.collection('notices').deleteMany({ 'show.words': /我还读不懂这类消息/ });
    expect((await door.lost()).length).toBeGreaterThan(3);
  });
});
