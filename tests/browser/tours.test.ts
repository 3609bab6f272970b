import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';
import { newcomer } from './follow-tour.ts';
import { browserFor, SCREENS, type ScreenKind } from './open-page.ts';

const STORIES = {
  first: 'carries a first case to its end on a phone, by what the tour points at alone',
  late: 'goes on to a case that nobody accepts, until its deadline is over',
  keys: 'walks a return on a desktop by keys alone, in the dark',
};
const [DESKTOP, PHONE] = SCREENS;

const browser = browserFor(Object.values(STORIES));

describe.skipIf(browser.missing)('the tours of the sandbox — interface.md, "Sandbox"', () => {
  let town: Town;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    if (!browser.missing) town = await openTown({ profile: 'malu', own: true, now: '2026-03-02 09:10' });
  });
  afterAll(() => town?.close());
  const enter = async (kind: ScreenKind) => {
    ({ page, complaints } = await browser.open(kind));
    page.setDefaultTimeout(20_000);
    await page.goto(`${town.url}/sandbox`);
    return newcomer(page);
  };

  it(STORIES.first, async () => {
    const me = await enter(PHONE);
    await me.begin('办完第一件诉求');
    expect(await me.follow('hand', '单位受理')).toEqual(['企业说一句话', '提交诉求', '专席派单']);
    // Who comes back later is where they were.
    await page.reload();
    expect(await me.follow()).toEqual(['单位受理', '提交办结', '企业确认', '企业评价', '拨一下时钟']);
    expect(await me.faint()).toEqual([]);
    const [first] = (await town.read('宓永康')).filter((m) => JSON.stringify(m.content).includes('企业评价'));
    expect(JSON.stringify(first?.content)).toContain('满意办结');
  });

  it(STORIES.late, async () => {
    const me = newcomer(page);
    await me.bubble.getByText('接着看：没有人受理').click();
    expect(await me.follow('hand', '报到单位负责人')).toEqual([
      ...['企业说一句话', '提交诉求', '专席派单'],
      ...['没有人受理：提醒', '看看群里的提醒', '过了时限'],
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it(STORIES.keys, async () => {
    const me = await enter(DESKTOP);
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
  });
});
