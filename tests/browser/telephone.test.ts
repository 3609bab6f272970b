import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { withName } from '../support/database.ts';
import { startProgram } from '../support/outside/processes.ts';
import { type Screen, screenOf } from '../support/outside/screen.ts';
import { shanghai } from '../support/outside/town.ts';
import { browserFor, SCREENS } from './open-page.ts';

const [OWNER, AGENT, ENTERPRISE] = ['石桂兰', '姚雯', '桂香园糕点店'];
const RESULT = '新执照可到窗口领取，清单已更新。';
const story = (on: string): string => `goes from 代报 to 评价 by short messages and its own page on ${on}`;

const browser = browserFor(SCREENS.map(({ on }) => story(on)));

describe('a telephone in the sandbox — interface.md, "Sandbox", "Short messages", "Links"', () => {
  for (const kind of SCREENS)
    it.skipIf(browser.missing)(story(kind.on), async () => {
      const folder = await mkdtemp(join(tmpdir(), 'qisu-telephone-'));
      const env = {
        PORT: '0',
        QISU_DATA: folder,
        QISU_SANDBOX_NOW: shanghai('2026-03-02 09:10').toISOString(),
        MONGODB_URI: withName(inject('mongoUri'), `qisu_telephone_${randomUUID().slice(0, 8)}`),
      };
      const sandbox = await startProgram('src/main.ts', env, /(http:\/\/\S+)\/sandbox/);
      onTestFinished(async () => {
        await sandbox.stop();
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      });
      const { page, complaints } = await browser.open(kind);
      const screen = screenOf(page);
      await screen.enter(`${sandbox.url}/sandbox`);
      await play(screen, page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
});

/** Opens the link of the newest short message with these words. */
async function follow(screen: Screen, page: Page, words: string): Promise<FrameLocator> {
  const column = await screen.look(OWNER);
  const shorts = column.getByRole('toolbar').getByText('短信');
  if (await shorts.isVisible()) await shorts.click();
  await column.locator('[data-kind="sms"]', { hasText: words }).last().getByRole('link').click();
  return page.frameLocator('iframe');
}

async function play(screen: Screen, page: Page): Promise<void> {
  await screen.look(OWNER);
  await page.getByText(`打开${AGENT}的一列`).click();
  await screen.read(AGENT, '企诉使用帮助');
  await screen.say(AGENT, `代报 ${ENTERPRISE}`);
  await screen.fill(AGENT, { 类别: '诉求', 诉求内容: '营业执照变更，窗口三次退回材料，请给一份完整的清单。' });
  await screen.press(AGENT, '提交诉求');
  await screen.read(AGENT, '待派单');

  const own = await follow(screen, page, '已收到');
  await own.getByText('窗口三次退回材料，请给一份完整的清单。').waitFor();
  await own.getByRole('link', { name: '补充说明' }).click();
  await own.getByLabel('补充内容').fill('材料照片可以再发。');
  await own.getByRole('button', { name: '补充说明' }).click();
  await own.getByText('已补充说明').waitFor();

  await screen.open('王敏', '企业服务专席');
  await screen.press('王敏', '派给 市场监管局');
  await screen.open('李强', '市场监管局');
  await screen.press('李强', '受理');
  await screen.read('李强', '办理中', '材料照片可以再发。');
  await screen.press('李强', '提交办结');
  await screen.open('李强', '企诉');
  await screen.read('李强', '办理结果');
  await screen.fill('李强', { 办理结果: RESULT, 联系人: '李强' });
  await screen.press('李强', '提交办结');
  await screen.read('李强', '已提交', '提交办结');

  const again = await follow(screen, page, '已有办理结果');
  await again.getByRole('button', { name: '查看办理结果' }).click();
  await again.getByText(RESULT).waitFor();
  await again.getByRole('button', { name: '确认办结' }).click();
  await again.getByRole('button', { name: '满意', exact: true }).click();
  await again.getByText('已评价：满意').waitFor();
}
