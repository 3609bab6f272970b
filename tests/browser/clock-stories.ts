import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Screen, screenOf } from '../support/outside/screen.ts';
import { openTown, type Town } from '../support/outside/town.ts';
import { browserFor, type ScreenKind } from './open-page.ts';

const STORIES = {
  newcomer: 'greets everybody whose column opens on a new town, once',
  log: 'names in the log who did what and what was sent to whom',
  next: 'goes to the next message and says who saw it',
  people: 'finds people by typing and marks all who have news',
  jump: 'shows how far a long jump has come, and goes on working',
  newest: 'opens every conversation at its newest message',
  room: 'leaves a phone to the conversation',
};
const DAY_MS = 86_400_000;
const FIRST = ['赵明远', '王敏', '李强', '陈刚'] as const;
/** Most that the head of the page may take of a phone of 844, and what stands below the conversation. D */
const [HEAD_PX, FOOT_PX] = [100, 60];

/** Waits as long as a person would until what is read fits. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000 });
const strip = (page: Page) => page.getByTestId('move');

/** The page with its clock on screens of these kinds, as people use it. */
export function clockStories(kinds: readonly ScreenKind[]): void {
  const browser = browserFor(kinds.flatMap(({ on }) => Object.values(STORIES).map((story) => `${story} on ${on}`)));

  for (const kind of kinds)
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
          await page.getByLabel('筛选', { exact: true }).fill('');
          await page.getByLabel('人或群').selectOption('赵明远');
          await page.getByLabel('办件').selectOption({ index: 1 });
          await soon(async () => (await lines.allTextContents()).filter((line) => !line.includes('赵明远'))).toEqual(
            [],
          );
          await lines.filter({ hasText: '发卡片 → 赵明远' }).first().waitFor();
          // A card, sent as a text, is laid open.
          await lines.filter({ hasText: '发卡片 → 赵明远' }).first().click();
          await soon(() => page.locator('.log-json').textContent()).toMatch(
            /"content（文本中的 JSON）": \{\s*"schema": "2\.0"/,
          );
          await page.getByLabel('收起日志').click();
        });

        it(STORIES.next, async () => {
          await town.travelTo('2026-03-03 12:00');
          // On Wednesday morning the leaders read their digest, then the unit its list, then everybody that it is late.
          await screen.move('下一条消息');
          expect(await screen.clock()).toMatch(/^2026年3月4日 周三 08:35/);
          expect(await strip(page).textContent()).toMatch(/^刚刚：陈刚1/);
          await screen.move('下一条消息');
          expect(await screen.clock()).toMatch(/^2026年3月4日 周三 08:50/);
          expect(await strip(page).textContent()).toMatch(/^刚刚：李强1/);
          await screen.move('下一条消息');
          expect(await screen.clock()).toMatch(/^2026年3月4日 周三 09:05/);
          expect(await strip(page).textContent()).toMatch(/^刚刚：.*王敏\d.*李强\d/);
          await strip(page)
            .getByText(/途中到期 \d+ 条/)
            .click();
          const came = page.getByTestId('came').getByRole('listitem');
          await came
            .filter({ hasText: /3月4日 周三 09:05.*李强.*超期/ })
            .first()
            .waitFor();
          await strip(page)
            .getByText(/途中到期 \d+ 条/)
            .click();
          expect(await screen.faults()).toEqual([]);

          await strip(page)
            .getByRole('button', { name: /^王敏 / })
            .click();
          const desk = await screen.look('王敏');
          await soon(() => desk.locator('.chat-tab.on').textContent()).toContain('企业服务专席');
          await desk.getByText('【单位超期】').first().waitFor();
          // 吴磊 has no column; his name opens one, at the chat in which there is news.
          await strip(page)
            .getByRole('button', { name: /^吴磊 / })
            .click();
          await (await screen.look('吴磊')).getByText('【超期预警】').first().waitFor();
          await strip(page).getByLabel('收起').click();
          await strip(page).waitFor({ state: 'detached' });
        });

        it(STORIES.people, async () => {
          const { people } = await town.ask<{ people: { name: string; unread: number }[] }>(
            'GET',
            '/sandbox/api/state',
          );
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
          await soon(() => options.count()).toBe(0);
          // Whoever came by the keyboard is at her head, and goes on from there.
          await soon(() => page.evaluate(() => document.activeElement?.closest('section')?.ariaLabel)).toBe('周芳');
          await button.click();
          await page.keyboard.press('Escape');
          await soon(() => options.count()).toBe(0);
          if (kind.phone) return;
          // A press beside the list puts it away, and presses nothing.
          await button.click();
          await (await screen.look('赵明远')).getByText('帮助', { exact: true }).click();
          await soon(() => options.count()).toBe(0);
          expect((await town.log()).filter((call) => JSON.stringify(call.request).includes('bot.menu'))).toEqual([]);
        });

        it(STORIES.jump, async () => {
          await screen.look('赵明远');
          if (kind.phone) await page.getByLabel('更多', { exact: true }).click();
          await page.getByTestId('clock-input').fill('2026-06-01T09:00');
          await screen.pressBar('前往');
          await soon(() => strip(page).getByTestId('move-at').textContent()).toMatch(/^3月[5-9]日/);
          expect(await strip(page).textContent()).toMatch(/→ 6月1日 周一 09:00.*接着到期 \d+月\d+日/);
          const value = (e: Element) => (e as HTMLProgressElement).value;
          expect(await strip(page).locator('progress').evaluate(value)).toBeGreaterThan(0);
          // Meanwhile people go on: they look at others, write, and are answered.
          await screen.look('李强');
          await screen.say('赵明远', '我的诉求');
          await screen.read('赵明远', '我的诉求', '营业执照');
          await soon(() => strip(page).textContent()).toMatch(/收到“.+”/);
          await strip(page).getByText('停在这里').click();
          await page.locator('.due', { hasText: '正在推进时钟' }).waitFor({ state: 'detached' });
          const stopped = await screen.clock();
          expect(stopped).toMatch(/^2026年[3-5]月/);
          expect(await strip(page).textContent()).toMatch(/^刚刚：/);

          await screen.move('+1 周');
          const noonOf = (clock: string): number =>
            Date.parse(clock.replace(/^(\d+)年(\d+)月(\d+)日.*$/, '$1-$2-$3 12:00'));
          expect(Math.round((noonOf(await screen.clock()) - noonOf(stopped)) / DAY_MS)).toBe(7);
          expect(await strip(page).textContent()).toMatch(/^刚刚：.*王敏\d.*李强\d.*陈刚\d/);
          expect(await screen.faults()).toEqual([]);
        });

        it(STORIES.newest, async () => {
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
          // Nothing floats over it; what the head has no room for opens below it, and Escape puts that away.
          expect(await page.locator('#tour-switch').evaluate((e) => e.getBoundingClientRect().bottom)).toBeLessThan(
            above,
          );
          const rest = page.getByLabel('更多', { exact: true });
          await rest.click();
          await page.getByText('+1 小时').waitFor();
          await page.keyboard.press('Tab');
          await page.keyboard.press('Escape');
          await page.getByText('+1 小时').waitFor({ state: 'hidden' });
          expect(await rest.evaluate((e) => e === document.activeElement)).toBe(true);
        });
      });
    });
}
