import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAfter, answer as ask } from '../support/outside/answers.ts';
import { wordsOf } from '../support/outside/cards.ts';
import { pushMessage } from '../support/outside/push.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const COMPANY = '赵明远';
const MARKET = '市场监管局';

describe('私聊里的话，苏州 — R-101, R-102, R-401 (interface.md “Words”; SZ 4, 7)', () => {
  let town: Town;
  let no: string;
  const answer = (name: string, text: string, group?: string) => ask(town, name, text, group);

  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
    no = await town.appeal(COMPANY, '营业执照变更经营范围，窗口和网上要的材料不一样。', '诉求');
    await town.tap('王敏', '派给 市场监管局', { no });
    await town.tap('李强', '受理', { no });
    await town.fill('李强', '提交办结', { 办理结果: '两处材料清单已统一' }, { no });
  });
  afterAll(async () => {
    await town.close();
  });

  it('private words while a confirmation is awaited are asked about, and buy three more working days once', async () => {
    await town.travelTo('2026-03-04 15:00');
    const asked = await answer(COMPANY, '谢谢，不过网上还是老清单');
    expect(asked).toContain('这段话是关于哪件诉求的？');
    expect(asked).toContain('办理结果已出，请确认是否已经解决');
    expect(asked).toContain(`补充到 ${no}`);
    expect(asked).toContain('提交新诉求');
    expect(await town.words(COMPANY, no)).toContain('请于此前确认：3月9日（周一）24:00');
    expect((await town.face(COMPANY, no)).tag).toBe('待您确认');
    const added = await town.tap(COMPANY, `补充到 ${no}`);
    expect(added.toast?.content).toBe(`已补充到 ${no}`);
    expect(await town.words(MARKET, no)).toContain('企业：谢谢，不过网上还是老清单');
    await answer(COMPANY, '另外，食品许可证到期怎么续？');
    await town.tap(COMPANY, '提交新诉求');
    await town.submit(COMPANY, '提交诉求', { 类别: '咨询' });
    expect(await answer(COMPANY, '我的诉求')).toMatch(/另外，食品许可证到期怎么续\n(.*\n)?.*QS20260304-0001/);
  });

  it('a reply to a case card is offered as 补充说明, while open', async () => {
    const card = await town.cardWith(COMPANY, '补充说明', no);
    const before = (await town.read(COMPANY)).length;
    await town.say(COMPANY, '补一张截图说明：网上第三项', { replyTo: card.messageId });
    const asked = await answersAfter(town, COMPANY, before);
    expect(asked).toContain(`补充到 ${no}`);
    expect(asked).not.toContain('补充到 QS20260304-0001');
    // In the card's thread one answers the bot's short reply, and means the case all the same.
    const told = (await town.read(COMPANY)).findLast((m) => m.sender.type === 'app' && m.rootId === card.messageId);
    expect(told?.content.text).toContain('在卡片上确认是否已解决');
    const then = (await town.read(COMPANY)).length;
    await town.say(COMPANY, '第四项也是', { replyTo: told?.messageId ?? '' });
    expect(await answersAfter(town, COMPANY, then)).toContain(`补充到 ${no}`);
  });

  it('an agent who filed is not asked: the words are a new appeal, and nobody’s clock moves', async () => {
    const theirs = await town.appeal('姚雯', '湖光食品反映冷库检验排不上队。', '诉求', { 企业: '湖光食品有限公司' });
    await town.tap('王敏', '派给 市场监管局', { no: theirs });
    await town.tap('李强', '受理', { no: theirs });
    await town.fill('李强', '提交办结', { 办理结果: '已加开检验班次' }, { no: theirs });
    expect((await town.face('冯丽', theirs)).tag).toBe('待您确认');
    expect((await town.face('姚雯', theirs)).tag).toBe('待企业确认');
    const due = '企业确认期限';
    const card = (await town.cardWith('姚雯', '补充说明', theirs)).content;
    const before = wordsOf(card)
      .split('\n')
      .find((line) => line.startsWith(due));
    await town.travelTo('2026-03-05 15:00');
    expect(await answer('姚雯', '远航物流反映限行')).toContain('代报诉求，请选择企业');
    const after = wordsOf((await town.cardWith('姚雯', '补充说明', theirs)).content);
    expect(after.split('\n').find((line) => line.startsWith(due))).toContain(String(before).slice(0, 12));
  });

  it('stickers and shared cards are answered, voice is kept as a file', async () => {
    expect(await pushMessage(town, '冯丽', 'sticker', { file_key: 'f' })).toBe(200);
    expect((await town.said('冯丽')).at(-1)).toContain('我还读不懂这类消息（表情）。请用文字说明');
    await pushMessage(town, '冯丽', 'interactive', { title: 't' });
    expect((await town.said('冯丽')).at(-1)).toContain('（转发的卡片）');
    await pushMessage(town, '冯丽', 'audio', { file_key: 'file_v3_gone', duration: 2000 });
    expect((await town.said('冯丽')).at(-1)).toContain('「语音.opus」无法读取，请在与我的私聊中重新发送');
  });

  it('an empty form is refused with the field named, and nothing typed is lost', async () => {
    await town.say('周启航', '冷链车进城通行证办不下来');
    const form = (await town.cardWith('周启航', '提交诉求')).messageId;
    const unsent = await town.submit('周启航', '提交诉求', {}, { messageId: form });
    expect(unsent.error?.text).toBe('请填写类别');
    const blank = await town.submit('周启航', '提交诉求', { 诉求内容: '   ', 类别: '诉求' }, { messageId: form });
    expect(blank.toast).toEqual({ type: 'error', content: '诉求内容：请填写' });
    expect(blank.card).toBeUndefined();
    expect((await town.cardWith('周启航', '提交诉求')).messageId).toBe(form);
    const sent = await town.submit('周启航', '提交诉求', { 类别: '诉求' }, { messageId: form });
    expect(sent.toast?.content).toContain('已提交，编号和进展见新卡片');
  });

  it('ten thousand characters are one appeal, whole', async () => {
    const long = `车间电容不够。${'第二段供电方案请供电公司说明。'.repeat(666)}`.slice(0, 9_990);
    const text = `${long}末尾这句也要读到`;
    await town.say('褚航', text);
    const intake = wordsOf((await town.cardWith('褚航', '提交诉求')).content);
    expect(intake).toContain('内容较长，下方只显示前 1000 字；不作修改的，提交后以您发送的全文为准');
    await town.submit('褚航', '提交诉求', { 类别: '诉求' });
    const own = /QS\d{8}-\d{4}/.exec(await answer('褚航', '我的诉求'))?.[0] ?? '';
    await town.fill('王敏', '派单', { 其他承办单位: '住建局' }, { no: own });
    expect(await town.words('住建局', own)).not.toContain('末尾这句也要读到');
    expect((await town.tap('宋佳', '查看全文', { no: own })).toast?.content).toBe('全文已私信发给您');
    const whole = (await town.said('宋佳')).at(-1) ?? '';
    expect(whole).toContain(`【诉求内容】\n${text}`);
    // A case that its card shows whole has no such button.
    expect(await town.buttons(MARKET, no)).not.toContain('查看全文');
  });
});
