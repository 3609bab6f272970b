import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, elementsOf, faceOf, wordsOf } from '../support/outside/cards.ts';
import { carryOut } from '../support/outside/month.ts';
import { freePort, type Running } from '../support/outside/processes.ts';
import { type Message, openTown, type Town } from '../support/outside/town.ts';

describe('每日简报, Suzhou — R-601 (SZ23 二(四))', () => {
  let town: Town;
  let second: Running;
  let cases: Record<string, string>;

  const digests = async (leader: string): Promise<Message[]> =>
    (await town.read(leader)).filter((m) => m.msgType === 'interactive' && faceOf(m.content).title === '每日简报');
  const minute = (m: Message | undefined): string =>
    new Date(Date.parse(m?.createTime ?? '') + 8 * 3_600_000).toISOString().slice(0, 16);
  const last = async (leader: string): Promise<Message> => {
    const found = (await digests(leader)).at(-1);
    if (!found) throw new Error(`${leader} has no digest`);
    return found;
  };

  beforeAll(async () => {
    // A Friday; two instances of Qisu look after the same town.
    town = await openTown({ profile: 'suzhou', now: '2026-03-06 14:10' });
    second = await town.startQisu({ PORT: String(await freePort()) });
    ({ cases } = await carryOut(town, [
      { at: '2026-03-06 14:10', who: '赵明远', files: '甲', says: '发票认证慢', as: '咨询' },
      { at: '2026-03-06 14:12', who: '王敏', does: '派给 税务局', case: '甲' },
      { at: '2026-03-06 14:14', who: '林晓', does: '受理', case: '甲' },
      { at: '2026-03-06 14:20', who: '孙婉清', files: '乙', says: '博士落户太慢', as: '诉求' },
      { at: '2026-03-06 14:22', who: '王敏', does: '派给 人社局', case: '乙' },
      { at: '2026-03-06 14:24', who: '马超', does: '受理', case: '乙' },
      { at: '2026-03-06 14:40', who: '冯丽', files: '丙', says: '食品生产许可', as: '诉求' },
    ]));
  });
  afterAll(async () => {
    await second.stop();
    await town.close();
  });

  it('comes at 08:35 of the next working day, once, with what concerns this leader', async () => {
    await town.travelTo('2026-03-09 08:40');
    for (const reader of ['沈一鸣', '陈刚', '严慧', '蒋文涛', '朱琳']) expect(await digests(reader)).toHaveLength(1);
    for (const nobody of ['王敏', '高峰', '林晓']) expect(await digests(nobody)).toHaveLength(0);
    const mine = await last('陈刚');
    expect(minute(mine)).toBe('2026-03-09T08:35');
    expect(faceOf(mine.content)).toMatchObject({ tag: '无超期', colour: 'blue', note: '3月9日（周一）' });
    // 甲 is at one of his units; 乙 at 人社局, which is not his, and 丙 at nobody's yet: it is to be dispatched today.
    const words = wordsOf(mine.content);
    expect(words).toContain('今日到期\n0\n在办\n1\n↑1\n3月6日起新收\n1\n');
    expect(words).not.toMatch(/持平|系统自查/);
    for (const reader of ['沈一鸣', '蒋文涛'])
      expect(wordsOf((await last(reader)).content)).toContain('今日到期\n1\n↑1\n在办\n3\n');
  });

  it('stands against the day before, with the overdue by unit and days', async () => {
    await town.travelTo('2026-03-10 08:40');
    const all = await last('沈一鸣');
    expect(minute(all)).toBe('2026-03-10T08:35');
    expect(faceOf(all.content)).toMatchObject({ tag: '超期 1 件', colour: 'red', note: '3月10日（周二）' });
    const words = wordsOf(all.content);
    expect(words).toContain('超期最久的是企业服务专席，已超期 1 个工作日。');
    expect(words).toContain('超期\n1\n↑1\n今日到期\n0\n↓1\n在办\n3\n昨日新收\n0\n');
    expect(words).toContain('↑↓与3月9日早上相比');
    // What the table and the chart say is no text of the card.
    const [rows] = elementsOf(all.content, 'table').map(({ rows }) => rows);
    expect(rows).toEqual([
      { c0: '企业服务专席', c1: '1', c2: '0', c3: "<font color='red'>**1**</font>", c4: '—' },
      { c0: '人社局', c1: '1', c2: '0', c3: '0', c4: '—' },
      { c0: '税务局', c1: '1', c2: '0', c3: '0', c4: '—' },
    ]);
    expect(elementsOf(all.content, 'chart')).toHaveLength(1);
    // Day by day: the other instance sends, and what it has not sent when its day is over comes no more.
    for (const day of ['11', '12', '13']) await town.travelTo(`2026-03-${day} 08:40`);
    expect(wordsOf((await last('沈一鸣')).content)).toContain('超期最久的是企业服务专席，已超期 4 个工作日。');
    // 甲, a 咨询 of 6 March, has until this day; between the two there was nothing to tell him.
    expect(wordsOf((await last('陈刚')).content)).toContain('今日到期\n1\n↑1\n在办\n1\n');
    expect((await digests('陈刚')).map((m) => minute(m).slice(8, 10))).toEqual(['09', '13']);
  });

  it('opens the cases behind a figure, privately and for its own reader alone', async () => {
    const card = await last('沈一鸣');
    expect(buttonsOf(card.content).map((b) => b.label)).toEqual(['等待最久']);
    const outcome = await town.tap('沈一鸣', '超期', { messageId: card.messageId });
    expect(outcome.toast?.content).toBe('名单已发到您与我的私聊');
    const list = (await town.read('沈一鸣')).at(-1);
    expect(list && faceOf(list.content)).toMatchObject({ title: '超期办件', tag: '1 件' });
    expect(list && wordsOf(list.content)).toContain('食品生产许可\n超期 4 个工作日\n');
    // In the words of those who run it, not of the enterprise: until when the desk had to dispatch.
    expect(list && wordsOf(list.content)).toContain(
      `3月9日 · 等待企业服务专席派单 · 湖光食品有限公司 · 待派单 · ${cases.丙}`,
    );
    // A press on somebody else's card, forwarded, opens nothing.
    await town.tap('陈刚', '今日到期', { messageId: card.messageId });
    expect(
      (await town.read('陈刚')).some((m) => faceOf(m.content).title === '今日到期' && m.sender.type === 'app'),
    ).toBe(false);
  });

  it('日报 brings the figures of the moment to leaders, supervision and heads, and to nobody else', async () => {
    const before = (await digests('陈刚')).length;
    await town.tap('林晓', '提交办结', { no: cases.甲 ?? '' });
    await town.submit('林晓', '提交办结', { 办理结果: '已认证' }, { no: cases.甲 ?? '' });
    await town.say('陈刚', '日报');
    expect(await digests('陈刚')).toHaveLength(before + 1);
    const now = await last('陈刚');
    expect(faceOf(now.content)).toMatchObject({
      tag: '无超期',
      note: expect.stringMatching(/^3月13日（周五）08:4\d$/),
    });
    expect(wordsOf(now.content)).toContain('今日到期\n0\n在办\n1\n昨日新收\n0\n昨日办结\n0\n');
    expect(wordsOf(now.content)).toMatch(
      /今日（截至08:4\d）：新收 0 件，受理 0 件，提交办结 1 件，办结 0 件，新超期 0 件/,
    );
    const opened = await town.tap('陈刚', '在办', { messageId: now.messageId });
    expect(opened.toast?.content).toBe('名单已发到您与我的私聊');
    expect(wordsOf((await town.read('陈刚')).at(-1)?.content ?? {})).toContain(
      `税务局 · 太湖精密制造有限公司 · 待企业确认 · ${cases.甲}`,
    );
    await town.say('高峰', '日报');
    expect(wordsOf((await last('高峰')).content)).toContain('在办\n1\n');
    await town.say('王敏', '日报');
    expect(wordsOf((await last('王敏')).content)).toContain('超期\n1\n');
    await town.say('林晓', '日报');
    expect((await town.said('林晓')).at(-1)).toContain('“日报”由领导、督导和单位负责人使用');
  });

  it('is not sent on rest days, and once however many instances there are', async () => {
    await town.travelTo('2026-03-16 08:40');
    const days = (await digests('沈一鸣')).map((m) => minute(m).slice(0, 'yyyy-MM-dd'.length));
    expect(days).toEqual(['09', '10', '11', '12', '13', '16'].map((day) => `2026-03-${day}`));
  });
});
