import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, type Looks, townWithBook } from '../support/outside/looks.ts';
import { shanghai } from '../support/outside/town.ts';

const UNIT = '税务局';
const HANDLER = '林晓';
const PATIENT = { timeout: 20_000, interval: 100 };
/** The stand-in takes over the clock of Qisu as it walks with it a little way. */
const FOLLOWS_MS = 1_000;
/** Set so long before midnight, a press still arrives on that day. */
const LAST_SECONDS_MS = 4_000;

/** What a person sees on the card: the label of a deadline, and where. */
const SEEN = {
  派单时限: DESK,
  受理时限: UNIT,
  办理时限: UNIT,
} as const;

/**
 * Every golden case of calendar.md through the whole program, in the order of their dates: dispatch and acceptance have 1
 * working day, 急办 2, 一般 5, 复杂 15 (SQ (八)); 3 is the enterprise’s own limit, which ends at 24:00 of the same day.
 */
describe.each(['UTC', 'America/New_York'])(
  'the golden calendar on a server in %s — calendar.md (SQ (八); R-501)',
  (TZ) => {
    let there: Looks;
    beforeAll(async () => {
      there = await townWithBook({ profile: 'suqian', now: '2026-02-12 09:00', env: { TZ } });
    });
    afterAll(() => there.close());

    /** What comes when the sender has been round. */
    async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
      const found: T[] = [];
      const seen = async (): Promise<number> => {
        const one = await look();
        return one === undefined ? 0 : found.push(one);
      };
      await expect.poll(seen, PATIENT).toBeGreaterThan(0);
      return found[0] as T;
    }

    /** The clock of every process shows this time at once: nothing is open that could fall due on the way. */
    async function jumpTo(words: string): Promise<void> {
      const { town, book } = there;
      const to = shanghai(words);
      const facts = book.db.collection<{ _id: string; ms: number }>('facts');
      await facts.updateOne({ _id: 'clock-offset' }, { $set: { ms: to.getTime() - Date.now() } });
      await expect.poll(async () => (await town.now()) >= to, PATIENT).toBe(true);
      await town.ask('POST', '/sandbox/api/clock', {
        to: new Date((await town.now()).getTime() + FOLLOWS_MS).toISOString(),
      });
    }

    async function intake(who: string): Promise<string> {
      const { town } = there;
      await town.ask('POST', '/sandbox/api/messages', { as: town.id(who), toBot: true, text: '增值税发票开不出来。' });
      return (await soon(() => town.cardWith(who, '提交诉求', undefined, true))).messageId;
    }
    async function submitted(who: string, messageId: string): Promise<string> {
      const { town, book } = there;
      const outcome = await town.submit(who, '提交诉求', { 类别: '诉求' }, { messageId, settle: false });
      expect(outcome.toast?.type, JSON.stringify(outcome)).toBe('success');
      const mine = (await book.cases()).filter((c) => c.record[0]?.by.name === who);
      return mine.at(-1)?.no ?? '';
    }
    const filed = async (who: string): Promise<string> => submitted(who, await intake(who));

    async function press(who: string, label: string, no: string): Promise<void> {
      const { town } = there;
      const { messageId } = await soon(() => town.cardWith(who, label, no, false));
      const { toast } = await town.tap(who, label, { messageId, settle: false });
      expect(toast?.type, `${label}: ${toast?.content}`).not.toBe('error');
    }
    async function fill(who: string, label: string, form: { [label: string]: string }, no: string): Promise<void> {
      const { town } = there;
      await press(who, label, no);
      const { messageId } = await soon(() => town.cardWith(who, label, no, true));
      const { toast } = await town.submit(who, label, form, { messageId, settle: false });
      expect(toast?.type, `${label}: ${toast?.content}`).toBe('success');
    }
    /** Files and dispatches at this very time. */
    async function dispatched(who: string, urgency: '急办' | '一般' | '复杂'): Promise<string> {
      const no = await filed(who);
      if (urgency === '一般') await press('王敏', `派给 ${UNIT}`, no);
      else await fill('王敏', '派单', { 承办单位: UNIT, 类别: '诉求', 紧急程度: urgency }, no);
      return no;
    }

    const line = async (where: string, no: string, label: string): Promise<string | undefined> =>
      (await there.town.words(where, no))
        .split('\n')
        .find((l) => l.startsWith(`${label}：`))
        ?.slice(label.length + 1);
    async function shows(no: string, label: keyof typeof SEEN, said: string): Promise<void> {
      await expect.poll(() => line(SEEN[label], no, label).catch((e: Error) => e.message), PATIENT).toBe(said);
    }
    async function asksUntil(who: string, no: string, said: string): Promise<void> {
      await expect.poll(() => line(who, no, '请于此前确认'), PATIENT).toBe(said);
    }
    const withdrawn = (who: string, no: string): Promise<void> => press(who, '撤回诉求', no);

    it('12 to 14 February, before a make-up Saturday and the Spring Festival', async () => {
      const two = await dispatched('郑凯', '急办');
      await shows(two, '办理时限', '2月14日（周六）17:30');
      await withdrawn('郑凯', two);
      await jumpTo('2026-02-13 09:00');
      const five = await dispatched('赵明远', '一般');
      await shows(five, '办理时限', '2月27日（周五）17:30');
      await press(HANDLER, '受理', five);
      await there.town.travelTo('2026-02-14 11:00');
      await fill(HANDLER, '提交办结', { 办理结果: '已开通' }, five);
      await asksUntil('赵明远', five, '2月26日（周四）24:00');
    });

    it('2 to 9 March: pauses and an extension of five working days', async () => {
      const { town } = there;
      await jumpTo('2026-03-02 09:00');
      const days = await dispatched('赵明远', '一般');
      const hours = await dispatched('孙婉清', '一般');
      const weekend = await dispatched('郑凯', '一般');
      const longer = await dispatched('冯丽', '一般');
      for (const no of [days, hours, weekend, longer]) {
        await shows(no, '办理时限', '3月9日（周一）17:30');
        await press(HANDLER, '受理', no);
      }
      const pause = { 暂停事由: '司法或行政复议程序', 理由: '另案诉讼中' };
      await town.travelTo('2026-03-04 09:55');
      for (const no of [days, hours]) await fill(HANDLER, '暂停计时', pause, no);
      await town.travelTo('2026-03-04 10:00');
      for (const no of [days, hours]) await press('王敏', '同意暂停', no);
      for (const no of [days, hours]) await shows(no, '办理时限', '暂停计时（司法或行政复议程序）');
      await town.travelTo('2026-03-04 16:00');
      await press(HANDLER, '恢复计时', hours);
      await shows(hours, '办理时限', '3月9日（周一）17:30');
      await town.travelTo('2026-03-06 09:00');
      await press(HANDLER, '恢复计时', days);
      await shows(days, '办理时限', '3月11日（周三）17:30');
      await fill(HANDLER, '申请延期', { 延期天数: '5', 理由: '须报市局批复' }, longer);
      await press('王敏', '同意延期', longer);
      await shows(longer, '办理时限', '3月16日（周一）17:30');
      await fill(HANDLER, '暂停计时', pause, weekend);
      await town.travelTo('2026-03-06 17:00');
      await press('王敏', '同意暂停', weekend);
      await town.travelTo('2026-03-09 09:00');
      await press(HANDLER, '恢复计时', weekend);
      await shows(weekend, '办理时限', '3月10日（周二）17:30');
      await withdrawn('赵明远', days);
      await withdrawn('孙婉清', hours);
      await withdrawn('郑凯', weekend);
      await withdrawn('冯丽', longer);
    });

    it('30 April and 8 May: over Labour Day, and on the make-up Saturday after it', async () => {
      await jumpTo('2026-04-30 09:00');
      const april = await filed('赵明远');
      await shows(april, '派单时限', '5月6日（周三）17:30');
      await withdrawn('赵明远', april);
      await jumpTo('2026-05-08 09:00');
      const may = await filed('赵明远');
      await shows(may, '派单时限', '5月9日（周六）17:30');
      await withdrawn('赵明远', may);
    });

    it('24 to 30 September: Mid-Autumn, the National Day and an arbitration on either side of a rest day', async () => {
      const { town } = there;
      await jumpTo('2026-09-24 10:00');
      const five = await dispatched('赵明远', '一般');
      await shows(five, '受理时限', '9月28日（周一）17:30');
      await shows(five, '办理时限', '10月9日（周五）17:30');
      await press(HANDLER, '受理', five);
      const monday = await dispatched('孙婉清', '复杂');
      const tuesday = await dispatched('郑凯', '复杂');
      for (const no of [monday, tuesday]) {
        await shows(no, '办理时限', '10月22日（周四）17:30');
        await fill(HANDLER, '申请退回', { 退回事由: '非本单位职责', 理由: '属财政事项' }, no);
      }
      await town.travelTo('2026-09-28 09:00');
      await fill('王敏', '维持原派', { 理由: '归税务' }, monday);
      await shows(monday, '办理时限', '10月22日（周四）17:30');
      await town.travelTo('2026-09-29 09:00');
      await fill('王敏', '维持原派', { 理由: '归税务' }, tuesday);
      await shows(tuesday, '办理时限', '10月23日（周五）17:30');
      await withdrawn('孙婉清', monday);
      await withdrawn('郑凯', tuesday);
      await town.travelTo('2026-09-29 16:00');
      await fill(HANDLER, '提交办结', { 办理结果: '已开通' }, five);
      await asksUntil('赵明远', five, '10月9日（周五）24:00');
      await town.travelTo('2026-09-30 09:00');
      const fifteen = await dispatched('孙婉清', '复杂');
      await shows(fifteen, '办理时限', '10月27日（周二）17:30');
      await withdrawn('孙婉清', fifteen);
      await town.travelTo('2026-09-30 18:20');
      const late = await dispatched('冯丽', '一般');
      await shows(late, '办理时限', '10月13日（周二）17:30');
      await withdrawn('冯丽', late);
    });

    it('20 and 22 November: after closing time, on a Sunday morning and in its last seconds', async () => {
      const { town, book } = there;
      await jumpTo('2026-11-20 17:31');
      const fifteen = await dispatched('赵明远', '复杂');
      await shows(fifteen, '办理时限', '12月11日（周五）17:30');
      await withdrawn('赵明远', fifteen);
      await jumpTo('2026-11-22 08:00');
      const morning = await filed('赵明远');
      await shows(morning, '派单时限', '11月23日（周一）17:30');
      await withdrawn('赵明远', morning);
      await jumpTo('2026-11-22 23:58');
      const card = await intake('孙婉清');
      const midnight = shanghai('2026-11-23 00:00').getTime();
      const to = new Date(midnight - LAST_SECONDS_MS).toISOString();
      await town.ask('POST', '/sandbox/clock', { to }, town.qisuUrl());
      const night = await submitted('孙婉清', card);
      const [filedThen] = (await book.caseOf(night)).record;
      expect(midnight - (filedThen?.at.getTime() ?? 0)).toSatisfy((ms: number) => ms > 0 && ms <= LAST_SECONDS_MS);
      await shows(night, '派单时限', '11月23日（周一）17:30');
      await withdrawn('孙婉清', night);
    });

    it('21 and 31 December, the notice for 2027 not being out: provisional', async () => {
      await jumpTo('2026-12-21 10:00');
      const fifteen = await dispatched('赵明远', '复杂');
      await shows(fifteen, '办理时限', '2027年1月12日（周二）17:30 暂定');
      await withdrawn('赵明远', fifteen);
      await jumpTo('2026-12-31 10:00');
      const one = await filed('赵明远');
      await shows(one, '派单时限', '2027年1月4日（周一）17:30 暂定');
    });
  },
);
