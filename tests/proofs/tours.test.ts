import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newcomer } from '../browser/follow-tour.ts';
import { browserFor, SCREENS } from '../browser/open-page.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const PLACES = ['suzhou', 'malu', 'huzhou', 'suqian'] as const;
const FILED = ['企业说一句话', '提交诉求', '专席派单'];
const RUNGS = ['报到单位负责人', '报到督查', '报到分管领导'].flatMap((rung) => [rung, `${rung}：看一看`]);
const TOURS: [name: string, steps: string[]][] = [
  ['办完第一件诉求', [...FILED, '单位受理', '提交办结', '企业确认', '企业评价', '拨一下时钟']],
  ['没有人受理', [...FILED, '没有人受理：提醒', '看看群里的提醒', '过了时限', ...RUNGS]],
  ['单位申请退回', [...FILED, '单位申请退回', '专席裁定', '单位受理']],
  [
    '企业不满意',
    [
      ...[...FILED, '单位受理', '提交办结', '企业确认', '企业不满意', '拨一下时钟', '专席回访'],
      ...['提交办结', '企业确认', '企业评价', '拨一下时钟'],
    ],
  ],
];

const story = (place: string, on: string) => `${place} on ${on}`;
const kindOf = (place: string) =>
  SCREENS[PLACES.indexOf(place as (typeof PLACES)[number]) % SCREENS.length] ?? SCREENS[0];
const browser = browserFor(PLACES.map((place) => story(place, kindOf(place).on)));

/** Each town on one kind of screen, all four tours one after the other, by day and by night in turn. */
describe.skipIf(browser.missing)('every tour ends in every town — interface.md, "Sandbox"', () => {
  describe.each(PLACES)('%s', (profile) => {
    let town: Town;
    let me: ReturnType<typeof newcomer>;
    let complaints: string[] = [];
    const kind = kindOf(profile);
    beforeAll(async () => {
      town = await openTown({ profile, own: true, now: '2026-03-02 09:10' });
      const opened = await browser.open(kind);
      complaints = opened.complaints;
      opened.page.setDefaultTimeout(20_000);
      await opened.page.goto(`${town.url}/sandbox`);
      me = newcomer(opened.page);
    });
    afterAll(async () => {
      await me?.bubble.page().context().close();
      await town?.close();
      expect(complaints).toEqual([]);
    });

    it.each(TOURS)('%s', async (name, steps) => {
      await me.bubble
        .page()
        .emulateMedia({ colorScheme: TOURS.findIndex(([one]) => one === name) % 2 ? 'dark' : 'light' });
      await me.begin(name);
      expect(await me.follow()).toEqual(steps);
      expect(await me.faint()).toEqual([]);
      await me.leave();
    });
  });
});
