import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

describe('长连接：马陆的审批类诉求 — R-303, R-402 (ML 六(二)：办结时限根据相关法律法规确定)', () => {
  const company = '郑凯';
  const unit = '行政审批局';
  let town: Town;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-09-24 10:00', mode: 'websocket' });
    no = await town.appeal(company, '施工许可证办理，图审和消防能否并联？', '审批');
  });
  afterAll(async () => {
    await town.close();
  });

  it('has no limit until the unit names the law and its date', async () => {
    expect(await town.words('企业服务专席', no)).toContain('请产业发展中心于9月28日（周一）17:30前派单');
    await town.tap('王敏', '派给 行政审批局', { no });
    expect(await town.words(unit, no)).toContain('办理时限：按法定期限，受理时填写');
    const refused = await town.fill(
      '余欢',
      '受理',
      { 法定依据: '《建筑工程施工许可管理办法》第五条', 法定期限: '2026-09-23' },
      { no },
    );
    expect(refused.toast).toMatchObject({ type: 'error', content: '法定期限不能早于今天，请重新选择日期' });
    await town.submit(
      '余欢',
      '受理',
      { 法定依据: '《建筑工程施工许可管理办法》第五条', 法定期限: '2026-10-10' },
      { no },
    );
    expect(await town.face(unit, no)).toMatchObject({ tag: '办理中' });
    // Saturday 10-10 is a make-up workday; the law's date ends at closing time.
    expect(await town.words(unit, no)).toContain('办理时限：10月10日（周六）17:30');
    expect(await town.words(company, no)).toContain('预计答复：10月10日（周六）17:30');
    await town.tap('余欢', '为何是这一天', { no });
    expect(await town.words('余欢', no)).toContain(
      '法定期限：10月10日（周六）；依据：《建筑工程施工许可管理办法》第五条',
    );
  });

  it('goes on to 满意办结 after the connection was cut', async () => {
    await town.ask('POST', '/sandbox/api/drop-connections', {});
    await expect
      .poll(async () => (await fetch(new URL('/readyz', town.qisuUrl()))).status, { timeout: 30_000, interval: 200 })
      .toBe(200);
    await town.fill('余欢', '提交办结', { 办理结果: '已并联办理，10月9日出证' }, { no });
    await town.tap(company, '确认办结', { no });
    await town.tap(company, '基本满意', { no });
    await town.travelTo('2026-09-24 11:00');
    for (const where of [company, unit, '企业服务专席'])
      expect(await town.face(where, no)).toMatchObject({ tag: '满意办结' });
    expect(await town.words(company, no)).toContain('基本满意');
  });

  it('every word and tap travelled over the socket, none over HTTP', async () => {
    const pushed = (await town.log()).filter((e) => e.dir === 'to_qisu' && !e.path.includes('/sandbox/clock'));
    const taps = pushed.filter((e) => JSON.stringify(e.request).includes('card.action.trigger'));
    const words = pushed.filter((e) => JSON.stringify(e.request).includes('im.message.receive_v1'));
    expect(taps.length).toBeGreaterThanOrEqual(9);
    expect(words).toHaveLength(1);
    expect([...new Set([...taps, ...words].map((e) => e.transport))]).toEqual(['ws']);
    expect(pushed.filter((e) => e.transport === 'http')).toEqual([]);
  });
});
