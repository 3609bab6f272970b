import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Screen, screenOf } from '../support/outside/screen.ts';
import { openTown, type Town } from '../support/outside/town.ts';
import { browserFor, SCREENS } from './open-page.ts';

const STORIES = {
  newcomer: 'greets everybody whose column opens on a new town, once',
  log: 'names in the log who did what and what was sent to whom',
  people: 'finds people by typing and marks all who have news',
  newest: 'opens every conversation at its newest message',
  room: 'leaves a phone to the conversation',
};
const FIRST = ['赵明远', '王敏', '李强', '陈刚'] as const;
/** Most that the head of the page may take of a phone of 844, and what stands below the conversation. D */
const [HEAD_PX, FOOT_PX] = [100, 60];

const browser = browserFor(SCREENS.flatMap(({ on }) => Object.values(STORIES).map((story) => `${story} on ${on}`)));

/** Waits as long as a person would until what is read fits. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000 });

for (const kind of SCREENS)
  describe.skipIf(browser.missing)(`the sandbox page and its clock on ${kind.on} — interface.md, "Sandbox"`, () => {
    let town: Town;
    let page: Page;
    let screen: Screen;
    let complaints: string[];
    const stand = async (now: string) => {
      town = await openTown({ now });
      ({ page, complaints } = await browser.open(kind));
      screen = screenOf(page);
    };
    const leave = async () => {
      await page.context().close();
      await town.close();
      expect(complaints).toEqual([]);
    };

    describe('in a new town', () => {
      // Before the morning's digest, so that all chats are empty.
      beforeAll(() => stand('2026-03-02 08:00'));
      afterAll(leave);

      it(STORIES.newcomer, async () => {
        await screen.enter(`${town.url}/sandbox`);
        const menuOf = async (name: string) => (await screen.look(name)).getByRole('toolbar', { name: '机器人菜单' });
        for (const name of FIRST) {
          await screen.read(name, '企诉使用帮助', `${name}，您可以这样使用`);
          const menu = await menuOf(name);
          for (const entry of ['提交诉求', '我的诉求', '待办', '待派', '帮助'])
            expect(await menu.getByText(entry).isVisible()).toBe(true);
        }
        await screen.reload();
        await screen.read('赵明远', '企诉使用帮助');
        await town.settled();
        for (const name of FIRST) expect(await town.seenBy(name)).toHaveLength(1);
        // Whoever is greeted can begin with a press.
        await (await menuOf('赵明远')).getByText('提交诉求').click();
        await (await screen.look('赵明远')).getByText('请直接把遇到的问题发给我').waitFor();
      });
    });

    describe('where a unit does not accept what it was given', () => {
      beforeAll(async () => {
        await stand('2026-03-02 09:10');
        const appeal = '营业执照经营范围变更，窗口三次退回材料，请给一份完整的清单。';
        const no = await town.appeal('赵明远', appeal, '诉求');
        await town.tap('王敏', '派给 市场监管局', { no });
        await screen.enter(`${town.url}/sandbox`);
      });
      afterAll(leave);

      it(STORIES.log, async () => {
        await screen.pressBar('接口日志');
        const lines = page.getByTestId('log').locator('summary');
        for (const words of [
          /赵明远 发消息.*im\.message\.receive_v1/,
          /赵明远 点按 提交诉求.*card\.action\.trigger/,
          /王敏 点按 派给 市场监管局.*card\.action\.trigger/,
          /发卡片 → 市场监管局.*POST \/open-apis\/im\/v1\/messages/,
          /发卡片 → 赵明远/,
        ])
          await lines.filter({ hasText: words }).first().waitFor();
        await page.getByLabel('筛选', { exact: true }).fill('王敏 点按');
        await soon(() => lines.count()).toBe(1);
        await page.getByLabel('收起日志').click();
      });

      it(STORIES.people, async () => {
        await town.travelTo('2026-03-04 09:30');
        await screen.look('吴磊');
        const { people } = await town.ask<{ people: { name: string; unread: number }[] }>('GET', '/sandbox/api/state');
        const shown: string[] = [...FIRST, '吴磊'];
        const news = people.filter(({ name, unread }) => unread > 0 && !shown.includes(name));
        expect(news.length).toBeGreaterThan(3);
        const button = page.getByTestId('add-person');
        const options = page.getByRole('option');
        await soon(() => button.locator('.unread').textContent()).toBe(String(news.length));
        await button.click();
        for (const { name, unread } of news)
          await options
            .filter({ hasText: name })
            .filter({ hasText: `${unread} 条未读` })
            .first()
            .waitFor();

        await page.getByLabel('找人').fill('没有这个人');
        await page.getByText('没有找到“没有这个人”，请换一个姓名、单位或企业。').waitFor();
        await page.getByLabel('找人').fill('市场监管 周');
        await soon(() => options.allTextContents()).toEqual([expect.stringMatching(/周芳市场监管局.*条未读/)]);
        await page.keyboard.press('Enter');
        await page.locator('section[aria-label="周芳"]').waitFor();
        expect(await options.count()).toBe(0);
        await button.click();
        await page.keyboard.press('Escape');
        expect(await options.count()).toBe(0);
        if (kind.phone) return;
        // A press beside the list puts it away, and presses nothing.
        await button.click();
        await (await screen.look('赵明远')).getByText('帮助', { exact: true }).click();
        expect(await options.count()).toBe(0);
        expect((await town.log()).filter((call) => JSON.stringify(call.request).includes('bot.menu'))).toEqual([]);
      });

      it(STORIES.newest, async () => {
        await town.travelTo('2026-03-11 10:00');
        for (let load = 0; load < 2; load++) {
          await screen.reload();
          await screen.open('李强', '市场监管局');
          for (const name of ['李强', '赵明远', '陈刚']) {
            await screen.look(name);
            await soon(() => screen.atNewest(name)).toBe(true);
          }
        }
        const box = (await screen.look('陈刚')).locator('.conversation');
        expect(await box.evaluate((e) => e.scrollHeight > 3 * e.clientHeight)).toBe(true);
        // What is read stays where it is read, also when the window changes; what is new comes into view.
        await box.evaluate((e) => e.scrollTo(0, 100));
        const height = kind.viewport.height - 100;
        await page.setViewportSize({ ...kind.viewport, height });
        await page.waitForFunction((now) => window.innerHeight === now, height);
        expect(await box.evaluate((e) => e.scrollTop)).toBe(100);
        await town.say('陈刚', '日报');
        await soon(() => screen.atNewest('陈刚')).toBe(true);
        await page.setViewportSize(kind.viewport);
      });

      it.runIf(kind.phone)(STORIES.room, async () => {
        const box = (await screen.look('赵明远')).locator('.conversation');
        const [above, below] = await box.evaluate((e) => {
          const { top, bottom } = e.getBoundingClientRect();
          return [top, window.innerHeight - bottom];
        });
        expect(above).toBeLessThanOrEqual(HEAD_PX);
        expect(below).toBeLessThanOrEqual(FOOT_PX);
      });
    });
  });
