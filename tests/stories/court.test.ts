import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const LAND = '自然资源和规划局';
const ASK = '转入复议诉讼';

describe('转入复议诉讼，马陆 — R-307 (ML 六(二))', () => {
  let town: Town;
  let no: string;
  const said = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';
  const order = (): Promise<string> => town.words(LAND, no);
  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-09-24 09:30' });
    no = await town.appeal('郑凯', '扩建厂房的用地红线与宗地图对不上。', '协调');
    await town.tap('王敏', `派给 ${LAND}`, { no });
    await town.tap('郭倩', '受理', { no });
  });
  afterAll(() => town.close());

  it('the unit asks with the legal date; until the centre decides the fifteen days stand', async () => {
    expect(await order()).toContain('办理时限：10月22日（周四）17:30');
    await town.tap('郭倩', ASK, { no });
    const past = await town.submit('郭倩', ASK, { 期限日期: '2026-09-01', 理由: '已申请行政复议' }, { no });
    expect(past.toast?.content).toBe('期限日期不能早于今天，请重新选择日期');
    const asked = await town.submit('郭倩', ASK, { 期限日期: '2026-12-18', 理由: '已申请行政复议' }, { no });
    expect(asked.toast?.content).toBe('已申请转入复议诉讼，等待决定');
    expect(await answer(town, '郭倩', `${ASK} ${no}`)).toContain('不能重复提出');
    expect(await order()).toContain('办理时限：10月22日（周四）17:30');
    expect(await said(DESK)).toContain('申请转入复议诉讼，请于9月28日（周一）17:30前决定');
    expect(await town.words(DESK, no)).toContain('于9月28日（周一）17:30前决定转入复议诉讼申请');
  });

  it('不同意转入 leaves the limit and tells the unit why', async () => {
    const refused = await town.fill('王敏', '不同意转入', { 理由: '尚未立案' }, { no });
    expect(refused.toast?.content).toBe('已不同意转入，办理时限不变');
    expect(await said(LAND)).toContain('的转入复议诉讼申请未获同意，请于10月22日（周四）17:30前办结。理由：尚未立案');
    expect(await order()).toContain('办理时限：10月22日（周四）17:30');
    expect(await town.words('郑凯', no)).not.toMatch(/复议|诉讼/);
  });

  it('同意转入: the date replaces the limit, on every card, and the enterprise is told why', async () => {
    await town.travelTo('2026-09-29 10:00');
    const again = { 期限日期: '2026-12-18', 理由: '行政复议法第八十八条' };
    await town.fill('郭倩', ASK, again, { no });
    await town.tap('王敏', '同意转入', { no });
    for (const where of [LAND, DESK]) {
      expect(await town.words(where, no)).toContain('办理时限：12月18日（周五）17:30');
      expect(await town.words(where, no)).toMatch(/复议诉讼/);
    }
    expect(await said(LAND)).toContain('已同意转入复议诉讼，请按法定期限办理，并于12月18日（周五）17:30前办结');
    expect(await said('郑凯')).toContain('因您已申请行政复议或提起诉讼，将按法定期限办理');
    expect(await town.words('郑凯', no)).toContain('预计答复：12月18日（周五）17:30');
    await town.tap('郭倩', '为何是这一天', { no });
    expect(await town.words('郭倩', no)).toContain('行政复议法第八十八条');
  });

  it('on that track nothing is extended and it is not entered twice', async () => {
    expect(await town.buttons(LAND, no)).not.toContain(ASK);
    expect(await town.buttons(LAND, no)).not.toContain('申请延期');
    expect(await answer(town, '郭倩', `${ASK} ${no}`)).toContain('不能重复提出');
    expect(await answer(town, '郭倩', `延期 ${no}`)).toContain('没有需要办理的事项');
  });

  it('what the enterprise is not satisfied with goes on to the same date', async () => {
    await town.fill('郭倩', '提交办结', { 办理结果: '复议机关已受理，先行划定临时红线' }, { no });
    await town.tap('郑凯', '尚未解决', { no });
    expect(await town.face(LAND, no)).toMatchObject({ tag: '办理中' });
    expect(await order()).toContain('办理时限：12月18日（周五）17:30');
  });
});
