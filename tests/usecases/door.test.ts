import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atTheDoor } from '../support/door/door.ts';
import { openIdOf } from '../support/town.ts';
import { type World, world } from '../support/world.ts';

/** As many as take a few seconds; the proof of the same name sends ten thousand messages. */
const ROUNDS = 20;
/** How long they may take on a busy machine, in milliseconds. */
const PATIENCE_MS = 400_000;

describe('whatever Feishu can send — interface.md, "What a refusal looks like", "Words"; quality.md', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    await qisu.caseIn('in_progress');
    await qisu.caseIn('resolved', { who: 'otherContact' });
  });
  afterAll(() => qisu.close());

  it('is answered 200, and each message stands in a case, an open form or an answer', {
    timeout: PATIENCE_MS,
  }, async () => {
    const door = await atTheDoor(qisu, 20_260_302);
    for (let n = 0; n < ROUNDS; n += 1) await door.round();
    expect(await door.faults()).toEqual([]);
    expect(qisu.takeErrors()).toEqual([]);
    expect(door.counts.messages).toBeGreaterThan(150);

    // The account is one that can miss words, files and an answer.
    await qisu.db.collection('notices').deleteMany({});
    const lost = await door.lost();
    expect(lost.some((line) => line.startsWith('words lost'))).toBe(true);
    expect(lost.some((line) => line.startsWith('file'))).toBe(true);
    for (const who of ['contact', 'agent', 'unit', 'desk', 'head'] as const)
      qisu.post.refused.set(openIdOf(who), 230_013);
    for (let n = 0; n < 3; n += 1) await door.round();
    expect((await door.faults()).some((line) => line.startsWith('silence'))).toBe(true);
    await door.close();
  });
});
