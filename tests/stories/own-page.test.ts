import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visitor, visitor } from '../support/outside/own-page.ts';
import { openPhoneTown, PHONE } from '../support/outside/phone-town.ts';

const STORY_MS = 240_000;
type Town = Awaited<ReturnType<typeof openPhoneTown>>;
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

describe('an enterprise without an account — interface.md, "Short messages", "Links"; lifecycle.md, "result delivered"', () => {
  let town: Town;
  let owner: Visitor;
  let no = '';
  const shorts = (template?: string) => (town.gateway?.sent ?? []).filter((m) => !template || m.template === template);
  const newest = (template: string) => {
    const found = shorts(template).at(-1);
    if (!found) throw new Error(`no ${template} among ${shorts().map((m) => m.template)}`);
    return found;
  };
  beforeAll(async () => {
    town = await openPhoneTown({ now: '2026-03-02 09:10' });
    owner = visitor(town.qisuUrl());
  }, STORY_MS);
  afterAll(() => town.close());

  it('is told by short message of what its agent filed, in words without the matter', async () => {
    await town.say(PHONE.agent, `代报 ${PHONE.enterprise}`);
    await town.submit(PHONE.agent, '提交诉求', { 类别: '诉求', 诉求内容: '厂门口施工围挡三周未拆，货车进不来。' });
    const first = newest('receipt');
    expect(first).toMatchObject({ to: PHONE.number, params: { title: '诉求' } });
    no = first.params.number;
    await owner.open(first.params.url);
    expect(owner.status).toBe(200);
    expect(owner.text()).toContain('厂门口施工围挡三周未拆');
    expect(owner.at).toMatch(new RegExp(`${no}$`));
  });

  it('files with two photos by itself, and is told at once', async () => {
    await owner.follow('我的诉求');
    await owner.press('提交诉求');
    await owner.press('提交诉求', { 诉求内容: '', 类别: '诉求' });
    expect(owner.status).toBe(422);
    expect(owner.text()).toContain('诉求内容');
    await owner.press('提交诉求', { 诉求内容: '车间用电负荷不足，扩容申请卡在两个部门之间。', 类别: '诉求' }, [
      ['配电房.png', PHOTO],
      ['合同.png', PHOTO],
    ]);
    expect(owner.text()).toContain('已提交，编号');
    expect(owner.text()).toContain('配电房.png');
    await town.settled();
    expect(newest('receipt').params.number).not.toBe(no);
    no = newest('receipt').params.number;
    const { bytes, headers } = await owner.download('配电房.png');
    expect(bytes.equals(PHOTO)).toBe(true);
    expect(headers.get('content-disposition')).toContain('attachment');
  });

  it('adds words and a photo, urges, and reads progress', async () => {
    await town.say('王敏', `派单 ${no} 市场监管局`);
    await owner.open(owner.at);
    expect(owner.text()).toContain('市场监管局');
    await owner.press('补充说明');
    await owner.press('补充说明', { 补充内容: '附上线路图。' }, [['线路图.png', PHOTO]]);
    expect(owner.text()).toContain('已补充说明');
    expect(owner.text()).toContain('附上线路图。');
    expect(owner.text()).toContain('线路图.png');
    await owner.press('催办');
    expect(owner.text()).toContain('已催办');
    await owner.press('上传附件');
    await owner.press('上传附件', {}, [['合同扫描.png', PHOTO]]);
    expect(owner.text()).toContain('合同扫描.png');
    await town.tap('李强', '受理', { no });
    await town.fill('李强', '登记进展', { 进展内容: '已现场勘察，拟增设一台变压器。', 对企业可见: 'yes' }, { no });
    expect(newest('progress').params).toMatchObject({ number: no });
    await owner.open(newest('progress').params.url);
    expect(owner.text()).toContain('已现场勘察');
  });

  it('reads a result only after pressing for it, and then confirms and rates', async () => {
    await town.fill('李强', '提交办结', { 办理结果: '变压器已增设，负荷足够。', 联系人: '李工' }, { no });
    await owner.open(newest('confirm').params.url);
    expect(owner.text()).not.toContain('变压器已增设');
    expect(owner.buttons()).not.toContain('确认办结');
    await owner.press('查看办理结果');
    expect(owner.text()).toContain('变压器已增设');
    await owner.press('确认办结');
    await owner.press('满意');
    expect(owner.text()).toContain('已评价：满意');
    await town.travelTo('2026-03-02 12:00');
    await owner.open(owner.at);
    expect(owner.text()).toContain('满意办结');
  });
});
