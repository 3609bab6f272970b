import { describe, expect, it } from 'vitest';
import { newcomer } from '../browser/follow-tour.ts';
import { browserFor, SCREENS } from '../browser/open-page.ts';
import { openTown } from '../support/outside/town.ts';

const STORY = 'walks a return on a desktop by keys alone, in the dark';
const browser = browserFor([STORY]);

describe.skipIf(browser.missing)('the tours of the sandbox by keys — interface.md, "Sandbox"', () => {
  it(STORY, async () => {
    const town = await openTown({ profile: 'malu', own: true, now: '2026-03-02 09:10' });
    const { page, complaints } = await browser.open(SCREENS[0]);
    page.setDefaultTimeout(20_000);
    await page.goto(`${town.url}/sandbox`);
    const me = newcomer(page);
    // Dark by the page's own switch, which is remembered.
    await page.getByRole('dialog').getByLabel('深色').check();
    await page.getByRole('button', { name: '单位申请退回' }).press('Enter');
    expect(await me.follow('keys')).toEqual([
      ...['企业说一句话', '提交诉求', '专席派单'],
      ...['单位申请退回', '专席裁定', '单位受理'],
    ]);
    expect(await me.faint()).toEqual([]);
    await page.reload();
    await me.bubble.waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark');
    // Put away and brought back by keys.
    await page.keyboard.press('Escape');
    await me.bubble.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await me.bubble.waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    await town.close();
  });
});
