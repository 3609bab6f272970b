import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atReturn, awayUntil, later, seededTime } from '../support/outside/away.ts';
import { type Ledger, ledger } from '../support/outside/ledger.ts';
import { carryOut } from '../support/outside/month.ts';
import { toldTo } from '../support/outside/told.ts';
import { openTown, shanghai, type Town } from '../support/outside/town.ts';

/** Tuesday 10 March 2026: away over the opening of the window at 09:05, back within it. */
const TIME = seededTime('00:26', '08:20', 1);
const STOPPED = `2026-03-10 ${TIME}`;
const BACK = later(STOPPED, 9 * 60);

const DESK = '@王敏 @刘洋 @顾晓燕';
const NEWS = '企业已多日没有看到进展，请登记进展并让企业看到';
/** Both were due at 09:05 that morning. */
const LATE = '补发：应于3月10日（周二）09:05发出';
const HANDLE = '3月9日（周一）17:30';
const DISPATCH = '3月10日（周二）17:30';
const CALL = '3月12日（周四）17:30';
const NOW = BACK.slice(5);
/** `2026-03-10 00:36` as notes say it. */
const said = (words: string): string => `3月10日（周二）${words.slice(11)}`;
const OUTAGE = `${NOW} 系统于${said(STOPPED)}至${said(BACK)}中断，现已恢复。补收消息 5 条；有到期事项、已补办补发的办件：丁、甲、乙、丙。`;
/** Until when 乙 may be confirmed. */
const CONFIRM = '在卡片上确认是否解答了问题';

