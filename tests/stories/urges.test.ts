import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const SUPERVISION = '营商环境办';
const TAX = '税务局';
const AGAIN = '您上次的督办还没有回复，请等待回复后再督办';

describe('督办与提级协调，苏州 — R-507, R-504 (SQ (十四) as default; lifecycle.md “urge”)', () => {
  let town: Town;
  let no: string;
  let waiting: string;
  const said = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-05-08 09:10' });
    no = await town.appeal('赵明远', '出口退税申报一直没有通过。', '诉求');
    await town.tap('王敏', `派给 ${TAX}`, { no });
    await town.tap('林晓', '受理', { no });
    waiting = await town.appeal('郑凯', '道路限行影响送货。', '诉求');
  });
  afterAll(() => town.close());

  it('supervision urges by words; the unit is called by name and owes an answer in 2 working days', async () => {
    expect(await answer(town, '蒋文涛', `督办 ${no} 请本周内给出书面口径`)).toContain(
      '已督办，已发税务局（林晓、高峰），最迟5月11日（周一）17:30回复',
    );
    // Saturday 9 May is worked; Monday 11 May is the second day.
    expect(await said(TAX)).toContain('：请本周内给出书面口径。请于5月11日（周一）17:30前回复督办。');
    expect(await said(TAX)).toContain('@林晓');
    expect(await town.words(TAX, no)).toContain('请本周内给出书面口径');
    expect(await town.buttons(TAX, no)).toContain('回复督办');
    expect((await town.face(SUPERVISION, no)).tag).toBe('办理中');
    expect(await town.words('赵明远', no)).not.toMatch(/督办|书面口径/);
  });

  it('a leader urges from the card that 查询 brings', async () => {
    await town.say('陈刚', `查询 ${no}`);
    expect(await town.buttons('陈刚', no)).toContain('督办');
    const asked = await town.fill('陈刚', '督办', { 督办要求: '请专题研究' }, { no });
    expect(asked.toast?.content).toBe('已督办，已发税务局（林晓、高峰），最迟5月11日（周一）17:30回复');
    expect(await said(TAX)).toContain('陈刚督办');
    expect(await said(TAX)).toContain('请专题研究');
    // A leader of other units has no business with it.
    expect(await answer(town, '严慧', `督办 ${no} 也请抓紧`)).toContain('“督办”只能由督导单位、分管领导操作');
  });

  it('the same person’s second is refused while the first is unanswered; a colleague’s is their own', async () => {
    expect(await answer(town, '蒋文涛', `督办 ${no} 再催一次`)).toContain(AGAIN);
    const form = await town.fill('陈刚', '督办', { 督办要求: '再催一次' }, { no });
    expect(form.toast).toMatchObject({ type: 'error', content: AGAIN });
    expect(await answer(town, '朱琳', `督办 ${no} 请同步抄送我办`)).toContain('已督办');
  });

  it('回复督办 reaches each urger in turn, the oldest first, and is on the case', async () => {
    await town.fill('林晓', '回复督办', { 回复内容: '函调结果周五前出' }, { no });
    expect(await said('蒋文涛')).toContain('税务局已回复督办：函调结果周五前出');
    expect(await said('陈刚')).not.toContain('函调结果周五前出');
    await town.fill('林晓', '回复督办', { 回复内容: '周一召开专题会' }, { no });
    expect(await said('陈刚')).toContain('税务局已回复督办：周一召开专题会');
    expect(await answer(town, '蒋文涛', `督办 ${no} 请报会议纪要`)).toContain('已督办');
    await town.say('罗敏', `回复督办 ${no} 已抄送`);
    expect(await said('朱琳')).toContain('：已抄送');
    await town.say('罗敏', `回复督办 ${no} 纪要明日报送`);
    expect(await said('蒋文涛')).toContain('：纪要明日报送');
    expect(await town.buttons(TAX, no)).not.toContain('回复督办');
    expect(await answer(town, '林晓', `回复督办 ${no} 再报一次`)).toMatch(/“回复督办”只能由负有答复责任的单位操作/);
    await town.tap('朱琳', '办理记录', { no });
    const record = await town.words('朱琳', no);
    expect(record).toContain('陈刚 督办：请专题研究');
    expect(record).toContain('林晓 回复督办：周一召开专题会');
  });

  it('before dispatch the desk itself is urged and answers', async () => {
    await town.say('朱琳', `督办 ${waiting} 请尽快派单`);
    expect(await said(DESK)).toContain('：请尽快派单。请于5月11日（周一）17:30前回复督办。');
    await town.fill('王敏', '回复督办', { 回复内容: '正在核对路段归属' }, { no: waiting });
    expect(await said('朱琳')).toContain('已回复督办：正在核对路段归属');
  });

  it('提级协调 climbs the escalation levels of the place and ends at the last', async () => {
    await town.fill('林晓', '提级协调', { 理由: '需海关配合' }, { no });
    expect(await said(SUPERVISION)).toContain('已提级协调（承办单位会同相关单位协调），请督促办理。理由：需海关配合');
    expect((await town.face(TAX, no)).tag).toBe('办理中');
    await town.fill('王敏', '提级协调', { 理由: '仍未达成一致', 牵头单位: '科技局' }, { no });
    expect(await town.words(SUPERVISION, no)).toContain('提级协调：第 2 级：专题会办，由科技局牵头');
    await town.say('蒋文涛', `提级协调 ${no} 请市里协调`);
    // SZ23 二(三): the 督查室 dispatches what no unit can settle.
    expect(await said(SUPERVISION)).toContain('已提级协调（市政府办公室（督查室）协调）');
    await town.say('蒋文涛', `提级协调 ${no} 请分管领导协调`);
    expect(await town.words(TAX, no)).toContain('提级协调：第 4 级：市政府分管领导协调');
    expect(await answer(town, '蒋文涛', `提级协调 ${no} 再上一级`)).toContain(
      '已提级到最高层级，不能再提级，可按“督办”督促办理',
    );
    expect(await town.buttons(SUPERVISION, no)).not.toContain('提级协调');
    expect(await answer(town, '赵明远', `提级协调 ${no}`)).toContain('“提级协调”只能由');
    expect(await town.words('赵明远', no)).not.toContain('提级');
  });
});
