import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, faceOf, wordsOf } from '../support/outside/cards.ts';
import { DESK, type Looks, SEND, townWithBook } from '../support/outside/looks.ts';

const 税务局 = 'oc_4e8d08dea7b45b1add62cd41fe2e7697';
const 人社局 = 'oc_50bbaa2181da42625d0f003f85d44e9e';
const 科技局 = 'oc_a3f25d171d1f3fbb1429d01ff6e9198a';

describe('what Feishu refuses goes another way — storage.md "Answers" (SZ 9)', () => {
  let there: Looks;
  beforeAll(async () => {
    there = await townWithBook({ profile: 'suzhou', now: '2026-03-02 09:05' });
  });
  afterAll(() => there.close());

  it('a contact who cannot be reached (230013): the next contact of that enterprise gets the receipt', async () => {
    const { town, book, cardsAt, quiet } = there;
    await town.say('赵明远', '厂房扩建的规划许可卡住了。');
    await town.fault({ kind: 'code', code: 230013, path: SEND, body: town.id('赵明远') });
    await town.submit('赵明远', '提交诉求', { 类别: '诉求' }, { settle: false });
    await quiet();
    await town.fault({ kind: 'none' });
    const no = (await book.cases()).at(-1)?.no ?? '';
    expect(await cardsAt('赵明远', no)).toHaveLength(0);
    expect(await cardsAt('钱佳怡', no)).toHaveLength(1);
    expect(await town.words('钱佳怡', no)).toContain('已收到诉求');
  });

  it('a group that is lost (230002): the unit’s head gets card and words privately', async () => {
    const { town, cardsAt, toldAt, quiet, dispatch } = there;
    const no = await town.appeal('孙婉清', '研发人员的落户和社保补贴办不下来。', '诉求');
    await town.fault({ kind: 'code', code: 230002, body: 人社局 });
    await dispatch('人社局', no);
    await quiet();
    await town.fault({ kind: 'none' });
    expect(await cardsAt('人社局', no)).toHaveLength(0);
    expect(await cardsAt('徐静', no)).toHaveLength(1);
    expect(await toldAt('徐静', no)).toHaveLength(1);
    expect(await town.words('徐静', no)).toContain('受理时限：3月3日（周二）17:30');
    expect((await town.tap('徐静', '受理', { no })).toast?.type).toBe('success');
  });

  it('a card too old to change (230031): a fresh one comes, and the old one points to it', async () => {
    const { town, cardsAt, quiet } = there;
    const no = await town.appeal('郑凯', '贷款续贷要先还后贷，过桥费太高。', '诉求');
    const [old] = await cardsAt(DESK, no);
    await town.fault({
      kind: 'code',
      code: 230031,
      path: `PATCH /open-apis/im/v1/messages/${old?.messageId}`,
      times: 1,
    });
    await town.tap('郑凯', '撤回诉求', { no });
    await quiet();
    const [fresh, ...more] = await cardsAt(DESK, no);
    expect(more).toHaveLength(0);
    expect(fresh && faceOf(fresh.content).tag).toBe('已撤回');
    expect(fresh?.messageId).not.toBe(old?.messageId);
    const stub = (await town.read(DESK)).find((m) => m.messageId === old?.messageId);
    expect(stub && wordsOf(stub.content)).toContain('请看本会话中最新的卡片（已撤回）');
    expect(stub && buttonsOf(stub.content).map((b) => b.label)).toEqual(['打开最新卡片']);
  });

  it('a card refused three times (230099): plain text with number and next step', async () => {
    const { town, cardsAt, toldAt, quiet, dispatch } = there;
    const no = await town.appeal('冯丽', '出口退税的申报一直没有通过，发票也认证不了。', '诉求');
    await town.fault({ kind: 'code', code: 230099, path: SEND, body: 税务局, times: 3 });
    await dispatch('税务局', no);
    await quiet();
    expect(await cardsAt('税务局', no)).toHaveLength(0);
    const [first, second, ...more] = await toldAt('税务局', no);
    expect(more).toHaveLength(0);
    expect(first).toContain(`${no}【待受理】`);
    expect(first).toContain(`查询 ${no}`);
    expect(second).toContain('受理');
    // With the next change the card is tried again.
    expect((await town.texts('林晓')).length).toBe(0);
    await town.say('林晓', `受理 ${no}`);
    await quiet();
    expect(await town.words('税务局', no)).toContain('办理时限：3月23日（周一）17:30');
  });

  it('refused as plain text as well: parked, the lane goes on, and tried again when the case changes', async () => {
    const { town, book, quiet, dispatch } = there;
    const no = await town.appeal('褚航', '高新技术企业的研发项目没有回音。', '诉求');
    await town.fault({ kind: 'code', code: 230099, path: SEND, body: 科技局, times: 4 });
    await dispatch('科技局', no);
    await quiet();
    const { outbox } = await book.caseOf(no);
    expect(outbox.filter((o) => o.parked)).toMatchObject([{ parked: 'refused 230099', show: { card: 'unit' } }]);
    expect(await town.read('科技局')).toMatchObject([{ msgType: 'text' }]);
    await town.say('田甜', `受理 ${no}`);
    await town.settled();
    await quiet();
    expect((await town.face('科技局', no)).tag).toBe('办理中');
    expect(await town.read('科技局')).toHaveLength(2);
    expect((await book.caseOf(no)).outbox).toEqual([]);
  });

  it('words that Feishu will not carry (230028): sent without anybody’s words', async () => {
    const { town, toldAt, quiet, dispatch } = there;
    const no = await town.appeal('周启航', '立项核准的窗口说要敏感词证明。', '诉求');
    await town.fault({ kind: 'code', code: 230028, path: SEND, body: '敏感词' });
    await dispatch('行政审批局', no);
    await quiet();
    const said = (await toldAt('行政审批局', no)).join('\n');
    expect(said).toContain(`${no}【待受理】`);
    expect(said).toContain('请行政审批局于3月3日（周二）17:30前受理或申请退回');
    expect(JSON.stringify(await town.read('行政审批局'))).not.toContain('敏感词');
  });
});
