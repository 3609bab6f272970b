import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Looks, townWithBook } from '../support/outside/looks.ts';
import { freePort, type Running } from '../support/outside/processes.ts';

describe('one process takes what people do, another sends and keeps the clocks — interface.md, "Settings" (QISU_ROLE)', () => {
  let there: Looks;
  let worker: Running;
  beforeAll(async () => {
    there = await townWithBook({ now: '2026-03-02 09:05', env: { QISU_ROLE: 'web' } });
    worker = await there.town.startQisu({ PORT: String(await freePort()), QISU_ROLE: 'worker' });
  });
  afterAll(async () => {
    await worker.stop();
    await there.close();
  });

  const statusOf = async (base: string, path: string, method = 'GET'): Promise<number> =>
    (await fetch(base + path, { method })).status;
  /** The worker’s clock goes on, from one due instant to the next; the web’s follows, because they share it. */
  const wait = async (minutes: number): Promise<void> => {
    const { town } = there;
    const to = new Date((await town.now()).getTime() + minutes * 60_000).toISOString();
    for (let now = ''; now < to; )
      ({ now } = await town.ask<{ now: string }>('POST', '/sandbox/clock', { to }, worker.url));
    await town.ask('POST', '/sandbox/api/clock', { to });
  };

  it('only the web takes deliveries; both are alive, ready and counted', async () => {
    const web = there.town.qisuUrl();
    expect([
      await statusOf(web, '/feishu/events', 'POST'),
      await statusOf(worker.url, '/feishu/events', 'POST'),
    ]).toEqual([415, 404]);
    for (const [base, role] of [
      [web, 'web'],
      [worker.url, 'worker'],
    ] as const) {
      expect([await statusOf(base, '/healthz'), await statusOf(base, '/readyz')]).toEqual([200, 200]);
      const page = await (await fetch(`${base}/metrics`)).text();
      expect(page).toContain(`role="${role}"`);
      expect(page).toContain(`qisu_sends ${role === 'worker' ? 1 : 0}`);
    }
  });

  it('an appeal goes from 提交诉求 to 满意办结', async () => {
    const { town, quiet } = there;
    const press = async (who: string, label: string, form?: Record<string, string>): Promise<void> => {
      await town.tap(who, label, { no, settle: false });
      await quiet();
      if (form) await town.submit(who, label, form, { no, settle: false });
      await quiet();
    };
    const no = await town.appeal('赵明远', '营业执照经营范围变更，窗口三次退回材料。', '诉求');
    await press('王敏', '派给 市场监管局');
    await press('李强', '受理');
    await press('李强', '提交办结', { 办理结果: '已一次性告知材料清单，3月2日领照' });
    await press('赵明远', '确认办结');
    await press('赵明远', '满意');
    // The rating may be changed for ten minutes.
    await wait(11);
    await quiet();
    for (const where of ['赵明远', '市场监管局', '企业服务专席'])
      expect(await town.face(where, no)).toMatchObject({ tag: '满意办结' });
    const uuids = (await town.log()).filter((e) => e.method === 'POST' && e.request?.uuid).map((e) => e.request.uuid);
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  it('without a worker presses are answered and nothing is sent; a new one sends it', async () => {
    const { town, book, quiet } = there;
    const no = await town.appeal('孙婉清', '研发费用加计扣除的申报被退回。', '诉求');
    await worker.stop();
    const before = (await town.read('税务局')).length;
    const pressed = await town.tap('王敏', '派给 税务局', { no, settle: false });
    expect(pressed.toast).toMatchObject({ type: 'success' });
    expect((await town.read('税务局')).length).toBe(before);
    expect((await book.caseOf(no)).outbox.length).toBeGreaterThan(0);
    worker = await town.startQisu({ PORT: String(await freePort()), QISU_ROLE: 'worker' });
    await quiet();
    expect((await town.read('税务局')).length).toBe(before + 2);
  });
});
