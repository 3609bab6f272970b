import { mkdirSync } from 'node:fs';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { type Screen, screenOf } from '../support/outside/screen.ts';
import { type LogEntry, openTown } from '../support/outside/town.ts';
import { faint } from './contrast.ts';
import { browserFor, type ScreenKind } from './open-page.ts';

const SHOTS = new URL('../.screenshots/', import.meta.url).pathname;
const FEISHU_WAITS_MS = 3_000;
const APPEAL = '营业执照经营范围变更，窗口三次退回材料，每次要求都不一样，请给一份完整的清单。';

const story = (on: string): string => `carries an appeal from 提交诉求 to 满意办结 on ${on}`;

/** A whole appeal by clicks alone, on each of these screens. */
export function carriesAppeal(screens: readonly ScreenKind[]): void {
  const browser = browserFor(screens.map(({ on }) => story(on)));
  beforeAll(() => void mkdirSync(SHOTS, { recursive: true }));

  for (const kind of screens)
    it.skipIf(browser.missing)(story(kind.on), async () => {
      const { phone } = kind;
      const town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10', mode: 'webhook' });
      onTestFinished(() => town.close());
      const { page, complaints } = await browser.open(kind);
      await page.emulateMedia({ colorScheme: phone ? 'dark' : 'light' });
      const screen = screenOf(page);
      let shots = 0;
      const look = async (step: string): Promise<void> => {
        const number = String(++shots).padStart(2, '0');
        await page.screenshot({ path: `${SHOTS}${phone ? 'phone' : 'desktop'}-${number}-${step}.png` });
        expect(await screen.faults()).toEqual([]);
        expect(await faint(page)).toEqual([]);
      };

      await screen.enter(`${town.url}/sandbox`);
      if (!phone) await page.getByLabel('关闭陈刚的一列').click();
      await carry(screen, look);

      expect(complaints).toEqual([]);
      const posted = (await town.log()).filter((call) => call.dir === 'to_qisu');
      const is = (kind: string) => (call: LogEntry) => JSON.stringify(call.request).includes(kind);
      const taps = posted.filter(is('card.action.trigger'));
      // Feishu does not sign the question whether a request URL is ours.
      const calls = posted.filter((call) => !is('url_verification')(call));
      expect(taps).toHaveLength(TAPS);
      for (const call of calls) {
        expect(call).toMatchObject({ transport: 'http', status: 200, encrypted: true, signed: true });
        expect(call.ms).toBeLessThan(FEISHU_WAITS_MS);
      }
      await page.context().close();
    });
}

/** Presses on cards in `carry`, those that open a form included. */
const TAPS = 9;

async function carry(screen: Screen, look: (step: string) => Promise<void>): Promise<void> {
  const [enterprise, desk, unit] = ['赵明远', '王敏', '李强'];
  await screen.look(enterprise);
  await look('打开');

  await screen.say(enterprise, APPEAL);
  expect(await screen.read(enterprise, '类别')).toContain('以太湖精密制造有限公司的名义提交诉求');
  await look('填写诉求');
  await screen.fill(enterprise, { 类别: '诉求' });
  await screen.press(enterprise, '提交诉求');
  expect(await screen.read(enterprise, '待派单')).toMatch(/QS20260302-000\d[\s\S]*3月3日（周二）17:30/);
  await look('回执');

  await screen.open(desk, '企业服务专席');
  expect(await screen.read(desk, '待派单', '推荐依据')).toContain('派给 市场监管局');
  await look('待派单');
  await screen.press(desk, '派给 市场监管局');
  await screen.read(desk, '待受理');

  await screen.open(unit, '市场监管局');
  const order = await screen.read(unit, '待受理');
  expect(order).toContain('受理时限：3月3日（周二）17:30');
  expect(order).toContain('办理时限：3月23日（周一）17:30');
  await screen.read(enterprise, '待受理', '已转交市场监管局办理');
  await screen.look(unit);
  await screen.calm();
  await look('待受理');
  await screen.press(unit, '受理');
  await screen.read(unit, '办理中', '经办人：李强');
  await look('办理中');

  await screen.press(unit, '登记进展');
  await screen.open(unit, '企诉');
  await screen.read(unit, '进展内容');
  await screen.fill(unit, { 进展内容: '已与窗口核对，清单今日发给企业。', 对企业可见: '是' });
  await look('登记进展');
  await screen.press(unit, '登记进展');
  await screen.read(unit, '已提交', '登记进展');
  expect(await screen.read(enterprise, '承办单位进展')).toMatch(/市场监管局：.*清单今日发给企业。[\s\S]*/);
  await look('企业看到进展');

  await screen.open(unit, '市场监管局');
  await screen.press(unit, '提交办结');
  await screen.open(unit, '企诉');
  await screen.read(unit, '办理结果');
  await screen.fill(unit, {
    办理结果: '变更登记已办结，新执照可到窗口领取；一次性告知清单已更新。',
    办理措施: '当面核对材料，修订清单',
    联系人: '李强',
  });
  await look('提交办结');
  await screen.press(unit, '提交办结');
  await screen.read(unit, '已提交', '提交办结');

  await screen.read(enterprise, '待您确认', '请于3月5日（周四）24:00前确认是否已解决');
  await look('待您确认');
  await screen.press(enterprise, '确认办结');
  expect(await screen.read(enterprise, '待您评价')).toMatch(
    /非常满意[\s\S]*满意[\s\S]*基本满意[\s\S]*不满意[\s\S]*非常不满意/,
  );
  await look('待您评价');
  await screen.press(enterprise, '满意');
  await screen.read(enterprise, '企业评价：满意');
  await look('已评价');

  await screen.move('下一到期');
  await screen.read(enterprise, '满意办结');
  expect(await screen.clock()).toMatch(/^2026年3月2日 周一 09:[12]\d/);
  await look('满意办结');
  await screen.open(unit, '市场监管局');
  await screen.read(unit, '满意办结');
  await screen.look(desk);
  await screen.read(desk, '满意办结');
  await look('专席看到办结');
}
