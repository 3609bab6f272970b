import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';
import { newcomer } from './follow-tour.ts';
import { browserFor, SCREENS, type ScreenKind } from './open-page.ts';

const STORY = 'carries a first case to its end on a phone, by what the tour points at alone';
const [, PHONE] = SCREENS;

const browser = browserFor([STORY]);

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

  it(STORY, async () => {
    const me = await enter(PHONE);
    await me.begin('办完第一件诉求');
    expect(await me.follow('hand', '单位受理')).toEqual(['企业说一句话', '提交诉求', '专席派单']);
    // Who comes back later is where they were.
    await page.reload();
    expect(await me.follow()).toEqual(['单位受理', '提交办结', '企业确认', '企业评价', '拨一下时钟']);
    expect(await me.faint()).toEqual([]);
    const [first] = (await town.read('宓永康')).filter((m) => JSON.stringify(m.content).includes('企业评价'));
    expect(JSON.stringify(first?.content)).toContain('满意办结');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
