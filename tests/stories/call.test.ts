import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const UNIT = '市场监管局';
const HANDLER = '周芳';
const MILL = '横塘新丰五金厂';
const NUMBER = '13905120901';

describe('来电，企业不在名册，苏州 — R-101, R-109, R-401, R-801 (lifecycle.md “submit”, “enter an answer”)', () => {
  let town: Town;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ now: '2026-03-02 09:12' });
  });
  afterAll(() => town.close());

  it('is written down while the caller is on the line, and has a number at once', async () => {
    await town.say('王敏', `来电登记 ${MILL}`);
    expect(wordsOf((await town.cardWith('王敏', '来电登记')).content)).toContain(`名册里没有“${MILL}”`);
    const early = await town.submit('王敏', '来电登记', {
      ...{ 来电人: '丁师傅', 来电号码: NUMBER, 类别: '诉求', 诉求内容: '营业执照变更经营范围，窗口两次退件。' },
      来电时间: '2026-03-02 10:00',
    });
    expect(early.toast).toEqual({ type: 'error', content: '来电时间：不能晚于现在，请改正' });
    const done = await town.submit('王敏', '来电登记', {
      ...{ 来电人: '丁师傅', 来电号码: NUMBER, 类别: '诉求', 诉求内容: '营业执照变更经营范围，窗口两次退件。' },
      来电时间: '2026-03-02 09:10',
    });
    no = 'QS20260302-0001';
    expect(done.toast?.content).toBe(`已登记，编号 ${no}（${MILL}），请告诉来电人`);
  });

  it('the desk reads that it is 待核实 and who called; the number is in private alone', async () => {
    const triage = await town.words(DESK, no);
    expect(triage).toContain(`企业：${MILL}（待核实）`);
    expect(triage).toContain('来电人：丁师傅，3月2日09:10（号码请按“查看联系方式”）');
    expect(triage).toContain('来源渠道：来电');
    await town.tap('刘洋', '查看联系方式', { no });
    const look = (await town.read('刘洋')).findLast((m) => m.msgType === 'interactive');
    expect(wordsOf(look?.content ?? {})).toContain(`本件联系人：丁师傅\n电话：${NUMBER}`);
  });

  it('the unit handles it like any other, and finds the caller’s number on request', async () => {
    await town.tap('刘洋', `派给 ${UNIT}`, { no });
    expect(await town.words(UNIT, no)).toContain(`企业：${MILL}（待核实）`);
    await town.tap(HANDLER, '受理', { no });
    await town.tap(HANDLER, '查看联系方式', { no });
    const look = (await town.read(HANDLER)).findLast((m) => m.msgType === 'interactive');
    expect(wordsOf(look?.content ?? {})).toContain(NUMBER);
    await town.fill(HANDLER, '提交办结', { 办理结果: '已电话辅导，变更当日办结' }, { no });
  });

  it('with nobody to tell in writing the desk rings whoever called, and enters the answer', async () => {
    const task = await town.words(DESK, no);
    expect(task).toContain('于3月4日（周三）17:30前电话征询企业意见并代录');
    expect(task).toContain(`征询对象：${MILL}来电人丁师傅（号码请按“查看联系方式”）`);
    await town.fill(
      '刘洋',
      '代录',
      { 拨打号码: NUMBER, 通话时间: '10:20', 企业答复: '确认已解决', 评价: '满意', 记录: '' },
      { no },
    );
    expect(await town.words(DESK, no)).toContain('评价方式：电话征询代录（刘洋）');
    await town.travelTo('2026-03-02 10:00');
    for (const where of [DESK, UNIT]) expect((await town.face(where, no)).tag).toBe('满意办结');
    await town.tap('王敏', '办理记录', { no });
    const record = (await town.read('王敏')).findLast((m) => faceOf(m.content).tag === '办理记录');
    for (const line of ['王敏 提交诉求（来电登记）', '刘洋 代录（确认已解决，满意）'])
      expect(wordsOf(record?.content ?? {})).toContain(line);
  });

  it('no group has read the number', async () => {
    for (const group of [DESK, UNIT]) expect(JSON.stringify(await town.read(group))).not.toContain(NUMBER);
    expect((await town.read(DESK)).length).toBeGreaterThan(0);
  });

  it('the next call for it finds it, and the same enterprise has both cases', async () => {
    await town.say('顾晓燕', '来访登记 新丰五金');
    await town.submit('顾晓燕', '来电登记', {
      ...{ 来电人: '丁会计', 来电号码: '0512-55550901', 类别: '咨询', 诉求内容: '社保缴费基数怎样申报？' },
    });
    const second = 'QS20260302-0002';
    expect(await town.words(DESK, second)).toContain(`企业：${MILL}（待核实）`);
    expect(await town.words(DESK, second)).toContain('来访人：丁会计，');
    await town.say('王敏', `查询 ${MILL}`);
    const list = (await town.read('王敏')).findLast((m) => m.msgType === 'interactive');
    for (const one of [no, second]) expect(wordsOf(list?.content ?? {})).toContain(one);
  });
});
