import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { morningCards } from '../../jobs/morning-cards.ts';
import { mayHaveDuties } from '../../src/usecases/lists/read.ts';
import { cardOf, readingOf, type SeenCard } from '../support/screen.ts';
import type { Who } from '../support/town.ts';
import { type World, world } from '../support/world.ts';

const STEPS = /超期上报|超期未办|由您办理|须答复|待签批|督办回复|久拖未决/;

describe('one card of the morning at 09:05 — interface.md, "How much is said"; lifecycle.md, invariant 10', () => {
  let qisu: World;
  const no = { theirs: '', own: '' };
  /** The cards of mornings that somebody has in private, oldest first. */
  const cardsOf = (who: Who): SeenCard[] =>
    qisu.post.messages
      .filter((m) => m.chatId === `p2p_${qisu.idOf(who)}`)
      .flatMap((m) => cardOf(m) ?? [])
      .filter((c) => STEPS.test(c.title));
  const last = (who: Who) => cardsOf(who).at(-1);

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 10:00' });
    // 咨询: five working days, until Monday 03-09.
    no.theirs = await qisu.caseIn('in_progress', { words: '车间配电增容排不上队，请协调。', category: '咨询' });
  });
  afterAll(() => qisu.close());

  it('while nothing is late or owed nobody gets one', async () => {
    await qisu.travelTo('2026-03-09 10:00');
    for (const who of ['李强', '王敏', '蒋文涛', '陈刚', '沈一鸣']) expect(cardsOf(who)).toEqual([]);
  });

  it('is begun only for whom a case may wait', async () => {
    const d = qisu.deps.directory.current();
    const heads = d.units.flatMap((u) => u.staff.filter((p) => p.role === 'head' && u.kind === 'department'));
    const begun = await qisu.deps.notices.known(heads.map((p) => `morning/2026-03-09/${p.openId}`));
    expect([...begun]).toEqual([`morning/2026-03-09/${qisu.idOf('李强')}`]);
    expect(heads.length).toBeGreaterThan(5);
  });

  it('where there are more cases than are looked at nobody is passed over', async () => {
    const unit = qisu.deps.directory.current().units.find(({ name }) => name === '税务局');
    const c = (await qisu.deps.cases.byNo(no.theirs)) ?? undefined;
    if (!unit || !c) throw new Error('a unit and a case are wanted');
    const find = async (_filter: unknown, most: number) => Array.from({ length: most }, () => c);
    const full = { ...qisu.deps, cases: { ...qisu.deps.cases, find } };
    expect((await mayHaveDuties(full, [{ unit }]))({ unit })).toBe(true);
    expect((await mayHaveDuties(qisu.deps, [{ unit }]))({ unit })).toBe(false);
  });

  it('a head reads the unit’s figures in a line, and what has climbed to them today', async () => {
    await qisu.travelTo('2026-03-10 09:04');
    expect(cardsOf('李强')).toEqual([]);
    await qisu.travelTo('2026-03-10 09:06');
    expect(cardsOf('李强')).toHaveLength(1);
    expect(last('李强')).toMatchObject({ title: '超期上报', tag: '1 项' });
    const words = last('李强')?.words ?? '';
    expect(words).toContain('市场监管局：在办 1 件，超期 1 件，今日到期 0 件；昨日新收 0 件，办结 0 件。');
    expect(words).toContain('以下办件已超期，请您督促办理');
    expect(words).toContain(`${no.theirs} 车间配电增容排不上队`);
    // What the clock tells is told once.
    expect(words).not.toContain('超期未办');
    for (const who of ['周芳', '吴磊', '王敏']) expect(cardsOf(who)).toEqual([]);
  });

  it('on the next day what is still late, until it is done', async () => {
    await qisu.travelTo('2026-03-11 09:06');
    expect(cardsOf('李强')).toHaveLength(2);
    expect(last('李强')).toMatchObject({ title: '超期未办', tag: '1 项' });
    expect(last('李强')?.words).toContain('以下事项仍超期，请督促办理');
    expect(last('李强')?.words).toContain('办结：车间配电增容排不上队，请协调\n超期 2 个工作日\n3月9日 · 周芳经办');
    await qisu.as('head').press('办结：车间配电增容排不上队，请协调');
    expect(qisu.as('head').card(no.theirs).tag).toBe('办理中');
  });

  it('supervision and leaders read what climbs to them, and no unit’s figures', async () => {
    await qisu.travelTo('2026-03-12 09:06');
    expect(last('蒋文涛')).toMatchObject({ title: '超期上报', tag: '1 项' });
    expect(last('蒋文涛')?.words).not.toContain('在办');
    await qisu.travelTo('2026-03-16 09:06');
    expect(last('陈刚')).toMatchObject({ title: '超期上报', tag: '1 项' });
    // Supervision was told on the 12th and is not told again.
    expect(cardsOf('蒋文涛')).toHaveLength(1);
  });

  it('run again, or by two instances at once, it is one card', async () => {
    qisu.clock.moveTo(new Date('2026-03-17T09:05:00+08:00'));
    const before = cardsOf('李强').length;
    await Promise.all([morningCards.run(qisu.deps), morningCards.run(qisu.deps)]);
    await qisu.travelTo('2026-03-17 09:30');
    await morningCards.run(qisu.deps);
    await qisu.drain();
    expect(cardsOf('李强')).toHaveLength(before + 1);
  });

  it('a head who handles alone is not told to supervise themselves', async () => {
    await qisu.as('unit').tap(no.theirs, '提交办结', { 办理结果: '已排入本周施工' });
    await qisu.as('contact').tap(no.theirs, '确认办结');
    await qisu.as('contact').tap(no.theirs, '满意');
    const filed = await qisu.caseIn('dispatched', { words: '食品许可证到期怎么续？', category: '咨询' });
    no.own = filed;
    await qisu.as('head').tap(filed, '受理');
    // Until Tuesday 03-24.
    const before = cardsOf('李强').length;
    await qisu.travelTo('2026-03-24 10:00');
    expect(cardsOf('李强')).toHaveLength(before);
    await qisu.travelTo('2026-03-25 09:06');
    expect(last('李强')).toMatchObject({ title: '由您办理', tag: '1 项' });
    expect(last('李强')?.words).toContain('以下事项已超期，请您尽快办理');
    expect(last('李强')?.words).not.toContain('督促');
  });

  it('what the unit owes beside its cases is on it before it is late', async () => {
    await qisu.as('supervision').says(`督办 ${no.own} 请说明原因`);
    await qisu.travelTo('2026-03-26 09:06');
    expect(last('李强')).toMatchObject({ title: '由您办理 · 须答复', tag: '2 项' });
    expect(last('李强')?.words).toContain('以下事项本单位须按期答复或填报');
    expect(last('李强')?.words).toContain('回复督办：食品许可证到期怎么续');
  });

  it('of a rest day there is none', async () => {
    const before = cardsOf('李强').length;
    await qisu.travelTo('2026-03-27 10:00');
    await qisu.travelTo('2026-03-29 23:00');
    expect(cardsOf('李强')).toHaveLength(before + 1);
  });

  it('of a confidential case there is nothing (R-802)', async () => {
    await qisu.travelTo('2026-03-30 09:06');
    expect(last('李强')?.words).toContain('食品许可证到期怎么续');
    const before = cardsOf('李强').length;
    await qisu.as('desk').tap(no.own, '转保密');
    // This morning’s named nothing else, and is taken back.
    expect(cardsOf('李强')).toHaveLength(before - 1);
    await qisu.travelTo('2026-03-31 09:06');
    expect(cardsOf('李强')).toHaveLength(before - 1);
  });
});

