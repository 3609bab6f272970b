import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../browser/axe.ts';
import { browserFor, SCREENS } from '../browser/open-page.ts';
import { takePhoto } from '../browser/photo.ts';
import { openPhoneTown, PHONE } from '../support/outside/phone-town.ts';

const SHOTS = new URL('../.screenshots/', import.meta.url).pathname;
const STORY = 'every state of the page, light and dark';
const LETTER = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const browser = browserFor([STORY]);

describe.skipIf(browser.missing)('the enterprise\'s own page looks right — interface.md, "Links"', () => {
  let town: Awaited<ReturnType<typeof openPhoneTown>>;
  let folder = '';
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), 'qisu-looks-'));
    town = await openPhoneTown({ now: '2026-03-02 09:10' });
  });
  afterAll(async () => {
    await town?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it(STORY, async () => {
    const kind = SCREENS.find(({ phone }) => phone);
    if (!kind) throw new Error('no phone among the screens');
    const { page, complaints } = await browser.open(kind);
    const faults: string[] = [];
    let shots = 0;
    const look = async (state: string): Promise<void> => {
      const number = String(++shots).padStart(2, '0');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.screenshot({ path: `${SHOTS}own-${number}-${state}-${colorScheme}.png`, fullPage: true });
        faults.push(...(await faultsOf(page)).map((fault) => `${state}, ${colorScheme}: ${fault}`));
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${state}: ${wide} pixels wider than the screen`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('input:not([type=hidden], [type=checkbox]), select, textarea')]
          .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
          .map((field) => field.outerHTML.slice(0, 80)),
      );
      faults.push(...small.map((field) => `${state}: iOS would zoom at ${field}`));
    };
    await walk(page, look, town, folder);
    // The browser itself says so of an answer that refuses.
    expect(complaints.filter((said) => !/status of (422|404|410)/.test(said))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

type Town = Awaited<ReturnType<typeof openPhoneTown>>;

async function walk(page: Page, look: (state: string) => Promise<void>, town: Town, folder: string): Promise<void> {
  const newest = (template: string): { number: string; url: string } => {
    const found = town.gateway?.sent.findLast((m) => m.template === template);
    if (!found) throw new Error(`no ${template}`);
    return found.params;
  };
  const open = async (template: string): Promise<string> => {
    await town.settled();
    const { url, number } = newest(template);
    await page.goto(url);
    return number;
  };
  const press = async (label: string): Promise<void> => {
    await page.locator('.button', { hasText: label }).filter({ visible: true }).last().click();
    await page.waitForLoadState();
  };
  const agentFiles = async (words: string, category = '诉求'): Promise<string> => {
    await town.say(PHONE.agent, `代报 ${PHONE.enterprise}`);
    await town.submit(PHONE.agent, '提交诉求', { 类别: category, 诉求内容: words });
    return open('receipt');
  };

  await page.goto(`${town.qisuUrl()}/e/nobody-has-this`);
  await look('unknown');

  const first = await agentFiles('厂门口施工围挡三周未拆，货车进不来，已经影响交货。');
  await look('receipt');
  await press('补充说明');
  await look('form-add');
  await open('receipt');
  await press('上传附件');
  await look('form-upload');

  await page.goto(newest('receipt').url);
  await page.getByText('我的诉求').click();
  await page.getByText('提交诉求').click();
  await look('new');
  const photo = join(folder, '配电房.jpg');
  await takePhoto(page, photo);
  const contract = join(folder, '供用电合同（2024年补充协议）.pdf');
  await writeFile(contract, LETTER);
  await page.locator('input[type=file]').setInputFiles([photo, contract]);
  await page.locator('.photo').nth(1).waitFor();
  await look('new-photos');
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await press('提交诉求');
  await page.getByRole('alert').waitFor();
  await look('new-refused');
  await page.getByLabel('诉求内容').fill('车间用电负荷不足，扩容申请卡在两个部门之间，请协调。');
  await page.getByLabel('类别').selectOption({ label: '诉求' });
  await press('提交诉求');
  await page.getByText('已提交，编号').waitFor();
  const filed = page.url().split('/').at(-1) ?? '';
  await look('filed');

  await town.say('王敏', `派单 ${first} 市场监管局`);
  await town.tap('李强', '受理', { no: first });
  await town.fill(
    '李强',
    '登记进展',
    { 进展内容: '已到现场看过，施工方答应本周让出一条车道。', 对企业可见: 'yes' },
    { no: first },
  );
  await open('progress');
  await look('progress');
  await press('催办');
  await look('urged');
  await town.fill(
    '李强',
    '提交办结',
    { 办理结果: '围挡已后移三米，货车可以进出；月底前全部拆除。', 联系人: '李强' },
    { no: first },
  );
  await open('confirm');
  await look('sealed');
  await press('查看办理结果');
  await look('result');
  await page.locator('.button', { hasText: '尚未解决' }).click();
  await look('form-not-done');
  await open('confirm');
  await press('确认办结');
  await look('rate');
  await page.locator('.button', { hasText: /^不满意$/ }).click();
  await page.waitForLoadState();
  await look('form-comment');
  await page.locator('textarea').fill('拖了三周才来人。');
  await page.locator('form button.primary').click();
  await page.waitForLoadState();
  await look('rated-badly');
  await town.travelTo('2026-03-02 12:00');
  await page.reload();
  await look('callback');
  await page.getByText('我的诉求').click();
  await look('overview');

  await agentFiles('想问问食品许可证延续要带什么材料。', '咨询');
  await page.getByText('更多操作').click();
  await look('more');
  await press('撤回诉求');
  await look('form-withdraw');
  await page.locator('form button[type=submit]').last().click();
  await page.waitForLoadState();
  await look('withdrawn');

  await town.fill('王敏', '登记回访', { 回访记录: '企业称只让出一条道', 请单位说明: '否' }, { no: first });
  await town.tap('刘洋', '接受解释', { no: first });
  await open('closed');
  await look('closed');
  await town.tap('李强', '上传书面答复', { no: first });
  await town.sendFile('李强', '书面答复.pdf', LETTER);
  await open('letter');
  await look('letter');

  await town.say('王敏', `派单 ${filed} 市场监管局`);
  await town.tap('李强', '受理', { no: filed });
  await town.fill('李强', '提交办结', { 办理结果: '已约供电所勘察。', 联系人: '李强' }, { no: filed });
  await open('confirm');
  await press('查看办理结果');
  await press('尚未解决');
  await press('尚未解决');
  await page.locator('textarea').waitFor();
  await look('form-missing');

  const elsewhere = await agentFiles('邻居家装修噪声很大，请管一管。', '投诉');
  await town.fill('王敏', '引导转办', { 引导去向: '12345热线', 说明: '请拨打12345反映。' }, { no: elsewhere });
  await page.reload();
  await look('redirected');
  await page.goto(`${newest('closed').url}?all=1`);
  await look('overview-many');

  await town.say('王敏', '二维码 政务大厅3号窗口');
  const code = /\/go\/[\w-]+/.exec(JSON.stringify((await town.read('王敏')).at(-1)?.content))?.[0];
  await page.goto(`${town.qisuUrl()}${code}`);
  await look('code');
  await press('在网页上填写');
  await look('stranger');
  const asked = {
    诉求内容: '门口的路塌了一块，送货车绕行。',
    企业名称: '东山茶业有限公司',
    联系人: '钱厂长',
    手机号: '12',
  };
  for (const [label, words] of Object.entries(asked)) await page.getByLabel(label).fill(words);
  await page.getByLabel('统一社会信用代码').fill('91320500MA1ABCDE2X');
  await page.getByLabel('类别').selectOption({ label: '诉求' });
  await press('提交诉求');
  await page.getByRole('alert').waitFor();
  await look('stranger-refused');
  await page.getByLabel('手机号').fill('13800002222');
  await press('提交诉求');
  await page.getByRole('status').waitFor();
  await look('stranger-filed');

  await town.say('王敏', `链接 ${PHONE.enterprise}`);
  await town.tap('王敏', '吊销');
  await page.goto(newest('closed').url);
  await look('revoked');
}
