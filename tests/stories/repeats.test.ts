import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, faceOf } from '../support/outside/cards.ts';
import { forge } from '../support/outside/forge.ts';
import { type Ledger, ledger } from '../support/outside/ledger.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const FIVE = [1, 2, 3, 4, 5];

describe('the same delivery five times has one effect — lifecycle.md 3, R-803 (SZ 9)', () => {
  let town: Town;
  let book: Ledger;
  let craft: ReturnType<typeof forge>;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
    book = await ledger(town.database);
    craft = forge(town);
  });
  afterAll(async () => {
    await book.close();
    await town.close();
  });

  const cardsOf = async (where: string): Promise<number> =>
    (await town.read(where)).filter((m) => m.msgType === 'interactive' && faceOf(m.content).note.includes(no)).length;

  it('words brought again give one intake card', async () => {
    const said = await town.say('赵明远', '厂房扩建的规划许可卡住了，两个部门互相推。');
    const { statuses } = await town.redeliver(said, 4);
    expect(statuses).toEqual([200, 200, 200, 200]);
    await town.settled();
    const intakes = (await town.read('赵明远')).filter((m) => buttonsOf(m.content).some((b) => b.label === '提交诉求'));
    expect(intakes).toHaveLength(1);
  });

  it('words brought five times at once give one intake card', async () => {
    const post = await craft.words('孙婉清', '研发人员落户的材料被退回三次。');
    const answers = await Promise.all(FIVE.map(() => craft.post(post, '/feishu/events')));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200]);
    await town.settled();
    expect(await town.read('孙婉清')).toHaveLength(1);
  });

  it('an intake card submitted twice makes one case, and says so', async () => {
    const intake = await town.cardWith('赵明远', '提交诉求', undefined, true);
    const button = buttonsOf(intake.content).find((b) => b.label === '提交诉求');
    const action = {
      tag: 'button',
      name: button?.name,
      form_value: { content: '厂房扩建的规划许可卡住了，两个部门互相推。', category: 'appeal' },
    };
    const first = await craft.press('赵明远', intake.messageId, action);
    const second = await craft.press('赵明远', intake.messageId, action);
    const answers = await Promise.all([first, first, second, second, second].map((p) => craft.post(p)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200]);
    await town.settled();
    const all = await book.cases();
    expect(all).toHaveLength(1);
    no = all[0]?.no ?? '';
    expect(no).toMatch(/^QS20260302-\d{4}$/);
    expect(await book.times(no, 'submit')).toBe(1);
    expect(await cardsOf('企业服务专席')).toBe(1);
    const again = await craft.post(await craft.press('赵明远', intake.messageId, action));
    expect(again.body.toast?.content).toContain(`已提交过，编号 ${no}`);
    expect((await town.face('企业服务专席', no)).tag).toBe('待派单');
  });

  it('a tap posted five times, byte for byte, dispatches once and shows each the fresh card', async () => {
    const card = await town.cardWith('王敏', '派给 自然资源和规划局', no);
    const value = buttonsOf(card.content).find((b) => b.label === '派给 自然资源和规划局')?.value;
    const post = await craft.press('王敏', card.messageId, { tag: 'button', value });
    const answers = [];
    for (const _ of FIVE) answers.push(await craft.post(post));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body.card)).toContain('待受理');
    }
    await town.settled();
    expect(await book.times(no, 'dispatch')).toBe(1);
    expect((await book.caseOf(no)).assignments).toHaveLength(1);
    expect(await cardsOf('自然资源和规划局')).toBe(1);
    const told = (await town.texts('自然资源和规划局')).filter((t) => t.includes(no));
    expect(told).toHaveLength(1);
    expect(await town.words('自然资源和规划局', no)).toContain('受理时限：3月3日（周二）17:30');
  });

  it('the same tap five times at once accepts once', async () => {
    const card = await town.cardWith('郭倩', '受理', no);
    const value = buttonsOf(card.content).find((b) => b.label === '受理')?.value;
    const post = await craft.press('郭倩', card.messageId, { tag: 'button', value });
    const answers = await Promise.all(FIVE.map(() => craft.post(post)));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body.card)).toContain('办理中');
    }
    expect(await book.times(no, 'accept')).toBe(1);
  });

  it('a form opened once and submitted five times is one 登记进展; a command again is answered once', async () => {
    await town.tap('郭倩', '登记进展', { no });
    const form = await town.cardWith('郭倩', '登记进展', no, true);
    const name = buttonsOf(form.content).find((b) => b.label === '登记进展')?.name;
    const fields = { text: '已约现场踏勘' };
    const post = await craft.press('郭倩', form.messageId, { tag: 'button', name, form_value: fields });
    const other = await craft.press('郭倩', form.messageId, { tag: 'button', name, form_value: fields });
    const answers = await Promise.all([post, post, post, other, other].map((p) => craft.post(p)));
    expect(answers.every((a) => a.status === 200 && JSON.stringify(a.body.card).includes('已提交'))).toBe(true);
    expect(await book.times(no, 'progress')).toBe(1);

    const before = (await town.read('郭倩')).length;
    const said = await town.say('郭倩', `进展 ${no} 踏勘已完成`);
    await town.redeliver(said, 4);
    await town.settled();
    expect(await book.times(no, 'progress')).toBe(2);
    expect((await town.read('郭倩')).length).toBe(before + 2);
    expect((await book.caseOf(no)).record.map((r) => r.event)).toEqual([
      'submit',
      'dispatch',
      'accept',
      'progress',
      'progress',
    ]);
  });
});
