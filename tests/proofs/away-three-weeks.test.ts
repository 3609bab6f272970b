import { describe, expect, it } from 'vitest';
import { seededTime } from '../support/outside/away.ts';
import { changedAt, clockDid, lateOrDropped, toldAtReturn, twoTowns } from '../support/outside/compared.ts';

/** From Tuesday 10 to Tuesday 31 March, both within working hours. */
const TIME = seededTime('10:05', '16:24', 1);
const STOPPED = `2026-03-10 ${TIME}`;
const BACK = `2026-03-31 ${TIME}`;

const DESK = '@王敏 @刘洋 @顾晓燕';
const DESK_NAME = '企业服务专席';
const HANDLE = '人社局（马超）应于3月9日（周一）17:30办结，已超期 16 个工作日';
const CALL = '应于3月10日（周二）17:30回访，已超期 15 个工作日';
const DISPATCH = '应于3月10日（周二）17:30派单，已超期 15 个工作日';
const REPLY = '应于3月27日（周五）17:30上传书面答复，已超期 2 个工作日';
const late = (day: string): string => `补发：应于${day}09:05发出`;
const WEEK = late('3月30日（周一）');
const ALARM = late('3月11日（周三）');
/** What a leader is told at once of a case: the newest 久拖未决 and the rung before it. */
const arrears = (overdue: string, newest: string, rung: string): string =>
  `${overdue} · ${late(newest)}；超期上报 · ${overdue} · ${late(rung)}`;
/** What the desk is told at once of a case that lies with it: the alarm and the newest of its weeks. */
const lies = (overdue: string, more = ''): string =>
  `${DESK} ${overdue} · ${ALARM}；${more}每周超期 · ${DESK_NAME}${overdue} · ${WEEK}`;
const OUTAGE = `系统于3月10日（周二）${TIME}至3月31日（周二）${TIME}中断，现已恢复。补收消息 2 条；有到期事项、已补办补发的办件：丁、丙、甲、戊、乙。`;

