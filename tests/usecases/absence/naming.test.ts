import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';

describe('请假 in chat — interface.md, "In chat"; lifecycle.md, "People", "Deputies"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const says = (who: string, text: string) => qisu.as(who).says(text);
  /** What somebody can read in private that they could not before. */
  async function heardBy(who: string, act: () => Promise<unknown>): Promise<string[]> {
    const before = qisu.as(who).readings().length;
    await act();
    return qisu.as(who).readings().slice(before);
  }
  const deputies = () =>
    (qisu.deps.directory.current().absences ?? []).map((a) => `${a.person.name}>${a.deputy.name}`).sort();

  it.each([
    ['周芳', '请假 3月1日 吴磊', '3月1日（周日）已经过了，请写今天或以后的日期。'],
    ['周芳', '请假 2月30日 吴磊', '没有这一天，请核对截止日期，例如“请假 12月5日 代理人姓名”。'],
    ['周芳', '请假 2026-05-02 吴磊', '请假最长 60 天，截止日期请不晚于5月1日（周五）；到期前可以再发送“请假”延长。'],
    ['周芳', '请假 3月6日 周芳', '代理人不能是您自己，请写一位同事。'],
    [
      '周芳',
      '请假 3月6日 马超',
      '马超不能为您代理：工作人员请选本单位的同事，领导请选另一位领导，专办人员请选另一位专办人员。',
    ],
    ['周芳', '请假 3月6日 赵明远', '赵明远不能为您代理：'],
    ['陈刚', '请假 3月6日 李强', '李强不能为您代理：'],
    ['吴清', '请假 3月6日 李强', '李强不能为您代理：'],
    ['周芳', '请假 3月6日 张三', '没有找到“张三”，请核对代理人的姓名，或只发送“请假”，从名单中选择。'],
    ['周芳', '请假 张三', '没有找到“张三”'],
    ['周芳', '请假 马超', '马超不能为您代理：'],
    ['周芳', '请假 3月1日', '3月1日（周日）已经过了'],
    ['赵明远', '请假', '“请假”由单位工作人员、领导和专办人员使用。企业联系人不在时，本企业的其他联系人可以代为'],
    ['孙亮', '请假', '“请假”由单位工作人员、领导和专办人员使用。您不在时，请事先告知企业服务专席。'],
    ['何伯言', '请假 明天 周芳', '“请假”由单位工作人员、领导和专办人员使用。您不在时'],
    ['ou_nobody', '请假 明天 周芳', '您的账号还没有登记'],
    ['周芳', '销假', '您现在没有请假，不用结束。'],
  ])('%s: %s → %s', async (who, text, answer) => {
    expect(await says(who, text)).toContain(answer);
    expect(deputies()).toEqual([]);
  });

  it('an enterprise’s words that begin alike are an appeal', async () => {
    expect(await says('赵明远', '请假审批系统一直打不开，请协调')).toContain('的名义提交诉求');
  });

  it.each([
    '请假 3月6日 吴磊',
    '请假3月6日吴磊',
    '请假到2026-03-06，由吴磊代理',
    '请假 吴磊 03-06',
    '【请假】　本周五　吴磊。',
    '请假至6日 吴磊',
  ])('“%s” names 吴磊 until the end of Friday', async (text) => {
    expect(await says('周芳', text)).toBe(
      '已登记：您请假至3月6日（周五）24:00，由吴磊代理，现在起生效。期间应发给您的办件、提醒和名单发给吴磊，吴磊可以代您办理。提前回来请发送“销假”。',
    );
    expect(deputies()).toEqual(['周芳>吴磊']);
    expect(await says('周芳', '销假')).toBe('请假已结束，办件、提醒和名单恢复发给您。发送“待办”查看。');
    expect(deputies()).toEqual([]);
  });

  it('the deputy hears for whom, until when and for what; the unit’s head that it is so', async () => {
    const head = heardBy('李强', () => heardBy('吴磊', () => says('周芳', '请假 3月6日 吴磊')));
    expect(await head).toEqual(['周芳请假至3月6日（周五）24:00，由吴磊代理，期间应发给周芳的办件和提醒发给吴磊。']);
    expect(qisu.as('吴磊').readings().at(-1)).toBe(
      '周芳请假至3月6日（周五）24:00，请您代理市场监管局、准入准营板块的事项。期间应发给周芳的办件、提醒和名单发给您，您可以代为办理，记录写作“吴磊（代周芳）”。发送“待办”查看。',
    );
  });

  it('the same words again change nothing and tell nobody', async () => {
    expect(await heardBy('吴磊', () => qisu.as('周芳').repeats())).toEqual([]);
    expect(deputies()).toEqual(['周芳>吴磊']);
  });

  it('while away 请假 shows the absence; 更改 opens the form filled in, and another day is told the deputy alone', async () => {
    expect(await says('周芳', '请假')).toContain('您正在请假，至3月6日（周五）24:00，由吴磊代理');
    expect((await qisu.as('周芳').press('更改')).toast?.content).toBe('表单已发给您，请填写后提交');
    const head = await heardBy('李强', async () => {
      const deputy = await heardBy('吴磊', () => qisu.as('周芳').press('请假', { 截止日期: '2026-03-09' }));
      expect(deputy).toEqual(['周芳的请假改为至3月9日（周一）24:00，仍由您代理。']);
    });
    expect(head).toEqual([]);
  });

  it('another deputy: the first hears that it is over', async () => {
    const heard = await heardBy('吴磊', () => says('周芳', '请假 3月9日 李强'));
    expect(heard).toEqual(['周芳已另请他人代理，您的代理已结束，周芳的办件和提醒不再发给您。']);
    expect(deputies()).toEqual(['周芳>李强']);
  });

  it('whoever is away cannot be named; a deputy who goes away too passes on what they stand in for', async () => {
    expect(await says('吴磊', '请假 3月6日 周芳')).toBe('周芳也在请假（至3月9日（周一）24:00），请另选代理人。');
    const heard = await heardBy('吴磊', () => says('李强', '请假 3月4日 吴磊'));
    expect(heard).toEqual([
      '李强请假至3月4日（周三）24:00，请您代理市场监管局、准入准营板块的事项。期间应发给李强的办件、提醒和名单发给您，您可以代为办理，记录写作“吴磊（代李强）”。李强正代理周芳，也请您一并代办。发送“待办”查看。',
    ]);
    expect(await says('周芳', '请假')).toContain('李强也在请假，现由吴磊代办。');
  });

  it('结束请假 by its button, after it is asked once more: who acted hears, not the deputy who is away', async () => {
    const away = qisu.as('李强').readings().length;
    const heard = await heardBy('吴磊', async () => {
      const { toast } = await qisu.as('周芳').press('结束请假');
      expect(toast).toEqual({ type: 'success', content: '请假已结束，办件、提醒和名单恢复发给您。发送“待办”查看' });
    });
    expect(heard).toEqual(['周芳已提前结束请假，您的代理已结束，周芳的办件和提醒不再发给您。']);
    expect(qisu.as('李强').readings()).toHaveLength(away);
    expect(deputies()).toEqual(['李强>吴磊']);
    await says('李强', '结束请假');
  });

  /** The newest form, sent by hand with what a client would not let be missing. */
  const sent = (who: string, form: Record<string, string>) => {
    const { messageId, id } = qisu.as('周芳').withButton('请假', undefined, true);
    const press = { operator: qisu.idOf(who), messageId, chatId: 'p2p', action: 'absent', caseId: id, form };
    return qisu.happens({
      kind: 'tap',
      delivery: `${id}/${JSON.stringify([who, form])}`,
      ...press,
      v: 0,
      at: qisu.clock.now(),
    });
  };

  it('the form asks what is missing, and is good for one absence', async () => {
    await says('周芳', '请假 吴磊');
    const held = qisu.as('周芳').holds('请假', { filled: { 截止日期: '2026-03-04', 代理人: '吴磊' } });
    expect((await sent('周芳', { deputy: '吴磊' })).toast).toEqual({ type: 'error', content: '请填写截止日期' });
    expect((await sent('周芳', {})).toast?.content).toBe('请填写截止日期和代理人');
    const { toast, card } = await held();
    expect(toast).toEqual({ type: 'success', content: '已登记请假至3月4日（周三）24:00，由吴磊代理' });
    expect(JSON.stringify(card)).toContain('提前回来请发送“销假”');
    expect((await held('again')).toast?.content).toBe('这张表单已提交，更改请重新发送“请假”');
    await says('周芳', '销假');
  });

  it('somebody else’s form is theirs', async () => {
    await says('周芳', '请假');
    const { toast } = await sent('吴磊', { until: '2026-03-04', deputy: '李强' });
    expect(toast).toEqual({ type: 'error', content: '这张表单是发给别人的，请自行发送“请假”' });
  });

  it('in a group the words do it and the answer stands there; alone the form comes in private', async () => {
    const group = { in: MARKET };
    expect(await qisu.as('周芳').says('请假 明天 吴磊', group)).toContain('已登记：您请假至3月3日（周二）24:00');
    expect(await qisu.as('周芳').says('销假', group)).toContain('请假已结束');
    expect(await qisu.as('周芳').says('请假', group)).toContain('“请假”已发到您与我的私聊，请在私聊中填写。');
    expect(qisu.as('周芳').cardWith('请假').words).toContain('截止日期');
  });

  it('stands in 帮助 of whoever may be away, and of nobody else', async () => {
    for (const who of ['周芳', '陈刚', '吴清'])
      expect(await says(who, '帮助')).toContain('请假 后面写截止日期和代理人');
    for (const who of ['赵明远', '孙亮', '何伯言']) expect(await says(who, '帮助')).not.toContain('请假');
  });
});
