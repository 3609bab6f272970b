import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';

describe('查询 by words, and 超期 — interface.md, "What is said and shown"; R-801, R-802', () => {
  let qisu: World;
  const no = { late: '', fresh: '', others: '', secret: '' };
  beforeAll(async () => {
    qisu = await world({ profile: 'suqian', now: '2026-03-02 09:00' });
    no.late = await qisu.caseIn('dispatched', { words: '营业执照变更卡在窗口。' });
    await qisu.travelTo('2026-03-05 09:30');
    no.fresh = await qisu.caseIn('submitted', { words: '车间配电增容排不上队。' });
    no.others = await qisu.caseIn('submitted', { who: 'otherContact', words: '学历认证被退回两次。' });
    const form = { 诉求内容: '窗口暗示找中介。', 类别: '诉求', 来源渠道: '作风建设直通车' };
    no.secret = await qisu.as('desk').files('代报 太湖精密', form);
  });
  afterAll(() => qisu.close());

  it('several hits are one list with the true count, due first first; a line brings the card', async () => {
    const list = await qisu.as('desk').says('查询 太湖');
    expect(list).toContain('查询：太湖');
    expect(list).toContain('2 件');
    expect(list.indexOf(no.late)).toBeLessThan(list.indexOf(no.fresh));
    expect(list).not.toContain(no.others);
    expect(list).not.toContain(no.secret);
    const { toast } = await qisu.as('desk').press('车间配电增容排不上队');
    expect(toast?.content).toBe('最新卡片已发到您与我的私聊');
  });

  it('a single hit brings the card at once', async () => {
    for (const said of ['查询 太湖 超期', '查询：太湖超期', '查询 20001', '查询 太湖 待受理'])
      expect(await qisu.as('deskOfficer').says(said)).toContain('请市场监管局立即受理或申请退回');
    expect(await qisu.as('supervision').says('查询 云帆')).toContain('学历认证被退回两次');
    expect(await qisu.as('coordinator').says('查询 云帆')).toContain('学历认证被退回两次');
  });

  it('超期 alone is all that is late of what somebody may see', async () => {
    for (const who of ['desk', 'supervision', 'unit', 'leader'])
      expect([who, await qisu.as(who).says('超期')]).toEqual([who, expect.stringContaining('营业执照变更卡在窗口')]);
    expect(await qisu.as('otherUnit').says('超期')).toBe('没有找到符合“超期”的办件。');
    // An enterprise has no such word.
    expect(await qisu.as('contact').says('超期')).not.toContain(no.late);
  });

  it('a unit and its leaders find their own, whoever asks for what', async () => {
    expect(await qisu.as('unit').says('查询 太湖')).toContain('营业执照变更卡在窗口');
    expect(await qisu.as('otherUnit').says('查询 太湖')).toBe('没有找到符合“太湖”的办件。');
    expect(await qisu.as('leader').says('查询 市场监管局')).toContain('营业执照变更卡在窗口');
    expect(await qisu.as('leader').says('查询 云帆')).toBe('没有找到符合“云帆”的办件。');
  });

  it('in a group it is answered in private', async () => {
    const before = qisu.post.messages.length;
    expect(await qisu.as('desk').says('查询 太湖', { in: '企业服务专席' })).toContain(
      '找到 2 件，名单已发到您与我的私聊',
    );
    const lists = qisu.post.messages.slice(before).filter((m) => JSON.stringify(m.content).includes(no.late));
    expect(lists.map((m) => m.chatId)).toEqual([`p2p_${qisu.idOf('desk')}`]);
  });

  it('an enterprise finds its own by number’s tail, unit or state, and is not taken at its word otherwise', async () => {
    expect(await qisu.as('contact').says(`查询 ${no.fresh.slice(-4)}`)).toContain('车间配电增容排不上队');
    expect(await qisu.as('contact').says(`查询 ${MARKET}`)).toContain('营业执照变更卡在窗口');
    expect(await qisu.as('otherContact').says('查询 太湖')).toBe('没有找到符合“太湖”的办件。');
    expect(await qisu.as('contact').says('查询医保缴费记录时页面打不开')).toContain('的名义提交诉求');
  });

  it('what is no such word is said to be none, and what would take in everything is asked for more', async () => {
    expect(await qisu.as('desk').says('查询 路灯')).toContain(
      '没有叫“路灯”的企业、单位、人员或状态；按诉求内容查询还没有开通',
    );
    expect(await qisu.as('desk').says('查询 已办结')).toContain(
      '符合“已办结”的办件太多，请再加上企业、单位、人员或编号',
    );
  });

  it('of what is confidential nothing is found by anybody (R-802)', async () => {
    for (const who of ['desk', 'supervision', 'confidentialOfficer', 'contact'])
      expect(await qisu.as(who).says(`查询 ${no.secret.slice(-4)}`)).not.toContain('中介');
    for (const said of ['查询 太湖', '超期', '查询 待派单'])
      expect(await qisu.as('desk').says(said)).not.toContain(no.secret);
  });
});
