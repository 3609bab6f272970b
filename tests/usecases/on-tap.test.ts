import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Card, plainText } from '../../cards/kit.ts';
import { type World, world } from '../support/world.ts';

const refused = (content: string) => ({ type: 'error', content });

describe('presses on cards of cases — lifecycle.md, invariants 3 and 7; style.md, "Refusals and failures"; R-801', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('dispatched');
  });
  afterAll(() => qisu.close());

  it('of an account that nobody knows change nothing', async () => {
    const before = await qisu.read(no);
    const { toast, card } = await qisu.as('ou_nobody').holds('受理', { no, on: 'unit' })();
    expect(toast).toEqual(refused('您的账号还没有登记，请联系企业服务专席登记后再使用'));
    expect(card).toBeUndefined();
    expect(await qisu.read(no)).toEqual(before);
  });

  it('that no card of ours offers are none', async () => {
    const { _id, v } = await qisu.read(no);
    const press = { kind: 'tap', operator: qisu.idOf('unit'), messageId: 'om_x', chatId: 'oc_x' } as const;
    const made = [{ action: 'crown', caseId: _id, v }, { action: 'submit', caseId: _id, v }, { action: 'accept' }];
    for (const [i, what] of made.entries()) {
      const { toast } = await qisu.happens({ ...press, at: qisu.clock.now(), delivery: `made_${i}`, ...what });
      expect(toast).toEqual(refused('没有这个操作，请使用卡片上的按钮，或发送“帮助”'));
    }
    expect((await qisu.read(no)).state).toBe('dispatched');
  });

  it('of another enterprise find no case', async () => {
    const { toast, card } = await qisu.as('otherContact').holds('撤回诉求', { no, on: 'contact' })();
    expect(toast).toEqual(refused('没有找到这件诉求，请核对编号，或发送“我的诉求”'));
    expect(card).toBeUndefined();
  });

  it('of somebody of another unit hear who may, with the card as it is', async () => {
    const { toast, card } = await qisu.as('otherUnit').holds('受理', { no, on: 'unit' })();
    expect(toast).toEqual(refused('“受理”只能由市场监管局操作，请联系他们办理'));
    expect(JSON.stringify(card)).toContain('受理时限');
  });

  it('on a card that has become old are refused with the fresh one', async () => {
    const old = qisu.as('head').holds('申请退回', { no });
    expect((await qisu.as('unit').tap(no, '受理')).toast).toEqual({ type: 'success', content: '已受理，您是经办人' });
    const { toast, card } = await old();
    expect(toast).toEqual(refused('办件现在是“办理中”，不能申请退回，请按最新卡片操作'));
    expect(JSON.stringify(card)).toContain('提交办结');
  });

  it('the same press again changes nothing and shows the card', async () => {
    const urge = qisu.as('contact').holds('催办', { no });
    expect((await urge()).toast?.content).toBe('已催办，经办人员会收到提醒');
    const { rev } = await qisu.read(no);
    const again = await urge();
    expect(again.toast).toBeUndefined();
    expect(again.card).toBeDefined();
    expect((await qisu.read(no)).rev).toBe(rev);
  });

  it('that open a form say so, and the form is good for one submission', async () => {
    const opened = await qisu.as('unit').tap(no, '登记进展');
    expect(opened.toast).toEqual({ type: 'info', content: '“登记进展”表单已发到您与我的私聊，请在私聊中填写' });
    const twice = qisu.as('unit').holds('登记进展', { no, filled: { 进展内容: '已约现场核实', 对企业可见: '是' } });
    const first = await twice('tap_one');
    expect(first.toast).toEqual({
      type: 'success',
      content: '已登记进展，企业可以看到。有附件的，请在 30 分钟内发到与我的私聊，归入这条进展',
    });
    const second = await twice('tap_two');
    expect(second.toast).toEqual(refused('这张表单已经提交过，如需再填，请在办件卡片上重新打开'));
    for (const { card } of [first, second])
      expect(card && plainText(card as Card)).toMatch(/^已提交 登记进展 · QS.*\n您写的内容\n已约现场核实$/);
    expect((await qisu.read(no)).progress).toHaveLength(1);
  });

  it('a form opened by somebody else is not theirs to submit', async () => {
    await qisu.as('unit').tap(no, '登记进展');
    const theirs = await qisu
      .as('head')
      .holds('登记进展', { no, on: 'unit', filled: { 进展内容: '冒名', 对企业可见: '是' } })();
    expect(theirs.toast).toEqual(refused('这张表单是别人打开的，请在办件卡片上自己打开'));
    expect(theirs.card).toBeUndefined();
  });

  it('a form that had gone stale comes back with what was typed, at once good', async () => {
    await qisu.as('unit').tap(no, '申请延期');
    const form = qisu.as('unit').holds('申请延期', { no, filled: { 延期天数: '5', 理由: '需现场勘验' } });
    await qisu
      .as('unit')
      .tap(no, '暂停计时', { 暂停事由: '等待企业补充材料', 理由: '合同未附', 需企业补充: '租赁合同' });
    const { toast, card } = await form();
    expect(toast).toEqual(refused('办件已有变化，请看最新卡片后再操作'));
    expect(JSON.stringify(card)).toContain('需现场勘验');
    const sent = await qisu.as('unit').press('申请延期');
    expect(sent.toast?.type).toBe('success');
    expect((await qisu.read(no)).assignments.at(-1)?.extension?.reason).toBe('需现场勘验');
  });
});
