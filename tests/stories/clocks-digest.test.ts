import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, faceOf, wordsOf } from '../support/outside/cards.ts';
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
    for (const leader of ['沈一鸣', '陈刚', '严慧']) expect(await digests(leader)).toHaveLength(2);
    const mine = await last('陈刚');
    expect(minute(mine)).toBe('2026-03-09T08:35');
    expect(faceOf(mine.content)).toMatchObject({ tag: '正常', colour: 'blue', note: '3月9日（周一）' });
    // 甲 is at one of his units; 乙 at 人社局, which is not his, and 丙 at nobody's yet: it is to be dispatched today.
    const words = wordsOf(mine.content);
    expect(words).toContain('在办 1 件，无超期，今日到期 0 件');
    expect(words).toContain('新收：1 件（较前一日 +1）');
    expect(words).toContain('在办：1 件（较前一日 +1）');
    expect(wordsOf((await last('沈一鸣')).content)).toContain('在办 3 件，无超期，今日到期 1 件');
  });

  it('stands against the day before, with the overdue by unit and days', async () => {
    await town.travelTo('2026-03-10 08:40');
    const all = await last('沈一鸣');
    expect(minute(all)).toBe('2026-03-10T08:35');
    expect(faceOf(all.content)).toMatchObject({ tag: '有超期', colour: 'red', note: '3月10日（周二）' });
    const words = wordsOf(all.content);
    expect(words).toContain('在办 3 件，其中超期 1 件，今日到期 0 件');
    expect(words).toContain('新收：0 件（较前一日 -3）');
    expect(words).toContain('超期：1 件（较前一日 +1）');
    expect(words).toContain('企业服务专席：超期 1 件，最长 1 个工作日');
    expect(words).toContain('系统自查正常：全部办件均有人负责、有下一步时间');
    // Day by day: the other instance sends, and what it has not sent when its day is over comes no more.
    for (const day of ['11', '12', '13']) await town.travelTo(`2026-03-${day} 08:40`);
    expect(wordsOf((await last('沈一鸣')).content)).toContain('企业服务专席：超期 1 件，最长 4 个工作日');
    // 甲, a 咨询 of 6 March, has until this day.
    expect(wordsOf((await last('陈刚')).content)).toContain('在办 1 件，无超期，今日到期 1 件');
  });

  it('opens the cases behind a line, privately and for its own reader alone', async () => {
    const card = await last('沈一鸣');
    expect(buttonsOf(card.content).map((b) => b.label)).toEqual([
      '超期办件（1）',
      '今日到期（1）',
      '在办办件（3）',
      '等待最久（3）',
    ]);
    const outcome = await town.tap('沈一鸣', '超期办件（1）', { messageId: card.messageId });
    expect(outcome.toast?.content).toBe('名单已发到您与我的私聊');
    const list = (await town.read('沈一鸣')).at(-1);
    expect(list && faceOf(list.content)).toMatchObject({ title: '超期办件', tag: '1 件' });
    expect(list && wordsOf(list.content)).toContain('食品生产许可\n超期 4 个工作日\n');
    // In the words of those who run it, not of the enterprise: until when the desk had to dispatch.
    expect(list && wordsOf(list.content)).toContain(
      `3月9日 · 等待企业服务专席派单 · 湖光食品有限公司 · 待派单 · ${cases.丙}`,
    );
    // A press on somebody else's card, forwarded, opens nothing.
    await town.tap('陈刚', '今日到期（1）', { messageId: card.messageId });
    expect(
      (await town.read('陈刚')).some((m) => faceOf(m.content).title === '今日到期' && m.sender.type === 'app'),
    ).toBe(false);
  });

  it('日报 brings the figures of the moment to a leader, and to nobody else', async () => {
    const before = (await digests('陈刚')).length;
    await town.say('陈刚', '日报');
    expect(await digests('陈刚')).toHaveLength(before + 1);
    const now = await last('陈刚');
    expect(wordsOf(now.content)).toContain('在办 1 件，无超期，今日到期 1 件');
    const opened = await town.tap('陈刚', '在办办件（1）', { messageId: now.messageId });
    expect(opened.toast?.content).toBe('名单已发到您与我的私聊');
    expect(wordsOf((await town.read('陈刚')).at(-1)?.content ?? {})).toContain(
      `发票认证慢\n今日\n3月13日 · 等待税务局（林晓）办结 · 太湖精密制造有限公司 · 办理中 · ${cases.甲}`,
    );
    await town.say('王敏', '日报');
    expect((await town.said('王敏')).at(-1)).toContain('“日报”由领导使用');
  });

  it('is not sent on rest days, and once however many instances there are', async () => {
    await town.travelTo('2026-03-16 08:40');
    const days = (await digests('严慧')).map((m) => minute(m).slice(0, 'yyyy-MM-dd'.length));
    expect(days.slice(1)).toEqual(['09', '10', '11', '12', '13', '16'].map((day) => `2026-03-${day}`));
  });
});
