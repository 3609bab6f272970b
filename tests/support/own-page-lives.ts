import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './outside/own-page.ts';
import { A, type WebWorld, webWorld } from './web-world.ts';

const LETTER = Buffer.from('%PDF-1.4 书面答复');
const UNIT = '市场监管局';

/** The life of cases on the own page, in one place. */
export function livesOnOwnPage(profile: 'suzhou' | 'malu'): void {
  describe(`the life of cases on the own page in ${profile} — interface.md, "Links"`, () => {
    let qisu: WebWorld;
    let owner: Visitor;
    const about = (no: string): string[] => qisu.sent().flatMap((m) => (m.params.number === no ? [m.template] : []));
    /** A case of A that the unit has finished. */
    async function finished(words: string, result = '已办妥。'): Promise<string> {
      const no = await qisu.filed(A, words);
      await qisu.as('desk').says(`派单 ${no} ${UNIT}`);
      await qisu.as('unit').tap(no, '受理');
      await qisu.as('unit').tap(no, '提交办结', { 办理结果: result, 联系人: '李工' });
      return no;
    }
    const open = async (no: string): Promise<void> => {
      await qisu.clock.wait(60_000);
      await owner.open(`${base()}/${no}`);
    };
    const base = (): string => qisu.newest('receipt').replace(/(\/e\/[^/]+).*/, '$1');
    const press = async (...pressed: Parameters<Visitor['press']>): Promise<void> => {
      await owner.press(...pressed);
      await qisu.drain();
    };
    const lettersOf = async (no: string) => (await qisu.read(no)).obligations.filter((o) => o.kind === 'written_reply');
    /** Dissatisfied and past the ten minutes; the unit has uploaded its letter. */
    async function answeredByLetter(no: string, at: string): Promise<void> {
      await open(no);
      await press('查看办理结果');
      await press('确认办结');
      await press('不满意');
      await qisu.travelTo(at);
      expect((await qisu.read(no)).state).toBe('callback');
      await qisu.as('unit').tap(no, '上传书面答复');
      await qisu.as('unit').sendsFile('书面答复.pdf', LETTER);
    }

    beforeAll(async () => {
      qisu = await webWorld({ now: '2026-03-02 09:10', profile });
      owner = qisu.visitor();
    });
    afterAll(() => qisu.close());

    it('dissatisfied, called back, gone on with, a letter downloaded, settled', async () => {
      const no = await finished('厂门口围挡三周未拆。', '围挡按计划四月拆除。');
      await answeredByLetter(no, '2026-03-02 10:00');
      expect(about(no)).toContain('letter');
      await open(no);
      expect(owner.text()).toContain('回访');
      const href = owner.links().find(({ label }) => label === '书面答复.pdf')?.href ?? '';
      await fetch(`${qisu.address}${href}`, { method: 'HEAD' });
      expect((await lettersOf(no))[0]?.metAt).toBeUndefined();
      const { bytes } = await owner.download('书面答复.pdf');
      expect(bytes.equals(LETTER)).toBe(true);
      expect((await lettersOf(no))[0]?.metAt).toBeDefined();
      await owner.download('书面答复.pdf');
      expect((await qisu.read(no)).record.filter((r) => r.event === 'reply_delivered')).toHaveLength(1);

      await qisu.as('desk').tap(no, '登记回访', { 回访记录: '企业要求提前拆除', 请单位说明: '否' });
      await qisu.as('desk').tap(no, '继续办理');
      await qisu.as('unit').tap(no, '提交办结', { 办理结果: '围挡今日拆除。', 联系人: '李工' });
      await open(no);
      expect(owner.text()).not.toContain('围挡今日拆除');
      await press('查看办理结果');
      expect(owner.text()).toContain('围挡今日拆除');
      await press('确认办结');
      await press('满意');
      await qisu.travelTo('2026-03-02 12:00');
      expect((await qisu.read(no)).state).toBe('closed');
      await open(no);
      expect(owner.text()).toContain('满意办结');
      const ids = (qisu.gateway?.sent ?? []).filter((m) => m.params.number === no).map((m) => m.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(about(no).filter((t) => t === 'confirm')).toHaveLength(2);
      expect(about(no).filter((t) => t === 'receipt')).toHaveLength(1);
    });

    it('a letter that nobody fetches by the next working day’s close is served by the desk', async () => {
      const no = await finished('污水管堵塞。');
      await answeredByLetter(no, '2026-03-02 13:00');
      await qisu.travelTo('2026-03-03 17:31');
      expect((await lettersOf(no))[0]?.servedBy).toBeDefined();
      // Cards that the clock has changed are drawn again within some minutes.
      await qisu.travelTo('2026-03-03 17:40');
      const desk = await qisu.as('desk').tap(no, '登记送达', {
        送达方式: '当面',
        送达日期: '2026-03-03',
        签收人: '许老板',
      });
      expect(desk.toast?.content).toContain('已登记送达');
      expect((await lettersOf(no))[0]?.metAt).toBeDefined();
    });

    it('withdrawn', async () => {
      const no = await qisu.filed(A, '已自行解决的一件。');
      await open(no);
      await press('撤回诉求');
      if (owner.buttons().includes('撤回诉求')) await press('撤回诉求');
      expect((await qisu.read(no)).state).toBe('withdrawn');
      await open(no);
      expect(owner.text()).toContain('已撤回');
    });

    it('silent after the result was read, and then 仍未解决', async () => {
      await qisu.travelTo('2026-03-04 09:10');
      const no = await finished('门前积水。');
      await open(no);
      await press('查看办理结果');
      await qisu.travelTo('2026-03-10 09:10');
      expect((await qisu.read(no)).state).toBe('closed');
      await open(no);
      await press('仍未解决');
      if (owner.buttons().includes('仍未解决')) await press('仍未解决', { 未解决之处: '又积水了' });
      expect((await qisu.read(no)).state).toBe('callback');
    });

    it('a result that nobody reads by the next working day’s close is asked about by telephone, and may still be read', async () => {
      await qisu.travelTo('2026-03-11 09:10');
      const no = await finished('招牌备案。', '备案已完成。');
      await qisu.travelTo('2026-03-12 17:29');
      expect((await qisu.read(no)).phone).toBeUndefined();
      await qisu.travelTo('2026-03-12 17:31');
      expect((await qisu.read(no)).phone).toBeDefined();
      await open(no);
      expect(owner.text()).not.toContain('备案已完成');
      await press('查看办理结果');
      expect(owner.text()).toContain('备案已完成');
      await press('确认办结');
      await press('满意');
      await qisu.travelTo('2026-03-13 09:10');
      expect(await qisu.read(no)).toMatchObject({ state: 'closed', outcome: 'satisfied' });
    });
  });
}
