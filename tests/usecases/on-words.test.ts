import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

const STRANGER =
  '您的账号还没有登记为企业联系人或工作人员。您是企业联系人的，请发送“绑定企业”；也可以' +
  '联系企业服务专席（电话 0512-55550100，工作日9:00—17:30）登记。发送“帮助”查看说明。';
const NOBODY = '没有看懂这句话。发送“帮助”可以看到您能使用的指令。';
const unreadable = (what: string) => `我还读不懂这类消息（${what}）。请用文字说明，或以文件、图片发送材料。`;

describe('words that are no command — interface.md, "Words"; R-101, R-801; T47, T49', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  it('of an account that nobody knows, only 帮助 is understood', async () => {
    for (const words of ['你好', '我的诉求', '待派', '代报 太湖精密', '受理 QS20260302-0001'])
      expect(await qisu.as('ou_nobody').says(words)).toBe(STRANGER);
    expect(await qisu.as('ou_nobody').says('你好', { in: '市场监管局' })).toBe(STRANGER);
    expect(await qisu.as('ou_nobody').sendsFile('材料.pdf')).toBe(STRANGER);
    expect(await qisu.as('ou_nobody').says('帮助')).toContain('您的账号还没有登记为企业联系人或工作人员');
  });

  it('of a contact or an agent they begin an appeal, with the words filled in', async () => {
    const asked = await qisu.as('contact').says('冷链车进城通行证办不下来，请协调。');
    expect(asked).toContain('以太湖精密制造有限公司的名义提交诉求');
    expect(asked).toContain('谁能看到：诉求内容和附件，企业服务专席和承办单位可见');
    expect((await qisu.as('agent').says('走访得知路口积水')).includes('代报诉求，请选择企业')).toBe(true);
  });

  it('of staff they are not understood, and in a group only commands are', async () => {
    for (const who of ['unit', 'desk', 'leader', 'administrator'])
      expect(await qisu.as(who).says('辛苦了')).toBe(NOBODY);
    expect(await qisu.as('unit').says('辛苦了', { in: '市场监管局' })).toBe(
      '没有看懂这句话。在群里可以发送“@我 待办”“@我 受理 编号”这样的指令；其他内容请私聊我。',
    );
  });

  it('words of a group that are not for the bot are not heard', async () => {
    const before = qisu.post.messages.length;
    await qisu.as('unit').says('待办', { in: '市场监管局', aside: true });
    await qisu.as('ou_nobody').says('你好', { in: '市场监管局', aside: true });
    expect(qisu.post.messages).toHaveLength(before);
  });

  it('what has no words is answered with what would do', async () => {
    for (const [type, what] of [
      ['sticker', '表情'],
      ['interactive', '转发的卡片'],
      ['share_chat', '群名片'],
      ['share_user', '个人名片'],
      ['location', '位置'],
      ['merge_forward', '合并转发'],
      ['post', '空白图文'],
      ['text', '空白消息'],
      ['vote', '投票'],
      ['a_type_of_tomorrow', '其他类型'],
    ] as const)
      expect(await qisu.as('contact').sends(type)).toBe(unreadable(what));
  });

  it('the same message again changes nothing and is answered once', async () => {
    expect(await qisu.as('otherContact').says('食品许可证到期怎么续？')).toContain('提交诉求');
    expect(await qisu.as('otherContact').repeats()).toBe('');
    const notices = await qisu.db
      .collection('notices')
      .countDocuments({ 'show.intake.person': qisu.idOf('otherContact') });
    expect(notices).toBe(1);
  });

  it('while a confirmation is awaited the bot asks what they mean, and the enterprise has three more working days, once', async () => {
    const no = await qisu.caseIn('resolved');
    expect(qisu.as('contact').card(no).words).toContain('请于此前确认：3月5日（周四）24:00');
    await qisu.travelTo('2026-03-04 15:00');
    const asked = await qisu.as('contact').says('谢谢，不过网上还是老清单');
    expect(asked).toContain('这段话是关于哪件诉求的？');
    expect(asked).toContain('办理结果已出，请确认是否已经解决');
    expect(asked).toContain(`补充到 ${no}`);
    expect(qisu.as('contact').card(no).words).toContain('请于此前确认：3月9日（周一）24:00');
    await qisu.travelTo('2026-03-05 15:00');
    await qisu.as('contact').says('还有一处');
    expect(qisu.as('contact').card(no).words).toContain('请于此前确认：3月9日（周一）24:00');
    expect((await qisu.read(no)).state).toBe('resolved');
  });

  it('a reply to a case’s card is asked about that case alone, while it is open', async () => {
    const open = await qisu.caseIn('in_progress', { who: 'otherContact', words: '学历认证被退回两次。' });
    const { messageId } = qisu.as('otherContact').card(open);
    const asked = await qisu.as('otherContact').says('补一张截图说明', { replyTo: messageId });
    expect(asked).toContain(`补充到 ${open}`);
    await qisu.as('otherContact').tap(open, '撤回诉求');
    const then = await qisu.as('otherContact').says('再补一句', { replyTo: messageId });
    expect(then).not.toContain('补充到');
    expect(then).toContain('提交诉求');
  });
});