/** Every message to everybody, typed from the policy: what fell due while Qisu was away comes at its return, marked 补发. */
const TOLD: Record<string, string[]> = {
  企业服务专席: [
    // These rest from Friday the 13th on.
    '03-02 09:40 〔已停更〕甲',
    `03-02 09:40 ↳ ${DESK} 甲“博士落户慢”待派单，请于3月3日（周二）17:30前派单。`,
    '03-02 09:40 〔已停更〕乙',
    `03-02 09:40 ↳ ${DESK} 乙“发票认证慢”待派单，请于3月3日（周二）17:30前派单。`,
    '03-06 10:10 〔卡〕丁',
    `03-06 10:10 ↳ ${DESK} 丁“计量器具检定”待派单，请于3月9日（周一）17:30前派单。`,
    '03-09 15:40 〔卡〕丙',
    `03-09 15:40 ↳ ${DESK} 丙“食品生产许可”待派单，请于${DISPATCH}前派单。`,
    '03-09 15:50 〔卡〕己',
    `03-09 15:50 ↳ ${DESK} 己“食品经营许可”待派单，请于${DISPATCH}前派单。`,
    // Settled while away; two working days from the day on which Qisu is back.
    `${NOW} ↳ ${DESK} 丁“计量器具检定”：企业评价不满意。`,
    `${NOW} 〔单位超期 · 今日到期 2 件〕单位超期 1 件｜甲 博士落户慢｜人社局（马超）应于${HANDLE}办结，已超期 1 个工作日 · ${LATE}｜今日到期 1 件｜丙 食品生产许可｜${DESK} 今日17:30前须派单 · ${LATE}`,
    `03-11 09:05 〔超期预警 · 时限提醒 2 件〕超期预警 1 件｜丙 食品生产许可｜${DESK} 应于${DISPATCH}派单，已超期 1 个工作日｜时限提醒 1 件｜丁 计量器具检定｜${DESK} ${CALL}前须回访`,
    `03-12 09:05 ↳ ${DESK} 【今日到期】丁 今日17:30前须回访。`,
    `03-13 09:05 ↳ ${DESK} 【超期预警】丁 应于${CALL}回访，已超期 1 个工作日。`,
  ],
  市场监管局: [
    '03-06 10:10 〔卡〕丁',
    '03-06 10:10 ↳ @周芳 丁“计量器具检定”已派给市场监管局，请于3月9日（周一）17:30前受理或申请退回。',
    '03-09 15:50 〔卡〕己',
    `03-09 15:50 ↳ @周芳 己“食品经营许可”已派给市场监管局，请于${DISPATCH}前受理或申请退回。`,
    `${NOW} 己：已受理，您是经办人。`,
    // Its head is named where somebody rates badly.
    `${NOW} ↳ @周芳 @李强 丁“计量器具检定”：企业评价不满意。`,
    '03-13 09:05 ↳ @周芳 【时限提醒】己 3月16日（周一）17:30前须办结。',
  ],
  人社局: [
    '03-02 09:40 〔已停更〕甲',
    '03-02 09:40 ↳ @马超 甲“博士落户慢”已派给人社局，请于3月3日（周二）17:30前受理或申请退回。',
    `03-06 09:05 ↳ @马超 【时限提醒】甲 ${HANDLE}前须办结。`,
    `03-09 09:05 ↳ @马超 【今日到期】甲 今日17:30前须办结；【进展提醒】${NEWS}。`,
    `${NOW} ↳ @马超 【超期预警】甲 应于${HANDLE}办结，已超期 1 个工作日；${LATE}。`,
  ],
  税务局: [
    '03-02 09:40 〔已停更〕乙',
    '03-02 09:40 ↳ @林晓 乙“发票认证慢”已派给税务局，请于3月3日（周二）17:30前受理或申请退回。',
    `${NOW} 乙：已登记进展，企业看不到。`,
  ],
  赵明远: [
    '03-02 09:40 〔已提交〕乙',
    '03-02 09:40 〔已更新〕乙',
    '03-05 10:10 〔卡〕乙',
    '03-05 10:10 ↳ 您的诉求 乙“发票认证慢”已有办理结果：已办妥。',
    `03-09 09:05 ↳ 您的诉求 乙“发票认证慢”已有办理结果，还有 1 个工作日可以确认，请于3月10日（周二）24:00前${CONFIRM}。`,
    `${NOW} ↳ 您的诉求 乙“发票认证慢”已有办理结果，今天是确认的最后一天，请于3月10日（周二）24:00前${CONFIRM}。`,
    // More than half an hour of the last day was missed: to the end of the next one.
    `03-11 09:05 ↳ 您的诉求 乙“发票认证慢”已有办理结果，今天是确认的最后一天，请于3月11日（周三）24:00前${CONFIRM}。`,
    '03-12 09:05 ↳ 您的诉求 乙“发票认证慢”已自动办结（未收到确认）。',
  ],
  孙婉清: [
    '03-02 09:40 〔已提交〕甲',
    '03-02 09:40 〔已停更〕甲',
    `03-09 09:05 ↳ 您的诉求 甲“博士落户慢”由人社局（马超）办理，预计${HANDLE}前答复。`,
    `${NOW} ↳ 非常抱歉，您的诉求 甲“博士落户慢”未能按时答复（原定${HANDLE}）。`,
    // Given up by Feishu, and still repeated by it: in the order in which they were written, each once.
    `${NOW} 〔表〕提交诉求`,
    `${NOW} 〔我的诉求 1 件〕博士落户慢｜超期 1 个工作日｜3月9日 · 人社局 · 办理中 · 甲`,
  ],
  周启航: ['03-09 15:50 〔已提交〕己', '03-09 15:50 〔卡〕己'],
  冯丽: [
    '03-09 15:40 〔已提交〕丙',
    '03-09 15:40 〔卡〕丙',
    `${NOW} 〔这段话是关于哪件诉求的？ 请选择〕请选择归到哪里｜您说：补充一份平面图｜丙“食品生产许可”：企业服务专席将于${DISPATCH}前转交承办单位｜催办｜补充到 丙｜都不是的，可作为新诉求提交｜提交新诉求`,
    `03-11 09:05 ↳ 非常抱歉，您的诉求 丙“食品生产许可”未能按时转交承办单位（原定${DISPATCH}）。`,
  ],
  褚航: [
    '03-06 10:10 〔已提交〕丁',
    '03-06 10:10 〔已更新〕丁',
    '03-06 11:10 〔卡〕丁',
    '03-06 11:10 ↳ 您的诉求 丁“计量器具检定”已有办理结果：已办妥。',
    // Why it is not satisfied.
    `${later(STOPPED, -4).slice(5)} 〔表〕评价留言`,
  ],
  王敏: [
    OUTAGE,
    `03-11 09:05 〔超期上报 1 项〕丙 食品生产许可｜企业服务专席应于${DISPATCH}派单，已超期 1 个工作日`,
    `03-13 09:05 〔超期上报 1 项〕丁 计量器具检定｜企业服务专席应于${CALL}回访，已超期 1 个工作日`,
  ],
  管理员: [OUTAGE],
  蒋文涛: [
    `03-12 09:05 〔超期上报 1 项〕甲 博士落户慢｜人社局（马超）应于${HANDLE}办结，已超期 3 个工作日`,
    `03-13 09:05 〔超期上报 1 项〕丙 食品生产许可｜企业服务专席应于${DISPATCH}派单，已超期 3 个工作日`,
  ],
  周芳: ['03-06 11:10 〔已提交〕提交办结 · 丁'],
  徐静: [`${NOW} 〔超期上报 1 项〕甲 博士落户慢｜人社局（马超）应于${HANDLE}办结，已超期 1 个工作日 · ${LATE}`],
  林晓: ['03-05 10:10 〔已提交〕提交办结 · 乙'],
};

