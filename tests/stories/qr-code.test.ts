import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visitor, visitor } from '../support/outside/own-page.ts';
import { openPhoneTown, PHONE } from '../support/outside/phone-town.ts';

const STORY_MS = 240_000;
type Town = Awaited<ReturnType<typeof openPhoneTown>>;
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);
const DESK = '王敏';

describe('a stranger and a QR code — interface.md, "QR codes", "Who reaches the bot how"', () => {
  let town: Town;
  let address = '';
  const guest = (): Visitor => visitor(town.qisuUrl());
  const shorts = (to: string) => (town.gateway?.sent ?? []).filter((m) => m.to === to);
  const newest = (to: string) => {
    const found = shorts(to).at(-1);
    if (!found) throw new Error(`nothing was sent to ${to}`);
    return found;
  };
  /** Somebody scans the code and sends the form. */
  async function files(who: Visitor, form: Record<string, string>): Promise<string> {
    await who.open(address);
    await who.press('在网页上填写');
    await who.press('提交诉求', { 类别: '诉求', ...form });
    await town.settled();
    return /QS\d{8}-\d+/.exec(who.at)?.[0] ?? '';
  }
  beforeAll(async () => {
    town = await openPhoneTown({ now: '2026-03-02 09:10' });
    await town.say(DESK, '二维码 政务大厅3号窗口');
    const cards = (await town.seenBy(DESK)).map((m) => JSON.stringify(m));
    address = /\/go\/[\w-]+/.exec(cards.find((c) => c.includes('/go/')) ?? '')?.[0] ?? '';
  }, STORY_MS);
  afterAll(() => town.close());

  describe('of an enterprise that nobody knows', () => {
    const phone = '13800002222';
    let owner: Visitor;
    let no = '';
    let first = '';

    it('sends a form, is refused with every word kept, and sends it again', async () => {
      owner = guest();
      await owner.open(address);
      expect(owner.text()).toContain('政务大厅3号窗口');
      await owner.press('在网页上填写');
      const written = { 诉求内容: '厂区门口的路塌了一块，货车进不来。', 类别: '诉求', 联系人: '钱厂长' };
      await owner.press('提交诉求', {
        ...written,
        企业名称: '东山茶业有限公司',
        统一社会信用代码: '123',
        手机号: phone,
      });
      expect(owner.status).toBe(422);
      expect(owner.text()).toContain('18 位');
      expect(owner.text()).toContain('货车进不来');
      expect(owner.html).toContain('钱厂长');
      const form = { ...written, 企业名称: '东山茶业有限公司', 统一社会信用代码: '91320500MA1ABCDE2X', 手机号: phone };
      const again = owner.sends('提交诉求', form);
      await owner.press('提交诉求', form, [['路面.png', PHOTO]]);
      expect(owner.text()).toContain('已提交，编号');
      expect(owner.text()).toContain('路面.png');
      no = /QS\d{8}-\d+/.exec(owner.at)?.[0] ?? '';
      const repeated = await fetch(new URL(again.action, town.qisuUrl()), {
        method: 'POST',
        body: again.body,
        redirect: 'manual',
      });
      expect(repeated.headers.get('location')).toContain(no);
    });

    it('has a receipt by short message, for that case alone', async () => {
      await town.settled();
      expect(newest(phone)).toMatchObject({ template: 'receipt', params: { number: no } });
      first = newest(phone).params.url;
      await owner.open(first);
      expect(owner.text()).toContain('货车进不来');
      await owner.follow('我的诉求');
      expect(owner.buttons()).not.toContain('提交诉求');
      expect(owner.buttons()).not.toContain('确认办结');
    });

    it('is on the desk’s card as 待核实, with the code, the place and no number', async () => {
      const card = await town.words('企业服务专席', no);
      expect(card).toContain('东山茶业有限公司（待核实）');
      expect(card).toContain('扫码（政务大厅3号窗口）');
      expect(card).toContain('91320500MA1ABCDE2X');
      expect(card).toContain('名册中没有同名、同代码的企业');
      expect(card).not.toContain(phone);
    });

    it('is confirmed by one press, reads so, and may file again by the same link', async () => {
      await town.tap(DESK, '确认企业', { no });
      await town.settled();
      expect(newest(phone)).toMatchObject({ template: 'progress', params: { number: no } });
      expect(await town.words('企业服务专席', no)).not.toContain('待核实');
      await owner.open(first);
      expect(owner.text()).toContain('已核实企业身份');
      await owner.follow('我的诉求');
      expect(owner.text()).toContain('东山茶业有限公司');
      await owner.press('提交诉求');
      await owner.press('提交诉求', { 诉求内容: '变压器容量不够，想扩容。', 类别: '诉求' });
      expect(owner.text()).toContain('已提交，编号');
    });

    it('reads the result, confirms and rates, and the case is closed', async () => {
      await town.say(DESK, `派单 ${no} 市场监管局`);
      await town.tap('李强', '受理', { no });
      await town.fill('李强', '提交办结', { 办理结果: '路面已经修好。', 联系人: '李工' }, { no });
      await owner.open(newest(phone).params.url);
      await owner.press('查看办理结果');
      await owner.press('确认办结');
      await owner.press('满意');
      await town.travelTo('2026-03-02 12:00');
      await owner.open(owner.at);
      expect(owner.text()).toContain('满意办结');
    });
  });

  describe('of an enterprise of the register', () => {
    const phone = '13800003333';
    let clerk: Visitor;
    let no = '';

    it('is told nothing of it, and its contacts nothing of the case', async () => {
      const before = shorts(PHONE.number).length;
      clerk = guest();
      no = await files(clerk, {
        ...{ 诉求内容: '冷库审批卡住了。', 企业名称: PHONE.enterprise, 统一社会信用代码: '91320500MA1FL0001X' },
        ...{ 联系人: '小许', 手机号: phone },
      });
      expect(clerk.text()).toContain('已提交，编号');
      expect(clerk.html).not.toContain(PHONE.contact);
      expect(shorts(PHONE.number).length).toBe(before);
      expect(await town.words('企业服务专席', no)).toContain(`名册中有 ${PHONE.enterprise}`);
    });

    it('is asked of its agent, who confirms by one press', async () => {
      const asked = (await town.seenBy(PHONE.agent)).at(-1);
      expect(JSON.stringify(asked)).toContain('小许');
      expect(JSON.stringify(asked)).not.toContain('冷库');
      await town.tap(PHONE.agent, `确认为 ${PHONE.enterprise}`);
      await town.settled();
      await clerk.open(newest(phone).params.url);
      expect(clerk.text()).toContain('已核实企业身份');
      await clerk.follow('我的诉求');
      expect(clerk.text()).toContain(PHONE.enterprise);
      expect(clerk.buttons()).toContain('提交诉求');
    });
  });

  describe('who is not confirmed', () => {
    const phone = '13800004444';

    it('reads why, and the case goes on', async () => {
      const nobody = guest();
      const no = await files(nobody, {
        ...{ 诉求内容: '隔壁工地夜里施工，影响夜班。', 企业名称: '查无此厂', 统一社会信用代码: '91320500MA1NB0001X' },
        ...{ 联系人: '路人', 手机号: phone },
      });
      await town.fill(DESK, '不予确认', { 理由: '电话核实，该企业没有此人。' }, { no });
      await town.settled();
      expect(newest(phone)).toMatchObject({ template: 'progress' });
      await nobody.open(newest(phone).params.url);
      expect(nobody.text()).toContain('未能核实企业身份：电话核实，该企业没有此人。');
      await town.say(DESK, `派单 ${no} 市场监管局`);
      const card = await town.words('企业服务专席', no);
      expect(card).toContain('查无此厂（待核实）');
      await nobody.open(nobody.at);
      expect(nobody.text()).toContain('市场监管局');
    });
  });
});
