import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { type World, world } from '../../support/world.ts';

const NOBODY = '没有看懂这句话。发送“帮助”可以看到您能使用的指令。';

describe('the lists people ask for — interface.md, "In chat"; R-109, R-508, R-601, R-801, R-802 (SQ (八), (十四))', () => {
  let qisu: World;
  const no: Record<'waiting' | 'dispatched' | 'returned' | 'mayors' | 'secret', string> = {
    waiting: '',
    dispatched: '',
    returned: '',
    mayors: '',
    secret: '',
  };

  beforeAll(async () => {
    qisu = await world({ profile: 'suqian', now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  it('are empty at first, each in its own words', async () => {
    expect(await qisu.as('contact').says('我的诉求')).toContain('您还没有提交过诉求，直接把问题发给我即可。');
    expect(await qisu.as('desk').says('待派')).toContain('现在没有等待派单或裁定的办件。');
    expect(await qisu.as('unit').says('待办')).toContain('现在没有待办。');
    expect(await qisu.as('confidentialOfficer').says('保密件')).toContain('现在没有待办的保密件。');
    expect(await qisu.as('leader').says('专项督办')).toContain('现在没有专项督办的办件。');
  });

  it('我的诉求 lists what one filed and what is of one’s enterprise, newest first, in the enterprise’s words', async () => {
    no.waiting = await qisu.caseIn('submitted', { words: '食品许可证到期怎么续？', category: '咨询' });
    no.dispatched = await qisu.caseIn('dispatched');
    no.returned = await qisu.caseIn('return_requested', { who: 'otherContact', words: '学历认证被退回两次。' });
    const mine = await qisu.as('contact').says('我的诉求');
    expect(mine).toContain('2 件');
    expect(mine.indexOf(no.dispatched)).toBeLessThan(mine.indexOf(no.waiting));
    expect(mine).toContain(`食品许可证到期怎么续\n待派单 · ${no.waiting}`);
    expect(mine).toContain(`还有 5 个工作日\n3月9日 · 市场监管局 · 待受理 · ${no.dispatched}`);
    expect(await qisu.as('standIn').says('我的诉求')).toContain(no.waiting);
    const others = await qisu.as('otherContact').says('我的诉求');
    expect(others).toContain(no.returned);
    // That a unit wants to return it is no business of the enterprise's (T54).
    expect(others).toContain('正在核定承办单位');
    expect(others).not.toMatch(/退回待裁定|申请退回/);
  });

  it('whoever filed for enterprises sees which is meant; a press on the line brings the card', async () => {
    const filed = await qisu
      .as('agent')
      .files('蓝桥新材料反映排污许可', { 类别: '诉求', 企业: '蓝桥新材料股份有限公司' });
    const mine = await qisu.as('agent').says('我的诉求');
    expect(mine).toContain('蓝桥新材料股份有限公司 · 待派单 · ');
    expect(mine).not.toContain(no.waiting);
    // What the paired enterprises filed themselves is theirs to show; that there is some is told.
    expect(mine).toContain('您结对的企业另有 3 件诉求在办，不是您报送的，请向企业了解。');
    expect(await qisu.as('agent').says(`查询 ${no.waiting}`)).toContain('没有找到');
    expect(await qisu.as('contact').says('我的诉求')).not.toContain('您结对的企业');
    const { toast } = await qisu.as('agent').press('蓝桥新材料反映排污许可');
    expect(toast).toEqual({ type: 'info', content: '最新卡片已发到您与我的私聊' });
    expect(qisu.as('agent').card(filed).tag).toBe('待派单');
  });

  it('待派 is what waits for the desk to dispatch or decide, by due date, in its group or privately', async () => {
    const here = await qisu.as('desk').says('待派', { in: '企业服务专席' });
    expect(here).toContain('待派与待裁定');
    expect(here).toContain('派单：食品许可证到期怎么续');
    expect(here).toContain('裁定退回：学历认证被退回两次');
    expect(here.indexOf(no.waiting)).toBeLessThan(here.indexOf(no.returned));
    expect(here).not.toContain(no.dispatched);
    expect(await qisu.as('deskOfficer').says('待派')).toContain(no.waiting);
    // They look on, and may not dispatch it.
    for (const who of ['coordinator', 'supervision'])
      expect(await qisu.as(who).says('待派')).toContain('现在没有等待派单或裁定的办件。');
    for (const who of ['unit', 'contact', 'leader'])
      expect(await qisu.as(who).says('待派')).toBe(
        '“待派”由营商环境专席、协调单位和督导单位使用。发送“帮助”查看您能使用的指令。',
      );
  });

  it('待派 said in another group is answered privately', async () => {
    const before = qisu.post.messages.length;
    await qisu.as('desk').says('待派', { in: '市场监管局' });
    expect(qisu.post.messages.slice(before).map((m) => m.chatId)).toEqual([`p2p_${qisu.idOf('desk')}`]);
  });

  it('待办 is a line a duty for everybody, and for the unit whose group it is', async () => {
    const group = await qisu.as('unit').says('待办', { in: '市场监管局' });
    expect(group).toContain('2 项\n');
    expect(group).toContain(`还有 1 个工作日\n3月3日 · 太湖精密制造有限公司 · 待受理 · ${no.dispatched}`);
    expect(group).toContain('等待他人办理 1 件');
    expect(group).toContain(`等待营商环境专席裁定退回 · 云帆生物医药有限公司 · 退回待裁定 · ${no.returned}`);
    expect(group).not.toContain(no.waiting);
    expect(await qisu.as('officer').says('待办')).toContain(`受理：`);
    expect(await qisu.as('otherUnit').says('待办')).toContain('现在没有待办。');
    const desks = await qisu.as('desk').says('待办');
    for (const line of ['派单：', '裁定退回：']) expect(desks).toContain(line);
    expect(await qisu.as('desk').says('待办', { in: '企业服务专席' })).toContain('派单：');
    // An enterprise waits for others until it is asked something.
    expect(await qisu.as('contact').says('待办')).toContain('等待他人办理 2 件');
    expect(await qisu.as('unit').says('待办', { in: '准入准营板块' })).toBe(
      '本群还没有绑定承办单位，请管理员在群里发送“@我 绑定 单位名称”。',
    );
  });

  it('a line pressed in a group brings the card in private to who pressed', async () => {
    const before = qisu.post.messages.length;
    await qisu.as('officer').press('受理：营业执照变更经营范围，窗口三次退回材料');
    expect(qisu.post.messages.slice(before).map((m) => m.chatId)).toEqual([`p2p_${qisu.idOf('officer')}`]);
  });

  it('专项督办 lists the mayor’s line for supervision, leaders and desk, always privately', async () => {
    const form = { 诉求内容: '扩建用地批不下来。', 类别: '诉求', 来源渠道: '市长直达' };
    no.mayors = await qisu.as('desk').files('代报 太湖精密', form);
    await qisu.as('desk').tap(no.mayors, '派单', { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '市场监管局' });
    for (const who of ['supervision', 'desk']) expect(await qisu.as(who).says('专项督办')).toContain(no.mayors);
    // A leader has it once one of their units has it.
    expect(await qisu.as('leader').says('专项督办')).toContain('现在没有专项督办的办件。');
    for (const signer of ['沈一鸣', '陈刚']) await qisu.as(signer).tap(no.mayors, '同意派单');
    expect(await qisu.as('leader').says('专项督办')).toContain(no.mayors);
    const before = qisu.post.messages.length;
    await qisu.as('supervision').says('专项督办', { in: '营商环境办' });
    expect(qisu.post.messages.slice(before).map((m) => m.chatId)).toEqual([`p2p_${qisu.idOf('supervision')}`]);
    for (const who of ['unit', 'contact'])
      expect(await qisu.as(who).says('专项督办')).toBe(
        '“专项督办”名单由督导、领导和营商环境专席查看。发送“帮助”查看您能使用的指令。',
      );
  });

  it('专项督办 has every case that a leader leads, however many older ones are led by others', async () => {
    const { _id, ...mayors } = await qisu.read(no.mayors);
    const elsewhere = { ...mayors.assignments[0], unit: 'rsj' } as Case['assignments'][number];
    for (let n = 1; n <= 11; n += 1) {
      const receivedAt = new Date(mayors.receivedAt.getTime() - n * 60_000);
      const more = { _id: `${_id}-${n}`, no: `QS20260302-7${100 + n}`, origin: `older/${n}`, receivedAt };
      await qisu.deps.cases.insert({
        ...mayors,
        ...more,
        assignments: [elsewhere],
        cards: [],
        outbox: [],
        sendAt: null,
      });
    }
    const led = await qisu.as('leader').says('专项督办');
    expect(led).toContain(no.mayors);
    expect(led).not.toContain('QS20260302-7');
    expect(await qisu.as('沈一鸣').says('专项督办')).toContain('QS20260302-7111');
  });

  it('a long list says how many there are in all, and turns in its own card', async () => {
    const { says, press } = qisu.as('沈一鸣');
    const whole = await says('专项督办');
    expect(whole).toContain('12 件');
    expect(whole).toContain('第 1 页，共 2 页');
    expect(whole).not.toContain(no.mayors);
    const messages = qisu.post.messages.length;
    await press('下一页');
    expect(qisu.post.messages).toHaveLength(messages);
    expect(qisu.as('沈一鸣').readings().at(-1)).toContain(no.mayors);
    await press('上一页');
    expect(qisu.as('沈一鸣').readings().at(-1)).toContain('QS20260302-7111');
  });

  it('a group’s list stays as it is; its next page comes in private to who pressed', async () => {
    const group = await qisu.as('otherUnit').says('待办', { in: '人社局' });
    expect(group).toContain('11 项');
    const before = qisu.post.messages.length;
    const { toast } = await qisu.as('otherUnit').press('下一页');
    expect(toast?.content).toBe('该页已发到您与我的私聊');
    expect(qisu.post.messages.slice(before).map((m) => m.chatId)).toEqual([`p2p_${qisu.idOf('otherUnit')}`]);
    expect(qisu.as('otherUnit').readings().at(-1)).toContain('第 2 页，共 2 页');
    const strange = await qisu.as('unit').holds('下一页', { on: 'otherUnit' })();
    expect(strange.toast?.content).toBe('这张清单是发给别人的，请自行发送“待办”');
  });

  it('保密件 is the named officers’ alone, and is in no other list', async () => {
    const form = { 诉求内容: '窗口暗示找中介。', 类别: '诉求', 来源渠道: '作风建设直通车' };
    no.secret = await qisu.as('desk').files('代报 太湖精密', form);
    const list = await qisu.as('confidentialOfficer').says('保密件');
    expect(list).toContain(no.secret);
    expect(list).toContain(`3月3日 · 等待专办人员登记处理 · 太湖精密制造有限公司 · 待派单 · ${no.secret}`);
    expect(await qisu.as('confidentialOfficer').says('待办')).toContain('登记处理：窗口暗示找中介');
    for (const who of ['desk', 'supervision', 'leader', 'contact', 'administrator']) {
      expect(await qisu.as(who).says('保密件')).not.toContain(no.secret);
      for (const words of ['我的诉求', '待派', '专项督办', '待办'])
        expect(await qisu.as(who).says(words)).not.toContain(no.secret);
    }
    for (const who of ['desk', 'supervision', 'leader', 'administrator'])
      expect(await qisu.as(who).says('保密件')).toBe(NOBODY);
  });

  it('日报 gives leaders, supervision and heads the figures as they stand, privately', async () => {
    const figures = await qisu.as('leader').says('日报');
    expect(figures).toContain('每日简报');
    expect(figures).toContain('无超期');
    expect(figures).toContain('在办\n3\n');
    // The working day before was Saturday 28 February, which made up for the Spring Festival.
    expect(figures).toContain('2月28日起新收\n0\n');
    expect(figures).not.toMatch(/持平|评价：|超期最久/);
    expect(figures).toMatch(/今日（截至\d\d:\d\d）：新收 3 件，受理 0 件，提交办结 0 件，办结 0 件，新超期 0 件/);
    // Of all: what waits for the desk, the mayor’s line by now at a unit, and what was filed for others.
    expect(await qisu.as('supervision').says('日报')).toContain('在办\n16\n');
    expect(await qisu.as('head').says('日报')).toContain('在办\n3\n');
    for (const who of ['unit', 'contact', 'deskOfficer'])
      expect(await qisu.as(who).says('日报')).toBe(
        '“日报”由领导、督导和单位负责人使用。发送“帮助”查看您能使用的指令。',
      );
  });

  it('a figure of the digest opens its cases, with the reader’s eyes', async () => {
    const { toast } = await qisu.as('leader').press('在办');
    expect(toast).toEqual({ type: 'info', content: '名单已发到您与我的私聊' });
    const list = qisu.as('leader').readings().at(-1);
    expect(list).toContain('3 件');
    expect(list).toContain(no.dispatched);
    expect(list).toContain(no.returned);
    expect(list).toContain('太湖精密制造有限公司');
    await qisu.as('head').press('在办');
    expect(qisu.as('head').readings().at(-1)).toContain(no.dispatched);
  });

  it('日报 says where the self-check has not looked, and nothing of it where all is well', async () => {
    const said = async () => (await qisu.as('leader').says('日报')).split('\n').find((l) => l.startsWith('系统自查'));
    expect(await said()).toBe('系统自查还没有运行过，办件是否都有人负责尚未核对，请管理员查看服务。');
    await qisu.travelTo('2026-03-02 10:07');
    expect(await said()).toBeUndefined();
    qisu.clock.moveTo(new Date('2026-03-02T12:10:00+08:00'));
    expect(await said()).toBe(
      '系统自查最近一次在3月2日（周一）10:07，已超过 2 小时，此后的情况尚未核对，请管理员查看服务。',
    );
  });

  it('日报 does not call well what the self-check could not look at', async () => {
    const { at } = (await qisu.deps.memory.lastAudit()) ?? { at: qisu.clock.now() };
    await qisu.deps.memory.markAudit({
      at: qisu.clock.now(),
      looked: 1,
      named: [],
      unchecked: ['1', '2', '3'],
      givenUp: 0,
    });
    const figures = await qisu.as('leader').says('日报');
    expect(figures).toContain('有 3 件未能核对');
    expect(at < qisu.clock.now()).toBe(true);
  });
});
