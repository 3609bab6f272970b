import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from '../support/outside/cards.ts';
import { until } from '../support/outside/ledger.ts';
import { DESK, isPost, type Looks, SEND, townWithBook } from '../support/outside/looks.ts';

const 科技局 = 'oc_a3f25d171d1f3fbb1429d01ff6e9198a';
const 金融局 = 'oc_465d3edffd5a1ed4141013ca97441f06';
const ANSWERED_WITHIN_MS = 3_000;

describe('Feishu is away: nothing lost, nothing doubled, order kept — quality.md, storage.md "The outbox" (HZ 三(三))', () => {
  let there: Looks;
  beforeAll(async () => {
    there = await townWithBook({ profile: 'huzhou', now: '2026-03-02 09:05' });
  });
  afterAll(() => there.close());

  it('taps are answered within Feishu’s three seconds, and what is owed comes once, in order per chat', async () => {
    const { town, book, quiet } = there;
    const nos = [
      await town.appeal('赵明远', '出口退税的申报一直没有通过。', '诉求'),
      await town.appeal('孙婉清', '研发费用加计扣除的申报被退回。', '诉求'),
      await town.appeal('褚航', '货运车辆的增值税发票开不出来。', '诉求'),
    ];
    await town.fault({ kind: 'down' });
    for (const no of nos) {
      const began = performance.now();
      const outcome = await town.tap('王敏', '派给 税务局', { no, settle: false });
      expect(performance.now() - began).toBeLessThan(ANSWERED_WITHIN_MS);
      expect(outcome).toMatchObject({ card: true, toast: { type: 'success' } });
    }
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await town.read('税务局')).toHaveLength(0);
    await town.fault({ kind: 'none' });
    await town.settled();
    await quiet();
    const came = (await town.read('税务局')).map((m) =>
      m.msgType === 'interactive' ? `卡 ${faceOf(m.content).note}` : `话 ${String(m.content.text)}`,
    );
    expect(came).toHaveLength(6);
    nos.forEach((no, i) => {
      expect(came[2 * i]).toMatch(new RegExp(`^卡 .*${no}`));
      expect(came[2 * i + 1]).toMatch(new RegExp(`^话 [^]*${no}`));
    });
    expect(await town.words('税务局', nos[0] ?? '')).toContain('受理时限：3月3日（周二）17:30');
    for (const c of await book.cases()) expect(c.maybeTwice).toBeUndefined();
  });

  it('work done and then 500 or no answer: the same uuid again removes the double', async () => {
    const { town, cardsAt, toldAt, quiet, dispatch } = there;
    const no = await town.appeal('郑凯', '高新技术企业的认定没有结果。', '诉求');
    const chat = 科技局;
    await town.fault({ kind: 'after_work', code: 500, path: SEND, body: chat, times: 2 });
    await dispatch('科技局', no);
    await quiet();
    expect(await cardsAt('科技局', no)).toHaveLength(1);
    expect(await toldAt('科技局', no)).toHaveLength(1);
    const uuids = (await town.log())
      .filter((e) => isPost(e) && e.request.receive_id === chat)
      .map((e) => e.request.uuid);
    expect(uuids).toHaveLength(3);
    expect(new Set(uuids).size).toBe(1);
  });

  it('too many calls, as Feishu sees it (99991400): the lane waits, and it comes once', async () => {
    const { town, cardsAt, toldAt, quiet, dispatch } = there;
    const no = await town.appeal('冯丽', '冷链项目的贷款利率太高。', '诉求');
    await town.fault({ kind: '429', path: SEND, body: 金融局, times: 2 });
    await dispatch('金融局', no);
    await quiet();
    const limited = (await town.log()).filter((e) => e.status === 429);
    expect(limited).toHaveLength(2);
    expect(limited.every((e) => e.response.code === 99991400)).toBe(true);
    expect(await cardsAt('金融局', no)).toHaveLength(1);
    expect(await toldAt('金融局', no)).toHaveLength(1);
  });

  it('an unknown outcome older than 55 minutes is found by its mark, in the group and in private', async () => {
    const { town, book, cardsAt, toldAt, quiet, later } = there;
    await town.say('周启航', '稳岗补贴没有到账。');
    // The receipt and the desk's card are made, but Feishu does not say so; then it is away for seventy minutes.
    await town.fault({ kind: 'down', path: SEND });
    await town.fault({ kind: 'after_work', path: SEND, times: 2 });
    await town.submit('周启航', '提交诉求', { 类别: '诉求' }, { settle: false });
    const no = (await book.cases()).at(-1)?.no ?? '';
    await until(
      'both are made',
      async () => (await cardsAt(DESK, no)).length + (await cardsAt('周启航', no)).length === 2,
    );
    await later(70);
    await town.fault({ kind: 'none' });
    await quiet();
    expect(await cardsAt(DESK, no)).toHaveLength(1);
    expect(await cardsAt('周启航', no)).toHaveLength(1);
    expect(await toldAt(DESK, no)).toHaveLength(1);
    const looks = (await town.log()).filter((e) => e.method === 'GET' && e.path.includes('container_id_type=chat'));
    expect(looks.length).toBeGreaterThanOrEqual(2);
    const { cards, maybeTwice } = await book.caseOf(no);
    expect(maybeTwice).toBeUndefined();
    expect(cards.map((k) => k.messageId).sort()).toEqual(
      [...(await cardsAt(DESK, no)), ...(await cardsAt('周启航', no))].map((m) => m.messageId).sort(),
    );
    await town.tap('王敏', '派给 人社局', { no });
    expect((await town.face('周启航', no)).tag).toBe('待受理');
  });

  it('words carry no mark: after 55 minutes they are said again and marked as maybe twice', async () => {
    const { town, book, cardsAt, toldAt, quiet, dispatch, later } = there;
    const no = await town.appeal('钱佳怡', '印章备案跑了四趟窗口。', '诉求');
    await town.fault({ kind: 'down', path: '/reply' });
    await town.fault({ kind: 'after_work', path: '/reply', times: 1 });
    await dispatch('行政审批局', no);
    await until('it is said', async () => (await toldAt('行政审批局', no)).length === 1);
    await later(60);
    await town.fault({ kind: 'none' });
    await quiet();
    expect(await toldAt('行政审批局', no)).toHaveLength(2);
    expect((await book.caseOf(no)).maybeTwice).toHaveLength(1);
    expect(await cardsAt('行政审批局', no)).toHaveLength(1);
  });
});
