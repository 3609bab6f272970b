import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

describe('the bot’s menu, and coming into a chat — interface.md, "In chat"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  it('an entry of the menu is the word it stands for', async () => {
    const no = await qisu.caseIn('submitted');
    expect(await qisu.as('contact').menu('my_cases')).toContain(no);
    expect(await qisu.as('desk').menu('to_dispatch')).toContain(no);
    expect(await qisu.as('unit').menu('to_do')).toContain('现在没有待办。');
    expect(await qisu.as('unit').menu('to_dispatch')).toBe(
      '“待派”由企业服务专席、协调单位和督导单位使用。发送“帮助”查看您能使用的指令。',
    );
    expect(await qisu.as('unit').menu('help')).toContain('受理、办理、办结');
    expect(await qisu.as('contact').menu('new_appeal')).toBe('请直接把遇到的问题发给我，我会为您准备好诉求单。');
  });

  it('an unknown entry, and any entry pressed by a stranger, is answered with the help', async () => {
    expect(await qisu.as('contact').menu('gone')).toContain('提诉求、看进展');
    for (const key of ['my_cases', 'to_do', 'help'])
      expect(await qisu.as('ou_nobody').menu(key)).toContain('您的账号还没有登记为企业联系人或工作人员');
  });

  it.each([
    ['contact', '企业', '直接把问题发给我，核对后按“提交诉求”'],
    ['agent', '助企员', '代报 企业名称：为一家企业报送，可连同照片一起发来'],
    ['desk', '企业服务专席、单位负责人、管理员', '待派：查看等待派单的诉求'],
    ['coordinator', '协调单位', '专席提请协调的诉求，由您在卡片上派单、改派或维持原派'],
    ['unit', '承办单位', '也可以发命令：受理 编号、退回 编号、进展 编号 内容、办结 编号'],
    ['officer', '承办单位、直报人员', '直报 企业名称：登记走访、窗口听到的诉求'],
    ['supervision', '督导', '督办 编号 督办要求：承办单位须按期回复'],
    ['head', '承办单位、单位负责人、板块首席服务专员', '派到本板块的办件，请在卡片上一键派给板块内单位'],
    ['leader', '领导', '日报：现在的在办、到期、超期，昨日和今日的新收、办结'],
    ['head', '单位负责人', '日报：本单位的在办、到期、超期'],
    ['expert', '专家', '请在卡片上按“专家答复”，由其答复企业'],
    ['confidentialOfficer', '专办人员', '保密件只发给您'],
    ['administrator', '管理员', '在单位群里发“@我 绑定 单位名称”'],
  ])('帮助 for %s is written for %s', async (who, tag, line) => {
    const help = await qisu.as(who).says('帮助');
    expect(help).toContain(line);
    expect(help).toContain('查询 编号：查看一件诉求');
    expect(help.split('\n')[0]).toContain(tag);
  });

  it('帮助 has many spellings, in a group as well', async () => {
    for (const words of ['帮助', '菜单', 'help', 'HELP', '?', '？'])
      expect(await qisu.as('unit').says(words, { in: '市场监管局' })).toContain('受理、办理、办结');
  });

  it('whoever opens the chat for the first time is greeted once, and not below something that was just sent', async () => {
    expect(await qisu.as('钱佳怡').enters('talked')).toBe('');
    expect(await qisu.as('钱佳怡').enters()).toContain('提诉求、看进展');
    expect(await qisu.as('钱佳怡').enters()).toBe('');
    expect(await qisu.as('ou_nobody').enters()).toContain('您的账号还没有登记为企业联系人或工作人员');
  });

  it('coming into a group it says whether the group is a unit’s', async () => {
    expect(await qisu.botComesTo('oc_new_group')).toEqual([
      '企诉已加入本群。请管理员在群里发送“@我 绑定 单位名称”，把本群设为该单位的工作群。',
    ]);
    expect(await qisu.botComesTo('市场监管局')).toEqual(['企诉已加入本群，派给本单位的办件会发到这里。']);
  });

  it('leaving a group it says nothing', async () => {
    const before = qisu.post.messages.length;
    await qisu.botLeaves('市场监管局');
    expect(qisu.post.messages).toHaveLength(before);
  });
});
