import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../browser/axe.ts';
import { browserFor, SCREENS, type ScreenKind } from '../browser/open-page.ts';
import { type Running, startProgram } from '../support/outside/processes.ts';
import { type Screen, screenOf } from '../support/outside/screen.ts';
import { openTown, type Town } from '../support/outside/town.ts';

type Views = Record<string, (screen: Screen, page: Page) => Promise<unknown>>;

/** What somebody sees in a town where something has happened, by how they come to see it. */
const VIEWS: Views = {
  'the first view': (screen) => screen.look('赵明远'),
  'a form': async (screen) => {
    await screen.say('赵明远', '门前修路三个月，货车进不来，请问什么时候能通？');
    await screen.read('赵明远', '类别');
  },
  'a refused form': async (screen) => {
    await screen.press('赵明远', '提交诉求');
    await screen.read('赵明远', '请选择');
  },
  'a card that is overdue': (screen) => screen.open('王敏', '企业服务专席'),
  'a closed case': async (screen) => {
    await screen.open('王敏', '企诉');
    await screen.say('王敏', '查询 0001');
    await screen.read('王敏', '满意办结', '办理记录');
    await screen.press('王敏', '办理记录');
    await screen.read('王敏', '条记录', '评价（满意）');
  },
  'the people': (_screen, page) => page.getByTestId('add-person').click(),
  'the clock': async (screen, page) => {
    await page.keyboard.press('Escape');
    await screen.move('+1 工作日');
    await page.getByTestId('move').getByText('途中到期').click();
    await page.getByTestId('came').waitFor();
  },
  'all that moves the clock': async (_screen, page) => {
    const rest = page.getByLabel('更多', { exact: true });
    if (await rest.isVisible()) await rest.click();
    await page.getByText('到期前一刻').waitFor();
  },
  'the log': async (screen, page) => {
    await screen.pressBar('接口日志');
    await page.getByTestId('log').locator('summary').first().click();
  },
  'a step of a tour': async (_screen, page) => {
    await page.getByLabel('收起日志').click();
    await page.locator('#tour-switch').click();
    await page.locator('[data-tour-id]').first().click();
    await page.getByTestId('tour').locator('[data-tour]').first().waitFor();
  },
};

/** What somebody sees who has just started the sandbox. */
const AT_FIRST: Views = {
  'the offer of the tours': (_screen, page) => page.getByRole('dialog').filter({ hasText: '第一次来' }).waitFor(),
  'the made-up cases': async (_screen, page) => {
    await page.getByText('先自己看看').click();
    await page.getByTestId('examples').waitFor();
  },
  'the places': async (_screen, page) => {
    await page.locator('#tour-switch').click();
    await page.getByLabel('地方').selectOption('huzhou');
    await page.getByText('换到这里').waitFor();
  },
};

/** What somebody sees who plays an enterprise without an account. */
const TELEPHONE: Views = {
  'a telephone': (screen) => screen.look('石桂兰'),
  'a telephone with its page': async (screen, page) => {
    await screen.look('姚雯');
    await screen.read('姚雯', '企诉使用帮助');
    await screen.say('姚雯', '代报 桂香园糕点店');
    await screen.fill('姚雯', { 类别: '诉求', 诉求内容: '门口人行道围挡六周了，客人进不来。' });
    await screen.press('姚雯', '提交诉求');
    await screen.read('姚雯', '待派单');
    await (await screen.look('石桂兰')).locator('[data-kind="sms"]').last().getByRole('link').click();
    await page.frameLocator('iframe').getByText('客人进不来。').waitFor();
  },
};
const SCHEMES = ['light', 'dark'] as const;

const ALL = Object.keys({ ...VIEWS, ...AT_FIRST, ...TELEPHONE });
const browser = browserFor(SCREENS.flatMap(({ on }) => ALL.map((view) => `${view} on ${on}`)));

/** Waits until nothing on the page moves or fades any more: what is half faded has little contrast. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));

/** The faults of each view in turn, and what the page complains of. */
async function walk(kind: ScreenKind, colorScheme: (typeof SCHEMES)[number], url: string, views: Views) {
  const { page, complaints } = await browser.open(kind);
  // The frame of a tour beckons without end where motion is welcome.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const screen = screenOf(page);
  await page.goto(url);
  await page.locator('section').first().waitFor();
  if (views !== AT_FIRST) await page.getByText('先自己看看').click();
  const found: string[] = [];
  for (const [view, show] of Object.entries(views)) {
    await show(screen, page);
    await settled(page);
    found.push(...(await faultsOf(page)).map((fault) => `${view}: ${fault}`));
  }
  await page.context().close();
  return [...found, ...complaints];
}

describe.skipIf(browser.missing)(
  'whoever sees little or uses no mouse can use the page — quality.md, "Pleasant"',
  () => {
    let town: Town;
    let folder = '';
    let fresh: Running;
    let working: Running;
    beforeAll(async () => {
      town = await openTown({ now: '2026-03-02 09:10' });
      const no = await town.appeal('赵明远', '营业执照变更，窗口三次退回材料。', '诉求');
      await town.tap('王敏', '派给 市场监管局', { no });
      await town.tap('李强', '受理', { no });
      const done = { 办理结果: '变更已办结，清单已更新。', 办理措施: '当面核对材料', 联系人: '李强' };
      await town.fill('李强', '提交办结', done, { no });
      await town.tap('赵明远', '确认办结', { no });
      await town.tap('赵明远', '满意', { no });
      await town.appeal('赵明远', '营业执照遗失，补办要等多久？', '诉求');
      await town.travelTo('2026-03-05 10:00');
      folder = await mkdtemp(join(tmpdir(), 'qisu-accessible-'));
      const start = (name: string, more: Record<string, string> = {}): Promise<Running> =>
        startProgram('src/main.ts', { PORT: '0', QISU_DATA: join(folder, name), ...more }, /(http:\/\/\S+)\/sandbox/);
      fresh = await start('fresh');
      working = await start('working', { QISU_SANDBOX_NOW: '2026-03-02T09:10:00+08:00' });
    });
    afterAll(async () => {
      await Promise.all([town?.close(), fresh?.stop(), working?.stop()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    for (const kind of SCREENS)
      for (const scheme of SCHEMES) {
        it(`on ${kind.on}, ${scheme}`, async () => {
          expect(await walk(kind, scheme, `${town.url}/sandbox`, VIEWS)).toEqual([]);
        });
        it(`on ${kind.on}, ${scheme}, with a telephone`, async () => {
          expect(await walk(kind, scheme, `${working.url}/sandbox`, TELEPHONE)).toEqual([]);
        });
        it(`on ${kind.on}, ${scheme}, at the first start`, async () => {
          expect(await walk(kind, scheme, `${fresh.url}/sandbox`, AT_FIRST)).toEqual([]);
        });
      }
  },
);
