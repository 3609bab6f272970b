import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const noEnterprise = (name: string) => `没有找到企业“${name}”，请核对名称后重新发送。`;

describe('filing for somebody else — R-102, R-103, R-106 (SZ23 二(一); HZ 三(三)1)', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ profile: 'huzhou', now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  it('代报 by an agent is for an enterprise paired with them, whose contact is the respondent', async () => {
    const asked = await qisu.as('agent').says('代报 云帆');
    expect(asked).toContain('代报诉求，请选择企业');
    expect(asked).toContain('办理进展您和企业联系人可见；办理结果由企业联系人确认和评价');
    const no = await qisu.as('agent').files('代报：云帆', { 诉求内容: '落户材料被退回。', 类别: '诉求' });
    const { enterprise, respondent, filer } = await qisu.read(no);
    expect([enterprise?.name, respondent.name, filer.name]).toEqual(['云帆生物医药有限公司', '孙婉清', '孙亮']);
    expect(await qisu.as('agent').says('代报 启明智能')).toBe('“启明智能装备有限公司”没有与您结对，请写您结对的企业。');
    expect(await qisu.as('agent').says('代报 无名公司')).toBe(noEnterprise('无名公司'));
  });

  it('代报 without a name leaves the choice to the card, which lists one’s own alone', async () => {
    await qisu.as('agent').says('代报');
    await expect(
      qisu.as('agent').press('提交诉求', { 诉求内容: '门口积水', 类别: '诉求', 企业: '远航物流有限公司' }),
    ).rejects.toThrow('没有“远航物流有限公司”这个选项');
    const no = await qisu
      .as('agent')
      .files('代报', { 诉求内容: '门口积水', 类别: '诉求', 企业: '蓝桥新材料股份有限公司' });
    expect((await qisu.read(no)).respondent.name).toBe('周启航');
  });

  it('代报 by the desk is for any enterprise, with the channel it came through', async () => {
    const no = await qisu
      .as('desk')
      .files('代报 远航', { 诉求内容: '来电：限行绕路', 类别: '诉求', 来源渠道: '12345热线' });
    const { enterprise, channel } = await qisu.read(no);
    expect([enterprise?.name, channel?.name]).toEqual(['远航物流有限公司', '12345热线']);
    await qisu.as('desk').says('代报');
    const refused = await qisu.as('desk').press('提交诉求', { 诉求内容: '来电', 类别: '诉求', 企业: '有限公司' });
    expect(refused.toast?.content).toMatch(/^企业“有限公司”对应多个：.*等 6 个。请照其中一个填写$/);
  });

  it('直报 is for those who were granted it; what was settled on the spot is closed at once', async () => {
    const open = await qisu.as('officer').files('直报 启明', { 诉求内容: '用地手续卡住了。', 类别: '诉求' });
    expect((await qisu.read(open)).state).toBe('submitted');
    const settled = { 诉求内容: '经营范围表述不会选。', 类别: '咨询', 办理结果: '现场辅导完成' };
    const done = await qisu.as('officer').files('直报 太湖精密', settled);
    expect((await qisu.read(done)).state).toBe('closed');
    expect(qisu.as('contact').card(done).tag).toBe('直报办结');
    expect(await qisu.as('officer').says('直报 查无此企')).toBe(noEnterprise('查无此企'));
  });

  it('a name inside another, or of two, is no dead end: the whole name is meant, and of several the card asks', async () => {
    await qisu.restart((rows) => ({
      ...rows,
      enterprises: [
        ...rows.enterprises,
        ...['苏州恒顺（集团）有限公司', '苏州恒顺（集团）有限公司太仓厂'].map((name, i) => ({
          ...{ id: `hs${i}`, name, tags: [], contacts: [] },
        })),
        ...['A17', 'B2X'].map((end) => ({
          ...{ id: `tw${end}`, name: '众诚模具有限公司', uscc: `91320500MA1Z00A${end}`, tags: [], contacts: [] },
        })),
      ],
    }));
    const filled = { 诉求内容: '来电：用电负荷不够', 类别: '诉求' };
    expect(await qisu.as('desk').says('代报 苏州恒顺(集团)有限公司')).not.toContain('没有找到');
    const exact = await qisu.as('desk').files('代报 苏州恒顺(集团)有限公司', filled);
    expect((await qisu.read(exact)).enterprise?.id).toBe('hs0');
    await qisu.as('desk').says('代报 众诚模具');
    const second = await qisu.as('desk').press('提交诉求', { ...filled, 企业: '众诚模具有限公司（代码尾号 AB2X）' });
    expect(second.toast?.type).toBe('success');
    await qisu.restart();
  });

  it('主动发现 has no enterprise, and its words are filled in', async () => {
    expect(await qisu.as('unit').says('主动发现 路口标志过低，货车绕行')).toContain(
      '主动发现：登记本单位自查发现的问题，无需选择企业',
    );
    const no = await qisu.as('unit').files('主动发现 路口标志过低，货车绕行', { 类别: '诉求' });
    const { enterprise, content, respondent } = await qisu.read(no);
    expect([enterprise, content, respondent.openId]).toEqual([undefined, '路口标志过低，货车绕行', undefined]);
    expect(qisu.as('desk').card(no).words).toContain('报送：市场监管局主动发现');
  });

  it('whoever may not file so is told who may', async () => {
    const agents = '“代报”由结对的助企员和企业综合服务中心使用。发送“帮助”查看您能使用的指令。';
    for (const who of ['contact', 'unit', 'leader']) expect(await qisu.as(who).says('代报 太湖精密')).toBe(agents);
    const granted = '“直报”须先取得直报权限，请联系企业综合服务中心开通。';
    for (const who of ['unit', 'contact', 'desk']) expect(await qisu.as(who).says('直报 太湖精密')).toBe(granted);
    const units = '“主动发现”由承办单位使用。发送“帮助”查看您能使用的指令。';
    for (const who of ['contact', 'desk', 'agent']) expect(await qisu.as(who).says('主动发现 没有路灯')).toBe(units);
  });
});