describe('away for nine hours: Feishu has given up some of what was written — R-503 (calendar.md 6)', () => {
  let town: Town;
  let book: Ledger;
  let cases: Record<string, string>;
  let told: Record<string, string[]>;
  let counted: Omit<Awaited<ReturnType<typeof toldTo>>, 'told'>;
  const no = (name: string): string => cases[name] ?? '';

  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:40' });
    book = await ledger(town.database);
    const at = '2026-03-02 09:40';
    ({ cases } = await carryOut(town, [
      // Forgotten: due Monday the 9th.
      { at, who: '孙婉清', files: '甲', says: '博士落户慢', as: '咨询' },
      { at, who: '王敏', does: '派给 人社局', case: '甲' },
      { at, who: '马超', does: '受理', case: '甲' },
      // Waits for its respondent until Tuesday the 10th.
      { at, who: '赵明远', files: '乙', says: '发票认证慢', as: '咨询' },
      { at, who: '王敏', does: '派给 税务局', case: '乙' },
      { at, who: '林晓', does: '受理', case: '乙' },
      { at: '2026-03-05 10:10', who: '林晓', does: '提交办结', case: '乙', form: { 办理结果: '已办妥' } },
      // Rated four minutes before Qisu goes: the rating settles while it is away.
      { at: '2026-03-06 10:10', who: '褚航', files: '丁', says: '计量器具检定', as: '咨询' },
      { at: '2026-03-06 10:10', who: '王敏', does: '派给 市场监管局', case: '丁' },
      { at: '2026-03-06 10:10', who: '周芳', does: '受理', case: '丁' },
      { at: '2026-03-06 11:10', who: '周芳', does: '提交办结', case: '丁', form: { 办理结果: '已办妥' } },
      { at: '2026-03-06 11:20', who: '褚航', does: '确认办结', case: '丁' },
      // Lies at the desk until Tuesday the 10th.
      { at: '2026-03-09 15:40', who: '冯丽', files: '丙', says: '食品生产许可', as: '诉求' },
      { at: '2026-03-09 15:50', who: '周启航', files: '己', says: '食品经营许可', as: '咨询' },
      { at: '2026-03-09 15:50', who: '王敏', does: '派给 市场监管局', case: '己' },
      { at: later(STOPPED, -4), who: '褚航', does: '不满意', case: '丁' },
    ]));
    await town.travelTo(STOPPED);
    const card = (await town.read('冯丽')).findLast((m) => JSON.stringify(m.content).includes(no('丙')));
    await awayUntil(town, book, BACK, {
      unheard: [
        // Repeated for a little over seven hours and then given up: these three only the history has.
        { at: later(STOPPED, 20), who: '林晓', says: `进展 ${no('乙')} 已电话告知`, in: '税务局' },
        { at: later(STOPPED, 40), who: '孙婉清', says: '社保缴费基数怎么算？' },
        { at: later(STOPPED, 60), who: '冯丽', says: '补充一份平面图', replyTo: card?.messageId ?? '' },
        // Of these two Feishu still repeats.
        { at: later(STOPPED, 500), who: '孙婉清', says: '我的诉求' },
        { at: later(STOPPED, 520), who: '周芳', says: `受理 ${no('己')}`, in: '市场监管局' },
      ],
      // Feishu’s repeats come in before Qisu has read any history.
      meanwhile: async (ids, ready) => {
        while (!ready()) for (const id of ids.slice(3)) await town.redeliver(id, 1);
      },
    });
    await town.travelTo('2026-03-13 18:00');
    const all = await toldTo(town, cases);
    told = Object.fromEntries(Object.entries(all.told).map(([place, lines]) => [place, atReturn(lines, BACK)]));
    counted = { digests: all.digests, mornings: all.mornings };
  });
  afterAll(async () => {
    await book?.close();
    await town?.close();
  });

  it.each(Object.keys(TOLD))('tells %s this, in this order, at these minutes, and nothing else', (place) => {
    expect(told[place] ?? []).toEqual(TOLD[place]);
  });

  it('tells nobody else anything', () => {
    expect(Object.keys(told).sort()).toEqual(Object.keys(TOLD).sort());
  });

  it('sends digests of working days with something to tell, and cards of the morning, also that of the day it missed', () => {
    expect(counted).toEqual({
      // 3 March (new), the 9th (new, due), and every day from the 10th on (late). The working days are 2–6 and 9–13 March.
      digests: { 沈一鸣: 6, 陈刚: 6, 严慧: 6, 蒋文涛: 6, 朱琳: 6, 管理员: 10, 王敏: 10 },
      // 丙 on the 12th; 甲 from the 11th on; the letter owed for 丁 from the 10th on.
      mornings: { 王敏: 1, 徐静: 3, 李强: 4 },
    });
  });

  it('what was written counts from when it was written, each once', async () => {
    const progress = (await book.caseOf(no('乙'))).record.filter((r) => r.event === 'progress');
    expect(progress.map((r) => later(BACK, minutesFrom(r.at)))).toEqual([later(STOPPED, 20)]);
    const accepted = (await book.caseOf(no('己'))).record.filter((r) => r.event === 'accept');
    expect(accepted.map((r) => later(BACK, minutesFrom(r.at)))).toEqual([later(STOPPED, 520)]);
    const intakes = (await book.notices()).filter((n) => JSON.stringify(n).includes('社保缴费基数怎么算'));
    expect(intakes).toHaveLength(1);
  });

  it('the rating that settled meanwhile is called back from the day on which it was known', async () => {
    const { record, obligations } = await book.caseOf(no('丁'));
    expect(record.filter((r) => r.event === 'settle')).toHaveLength(1);
    // Fifteen working days from the 10th.
    expect(obligations.map((o) => [o.kind, o.clock.deadline])).toEqual([
      ['written_reply', shanghai('2026-03-31 17:30')],
    ]);
  });

  it('keeps in every case what came late, and drops nothing whose deadline is still ahead', async () => {
    const late: Record<string, string[]> = {};
    for (const name of ['甲', '乙', '丙', '丁', '己']) {
      const steps = (await book.caseOf(no(name))).steps.filter((s) => s.late || s.dropped);
      late[name] = steps.map(
        (s) => `${s.kind} ${s.clock} ${s.dropped ? 'dropped' : s.to.map((p) => p.name).join(' ')}`,
      );
    }
    expect(late).toEqual({
      甲: ['alarm handle 马超', 'rung handle 徐静', 'overdue handle 孙婉清', 'missed handle 王敏 刘洋 顾晓燕'],
      乙: ['warn confirm 赵明远'],
      丙: ['warn dispatch 王敏 刘洋 顾晓燕'],
      // The rating settled first: its clock of two working days began after 09:05.
      丁: [],
      // Accepted in words of 09:05 and later, heard before the clocks: nobody has to be warned any more.
      己: [],
    });
  });
});

/** From Qisu's return to an instant, in minutes. */
const minutesFrom = (at: Date): number => Math.floor((at.getTime() - shanghai(BACK).getTime()) / 60_000);
