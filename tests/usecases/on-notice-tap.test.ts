import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

const said = (content: string) => ({ type: 'info', content });

describe('presses on cards of no case — interface.md, "Words"; R-601; T47', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('resolved');
  });
  afterAll(() => qisu.close());

  it('补充到 adds the words to the case, and the card becomes a line', async () => {
    await qisu.as('contact').says('谢谢，不过网上还是老清单');
    const { toast, card } = await qisu.as('contact').press(`补充到 ${no}`);
    expect(toast).toEqual(said(`已补充到 ${no}`));
    expect(JSON.stringify(card)).toContain(`已补充到 ${no}`);
    expect((await qisu.read(no)).additions.map((a) => [a.by.name, a.text])).toEqual([
      ['赵明远', '谢谢，不过网上还是老清单'],
    ]);
    expect(qisu.as('unit').card(no).words).toContain('企业：谢谢，不过网上还是老清单');
  });

  it('the card is good for one choice, also for whoever presses twice at once', async () => {
    await qisu.as('contact').says('第三项也是');
    const again = qisu.as('contact').holds('提交新诉求');
    await qisu.as('contact').press(`补充到 ${no}`);
    expect((await again()).toast).toEqual(said('您已作出选择，请勿重复点按'));
    expect((await qisu.read(no)).additions).toHaveLength(2);
    await qisu.as('contact').says('第四项也是');
    const twice = [qisu.as('contact').holds(`补充到 ${no}`), qisu.as('contact').holds(`补充到 ${no}`)];
    await Promise.all(twice.map((press) => press()));
    expect((await qisu.read(no)).additions.map((a) => a.text).filter((t) => t === '第四项也是')).toHaveLength(1);
  });

  it('提交新诉求 opens the intake card with the words', async () => {
    await qisu.as('contact').says('另外，食品许可证到期怎么续？');
    const { toast, card } = await qisu.as('contact').press('提交新诉求');
    expect(toast).toEqual(said('请填写新的诉求'));
    expect(JSON.stringify(card)).toContain('已选择：提交新诉求');
    const next = await qisu.as('contact').press('提交诉求', { 类别: '咨询' });
    expect(next.toast?.content).toBe('已提交，编号和进展见新卡片');
    expect((await qisu.read('QS20260302-0002')).content).toBe('另外，食品许可证到期怎么续？');
  });

  it('what the case no longer takes is refused in words, and the card stays good', async () => {
    await qisu.as('contact').says('还有一处要改');
    const add = qisu.as('contact').holds(`补充到 ${no}`);
    await qisu.as('contact').says(`确认办结 ${no}`);
    await qisu.as('contact').says(`满意 ${no}`);
    await qisu.travelTo('2026-03-02 09:30');
    expect((await add()).toast).toEqual({
      type: 'error',
      content: '办件现在是“满意办结”，不能补充说明，请按最新卡片操作',
    });
    expect((await qisu.as('contact').press('提交新诉求')).toast).toEqual(said('请填写新的诉求'));
  });

  it('a card of somebody else’s, or one that is no more, does nothing', async () => {
    const open = await qisu.caseIn('in_progress');
    const { messageId } = qisu.as('contact').card(open);
    await qisu.as('contact').says('补一句', { replyTo: messageId });
    const foreign = await qisu.as('standIn').holds(`补充到 ${open}`, { on: 'contact' })();
    expect(foreign.toast).toEqual(said('这张卡片是发给别人的，请自行在私聊中发送文字'));
    await qisu.db.collection('notices').deleteMany({ 'show.which': { $exists: true } });
    expect((await qisu.as('contact').press(`补充到 ${open}`)).toast).toEqual(
      said('这张卡片已失效，请直接发送文字重新开始'),
    );
    expect((await qisu.read(open)).additions).toEqual([]);
  });

  it('a button that no card has any more does nothing', async () => {
    await qisu.as('leader').says('日报');
    await qisu.caseIn('resolved', { who: 'otherContact' });
    await qisu.as('otherContact').says('还有一处');
    const notices = qisu.db.collection<{ _id: string }>('notices');
    const press = { kind: 'tap', messageId: 'om_x', chatId: 'oc_x', at: qisu.clock.now() } as const;
    const presses = async (who: string, shown: string, more: { action: string; datum?: string }) => {
      const [notice] = await notices.find({ [shown]: { $exists: true }, 'to.person': qisu.idOf(who) }).toArray();
      const delivery = `${shown} ${more.action} ${more.datum}`;
      return (
        await qisu.happens({ ...press, delivery, operator: qisu.idOf(who), noticeId: notice?._id ?? '', ...more })
      ).toast;
    };
    const dead = said('这个按钮已失效');
    expect(await presses('leader', 'show.digest', { action: 'open', datum: 'gone' })).toEqual(dead);
    expect(await presses('otherContact', 'show.which', { action: 'add_to' })).toEqual(dead);
    expect(await presses('otherContact', 'show.which', { action: 'crown', datum: 'x' })).toEqual(dead);
  });

  it('a digest opens its lists for its reader alone, as long as they are one', async () => {
    await qisu.as('leader').says('日报');
    expect((await qisu.as('leader').press('在办')).toast).toEqual(said('名单已发到您与我的私聊'));
    const foreign = await qisu.as('沈一鸣').holds('在办', { on: 'leader' })();
    expect(foreign.toast).toEqual(said('这张简报是发给别人的'));
    const isLeader = (p: { name: string }) => p.name === '陈刚';
    await qisu.restart(({ leaders, administrators, ...rows }) => ({
      ...rows,
      leaders: leaders.filter((l) => !isLeader(l)),
      administrators: [...administrators, ...leaders.filter(isLeader)],
    }));
    expect((await qisu.as('leader').press('在办')).toast).toEqual(said('您已不是领导、督导或单位负责人，请联系管理员'));
  });
});
