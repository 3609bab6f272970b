import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPhoneTown, PHONE } from '../support/outside/phone-town.ts';
import { browserFor, SCREENS } from './open-page.ts';
import { takePhoto } from './photo.ts';

const STORIES = {
  scripts: 'shows photos, makes them smaller, and sends them once although the net was away',
  none: 'takes files without a script',
};
const browser = browserFor(Object.values(STORIES));

describe.skipIf(browser.missing)('files on the enterprise\'s own page — interface.md, "HTTP", "Links"', () => {
  const [, kind] = SCREENS;
  let town: Awaited<ReturnType<typeof openPhoneTown>>;
  let folder = '';
  let pdf = '';
  let link = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-own-page-'));
    pdf = join(folder, '合同.pdf');
    await writeFile(pdf, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    town = await openPhoneTown({ now: '2026-03-02 09:10' });
    await town.say(PHONE.agent, `代报 ${PHONE.enterprise}`);
    await town.submit(PHONE.agent, '提交诉求', { 类别: '诉求', 诉求内容: '厂门口施工围挡三周未拆。' });
    await town.settled();
    link = town.gateway?.sent.at(-1)?.params.url ?? '';
  });
  afterAll(async () => {
    await town?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function toForm(page: Page): Promise<void> {
    await page.goto(link);
    await page.getByText('我的诉求').click();
    await page.getByText('提交诉求').click();
    await page.getByLabel('诉求内容').fill('车间用电负荷不足，扩容申请卡在两个部门之间。');
    await page.getByLabel('类别').selectOption({ label: '诉求' });
  }
  const submit = (page: Page) => page.getByRole('button', { name: '提交诉求' }).click();

  it(STORIES.scripts, async () => {
    const { page } = await browser.open(kind);
    const photo = join(folder, '配电房.jpg');
    const taken = await takePhoto(page, photo);
    const labels: string[] = [];
    await page.exposeFunction('heardLabel', (label: string) => labels.push(label));
    await toForm(page);
    const files = page.locator('input[type=file]');
    await files.setInputFiles(photo);
    await page.getByRole('img', { name: '配电房.jpg' }).waitFor();
    await files.setInputFiles(pdf);
    await page.getByRole('button', { name: '去掉 合同.pdf' }).click();
    await files.setInputFiles(pdf);
    await page.getByRole('button', { name: '去掉 合同.pdf' }).waitFor();
    await page.evaluate(() => {
      const button = document.querySelector('button[type=submit]') as HTMLElement;
      const { heardLabel } = window as unknown as { heardLabel: (label: string) => void };
      new MutationObserver(() => heardLabel(button.textContent ?? '')).observe(button, { childList: true });
    });

    await page.route('**/new', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await submit(page);
    expect(await page.getByRole('alert').textContent()).toContain('没有发送成功');
    await page.unroute('**/new');
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await submit(page);
    // The script is told where to go on.
    expect(await (await answered).headerValue('content-type')).toContain('application/json');
    await page.getByText('已提交，编号').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/e\/.+\/QS\d{8}-\d{4}$/);
    expect(labels.some((label) => /^正在发送 \d+%$/.test(label))).toBe(true);

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: '配电房.jpg' }).click();
    const bytes = await readFile(await (await coming).path());
    expect(bytes.length).toBeLessThan(taken);
    await page.getByRole('link', { name: '合同.pdf' }).waitFor();
    await page.getByText('我的诉求').click();
    expect(await page.getByText('车间用电负荷不足').count()).toBe(1);
    await page.context().close();
  });

  it(STORIES.none, async () => {
    const { page, complaints } = await browser.open(kind, false);
    await toForm(page);
    await page.locator('input[type=file]').setInputFiles([pdf]);
    await submit(page);
    await page.getByText('已提交，编号').waitFor();
    await page.getByRole('link', { name: '合同.pdf' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
