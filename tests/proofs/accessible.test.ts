import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserFor, SCREENS } from '../browser/open-page.ts';
import { type Screen, screenOf } from '../support/outside/screen.ts';
import { openTown, type Town } from '../support/outside/town.ts';

/** What somebody sees, by how they come to see it. */
const VIEWS: Record<string, (screen: Screen, page: Page) => Promise<unknown>> = {
  'the first view': (screen) => screen.look('赵明远'),
  'a form': (screen) => screen.say('赵明远', '门前修路三个月，货车进不来，请问什么时候能通？'),
  'a card that is overdue': (screen) => screen.open('王敏', '企业服务专席'),
  'the people': (_screen, page) => page.getByTestId('add-person').click(),
  'the log': async (screen, page) => {
    await page.keyboard.press('Escape');
    await screen.pressBar('接口日志');
    await page.getByTestId('log').locator('summary').first().click();
  },
};
const SCHEMES = ['light', 'dark'] as const;
const GRAVE = ['serious', 'critical'];

const browser = browserFor(SCREENS.flatMap(({ on }) => Object.keys(VIEWS).map((view) => `${view} on ${on}`)));

/** Waits until nothing on the page moves or fades any more: what is half faded has little contrast. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));

/** The grave faults that axe finds, each with the first element that has it. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<axe.AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(
      ({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.any[0]?.message ?? ''}`,
    );
}

describe.skipIf(browser.missing)(
  'whoever sees little or uses no mouse can use the page — quality.md, "Pleasant"',
  () => {
    let town: Town;
    beforeAll(async () => {
      town = await openTown({ now: '2026-03-02 09:10' });
      await town.appeal('赵明远', '营业执照变更，窗口三次退回材料。', '诉求');
      await town.travelTo('2026-03-05 10:00');
    });
    afterAll(() => town?.close());
    for (const kind of SCREENS)
      for (const colorScheme of SCHEMES)
        it(`on ${kind.on}, ${colorScheme}`, async () => {
          const { page, complaints } = await browser.open(kind);
          await page.emulateMedia({ colorScheme });
          const screen = screenOf(page);
          await screen.enter(`${town.url}/sandbox`);
          const found: string[] = [];
          for (const [view, show] of Object.entries(VIEWS)) {
            await show(screen, page);
            await settled(page);
            found.push(...(await faultsOf(page)).map((fault) => `${view}: ${fault}`));
          }
          await page.context().close();
          expect(found).toEqual([]);
          expect(complaints).toEqual([]);
        });
  },
);