describe('away for three weeks, beside a town where it was not — R-503, R-406 (calendar.md 6)', () => {
  const { still, away } = twoTowns({
    acts: [
      // Forgotten: due Monday the 9th; its cards would freeze on the 16th.
      { at: '2026-03-02 09:40', who: '孙婉清', files: '甲', says: '博士落户慢', as: '咨询' },
      { at: '2026-03-02 09:40', who: '王敏', does: '派给 人社局', case: '甲' },
      { at: '2026-03-02 09:40', who: '马超', does: '受理', case: '甲' },
      // Waits for its respondent, who writes on the 11th: until Monday the 16th.
      { at: '2026-03-06 10:10', who: '赵明远', files: '乙', says: '发票认证慢', as: '咨询' },
      { at: '2026-03-06 10:10', who: '王敏', does: '派给 税务局', case: '乙' },
      { at: '2026-03-06 10:10', who: '林晓', does: '受理', case: '乙' },
      { at: '2026-03-06 10:20', who: '林晓', does: '提交办结', case: '乙', form: { 办理结果: '已办妥' } },
      // In callback until Tuesday the 10th, a written reply owed until Friday the 27th.
      { at: '2026-03-06 10:30', who: '褚航', files: '丁', says: '计量器具检定', as: '咨询' },
      { at: '2026-03-06 10:30', who: '王敏', does: '派给 市场监管局', case: '丁' },
      { at: '2026-03-06 10:30', who: '周芳', does: '受理', case: '丁' },
      { at: '2026-03-06 11:10', who: '周芳', does: '提交办结', case: '丁', form: { 办理结果: '已办妥' } },
      { at: '2026-03-06 11:20', who: '褚航', does: '确认办结', case: '丁' },
      { at: '2026-03-06 11:20', who: '褚航', does: '不满意', case: '丁' },
      // Answered by the desk, confirmed and not rated: until Thursday the 12th.
      { at: '2026-03-06 13:10', who: '周启航', files: '戊', says: '食品经营许可', as: '咨询' },
      { at: '2026-03-06 13:20', who: '王敏', does: '直接答复', case: '戊', form: { 答复内容: '可网上办理' } },
      { at: '2026-03-09 10:10', who: '周启航', does: '确认办结', case: '戊' },
      // Lies at the desk until Tuesday the 10th.
      { at: '2026-03-09 15:40', who: '冯丽', files: '丙', says: '食品生产许可', as: '诉求' },
    ],
    stopped: STOPPED,
    back: BACK,
    unheard: (no) => [
      { at: '2026-03-11 11:10', who: '赵明远', says: '谢谢，我们再看看' },
      { at: '2026-03-18 10:10', who: '马超', says: `进展 ${no('甲')} 已联系企业`, in: '人社局' },
    ],
    until: '2026-04-08 18:00',
  });

  it.each([
    [
      '甲',
      'alarm handle 马超',
      'rung handle 徐静',
      'rung handle 蒋文涛',
      'rung handle 严慧',
      'long_overdue handle 蒋文涛 严慧',
      'long_overdue handle 蒋文涛 严慧',
      'monthly 1/monthly/2026-04',
      'alarm monthly_progress 马超',
      'rung monthly_progress 徐静',
      'long_overdue handle 蒋文涛 严慧',
      'rung monthly_progress 蒋文涛',
      'owed monthly_progress rsj',
    ],
    // No leader is named for the desk.
    [
      '丙',
      'alarm dispatch 王敏 刘洋 顾晓燕',
      'rung dispatch 王敏',
      'rung dispatch 蒋文涛',
      'rung dispatch',
      'long_overdue dispatch 蒋文涛',
      'long_overdue dispatch 蒋文涛',
      'long_overdue dispatch 蒋文涛',
    ],
    [
      '丁',
      'alarm callback 王敏 刘洋 顾晓燕',
      'rung callback 王敏',
      'rung callback 蒋文涛',
      'rung callback',
      'long_overdue callback 蒋文涛',
      'alarm written_reply 周芳',
      'rung written_reply 李强',
      'long_overdue callback 蒋文涛',
      'rung written_reply 蒋文涛',
      'rung written_reply 陈刚',
      'long_overdue callback 蒋文涛',
      'confirmed → callback',
      'owed written_reply scjg',
    ],
    ['戊', 'confirmed → closed'],
  ])('%s: alarms, rungs, transitions and obligations, each once and in order, in both towns', (name, ...did) => {
    expect(clockDid(still().cases[name])).toEqual(did);
    expect(clockDid(away().cases[name])).toEqual(did);
  });

  it('乙: who has written is called back; the silent days are those on which Qisu was there', () => {
    expect(changedAt(still().cases.乙, 'callback')).toEqual(['03-17 00:00']);
    // Every last day from the 16th on was missed, of the 31st more than half an hour: 1 April to its end.
    expect(changedAt(away().cases.乙, 'callback')).toEqual(['04-02 00:00']);
    const alarmed = ['alarm callback 王敏 刘洋 顾晓燕', 'rung callback 王敏'];
    // Two working days on it is overdue, on the evening of the 7th.
    expect(clockDid(away().cases.乙)).toEqual([...alarmed, 'resolved → callback']);
    // Overdue since the 19th of March, it is 久拖未决 by the 2nd.
    const above = ['rung callback 蒋文涛', 'rung callback', 'long_overdue callback 蒋文涛'];
    expect(clockDid(still().cases.乙)).toEqual([...alarmed, ...above, 'resolved → callback']);
  });

  it('what fell due meanwhile is marked with its instant; reminders of a day that is over are dropped', () => {
    const of = (lived: typeof still, name: string) => lateOrDropped(lived().cases[name]);
    for (const name of ['甲', '乙', '丙', '丁', '戊']) expect(of(still, name)).toEqual([]);
    expect(of(away, '甲')).toEqual([
      '03-12 09:05 rung handle',
      '03-16 09:05 rung handle',
      // Five working days after the apology of the 10th: the enterprise does not see what was noted on the 18th.
      '03-17 09:05 no_news ',
      '03-23 09:05 long_overdue handle',
      '03-23 09:05 weekly handle',
      '03-30 09:05 long_overdue handle',
      '03-30 09:05 weekly handle',
    ]);
    expect(of(away, '乙')).toEqual(['03-13 09:05 remind confirm dropped', '03-16 09:05 warn confirm dropped']);
    expect(of(away, '丙')).toEqual([
      '03-11 09:05 alarm dispatch',
      '03-11 09:05 rung dispatch',
      '03-11 09:05 overdue dispatch',
      '03-13 09:05 rung dispatch',
      '03-17 09:05 rung dispatch',
      '03-23 09:05 weekly dispatch',
      '03-24 09:05 long_overdue dispatch',
      '03-30 09:05 weekly dispatch',
      '03-31 09:05 long_overdue dispatch',
    ]);
    expect(of(away, '丁')).toEqual([
      '03-11 09:05 alarm callback',
      '03-11 09:05 rung callback',
      '03-13 09:05 rung callback',
      '03-17 09:05 rung callback',
      '03-23 09:05 weekly callback',
      '03-24 09:05 long_overdue callback',
      '03-24 09:05 remind written_reply dropped',
      '03-26 09:05 remind written_reply dropped',
      '03-27 09:05 warn written_reply dropped',
      '03-30 09:05 weekly callback',
      '03-30 09:05 alarm written_reply',
      '03-30 09:05 rung written_reply',
      '03-30 09:05 missed written_reply',
      '03-31 09:05 long_overdue callback',
    ]);
    expect(of(away, '戊')).toEqual(['03-11 09:05 remind rate dropped', '03-12 09:05 warn rate dropped']);
  });

  it('everybody hears at its return what they missed, one list each', () => {
    expect(toldAtReturn(away().told, BACK)).toEqual({
      企业服务专席: [
        [
          '〔超期预警 · 每周超期 3 件〕超期预警 2 件',
          `丁 计量器具检定｜${lies(CALL, `单位超期 · 市场监管局（周芳）${REPLY} · ${WEEK}；`)}`,
          `丙 食品生产许可｜${lies(DISPATCH)}`,
          '每周超期 1 件',
          `甲 博士落户慢｜${HANDLE} · ${WEEK}`,
        ].join('｜'),
      ],
      王敏: [
        OUTAGE,
        `〔超期上报 2 项〕丁 计量器具检定｜${DESK_NAME}${CALL} · ${ALARM}｜丙 食品生产许可｜${DESK_NAME}${DISPATCH} · ${ALARM}`,
      ],
      管理员: [OUTAGE],
      人社局: [
        '甲：已登记进展，企业看不到。',
        '↳ @马超 【进展提醒】甲 企业已多日没有看到进展，请登记进展并让企业看到。',
      ],
      孙婉清: ['↳ 您的诉求 甲“博士落户慢”由人社局（马超）办理，原定3月9日（周一）17:30答复，已逾期，正在督促。'],
      冯丽: ['↳ 非常抱歉，您的诉求 丙“食品生产许可”未能按时转交承办单位（原定3月10日（周二）17:30）。'],
      市场监管局: [`↳ @周芳 【超期预警】丁 ${REPLY}；${WEEK}。`],
      李强: [`〔超期上报 1 项〕丁 计量器具检定｜市场监管局（周芳）${REPLY} · ${WEEK}`],
      周启航: ['↳ 您的诉求 戊“食品经营许可”已自动办结（未收到评价）。'],
      // Whoever wrote has until the first last day on which Qisu is there.
      赵明远: [
        '〔这段话是关于哪件诉求的？ 请选择〕办理结果已出，请确认是否已经解决；按下后，您的话一并转给承办单位｜您说：谢谢，我们再看看｜乙“发票认证慢”：请于4月1日（周三）24:00前确认是否解答了问题｜确认办结｜尚未解决｜尚未解决｜办件将继续办理，随后请您说明未解决之处。确定吗？｜补充到 乙｜都不是的，可作为新诉求提交｜提交新诉求',
      ],
      严慧: [`〔久拖未决 1 项〕甲 博士落户慢｜${arrears(HANDLE, '3月30日（周一）', '3月16日（周一）')}`],
      蒋文涛: [
        [
          `〔久拖未决 3 项〕甲 博士落户慢｜${arrears(HANDLE, '3月30日（周一）', '3月12日（周四）')}`,
          `丁 计量器具检定｜${arrears(`${DESK_NAME}${CALL}`, '3月31日（周二）', '3月13日（周五）')}`,
          `丙 食品生产许可｜${arrears(`${DESK_NAME}${DISPATCH}`, '3月31日（周二）', '3月13日（周五）')}`,
        ].join('｜'),
      ],
    });
  });

  it('what cards said is fresh again, and can be pressed', async () => {
    const { town, no } = away();
    const done = await town.fill('马超', '提交办结', { 办理结果: '已落户' }, { no: no('甲') });
    expect(done.toast?.type).toBe('success');
  });
});
