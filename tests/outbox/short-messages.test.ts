import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditor } from '../../jobs/auditor.ts';
import { A, B, type WebWorld, webWorld } from '../support/web-world.ts';

/** Less than any answer that is let wait. */
const ANSWER_MS = 250;
const WELL = () => ({ status: 204, sends: true });

describe('the gateway for short messages at its worst — interface.md, "Short messages"; lifecycle.md 10', () => {
  let qisu: WebWorld;
  let day = 2;
  const at = (time: string): string => `2026-03-${String(day).padStart(2, '0')} ${time}`;
  /** The next Monday to Thursday at ten past nine. */
  const nextDay = async (): Promise<void> => {
    day += day % 7 === 5 ? 4 : 1;
    await qisu.travelTo(at('09:10'));
  };
  const about = (no: string, of: 'sent' | 'asked' = 'sent') =>
    (qisu.gateway?.[of] ?? []).filter((m) => m.params.number === no);
  const opens = async (url: string): Promise<number> => {
    const page = qisu.visitor();
    await page.open(new URL(url).pathname);
    return page.status;
  };
  beforeAll(async () => {
    qisu = await webWorld({ now: at('09:10'), answerMs: ANSWER_MS });
  });
  afterEach(async () => {
    qisu.gateway?.behaves(WELL);
    await nextDay();
  });
  afterAll(() => qisu.close());
  /** What failed is tried again, however long it is put off. */
  const again = async (): Promise<void> => {
    await qisu.clock.wait(600_000);
    await qisu.drain();
  };
  /** A case of A whose receipt meets a gateway that behaves so the first times. */
  const filedWhile = async (
    ...manners: Parameters<NonNullable<WebWorld['gateway']>['behaves']>[0][]
  ): Promise<string> => {
    qisu.tries.length = 0;
    qisu.gateway?.behaves((message, time) => (manners[time - 1] ?? WELL)(message, time));
    const no = await qisu.filed(A, '厂门口施工围挡三周未拆。');
    await again();
    return no;
  };

  it.each([
    ['no answer in time', { status: 0, sends: false, hangs: true }],
    ['no answer in time, and sent', { status: 0, sends: true, hangs: true }],
    ['500', { status: 500, sends: false }],
    ['503 although it was sent', { status: 503, sends: true }],
    ['a connection that is reset after sending', { status: 0, sends: true, answers: false }],
    ['429', { status: 429, sends: false }],
    ['408', { status: 408, sends: false }],
  ])('%s, then 204: one message, asked for twice by the same id and link', async (_what, manner) => {
    const no = await filedWhile(() => manner);
    const asked = about(no, 'asked');
    expect(asked).toHaveLength(2);
    expect(asked[0]).toEqual(asked[1]);
    expect(about(no)).toHaveLength(1);
    expect(qisu.tries).toEqual(['unknown', 'delivered']);
    expect(await opens(about(no)[0]?.params.url ?? '')).toBe(200);
    expect((await qisu.read(no)).outbox).toEqual([]);
  });

  it('400 is parked and named by the auditor, and hinders no other message', async () => {
    qisu.tries.length = 0;
    qisu.gateway?.behaves(({ template, to }) =>
      to === A.number && template === 'receipt' ? { status: 400, sends: false } : WELL(),
    );
    const no = await qisu.filed(A, '用电负荷不足。');
    const other = await qisu.filed(B, '消防验收排不上。');
    expect(about(no)).toEqual([]);
    expect(about(other)).toHaveLength(1);
    expect((await qisu.read(no)).outbox.filter((o) => o.parked)).toHaveLength(1);
    expect(qisu.tries.filter((t) => t === 'refused').length).toBeGreaterThan(0);
    await qisu.travelTo(at('12:00'));
    await auditor.run(qisu.deps);
    expect((await qisu.deps.memory.lastAudit())?.named).toContain(no);
    expect(qisu.takeErrors().join()).toContain('send.refused');
    await qisu.as('desk').says(`派单 ${no} 市场监管局`);
    await qisu.as('unit').tap(no, '受理');
    await qisu.as('unit').tap(no, '登记进展', { 进展内容: '已现场勘察。', 对企业可见: 'yes' });
    expect(about(no).map((m) => m.template)).toContain('progress');
    // What is parked is tried again when its case changes.
    expect(qisu.takeErrors().every((line) => line.includes('send.refused'))).toBe(true);
  });

  it('a number that is refused: of a result the desk telephones at once, and is told why', async () => {
    const no = await qisu.filed(A, '路灯不亮。');
    await qisu.as('desk').says(`派单 ${no} 市场监管局`);
    await qisu.as('unit').tap(no, '受理');
    qisu.gateway?.behaves(() => ({ status: 422, sends: false }));
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '已修好。', 联系人: '李工' });
    const { phone, clocks } = await qisu.read(no);
    expect(phone).toBeDefined();
    expect(clocks.phone).toBeDefined();
    const desk = qisu.textsIn('企业服务专席').join('\n');
    expect(desk).toContain('短信发不到枫林食品有限公司的许老板（短信网关拒收其号码，代码 422）');
    expect(desk).not.toContain(A.number);
    expect(
      await qisu.as('desk').tap(no, '代录', {
        拨打号码: A.number,
        企业答复: '确认已解决',
        评价: '满意',
        记录: '电话确认',
      }),
    ).toBeDefined();
  });

  it('one contact reads in order, also where the first had to wait', async () => {
    qisu.gateway?.behaves((_m, time) => (time === 1 ? { status: 500, sends: false } : WELL()));
    const first = await qisu.filed(A, '甲：围挡未拆。');
    const second = await qisu.filed(A, '乙：积水未退。');
    await again();
    const read = qisu.sent(undefined, A.number).map((m) => m.params.number);
    expect(read.indexOf(first)).toBeGreaterThan(-1);
    expect(read.indexOf(first)).toBeLessThan(read.indexOf(second));
  });

  it('at night nobody is told but whoever has just acted', async () => {
    const no = await qisu.filed(B, '夜间施工。');
    await qisu.as('desk').says(`派单 ${no} 市场监管局`);
    await qisu.as('unit').tap(no, '受理');
    await qisu.travelTo(at('20:00'));
    const before = qisu.sent(undefined, B.number).length;
    await qisu.as('unit').tap(no, '登记进展', { 进展内容: '已约谈施工单位。', 对企业可见: 'yes' });
    expect(qisu.sent(undefined, B.number).slice(before)).toEqual([]);
    const page = qisu.visitor();
    await page.open(qisu.newest('receipt', B.number).replace(/(\/e\/[^/]+).*/, '$1/new'));
    await page.press('提交诉求', { 诉求内容: '晚上又开工了。', 类别: '诉求' });
    await qisu.drain();
    expect(
      qisu
        .sent(undefined, B.number)
        .slice(before)
        .map((m) => m.template),
    ).toEqual(['receipt']);
    day += day % 7 === 5 ? 3 : 1;
    await qisu.travelTo(at('09:04'));
    expect(qisu.sent(undefined, B.number).slice(before)).toHaveLength(1);
    await qisu.travelTo(at('09:06'));
    expect(
      qisu
        .sent(undefined, B.number)
        .slice(before)
        .map((m) => m.template),
    ).toEqual(['receipt', 'progress']);
  });

  it('a contact without a number is not reached, and the desk is told', async () => {
    await qisu.restart((rows) => ({
      ...rows,
      enterprises: rows.enterprises.map((e) =>
        e.id === B.id ? { ...e, contacts: e.contacts.map(({ phone: _none, ...k }) => k) } : e,
      ),
    }));
    const no = await qisu.filed(B, '门牌未定。');
    await qisu.as('desk').says(`派单 ${no} 市场监管局`);
    await qisu.as('unit').tap(no, '受理');
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '已定。', 联系人: '李工' });
    expect(about(no)).toEqual([]);
    expect((await qisu.read(no)).phone).toBeDefined();
    expect(qisu.textsIn('企业服务专席').join('\n')).toContain('短信发不到银杏包装有限公司的柳女士（没有登记手机号码）');
  });
});

