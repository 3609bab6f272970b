import { describe, expect, it } from 'vitest';
import { browserFor, SCREENS } from '../browser/open-page.ts';
import { wander } from '../browser/wander.ts';
import { openTown } from '../support/outside/town.ts';

const MINUTE_MS = 60_000;
/** An hour; where one proof a day is run beside everything else, a part of it. */
const MINUTES = process.env.CI ? 5 : 60;
/** The town is begun anew so often, with another seed: a town of years would be walked through and not the page. */
const ROUND_MINUTES = 5;
const ROUNDS = MINUTES / ROUND_MINUTES;

const STORY = 'clicking and typing at random for an hour breaks nothing';
const browser = browserFor([STORY]);

describe.skipIf(browser.missing)('somebody who does not know what they do — quality.md, "Pleasant"', () => {
  it.each(Array.from({ length: ROUNDS }, (_, n) => n + 2))(
    `${STORY}: seed %i`,
    async (seed) => {
      const town = await openTown({ now: '2026-03-02 09:10' });
      const no = await town.appeal('赵明远', '营业执照变更，窗口三次退回材料。', '诉求');
      await town.tap('王敏', '派给 市场监管局', { no });
      const { page, complaints } = await browser.open(SCREENS[seed % SCREENS.length] ?? SCREENS[0]);
      await page.goto(`${town.url}/sandbox`);
      await page.locator('section').first().waitFor();
      const done = await wander(page, { seed, ms: ROUND_MINUTES * MINUTE_MS });
      await page.context().close();
      await town.ask('POST', '/sandbox/api/clock/stop');
      await town.settled();
      const troubles = town.troubles();
      await town.close();
      process.stdout.write(`seed ${seed}: ${done.length} deeds\n`);
      expect(complaints, done.slice(-8).join('\n')).toEqual([]);
      expect(troubles).toEqual([]);
    },
    (ROUND_MINUTES + 5) * MINUTE_MS,
  );
});
