import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const AGENT = '孙亮';
const CONTACT = '孙婉清';
const DESK = '企业服务专席';
const UNIT = '人社局';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('助企员代报，宿迁 — R-102, R-109, R-401 (SQ (三); SQ (八))', () => {
  let town: Town;
  let no: string;
  const photo = async (name: string): Promise<void> => {
    await town.ask('POST', `/sandbox/api/files?as=${town.id(AGENT)}&name=${name}&kind=image`, PNG);
    await town.settled();
  };
  beforeAll(async () => {
    town = await openTown({ profile: 'suqian', now: '2026-04-30 09:10' });
  });
  afterAll(() => town.close());

  it('takes an enterprise paired with the agent, two photos and the words within a minute', async () => {
    const began = await town.now();
    await town.say(AGENT, '代报 云帆生物医药');
    const card = await town.cardWith(AGENT, '提交诉求');
    expect(wordsOf(card.content)).toContain('办理结果由企业联系人确认和评价');
    await photo('门口.png');
    await photo('告示.png');
    expect((await town.texts(AGENT)).at(-1)).toContain('已放入正在填写的诉求');
    const words = '走访得知：研发人员落户的学历认证被退回两次。';
    await town.submit(AGENT, '提交诉求', { 诉求内容: words, 类别: '诉求' });
    no = 'QS20260430-0001';
    expect((await town.now()).getTime() - began.getTime()).toBeLessThan(60_000);
    expect(await town.words(DESK, no)).toContain('企业：云帆生物医药有限公司');
    expect(await town.words(DESK, no)).toContain('附件：2 个');
    expect(await town.words(DESK, no)).toContain('助企员');
  });

  it('the enterprise contact is the respondent; the agent has a card to read', async () => {
    expect(await town.face(CONTACT, no)).toMatchObject({ tag: '待派单' });
    expect(await town.words(CONTACT, no)).toContain('附件：2 个');
    expect(await town.face(AGENT, no)).toMatchObject({ tag: '待派单' });
    expect(await town.buttons(CONTACT, no)).toContain('撤回诉求');
    expect(await town.buttons(AGENT, no)).not.toContain('撤回诉求');
    await town.say(AGENT, `撤回诉求 ${no}`);
    expect((await town.texts(AGENT)).at(-1)).toContain('“撤回诉求”只能由');
  });

  it('an enterprise that is not paired is refused, and one that does not exist', async () => {
    await town.say(AGENT, '代报 启明智能装备');
    expect((await town.texts(AGENT)).at(-1)).toBe('“启明智能装备有限公司”没有与您结对，请写您结对的企业。');
    await town.say(AGENT, '代报 无名公司');
    expect((await town.texts(AGENT)).at(-1)).toBe('没有找到企业“无名公司”，请核对名称后重新发送。');
    await town.say(CONTACT, '代报 云帆生物医药');
    expect((await town.texts(CONTACT)).at(-1)).toContain('“代报”由结对的助企员和营商环境专席使用');
    await town.say('马超', '代报 云帆生物医药');
    expect((await town.texts('马超')).at(-1)).toContain('“代报”由结对的助企员和营商环境专席使用');
  });

  it('follows on the card of the agent to the end, and may add', async () => {
    await town.tap('刘洋', `派给 ${UNIT}`, { no });
    await town.tap('马超', '受理', { no });
    // 6 to 8 May, the made-up Saturday 9, Monday 11.
    expect(await town.words(AGENT, no)).toContain('预计答复：5月11日（周一）17:30');
    await town.fill('马超', '登记进展', { 进展内容: '已联系学信网复核', 对企业可见: '是' }, { no });
    expect(await town.words(AGENT, no)).toContain('已联系学信网复核');
    await town.fill(AGENT, '补充说明', { 补充内容: '企业补来了认证编号' }, { no });
    expect(await town.words(UNIT, no)).toContain('企业补来了认证编号');
    await town.fill('马超', '提交办结', { 办理结果: '认证已通过，落户已受理' }, { no });
    expect((await town.face(CONTACT, no)).tag).toBe('待您确认');
    expect(await town.words(AGENT, no)).toContain('企业联系人');
    expect(await town.buttons(AGENT, no)).not.toContain('确认办结');
    await town.say(AGENT, `确认办结 ${no}`);
    expect((await town.texts(AGENT)).at(-1)).toContain('“确认办结”只能由');
    await town.tap(CONTACT, '确认办结', { no });
    await town.tap(CONTACT, '满意', { no });
    await town.travelTo('2026-04-30 09:30');
    for (const where of [CONTACT, AGENT, UNIT, DESK]) expect((await town.face(where, no)).tag).toBe('满意办结');
    await town.say(AGENT, '我的诉求');
    const list = (await town.read(AGENT)).findLast((m) => m.msgType === 'interactive');
    expect(wordsOf(list?.content ?? {})).toContain(no);
  });

  it('an agent of several enterprises chooses on the card when none is named', async () => {
    await town.say(AGENT, '代报');
    await town.submit(AGENT, '提交诉求', { 诉求内容: '厂区门口积水', 类别: '诉求', 企业: '蓝桥新材料股份有限公司' });
    const other = 'QS20260430-0002';
    expect(await town.words(DESK, other)).toContain('企业：蓝桥新材料股份有限公司');
    expect((await town.face('周启航', other)).tag).toBe('待派单');
  });
});
