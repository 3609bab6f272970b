import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callbackWatch } from '../../jobs/callback-watch.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { type World, world } from '../support/world.ts';

describe('cards with buttons are out and nobody’s press comes — T32', () => {
  let qisu: World;
  beforeAll(async () => {
    // A Friday.
    qisu = await world({ now: '2026-03-06 14:00' });
  });
  afterAll(() => qisu.close());

  const told = (who: string): string[] =>
    qisu
      .as(who)
      .readings()
      .filter((words) => words.includes('没有收到过一次按钮点击'));
  /** The job runs at this hour, as with a clock that cannot be moved. */
  async function at(words: string): Promise<string[][]> {
    qisu.clock.moveTo(shanghai(words));
    for (const clockMoves of [false, false, true]) await callbackWatch.run({ ...qisu.deps, clockMoves });
    await qisu.drain();
    return qisu.deps.directory.current().administrators.map((a) => told(a.openId));
  }
  const times = (all: string[][]): number[] => [...new Set(all.map((words) => words.length))];

  it('nothing is said while no card is out', async () => {
    expect(times(await at('2026-03-06 15:00'))).toEqual([0]);
  });

  it('nothing before a whole working day is over, then once a day to each administrator', async () => {
    await qisu.as('contact').says('出口退税一直没有通过，请帮忙看看。');
    expect(times(await at('2026-03-09 14:59'))).toEqual([0]);
    const [first] = await at('2026-03-09 15:02');
    expect(first).toEqual([
      expect.stringMatching(
        /^从3月6日（周五）15:00起发出了带按钮的卡片，.*card\.action\.trigger.*最近一次收到点击：从来没有；最近一次收到消息等事件：3月6日（周五）15:00。$/,
      ),
    ]);
    expect(times(await at('2026-03-09 17:00'))).toEqual([1]);
    expect(times(await at('2026-03-10 08:00'))).toEqual([1]);
    expect(times(await at('2026-03-10 09:10'))).toEqual([2]);
  });

  it('a press ends it, until the next card has waited for a day', async () => {
    await qisu.caseIn('dispatched');
    expect(times(await at('2026-03-11 09:10'))).toEqual([2]);
  });

  it('the sandbox, whose clock jumps over days, says nothing', async () => {
    qisu.clock.moveTo(shanghai('2026-03-20 10:00'));
    await callbackWatch.run({ ...qisu.deps, clockMoves: true });
    await qisu.drain();
    expect(times(qisu.deps.directory.current().administrators.map((a) => told(a.openId)))).toEqual([2]);
  });
});
