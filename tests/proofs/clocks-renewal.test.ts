import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, faceOf, wordsOf } from '../support/outside/cards.ts';
import { carryOut } from '../support/outside/month.ts';
import { type Message, openTown, type Town } from '../support/outside/town.ts';

const UNIT = '人社局';
const POINTER = '这张卡片不再更新';

describe('cards are renewed before Feishu freezes them, Malu — lifecycle.md, invariant 7 (ML 六(二); T27)', () => {
  let town: Town;
  let no: string;

  const cards = async (where: string): Promise<Message[]> =>
    (await town.read(where)).filter((m) => m.msgType === 'interactive' && wordsOf(m.content).includes(no));
  const living = async (where: string): Promise<Message[]> =>
    (await cards(where)).filter((m) => faceOf(m.content).note.includes(no));
  const sentAt = (m: Message | undefined): string =>
    new Date(Date.parse(m?.createTime ?? '') + 8 * 3_600_000).toISOString().slice(0, 16);

  beforeAll(async () => {
    // 协调 has 15 working days: until 22 October, four weeks off; 6 October is a holiday.
    town = await openTown({ profile: 'malu', now: '2026-09-24 10:05' });
    const at = '2026-09-24 10:05';
    const { cases } = await carryOut(town, [
      { at, who: '孙婉清', files: '甲', says: '博士落户太慢', as: '协调' },
      { at, who: '王敏', does: `派给 ${UNIT}`, case: '甲' },
    ]);
    no = cases.甲 ?? '';
    await town.say('王敏', `查询 ${no}`);
  });
  afterAll(() => town.close());

  const pointers = async (where: string): Promise<Message[]> =>
    (await cards(where)).filter((m) => wordsOf(m.content).includes(POINTER));

  it('on the last working day up to the twelfth each card becomes a pointer, and nobody gets a card with nothing new', async () => {
    await town.travelTo('2026-09-30 09:04');
    for (const where of ['孙婉清', UNIT, '企业服务专席', '王敏'])
      expect((await living(where)).map(sentAt)).toEqual(['2026-09-24T10:05']);
    await town.travelTo('2026-09-30 09:10');
    for (const where of ['孙婉清', UNIT, '企业服务专席', '王敏']) {
      expect(await living(where)).toEqual([]);
      const old = await pointers(where);
      expect(old.map(sentAt)).toEqual(['2026-09-24T10:05']);
      expect(old.flatMap((m) => buttonsOf(m.content).map((b) => b.label))).toEqual(['打开最新卡片']);
    }
  });

  it('the group’s work list stands for it meanwhile', async () => {
    const list = (await town.workLists(UNIT)).at(-1);
    expect(list && wordsOf(list.content)).toContain('受理：博士落户太慢');
  });

  it('pressed, a pointer brings the card as it is, in private', async () => {
    const [old] = await pointers('孙婉清');
    const tapped = await town.tap('孙婉清', '打开最新卡片', { messageId: old?.messageId ?? '' });
    expect(tapped.toast).toEqual({ type: 'info', content: '最新卡片已发到您与我的私聊' });
    const newest = (await town.read('孙婉清')).at(-1);
    expect(newest && faceOf(newest.content).tag).toBe('待受理');
    expect((await living('孙婉清')).map((m) => m.messageId)).toEqual([newest?.messageId]);
  });

  it('when somebody touches the case, a fresh card comes everywhere', async () => {
    await town.say('马超', `受理 ${no}`);
    for (const where of [UNIT, '企业服务专席', '王敏']) {
      const [card, ...more] = await living(where);
      expect(more).toEqual([]);
      expect(card && faceOf(card.content).tag).toBe('办理中');
      expect(card && sentAt(card)).toBe('2026-09-30T09:10');
    }
    expect((await living('孙婉清')).map((m) => faceOf(m.content).tag)).toEqual(['办理中']);
  });

  it('and again for the fresh one: 12 October', async () => {
    await town.travelTo('2026-10-12 09:10');
    expect(await living(UNIT)).toEqual([]);
    expect(await pointers(UNIT)).toHaveLength(2);
    // With something to say a fresh one comes, and what is said stands in its thread.
    await town.say('马超', `进展 ${no} 已送局务会`);
  });

  it('a card that Feishu froze all the same (230031) is replaced by a fresh one, the clock’s own change included', async () => {
    const [frozen] = await living(UNIT);
    await town.fault({ kind: 'code', code: 230031, path: `PATCH /open-apis/im/v1/messages/${frozen?.messageId}` });
    // Five working days without news the card is drawn anew, and cannot be; what is said stands below the fresh one.
    await town.travelTo('2026-10-13 09:10');
    await town.fault({ kind: 'none' });
    const fresh = (await living(UNIT)).at(-1);
    expect(sentAt(fresh)).toBe('2026-10-13T09:05');
    expect((await town.read(UNIT)).at(-1)?.parentId).toBe(fresh?.messageId);
    expect(fresh && faceOf(fresh.content).tag).toBe('办理中');
    // What cannot be changed stays as it was: the tap on it is judged by the case all the same.
    const tapped = await town.tap('马超', '提交办结', { messageId: frozen?.messageId ?? '' });
    expect(tapped.toast?.type).not.toBe('error');
  });
});
