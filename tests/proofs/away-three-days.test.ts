import { describe, expect, it } from 'vitest';
import { later, seededTime } from '../support/outside/away.ts';
import { changedAt, clockDid, lateOrDropped, toldAtReturn, twoTowns } from '../support/outside/compared.ts';

/** From Monday 9 March to Thursday the 12th, both within working hours. */
const TIME = seededTime('10:05', '16:24', 1);
const STOPPED = `2026-03-09 ${TIME}`;
const BACK = `2026-03-12 ${TIME}`;

const DESK = '@王敏 @刘洋 @顾晓燕';
const DUE = '3月9日（周一）17:30';
const HANDLE = `人社局（马超）应于${DUE}办结，已超期 3 个工作日`;
const DISPATCH = `企业服务专席应于${DUE}派单，已超期 3 个工作日`;
const TUESDAY = '补发：应于3月10日（周二）09:05发出';
const THURSDAY = '补发：应于3月12日（周四）09:05发出';
const OUTAGE = `系统于3月9日（周一）${TIME}至3月12日（周四）${TIME}中断，现已恢复。补收消息 2 条；有到期事项、已补办补发的办件：丁、甲、丙、乙。`;

describe('killed and away for three days, beside a town where it was not — R-503 (calendar.md 6)', () => {
  const { still, away } = twoTowns({
    acts: [
      // Forgotten: due Monday the 9th.
      { at: '2026-03-02 09:40', who: '孙婉清', files: '甲', says: '博士落户慢', as: '咨询' },
      { at: '2026-03-02 09:40', who: '王敏', does: '派给 人社局', case: '甲' },
      { at: '2026-03-02 09:40', who: '马超', does: '受理', case: '甲' },
      // Waits for its respondent until Wednesday the 11th.
      { at: '2026-03-06 10:10', who: '赵明远', files: '乙', says: '发票认证慢', as: '咨询' },
      { at: '2026-03-06 10:10', who: '王敏', does: '派给 税务局', case: '乙' },
      { at: '2026-03-06 10:10', who: '林晓', does: '受理', case: '乙' },
      { at: '2026-03-06 10:20', who: '林晓', does: '提交办结', case: '乙', form: { 办理结果: '已办妥' } },
      // Rated four minutes before Qisu goes: the rating settles while it is away.
      { at: '2026-03-06 10:30', who: '褚航', files: '丁', says: '计量器具检定', as: '咨询' },
      { at: '2026-03-06 10:30', who: '王敏', does: '派给 市场监管局', case: '丁' },
      { at: '2026-03-06 10:30', who: '周芳', does: '受理', case: '丁' },
      { at: '2026-03-06 11:10', who: '周芳', does: '提交办结', case: '丁', form: { 办理结果: '已办妥' } },
      { at: '2026-03-06 11:20', who: '褚航', does: '确认办结', case: '丁' },
      // Lies at the desk until Monday the 9th.
      { at: '2026-03-06 15:40', who: '冯丽', files: '丙', says: '食品生产许可', as: '诉求' },
      { at: later(STOPPED, -4), who: '褚航', does: '不满意', case: '丁' },
    ],
    stopped: STOPPED,
    back: BACK,
    killed: true,
    historyFails: 2,
    unheard: (no) => [
      { at: '2026-03-10 10:10', who: '林晓', says: `进展 ${no('乙')} 已电话告知`, in: '税务局' },
      { at: '2026-03-11 11:10', who: '孙婉清', says: '社保缴费基数怎么算？' },
    ],
    until: '2026-03-24 18:00',
  });

  it.each([
    // Ten working days on it is 久拖未决, on the 23rd.
    [
      '甲',
      'alarm handle 马超',
      'rung handle 徐静',
      'rung handle 蒋文涛',
      'rung handle 严慧',
      'long_overdue handle 蒋文涛 严慧',
    ],
    ['乙', 'resolved → closed'],
    // No leader is named for the desk.
    [
      '丙',
      'alarm dispatch 王敏 刘洋 顾晓燕',
      'rung dispatch 王敏',
      'rung dispatch 蒋文涛',
      'rung dispatch',
      'long_overdue dispatch 蒋文涛',
    ],
    [
      '丁',
      'alarm callback 王敏 刘洋 顾晓燕',
      'rung callback 王敏',
      'rung callback 蒋文涛',
      'rung callback',
      'confirmed → callback',
      'owed written_reply scjg',
    ],
  ])('%s: alarms, rungs, transitions and obligations, each once and in order, in both towns', (name, ...did) => {
    expect(clockDid(still().cases[name])).toEqual(did);
    expect(clockDid(away().cases[name])).toEqual(did);
  });

  it('what fell due meanwhile is marked with its instant; reminders of a day that is over are dropped', () => {
    const late = (lived: typeof still) => ['甲', '乙', '丙', '丁'].map((name) => lateOrDropped(lived().cases[name]));
    expect(late(still)).toEqual([[], [], [], []]);
    expect(late(away)).toEqual([
      [
        '03-10 09:05 alarm handle',
        '03-10 09:05 rung handle',
        '03-10 09:05 overdue handle',
        '03-10 09:05 missed handle',
        '03-12 09:05 rung handle',
      ],
      ['03-10 09:05 remind confirm dropped', '03-11 09:05 warn confirm dropped'],
      [
        '03-10 09:05 alarm dispatch',
        '03-10 09:05 rung dispatch',
        '03-10 09:05 overdue dispatch',
        '03-12 09:05 rung dispatch',
      ],
      [],
    ]);
  });

  it('everybody hears at its return what they missed, one list each', () => {
    expect(toldAtReturn(away().told, BACK)).toEqual({
      企业服务专席: [
        `↳ ${DESK} 丁“计量器具检定”：企业评价不满意。`,
        `〔超期预警 · 单位超期 2 件〕超期预警 1 件｜丙 食品生产许可｜${DESK} 应于${DUE}派单，已超期 3 个工作日 · ${TUESDAY}｜单位超期 1 件｜甲 博士落户慢｜${HANDLE} · ${TUESDAY}`,
      ],
      市场监管局: ['↳ @周芳 @李强 丁“计量器具检定”：企业评价不满意。'],
      人社局: [`↳ @马超 【超期预警】甲 应于${DUE}办结，已超期 3 个工作日；${TUESDAY}。`],
      税务局: ['乙：已登记进展，企业看不到。'],
      孙婉清: [`↳ 非常抱歉，您的诉求 甲“博士落户慢”未能按时答复（原定${DUE}）。`, '〔表〕提交诉求'],
      冯丽: [`↳ 非常抱歉，您的诉求 丙“食品生产许可”未能按时转交承办单位（原定${DUE}）。`],
      王敏: [OUTAGE, `〔超期上报 1 项〕丙 食品生产许可｜${DISPATCH} · ${TUESDAY}`],
      管理员: [OUTAGE],
      徐静: [`〔超期上报 1 项〕甲 博士落户慢｜${HANDLE} · ${TUESDAY}`],
      蒋文涛: [`〔超期上报 2 项〕甲 博士落户慢｜${HANDLE} · ${THURSDAY}｜丙 食品生产许可｜${DISPATCH} · ${THURSDAY}`],
    });
  });

  it('whoever could not reach us on the last day has the next one, and that was missed as well', () => {
    expect(changedAt(still().cases.乙, 'closed')).toEqual(['03-12 00:00']);
    // Wednesday was missed, and more than half an hour of Thursday: Friday to its end.
    expect(changedAt(away().cases.乙, 'closed')).toEqual(['03-14 00:00']);
  });

  it('a rating that settled meanwhile is called back from the day on which it was known', () => {
    expect(changedAt(still().cases.丁, 'callback')).toEqual([later(STOPPED, 6).slice(5)]);
    expect(changedAt(away().cases.丁, 'callback')).toEqual([BACK.slice(5)]);
  });

  it('what was written counts from when it was written, in both towns', () => {
    const written = (lived: typeof still) => changedAt(lived().cases.乙, 'progress');
    expect(written(away)).toEqual(['03-10 10:10']);
    expect(written(still)).toEqual(['03-10 10:10']);
  });
});