describe('answers to urges, and signatures, on the card of the morning — R-507, R-209', () => {
  let qisu: World;
  const no = { first: '', second: '' };
  const privately = (who: Who): string[] =>
    qisu.post.messages.filter((m) => m.chatId === `p2p_${qisu.idOf(who)}`).map(readingOf);

  beforeAll(async () => {
    qisu = await world({ profile: 'suqian', now: '2026-03-02 10:00' });
    no.first = await qisu.caseIn('in_progress', { words: '车间配电增容排不上队，请协调。' });
    no.second = await qisu.caseIn('submitted', { words: '学历认证被退回两次。' });
    await qisu.as('supervision').says(`督办 ${no.first} 请三日内给企业准话`);
    await qisu.as('supervision').says(`督办 ${no.second} 请尽快派单`);
    await qisu.as('leader').says(`督办 ${no.first} 请专题研究`);
  });
  afterAll(() => qisu.close());

  it('what was answered yesterday comes on one card at 09:05, each to whoever urged', async () => {
    await qisu.travelTo('2026-03-03 10:00');
    const before = privately('supervision').length;
    await qisu.as('unit').says(`回复督办 ${no.first} 周五前答复企业`);
    await qisu.as('unit').says(`回复督办 ${no.first} 周三召开专题会`);
    await qisu.as('desk').says(`回复督办 ${no.second} 正在核对归属`);
    expect(privately('supervision')).toHaveLength(before);
    await qisu.travelTo('2026-03-04 09:04');
    const unanswered = privately('supervision').filter((text) => text.includes('已回复督办'));
    expect(unanswered).toEqual([]);
    await qisu.travelTo('2026-03-04 09:06');
    const card = privately('supervision').at(-1) ?? '';
    expect(card).toContain('督办回复\n2 项\n您督办的办件已有回复');
    expect(card).toContain(`${no.first} 车间配电增容排不上队，请协调\n市场监管局已回复督办：周五前答复企业`);
    expect(card).toContain(`${no.second} 学历认证被退回两次\n营商环境专席已回复督办：正在核对归属`);
    expect(card).not.toContain('周三召开专题会');
    expect(privately('leader').at(-1)).toContain('市场监管局已回复督办：周三召开专题会');
    // Once.
    await qisu.travelTo('2026-03-05 09:30');
    expect(privately('supervision').filter((text) => text.includes('周五前答复企业'))).toHaveLength(1);
  });

  it('a leader finds what waits for the signature, until it is signed', async () => {
    const form = { 诉求内容: '扩建用地批不下来。', 类别: '诉求', 来源渠道: '市长直达' };
    const mayors = await qisu.as('desk').files('代报 太湖精密', form);
    await qisu.as('desk').tap(mayors, '派单', { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '市场监管局' });
    await qisu.travelTo('2026-03-06 09:06');
    expect(privately('沈一鸣').at(-1)).toContain('以下办件请您签批\n签批：扩建用地批不下来');
    await qisu.as('沈一鸣').tap(mayors, '同意派单');
    await qisu.travelTo('2026-03-09 09:06');
    expect(privately('沈一鸣').at(-1)).not.toContain('签批：扩建用地批不下来');
  });
});

describe('what came overnight to a unit without a group — lifecycle.md, invariant 10', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-06 20:00' });
    await qisu.restart((rows) => ({
      ...rows,
      units: rows.units.map(({ chatId, ...u }) => (u.name === '市场监管局' || !chatId ? u : { ...u, chatId })),
    }));
    await qisu.caseIn('dispatched', { words: '车间配电增容排不上队。' });
  });
  afterAll(() => qisu.close());

  it('its head reads in private, once', async () => {
    const readings = () =>
      qisu
        .as('head')
        .readings()
        .filter((text) => text.includes('下班后新到'));
    await qisu.travelTo('2026-03-09 09:04');
    expect(readings()).toEqual([]);
    await qisu.travelTo('2026-03-09 09:06');
    expect(readings()).toHaveLength(1);
    expect(readings()[0]).toContain('以下事项是下班后到本单位的\n受理：车间配电增容排不上队');
    await qisu.travelTo('2026-03-10 09:06');
    expect(readings()).toHaveLength(1);
  });
});
