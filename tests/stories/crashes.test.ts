import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { type Ledger, ledger, until } from '../support/outside/ledger.ts';
import { type MongoGate, mongoGate } from '../support/outside/mongo-gate.ts';
import { type Message, openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';

describe('killed at four points and started again — lifecycle.md 4, quality.md "Never lost, never doubled"', () => {
  let town: Town;
  let gate: MongoGate;
  let book: Ledger;
  const no: Record<string, string> = {};
  beforeAll(async () => {
    gate = await mongoGate();
    town = await openTown({ profile: 'suqian', now: '2026-04-30 09:10', env: { MONGODB_URI: gate.uri } });
    book = await ledger(gate.direct);
    no.save = await town.appeal('孙婉清', '实验动物房的排污许可没有人受理。', '诉求');
    no.answer = await town.appeal('周启航', '专精特新的认定材料提交后没有回音。', '诉求');
    no.send = await town.appeal('冯丽', '冷链车进城限行，货送不进超市。', '诉求');
    no.result = await town.appeal('褚航', '园区路口没有红绿灯，货车排队两小时。', '诉求');
  });
  afterAll(async () => {
    await book.close();
    await town.close();
    gate.close();
  });

  const startAgain = async (): Promise<void> => {
    await book.freeLease();
    await town.restart();
  };
  const quiet = (): Promise<void> => book.quiet(town.now);
  const about = async (where: string, number = ''): Promise<Message[]> =>
    (await town.read(where)).filter((m) => m.msgType === 'interactive' && faceOf(m.content).note.includes(number));
  const toldAbout = async (where: string, number = ''): Promise<string[]> =>
    (await town.texts(where)).filter((t) => t.includes(number));
  const idOf = async (number = ''): Promise<string> => (await book.caseOf(number))._id;

  it('before the save: nothing happened, and the next press counts', async () => {
    await town.tap('王敏', '派给 生态环境局', { no: no.save ?? '' });
    const stand = gate.hold({ has: ['cases', 'in_progress', await idOf(no.save)], hold: 'request' });
    const pressed = town.tap('彭浩', '受理', { no: no.save ?? '', settle: false });
    await stand.held;
    await town.qisu().kill();
    expect((await pressed).error?.code).toBeGreaterThan(0);
    expect(await book.times(no.save ?? '', 'accept')).toBe(0);
    await startAgain();
    expect((await book.caseOf(no.save ?? '')).state).toBe('dispatched');
    const again = await town.tap('彭浩', '受理', { no: no.save ?? '' });
    expect(again.toast?.type).toBe('success');
    await quiet();
    expect(await book.times(no.save ?? '', 'accept')).toBe(1);
    expect(await about('生态环境局', no.save)).toHaveLength(1);
    // 一般 in Suqian is 5 working days, make-up Saturday 9 May among them (SQ (八)).
    expect(await town.words('生态环境局', no.save ?? '')).toContain('办理时限：5月11日（周一）17:30');
  });

  it('before the answer: it happened once, the card says so by itself, and a second press is told', async () => {
    await town.tap('王敏', '派给 科技局', { no: no.answer ?? '' });
    const card = (await about('科技局', no.answer))[0]?.messageId ?? '';
    const stand = gate.hold({ has: ['cases', 'in_progress', await idOf(no.answer)], hold: 'reply' });
    const pressed = town.tap('田甜', '受理', { no: no.answer ?? '', settle: false });
    await stand.held;
    await town.qisu().kill();
    expect((await pressed).error?.code).toBeGreaterThan(0);
    expect(await book.times(no.answer ?? '', 'accept')).toBe(1);
    expect((await town.face('科技局', no.answer ?? '')).tag).toBe('待受理');
    await startAgain();
    const again = await town.tap('田甜', '受理', { messageId: card, settle: false });
    expect(again.toast).toMatchObject({ type: 'error' });
    expect(again.toast?.content).toContain('办理中');
    expect((await town.face('科技局', no.answer ?? '')).tag).toBe('办理中');
    await town.settled();
    await quiet();
    expect(await book.times(no.answer ?? '', 'accept')).toBe(1);
    expect((await town.face('周启航', no.answer ?? '')).tag).toBe('办理中');
    expect(await about('科技局', no.answer)).toHaveLength(1);
    expect(await toldAbout('科技局', no.answer)).toHaveLength(1);
  });

  it('before the send: what was owed arrives after the start, once', async () => {
    await town.fault({ kind: 'down', path: '/im/v1/messages' });
    const pressed = await town.tap('刘洋', '派给 交通运输局', { no: no.send ?? '', settle: false });
    expect(pressed.toast?.type).toBe('success');
    await until('a send has failed', async () =>
      (await town.log()).some((e) => e.status === 0 && e.path.includes('/im/v1/messages')),
    );
    await town.qisu().kill();
    expect(await about('交通运输局', no.send)).toHaveLength(0);
    await town.fault({ kind: 'none' });
    await startAgain();
    await town.settled();
    await quiet();
    expect(await about('交通运输局', no.send)).toHaveLength(1);
    expect(await toldAbout('交通运输局', no.send)).toHaveLength(1);
    expect((await town.face('冯丽', no.send ?? '')).tag).toBe('待受理');
    expect((await town.face(DESK, no.send ?? '')).tag).toBe('待受理');
  });

  it('before the result is written: the message is found to be there, not sent again', async () => {
    // Where a card hangs is in no other write than the one that books it.
    const chat = 'oc_f21325305908f3798b6fd882b2eada41';
    await town.tap('顾晓燕', '派单', { no: no.result ?? '' });
    const stand = gate.hold({ has: ['cases', chat], hold: 'request' });
    const form = { 其他承办单位: '住建局', 类别: '诉求', 紧急程度: '一般' };
    const pressed = await town.submit('顾晓燕', '派单', form, { no: no.result ?? '', settle: false });
    expect(pressed.toast?.type).toBe('success');
    await stand.held;
    expect(await about('住建局', no.result)).toHaveLength(1);
    expect((await book.caseOf(no.result ?? '')).cards.map((k) => k.chatId)).not.toContain(chat);
    await town.qisu().kill();
    await startAgain();
    await town.settled();
    await quiet();
    const [card, ...more] = await about('住建局', no.result);
    expect(more).toHaveLength(0);
    expect(card && wordsOf(card.content)).toContain('受理时限：5月6日（周三）17:30');
    expect(await toldAbout('住建局', no.result)).toHaveLength(1);
    expect((await book.caseOf(no.result ?? '')).cards.filter((k) => k.chatId === chat)).toMatchObject([
      { messageId: card?.messageId, audience: 'unit' },
    ]);
    const sends = (await town.log()).filter(
      (e) => e.method === 'POST' && e.path.startsWith('/open-apis/im/v1/messages?') && e.request.receive_id === chat,
    );
    const uuids = sends.map((e) => e.request.uuid);
    expect(uuids.length).toBeGreaterThan(new Set(uuids).size);
  });

  it('a form submitted before it is booked as sent stays used, and 登记进展 is recorded once', async () => {
    const of = { no: no.save ?? '' };
    const before = await book.times(of.no, 'progress');
    const opened = (await town.now()).toISOString();
    // Three writes to the case: the form is owed, claimed, booked.
    const stand = gate.hold({ has: ['update', 'cases', await idOf(of.no)], nth: 3, hold: 'request' });
    await town.tap('彭浩', '登记进展', { ...of, settle: false });
    await stand.held;
    const form = (await town.cardWith('彭浩', '登记进展', of.no, true)).messageId;
    const submit = () =>
      town.submit('彭浩', '登记进展', { 进展内容: '已现场监测' }, { ...of, messageId: form, settle: false });
    expect((await submit()).toast?.type).toBe('success');
    stand.release();
    await town.settled();
    await quiet();
    const used = (await book.caseOf(of.no)).forms.filter((f) => f.messageId === form);
    expect(used).toHaveLength(1);
    expect(used[0]?.usedAt).toBeInstanceOf(Date);
    expect(await book.times(of.no, 'progress')).toBe(before + 1);
    expect((await town.read('彭浩')).filter((m) => m.createTime >= opened)).toHaveLength(1);
  });

  it('in the end every card and message stands once, and nothing is marked as doubtful', async () => {
    for (const c of await book.cases()) {
      expect(c.maybeTwice).toBeUndefined();
      expect(c.outbox).toEqual([]);
      expect(c.record.map((r) => r.n)).toEqual(c.record.map((_r, i) => i + 1));
      expect(new Set(c.cards.map((k) => k.messageId)).size).toBe(c.cards.length);
      expect(await about(DESK, c.no)).toHaveLength(1);
      expect(await toldAbout(DESK, c.no)).toHaveLength(1);
    }
  });
});
