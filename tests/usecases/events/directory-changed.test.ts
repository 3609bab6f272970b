import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsAfter, permissionsOf } from '../../support/let-in.ts';
import { groupOf, type townRows } from '../../support/town.ts';
import { type World, world } from '../../support/world.ts';

type Rows = ReturnType<typeof townRows>;
const ABSENT = '承办单位已不在通讯录，请改派';

/** The town without these units; whoever works there is gone with them. */
const without =
  (...names: string[]) =>
  (rows: Rows): Rows => {
    const units = rows.units.filter((u) => !names.includes(u.name));
    const there = new Set(units.map((u) => u.id));
    return {
      ...rows,
      units,
      boards: rows.boards.filter((b) => there.has(b.leadUnit)),
      leaders: rows.leaders.map((l) => (l.units ? { ...l, units: l.units.filter((id) => there.has(id)) } : l)),
      channels: rows.channels.filter((k) => k.unit === undefined || there.has(k.unit)),
    };
  };

describe('通讯录变动: a unit that cases wait for leaves the directory — lifecycle.md, "People"', () => {
  let qisu: World;
  let [accepted, waiting, other] = ['', '', ''];
  const inGroup = (group: string): string[] => qisu.textsIn(group);
  const cardsIn = (group: string): string[] =>
    qisu.post.messages
      .filter((m) => m.chatId === groupOf(group) && 'card' in m.content)
      .map((m) => JSON.stringify(m.content));
  let before = { unit: 0, cards: 0 };

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:30' });
    accepted = await qisu.caseIn('in_progress', { unit: '人社局', words: '稳岗补贴申报后一个月没有答复。' });
    waiting = await qisu.caseIn('dispatched', { unit: '人社局', words: '招聘会摊位没有通知到我们。' });
    other = await qisu.caseIn('in_progress');
    before = { unit: inGroup('人社局').length, cards: cardsIn('人社局').length };
    await qisu.restart(without('人社局'));
    await qisu.travelTo('2026-03-02 10:00');
  });
  afterAll(() => qisu.close());

  it('is noticed by the clock alone, and where nothing changed it changes nothing', () => {
    const { letIn } = permissionsOf('directory_changed', 'any', 'clock');
    expect(letIn.every((line) => line.endsWith(': clock') || line.endsWith(': '))).toBe(true);
    expect(faultsAfter('directory_changed').filter((fault) => !fault.endsWith('was done nowhere'))).toEqual([]);
  });

  it('the desk hears of each of its cases once, in words, and of no other', async () => {
    const read = qisu
      .as('desk')
      .readings()
      .filter((words) => words.includes(ABSENT));
    for (const no of [accepted, waiting]) expect(read.filter((words) => words.includes(no))).toHaveLength(1);
    expect(read.join('')).not.toContain(other);
    const told = read.length;
    await qisu.restart(without('人社局'));
    await qisu.travelTo('2026-03-02 10:30');
    expect(
      qisu
        .as('desk')
        .readings()
        .filter((words) => words.includes(ABSENT)),
    ).toHaveLength(told);
  });

  it('in the old group the card becomes one line, and nothing more is said there', () => {
    expect(inGroup('人社局')).toHaveLength(before.unit);
    expect(cardsIn('人社局')).toHaveLength(before.cards);
    for (const card of cardsIn('人社局').slice(-2)) expect(card).not.toContain('受理时限');
  });

  it('the desk’s card says what waits, the enterprise’s names no unit', () => {
    expect(qisu.as('desk').card(accepted).words).toContain('于3月23日（周一）17:30前改派（承办单位已不在通讯录）');
    expect(qisu.as('desk').card(accepted).buttons).toContain('改派');
    expect(qisu.as('contact').card(accepted).words).toContain('正在核定承办单位');
    expect(qisu.as('contact').card(accepted).words).not.toContain('人社局将');
  });

  it('whose account is gone with it is answered as a stranger, and named nowhere', async () => {
    const heard = (): string[] => qisu.as('马超').readings();
    const said = heard().length;
    await qisu.travelTo('2026-03-04 12:00');
    // The acceptance was due on Tuesday: what falls due now falls to the desk.
    const alarms = inGroup('企业服务专席').filter((words) => words.includes(waiting) && words.includes('超期预警'));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatch(/^@王敏/);
    expect(inGroup('人社局')).toHaveLength(before.unit);
    expect(heard()).toHaveLength(said);
    const c = await qisu.read(waiting);
    const there = new Set(['王敏', '刘洋', '顾晓燕', '蒋文涛']);
    expect(c.steps.flatMap((s) => s.to.map((p) => p.name)).filter((name) => !there.has(name))).toEqual([]);
  });

  it('given to another unit it goes on; an objection to the absent unit’s result goes back to the desk', async () => {
    await qisu.as('desk').tap(waiting, '改派', { 其他承办单位: '税务局', 理由: '原单位已撤并' });
    expect((await qisu.read(waiting)).assignments.at(-1)?.unit).toBe('swj');
    expect((await qisu.read(waiting)).absent).toBeUndefined();
    const done = await qisu.caseIn('resolved');
    await qisu.restart(without('市场监管局', '人社局'));
    await qisu.as('contact').tap(done, '尚未解决');
    expect((await qisu.read(done)).state).toBe('submitted');
    expect(qisu.as('desk').card(done).tag).toBe('待派单');
  });

  it('back in the directory, it has its cards again', async () => {
    const shown = cardsIn('人社局').length;
    await qisu.restart();
    await qisu.travelTo('2026-03-04 14:00');
    expect(cardsIn('人社局').slice(shown).join('')).toContain(accepted);
    expect(qisu.as('desk').card(accepted).words).toContain('请人社局（马超）于');
  });
});
