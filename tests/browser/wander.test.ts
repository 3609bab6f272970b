import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';
import { browserFor, SCREENS } from './open-page.ts';
import { wander } from './wander.ts';

const STORY = 'clicking and typing at random breaks nothing';
const SEED = 1;
const SECONDS = 10;

const browser = browserFor([STORY]);

describe.skipIf(browser.missing)('somebody who does not know what they do — quality.md, "Pleasant"', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ now: '2026-03-02 09:10' });
  });
  afterAll(() => town?.close());

  it(STORY, async () => {
    const no = await town.appeal('赵明远', '营业执照变更，窗口三次退回材料。', '诉求');
    await town.tap('王敏', '派给 市场监管局', { no });
    const { page, complaints } = await browser.open(SCREENS[0]);
    await page.goto(`${town.url}/sandbox`);
    await page.locator('section').first().waitFor();
    const done = await wander(page, { seed: SEED, ms: SECONDS * 1_000 });
    const shown = await page.locator('section').count();
    await page.context().close();
    // A long move that was begun at the end need not be made.
    await town.ask('POST', '/sandbox/api/clock/stop');
    await town.settled();
    expect(done.length).toBeGreaterThan(SECONDS);
    expect(shown).toBeGreaterThan(0);
    expect(complaints, done.slice(-8).join('\n')).toEqual([]);
    expect(town.troubles()).toEqual([]);
  });
});