describe('without a gateway each link goes to who passes it on — interface.md, "Who reaches the bot how"', () => {
  let qisu: WebWorld;
  const linkIn = (said: string): string => /http:\/\/qisu\.test(\/e\/\S+)/.exec(said)?.[1] ?? '';
  const lately = async (who: string, act: () => Promise<unknown>): Promise<string> => {
    const before = qisu.as(who).readings().length;
    await act();
    return qisu.as(who).readings().slice(before).join('\n');
  };
  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10', gateway: false });
  });
  afterAll(() => qisu.close());

  it('to the agent who filed, with what it leads to', async () => {
    const said = await lately(qisu.agent, () => qisu.filed(A, '围挡未拆。'));
    expect(said).toContain('请把下面的链接转给枫林食品有限公司的许老板');
    const page = qisu.visitor();
    await page.open(linkIn(said));
    expect(page.text()).toContain('围挡未拆。');
  });

  it('else to the agent it is paired with', async () => {
    const said = await lately(qisu.agent, () =>
      qisu.as('desk').files(`代报 ${A.name}`, { 诉求内容: '积水未退。', 类别: '诉求' }),
    );
    expect(linkIn(said)).not.toBe('');
  });

  it('else to the desk', async () => {
    await qisu.restart((rows) => ({
      ...rows,
      agents: rows.agents.map((a) => ({ ...a, enterprises: a.enterprises.filter((id) => id !== A.id) })),
    }));
    const before = qisu.textsIn('企业服务专席').length;
    const agent = await lately(qisu.agent, () =>
      qisu.as('desk').files(`代报 ${A.name}`, { 诉求内容: '路灯不亮。', 类别: '诉求' }),
    );
    expect(agent).not.toContain('/e/');
    const said = qisu.textsIn('企业服务专席').slice(before).join('\n');
    const page = qisu.visitor();
    await page.open(linkIn(said));
    expect(page.text()).toContain('路灯不亮。');
  });
});
