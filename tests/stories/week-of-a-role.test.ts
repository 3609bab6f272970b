import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Heard, heardBy } from '../support/outside/heard.ts';
import { type Act, carryOut } from '../support/outside/month.ts';
import { openTown, type Town } from '../support/outside/town.ts';

/**
 * Monday 2 to Sunday 8 March 2026, no holiday. 诉求 has 15 working days, 咨询 5, 派单 and 受理 1, 回访 and 回复督办 2. 甲 is rated badly,
 * called back and done again; 乙 comes back from its unit and goes to another; 丙 is forgotten, urged by all, and accepted on
 * Friday; 丁 is filed by an agent, asks for an extension and does not get it; 戊 goes well; 己 comes in the night; 庚 is none
 * of ours.
 */
const ACTS: Act[] = [
  { at: '2026-03-02 09:02', who: '孙婉清', files: '甲', says: '稳岗补贴三次退件，请给清单。', as: '诉求' },
  { at: '2026-03-02 09:12', who: '刘洋', does: '派给 人社局', case: '甲' },
  { at: '2026-03-02 09:20', who: '马超', does: '受理', case: '甲' },
  { at: '2026-03-02 09:30', who: '郑凯', files: '乙', says: '高企认定的人才证明没处开。', as: '诉求' },
  { at: '2026-03-02 09:32', who: '刘洋', does: '派给 人社局', case: '乙' },
  { at: '2026-03-02 09:40', who: '孙婉清', files: '丙', says: '旺季招聘缺二十人。', as: '诉求' },
  { at: '2026-03-02 09:42', who: '刘洋', does: '派给 人社局', case: '丙' },
  {
    at: '2026-03-02 10:00',
    who: '孙亮',
    files: '丁',
    by: '代报 蓝桥新材料',
    says: '今年职称评审何时申报？',
    as: '咨询',
  },
  { at: '2026-03-02 10:02', who: '刘洋', does: '派给 人社局', case: '丁' },
  { at: '2026-03-02 10:10', who: '马超', does: '受理', case: '丁' },
  {
    at: '2026-03-02 10:30',
    who: '马超',
    does: '申请退回',
    case: '乙',
    form: { 退回事由: '非本单位职责', 理由: '高企认定由科技局负责' },
  },
  {
    at: '2026-03-02 11:00',
    who: '刘洋',
    does: '改派',
    case: '乙',
    form: { 承办单位: '科技局', 理由: '属高企认定事项' },
  },
  { at: '2026-03-02 11:20', who: '田甜', does: '受理', case: '乙' },
  {
    at: '2026-03-02 14:00',
    who: '马超',
    does: '登记进展',
    case: '甲',
    form: { 进展内容: '已调出三次退件，正在列清单', 对企业可见: '是' },
  },
  { at: '2026-03-02 14:30', who: '赵明远', files: '戊', says: '营业执照变更被退回。', as: '诉求' },
  { at: '2026-03-02 14:32', who: '刘洋', does: '派给 市场监管局', case: '戊' },
  { at: '2026-03-02 14:40', who: '周芳', does: '受理', case: '戊' },
  { at: '2026-03-03 10:00', who: '马超', does: '提交办结', case: '甲', form: { 办理结果: '请按窗口要求补交材料' } },
  { at: '2026-03-03 11:00', who: '孙婉清', does: '确认办结', case: '甲' },
  { at: '2026-03-03 11:01', who: '孙婉清', does: '不满意', case: '甲' },
  {
    at: '2026-03-03 11:02',
    who: '孙婉清',
    does: '评价留言',
    case: '甲',
    asked: true,
    form: { 不满意的原因: '没有解决', 评价内容: '要的清单还是没有' },
  },
  { at: '2026-03-03 13:30', who: '孙亮', files: '庚', by: '代报 太湖精密', says: '窗口人员态度生硬。', as: '投诉' },
  {
    at: '2026-03-03 13:40',
    who: '刘洋',
    does: '引导转办',
    case: '庚',
    form: { 引导去向: '营商环境投诉专线', 说明: '由专人受理，三日内回电' },
  },
  {
    at: '2026-03-03 14:00',
    who: '田甜',
    does: '登记进展',
    case: '乙',
    form: { 进展内容: '证明改由系统核验', 对企业可见: '是' },
  },
  { at: '2026-03-03 15:00', who: '严慧', writes: '督办 〈号〉 请给企业一个准确的申报日期', case: '丁' },
  {
    at: '2026-03-03 16:00',
    who: '马超',
    does: '回复督办',
    case: '丁',
    form: { 回复内容: '省里通知下周发，发后当天告知' },
  },
  { at: '2026-03-04 09:30', who: '孙婉清', does: '催办', case: '丙' },
  {
    at: '2026-03-04 10:00',
    who: '刘洋',
    does: '登记回访',
    case: '甲',
    form: { 回访记录: '企业要一张完整的清单', 请单位说明: '否' },
  },
  { at: '2026-03-04 10:05', who: '刘洋', does: '继续办理', case: '甲' },
  { at: '2026-03-04 11:00', who: '马超', does: '申请延期', case: '丁', form: { 延期天数: '3', 理由: '等省里通知' } },
  { at: '2026-03-04 14:00', who: '周芳', does: '提交办结', case: '戊', form: { 办理结果: '已换发营业执照' } },
  { at: '2026-03-04 15:00', who: '赵明远', does: '确认办结', case: '戊' },
  { at: '2026-03-04 15:01', who: '赵明远', does: '非常满意', case: '戊' },
  { at: '2026-03-04 15:30', who: '严慧', writes: '督办 〈号〉 请本周内受理并联系企业', case: '丙' },
  { at: '2026-03-04 20:30', who: '赵明远', files: '己', says: '夜班公交收车太早。', as: '诉求' },
  { at: '2026-03-05 09:20', who: '刘洋', does: '不同意', case: '丁', form: { 理由: '可先答复往年安排' } },
  { at: '2026-03-05 09:30', who: '刘洋', does: '派给 交通运输局', case: '己' },
  { at: '2026-03-05 09:50', who: '冯雪', does: '受理', case: '己' },
  { at: '2026-03-05 10:00', who: '马超', does: '回复督办', case: '丙', form: { 回复内容: '已约企业周五上门' } },
  { at: '2026-03-05 11:00', who: '孙婉清', does: '补充说明', case: '丙', form: { 补充内容: '其中五名要会开叉车' } },
  {
    at: '2026-03-05 14:00',
    who: '马超',
    does: '提交办结',
    case: '甲',
    form: { 办理结果: '材料清单已发企业，补贴已重新受理' },
  },
  { at: '2026-03-05 16:00', who: '孙婉清', does: '确认办结', case: '甲' },
  { at: '2026-03-05 16:01', who: '孙婉清', does: '满意', case: '甲' },
  { at: '2026-03-05 19:00', who: '孙亮', does: '补充说明', case: '丁', form: { 补充内容: '企业共有六人要申报' } },
  { at: '2026-03-06 10:00', who: '马超', does: '受理', case: '丙' },
  {
    at: '2026-03-06 14:00',
    who: '马超',
    does: '提交办结',
    case: '丁',
    form: { 办理结果: '往年四月申报，通知一到即转企业' },
  },
  { at: '2026-03-07 10:00', who: '周启航', does: '确认办结', case: '丁' },
  { at: '2026-03-07 10:01', who: '周启航', does: '基本满意', case: '丁' },
];

const START = '2026-03-02 09:00';
/** When nobody has acted yet, behind the work lists of the day. */
const MORNINGS = [START, '2026-03-03 08:55', '2026-03-04 08:55', '2026-03-05 08:55', '2026-03-06 08:55'];
const END = '2026-03-08 18:00';

/** When, in their group (群) or in private (私), what comes, and why this person wants it. */
type Row = [when: string, where: '群' | '私', what: string, why: string];
type Role = { role: string; who: string; group?: string; named?: string; week: Row[] };

const 甲 = '甲“稳岗补贴三次退件，请给清单”';
const 乙 = '乙“高企认定的人才证明没处开”';
const 丙 = '丙“旺季招聘缺二十人”';
const 丁 = '丁“今年职称评审何时申报”';
const 戊 = '戊“营业执照变更被退回”';
const 己 = '己“夜班公交收车太早”';
const 庚 = '庚“窗口人员态度生硬”';
const DESK = '@王敏 @刘洋 @顾晓燕';
const TUESDAY = '3月3日（周二）17:30';
const WEDNESDAY = '3月4日（周三）17:30';
const THURSDAY = '3月5日（周四）17:30';
const FRIDAY = '3月6日（周五）17:30';
const MONDAY = '3月9日（周一）17:30';
const CONFIRM =
  '请于 3 个工作日内在卡片上确认是否已解决。期满未确认或未评价的，本件自动办结；如仍未解决，可在办结后 10 个工作日内按“仍未解决”。';
const RATES = '满意为近 14 日评价中满意的件数。｜等待最久｜点数字看名单';

/** Lines of a work list: `what: title｜how long｜date · whose · enterprise · state · case`. */
const YUNFAN = '云帆生物医药有限公司';
const LANQIAO = '蓝桥新材料股份有限公司';
const ACCEPT_丙 = (left: string): string => `受理：旺季招聘缺二十人｜${left}｜3月3日 · ${YUNFAN} · 待受理 · 丙`;
const FINISH_丁 = (left: number): string =>
  `办结：今年职称评审何时申报｜还有 ${left} 个工作日｜3月9日 · 马超经办 · ${LANQIAO} · 办理中 · 丁`;
const ANSWER_丙 = `回复督办：旺季招聘缺二十人｜还有 1 个工作日｜3月6日 · ${YUNFAN} · 待受理 · 丙`;
const LETTER_甲 = (left: number, state: string): string =>
  `书面答复：稳岗补贴三次退件，请给清单｜还有 ${left} 个工作日｜3月24日 · 马超经办 · ${YUNFAN} · ${state} · 甲`;
const LATE_丙 = (days: number): string =>
  `丙 旺季招聘缺二十人｜人社局（马超）应于${TUESDAY}受理或申请退回，已超期 ${days} 个工作日`;

const ROLES: Role[] = [
  {
    role: 'desk',
    who: '刘洋',
    group: '企业服务专席',
    week: [
      ['03-02 09:02', '群', '〔卡〕甲', 'what comes is here at once, quietly before the hours begin'],
      [
        '03-02 09:05',
        '群',
        `↳ ${DESK} ${甲}待派单，请于${TUESDAY}前派单。`,
        'theirs to dispatch, from the first minute',
      ],
      ['03-02 09:30', '群', '〔卡〕乙', 'the buttons to dispatch it with'],
      ['03-02 09:30', '群', `↳ ${DESK} ${乙}待派单，请于${TUESDAY}前派单。`, 'theirs to dispatch by tomorrow'],
      ['03-02 09:40', '群', '〔卡〕丙', 'the buttons to dispatch it with'],
      ['03-02 09:40', '群', `↳ ${DESK} ${丙}待派单，请于${TUESDAY}前派单。`, 'theirs to dispatch by tomorrow'],
      ['03-02 10:00', '群', '〔卡〕丁', 'the buttons to dispatch it with'],
      ['03-02 10:00', '群', `↳ ${DESK} ${丁}待派单，请于${TUESDAY}前派单。`, 'theirs to dispatch by tomorrow'],
      [
        '03-02 10:30',
        '群',
        `↳ ${DESK} ${乙}：人社局申请退回，请于${WEDNESDAY}前裁定：改派或维持原派。退回事由：非本单位职责。理由：高企认定由科技局负责。`,
        'must rule on it, and reads on what ground',
      ],
      ['03-02 11:00', '私', '〔表〕改派 · 乙', 'asked for the form'],
      ['03-02 14:30', '群', '〔卡〕戊', 'the buttons to dispatch it with'],
      ['03-02 14:30', '群', `↳ ${DESK} ${戊}待派单，请于${TUESDAY}前派单。`, 'theirs to dispatch by tomorrow'],
      [
        '03-03 11:11',
        '群',
        `↳ ${DESK} ${甲}：企业评价不满意（没有解决；要的清单还是没有）。请于${THURSDAY}前电话回访企业并登记回访。`,
        'must ring, and knows before ringing what was wrong',
      ],
      ['03-03 13:30', '群', '〔卡〕庚', 'the buttons to guide it elsewhere with'],
      [
        '03-03 13:30',
        '群',
        `↳ ${DESK} ${庚}待派单，请于${WEDNESDAY}前引导转办（类别不属受理范围）。`,
        'must say where it belongs by tomorrow',
      ],
      ['03-03 13:40', '私', '〔表〕引导转办 · 庚', 'asked for the form'],
      [
        '03-04 08:50',
        '群',
        `〔待办 1 项〕本周 1 项｜电话回访：稳岗补贴三次退件，请给清单｜还有 1 个工作日｜3月5日 · 人社局 · ${YUNFAN} · 回访中 · 甲`,
        'plans the day',
      ],
      [
        '03-04 09:05',
        '群',
        `〔单位超期 · 时限提醒 2 件〕单位超期 1 件：以下办件承办单位已超期，请跟踪督促｜${LATE_丙(1)}｜时限提醒 1 件：以下办件时限将至，请安排办理｜甲 稳岗补贴三次退件，请给清单｜${DESK} ${THURSDAY}前须回访`,
        'a unit forgot what the desk sent it, and the own call is due tomorrow',
      ],
      ['03-04 10:00', '私', '〔表〕登记回访 · 甲', 'asked for the form'],
      [
        '03-04 11:00',
        '群',
        `↳ ${DESK} ${丁}：人社局申请延期，请于${THURSDAY}前决定。延期天数：3 个工作日。理由：等省里通知。`,
        'must decide, and reads how long and why',
      ],
      ['03-04 20:30', '群', '〔卡〕己', 'there at once for whoever looks, and wakes nobody'],
      [
        '03-05 08:50',
        '群',
        `〔待办 2 项〕今日 2 项｜下班后新到 1 项｜派单：夜班公交收车太早｜今日｜3月5日 · 太湖精密制造有限公司 · 待派单 · 己｜决定延期：今年职称评审何时申报｜今日｜3月5日 · 人社局 · ${LANQIAO} · 办理中 · 丁`,
        'plans the day, the night’s first',
      ],
      ['03-05 09:05', '群', `↳ ${DESK} ${己}待派单，请于${THURSDAY}前派单。`, 'came in the night, due today'],
      ['03-05 09:05', '群', `↳ ${DESK} 【今日到期】${丁}今日17:30前须决定延期申请。`, 'last day of a decision'],
      ['03-05 09:20', '私', '〔表〕不同意 · 丁', 'asked for the form'],
    ],
  },
  {
    role: 'handler',
    who: '马超',
    group: '人社局',
    week: [
      ['03-02 09:12', '群', '〔卡〕甲', 'the work order'],
      ['03-02 09:12', '群', `↳ @马超 ${甲}已派给人社局，请于${TUESDAY}前受理或申请退回。`, 'theirs now, by tomorrow'],
      ['03-02 09:32', '群', '〔卡〕乙', 'the work order'],
      [
        '03-02 09:32',
        '群',
        `↳ @马超 ${乙}已派给人社局，请于${TUESDAY}前受理或申请退回。`,
        'theirs now, or to be returned',
      ],
      ['03-02 09:42', '群', '〔卡〕丙', 'the work order'],
      ['03-02 09:42', '群', `↳ @马超 ${丙}已派给人社局，请于${TUESDAY}前受理或申请退回。`, 'theirs now, by tomorrow'],
      ['03-02 10:02', '群', '〔卡〕丁', 'the work order'],
      ['03-02 10:02', '群', `↳ @马超 ${丁}已派给人社局，请于${TUESDAY}前受理或申请退回。`, 'theirs now, by tomorrow'],
      ['03-02 10:30', '私', '〔表〕申请退回 · 乙', 'asked for the form'],
      ['03-02 14:00', '私', '〔表〕登记进展 · 甲', 'asked for the form'],
      [
        '03-03 08:50',
        '群',
        `〔待办 3 项〕今日 1 项 · 其后 2 项｜${ACCEPT_丙('今日')}｜${FINISH_丁(4)}｜办结：稳岗补贴三次退件，请给清单｜还有 14 个工作日｜3月23日 · 马超经办 · ${YUNFAN} · 办理中 · 甲`,
        'plans the day',
      ],
      ['03-03 09:05', '群', `↳ @马超 【今日到期】${丙}今日17:30前须受理或申请退回。`, 'last day, still untouched'],
      ['03-03 10:00', '私', '〔表〕提交办结 · 甲', 'asked for the form'],
      [
        '03-03 11:11',
        '群',
        `↳ @马超 @徐静 ${甲}：企业评价不满意（没有解决；要的清单还是没有）。企业服务专席将电话回访，请于3月24日（周二）17:30前上传加盖公章的书面答复。`,
        'the own work was found wanting, why, and that a letter is owed',
      ],
      [
        '03-03 15:00',
        '群',
        `↳ @马超 @徐静 严慧督办 ${丁}：请给企业一个准确的申报日期。请于${THURSDAY}前回复督办。`,
        'a leader asks, and must be answered',
      ],
      ['03-03 16:00', '私', '〔表〕回复督办 · 丁', 'asked for the form'],
      [
        '03-04 08:50',
        '群',
        `〔待办 3 项〕超期 1 项 · 其后 2 项｜${ACCEPT_丙('超期 1 个工作日')}｜${FINISH_丁(3)}｜${LETTER_甲(14, '回访中')}`,
        'plans the day, what is late first',
      ],
      [
        '03-04 09:05',
        '群',
        `↳ @马超 【超期预警】${丙}应于${TUESDAY}受理或申请退回，已超期 1 个工作日。`,
        'it is late, once said to whoever must act',
      ],
      [
        '03-04 09:30',
        '群',
        `↳ @马超 ${丙}：企业催办，请尽快（时限${TUESDAY}已过）受理或申请退回。`,
        'somebody waits for it',
      ],
      [
        '03-04 10:05',
        '群',
        `↳ @马超 ${甲}经回访须继续办理，请于3月25日（周三）17:30前办结。回访记录：企业要一张完整的清单。`,
        'theirs again, with what was said on the telephone',
      ],
      ['03-04 11:00', '私', '〔表〕申请延期 · 丁', 'asked for the form'],
      [
        '03-04 15:30',
        '群',
        `↳ @马超 @徐静 严慧督办 ${丙}：请本周内受理并联系企业。请于${FRIDAY}前回复督办。`,
        'a leader asks, and must be answered',
      ],
      [
        '03-05 08:50',
        '群',
        `〔待办 5 项〕超期 1 项 · 本周 1 项 · 其后 3 项｜${ACCEPT_丙('超期 2 个工作日')}｜${ANSWER_丙}｜${FINISH_丁(2)}｜${LETTER_甲(13, '办理中')}｜办结：稳岗补贴三次退件，请给清单｜还有 14 个工作日｜3月25日 · 马超经办 · ${YUNFAN} · 办理中 · 甲`,
        'plans the day, what is late first',
      ],
      ['03-05 09:05', '群', `↳ @马超 【时限提醒】${丙}${FRIDAY}前须回复督办。`, 'the leader’s answer is due tomorrow'],
      [
        '03-05 09:20',
        '群',
        `↳ @马超 ${丁}的延期申请未获同意，请于${MONDAY}前办结。理由：可先答复往年安排。`,
        'counts on no more days, and reads the way out',
      ],
      ['03-05 10:00', '私', '〔表〕回复督办 · 丙', 'asked for the form'],
      ['03-05 11:00', '群', `↳ @马超 ${丙}有补充说明。企业：其中五名要会开叉车。`, 'changes what is to be found'],
      ['03-05 14:00', '私', '〔表〕提交办结 · 甲', 'asked for the form'],
      [
        '03-06 08:50',
        '群',
        `〔待办 2 项〕超期 1 项 · 其后 1 项｜${ACCEPT_丙('超期 3 个工作日')}｜${FINISH_丁(1)}`,
        'plans the day; what is done is gone from it, the letter too',
      ],
      [
        '03-06 09:05',
        '群',
        `↳ @马超 ${丁}有补充说明。助企员：企业共有六人要申报。`,
        'written last night, of use today',
      ],
      ['03-06 09:05', '群', `↳ @马超 【时限提醒】${丁}${MONDAY}前须办结。`, 'due on the next working day'],
      ['03-06 14:00', '私', '〔表〕提交办结 · 丁', 'asked for the form'],
    ],
  },
  {
    role: 'head',
    who: '徐静',
    group: '人社局',
    named: '@徐静',
    week: [
      [
        '03-03 11:11',
        '群',
        `↳ @马超 @徐静 ${甲}：企业评价不满意（没有解决；要的清单还是没有）。企业服务专席将电话回访，请于3月24日（周二）17:30前上传加盖公章的书面答复。`,
        'the letter bears the unit’s seal, and it is the unit’s rating',
      ],
      [
        '03-03 15:00',
        '群',
        `↳ @马超 @徐静 严慧督办 ${丁}：请给企业一个准确的申报日期。请于${THURSDAY}前回复督办。`,
        'answers to that leader for the unit',
      ],
      [
        '03-04 09:05',
        '私',
        `〔超期上报 · 须答复 2 项〕人社局：在办 3 件，超期 1 件，今日到期 0 件；昨日新收 0 件，办结 0 件。｜超期上报 1 项：以下办件已超期，请您督促办理｜${LATE_丙(1)}｜须答复 1 项：以下事项本单位须按期答复或填报｜${LETTER_甲(14, '回访中')}`,
        'may still settle it inside before supervision hears on Friday',
      ],
      [
        '03-04 15:30',
        '群',
        `↳ @马超 @徐静 严慧督办 ${丙}：请本周内受理并联系企业。请于${FRIDAY}前回复督办。`,
        'answers to that leader for the unit',
      ],
      [
        '03-05 09:05',
        '私',
        `〔超期未办 · 须答复 3 项〕人社局：在办 3 件，超期 1 件，今日到期 0 件；昨日新收 0 件，办结 0 件。｜超期未办 1 项：以下事项仍超期，请督促办理｜${ACCEPT_丙('超期 2 个工作日')}｜须答复 2 项：以下事项本单位须按期答复或填报｜${ANSWER_丙}｜${LETTER_甲(13, '办理中')}`,
        'still late a day after being told, and what is owed to a leader tomorrow',
      ],
      [
        '03-06 09:05',
        '私',
        `〔超期未办 1 项〕人社局：在办 2 件，超期 1 件，今日到期 0 件；昨日新收 0 件，办结 1 件。｜以下事项仍超期，请督促办理｜${ACCEPT_丙('超期 3 个工作日')}`,
        'still late, and today others hear of it',
      ],
    ],
  },
  {
    role: 'supervision',
    who: '蒋文涛',
    group: '营商环境办',
    week: [
      [
        '03-03 08:35',
        '私',
        `〔每日简报 无超期〕3月3日（周二）｜超期 0｜今日到期 1 ↑1｜在办 5 ↑5｜昨日新收 5｜昨日办结 0｜${RATES}；↑↓与3月2日早上相比。`,
        'knows in a minute how the town stands',
      ],
      ['03-03 15:00', '群', '〔卡〕丁', 'follows what a leader urges, without being woken'],
      [
        '03-04 08:35',
        '私',
        `〔每日简报 超期 1 件〕3月4日（周三）｜超期最久的是人社局，已超期 1 个工作日。｜超期 1 ↑1｜今日到期 0 ↓1｜在办 5｜昨日新收 1 ↓4｜昨日办结 1 ↑1｜昨日评价：满意 0 件，不满意 1 件｜${RATES}；↑↓与3月3日早上相比。`,
        'the first late one, and whose',
      ],
      ['03-04 15:30', '群', '〔卡〕丙', 'follows what a leader urges, without being woken'],
      [
        '03-05 08:35',
        '私',
        `〔每日简报 超期 1 件〕3月5日（周四）｜超期最久的是人社局，已超期 2 个工作日。｜超期 1｜今日到期 2 ↑2｜在办 5｜昨日新收 1｜昨日办结 1｜昨日评价：满意 1 件，不满意 0 件｜${RATES}；↑↓与3月4日早上相比。`,
        'two are due today, one is still late',
      ],
      [
        '03-06 08:35',
        '私',
        `〔每日简报 超期 1 件〕3月6日（周五）｜超期最久的是人社局，已超期 3 个工作日。｜超期 1｜今日到期 0 ↓2｜在办 4 ↓1｜昨日新收 0 ↓1｜昨日办结 1｜昨日评价：满意 1 件，不满意 0 件｜${RATES}；↑↓与3月5日早上相比。`,
        'the late one again, before it climbs',
      ],
      [
        '03-06 09:05',
        '私',
        `〔超期上报 1 项〕以下办件已超期，请您督促办理｜${LATE_丙(3)}`,
        'three working days late: theirs to press now',
      ],
    ],
  },
  {
    role: 'leader',
    who: '严慧',
    week: [
      [
        '03-03 08:35',
        '私',
        `〔每日简报 无超期〕3月3日（周二）｜超期 0｜今日到期 1 ↑1｜在办 4 ↑4｜昨日新收 4｜昨日办结 0｜${RATES}；↑↓与3月2日早上相比。`,
        'how the units she leads stand, 戊 is not theirs',
      ],
      [
        '03-03 15:00',
        '私',
        `丁：已督办，已发人社局（马超、徐静），最迟${THURSDAY}回复。`,
        'to whom it went, and when to look',
      ],
      ['03-03 16:00', '私', `${丁}：人社局已回复督办：省里通知下周发，发后当天告知。`, 'asked today, so is told today'],
      [
        '03-04 08:35',
        '私',
        `〔每日简报 超期 1 件〕3月4日（周三）｜超期最久的是人社局，已超期 1 个工作日。｜超期 1 ↑1｜今日到期 0 ↓1｜在办 4｜昨日新收 0 ↓4｜昨日办结 0｜昨日评价：满意 0 件，不满意 1 件｜${RATES}；↑↓与3月3日早上相比。`,
        'one of hers is late, one was rated badly',
      ],
      [
        '03-04 15:30',
        '私',
        `丙：已督办，已发人社局（马超、徐静），最迟${FRIDAY}回复。`,
        'to whom it went, and when to look',
      ],
      [
        '03-05 08:35',
        '私',
        `〔每日简报 超期 1 件〕3月5日（周四）｜超期最久的是人社局，已超期 2 个工作日。｜超期 1｜今日到期 1 ↑1｜在办 4｜昨日新收 0｜昨日办结 0｜${RATES}；↑↓与3月4日早上相比。`,
        'still late, and one is due today',
      ],
      [
        '03-06 08:35',
        '私',
        `〔每日简报 超期 1 件〕3月6日（周五）｜超期最久的是人社局，已超期 3 个工作日。｜超期 1｜今日到期 0 ↓1｜在办 3 ↓1｜昨日新收 0｜昨日办结 1 ↑1｜昨日评价：满意 1 件，不满意 0 件｜${RATES}；↑↓与3月5日早上相比。`,
        'the bad rating was made good, the late one is late',
      ],
      [
        '03-06 09:05',
        '私',
        '〔督办回复 1 项〕您督办的办件已有回复｜丙 旺季招聘缺二十人｜人社局已回复督办：已约企业周五上门',
        'the answer to what she asked on Wednesday',
      ],
    ],
  },
  {
    role: 'agent',
    who: '孙亮',
    week: [
      ['03-02 10:00', '私', '〔表〕提交诉求 · 丁', 'asked for the form'],
      ['03-02 10:00', '私', '〔卡〕丁', 'the number, and where it stands from now on'],
      ['03-03 13:30', '私', '〔表〕提交诉求 · 庚', 'asked for the form'],
      ['03-03 13:30', '私', '〔卡〕庚', 'the number, and where it stands from now on'],
      [
        '03-03 13:40',
        '私',
        `↳ 您报送的 ${庚}不在受理范围内。已引导企业：营商环境投诉专线。由专人受理，三日内回电。`,
        'can tell the enterprise where it has gone',
      ],
      ['03-05 19:00', '私', '〔表〕补充说明 · 丁', 'asked for the form'],
      [
        '03-06 14:00',
        '私',
        `↳ 您报送的 ${丁}已有办理结果：往年四月申报，通知一到即转企业。已请企业于 3 个工作日内确认是否解答了问题。`,
        'filed it, and can talk the result over with the enterprise',
      ],
    ],
  },
  {
    role: 'contact',
    who: '孙婉清',
    week: [
      ['03-02 09:02', '私', '〔表〕提交诉求 · 甲', 'asked for the form'],
      ['03-02 09:02', '私', '〔卡〕甲', 'the receipt, at whatever hour'],
      ['03-02 09:40', '私', '〔表〕提交诉求 · 丙', 'asked for the form'],
      ['03-02 09:40', '私', '〔卡〕丙', 'the receipt'],
      [
        '03-02 14:00',
        '私',
        `↳ 您的诉求 ${甲}有新进展。人社局：已调出三次退件，正在列清单。`,
        'hears that somebody works on it',
      ],
      ['03-03 10:00', '私', '〔卡〕甲', 'the buttons to answer with'],
      [
        '03-03 10:00',
        '私',
        `↳ 您的诉求 ${甲}已有办理结果：请按窗口要求补交材料。${CONFIRM}`,
        'is asked whether it is settled, and reads what silence means',
      ],
      ['03-03 11:01', '私', '〔表〕评价留言 · 甲', 'may say what was wrong while it is fresh'],
      ['03-05 11:00', '私', '〔表〕补充说明 · 丙', 'asked for the form'],
      ['03-05 14:00', '私', '〔卡〕甲', 'the buttons to answer with'],
      [
        '03-05 14:00',
        '私',
        `↳ 您的诉求 ${甲}已有办理结果：材料清单已发企业，补贴已重新受理。${CONFIRM}`,
        'what was done the second time, and is asked again',
      ],
    ],
  },
];

/** What people did, by minute: `03-02 09:10 刘洋`. */
const ACTED = new Set(ACTS.map(({ at, who }) => `${at.slice(5)} ${who}`));
const asked = ({ at, place }: Heard): boolean => ACTED.has(`${at} ${place}`);

const WEEKEND = ['03-07', '03-08'];
const [OPENS, CLOSES, DIGEST_AT, LISTS_AT] = ['09:05', '17:30', '08:35', '08:50'];
const MOST_A_DAY = 12;

/** Lives through the week, reading in the morning what is drawn anew later in the day. */
async function live(town: Town): Promise<Heard[]> {
  const cases: Record<string, string> = {};
  const asItCame = new Map<string, Heard>();
  for (const [n, morning] of MORNINGS.entries()) {
    if (n > 0) await town.travelTo(morning);
    for (const h of await heardBy(town, cases)) if (!asItCame.has(h.id)) asItCame.set(h.id, h);
    const until = MORNINGS[n + 1] ?? END;
    await carryOut(
      town,
      ACTS.filter(({ at }) => at > morning && at < until),
      [],
      cases,
    );
  }
  await town.travelTo(END);
  return (await heardBy(town, cases)).map((h) => (h.at.endsWith(LISTS_AT) ? (asItCame.get(h.id) ?? h) : h));
}

describe('a week in Suzhou, as each role lives through it — interface.md, “How much is said”', () => {
  let town: Town;
  let heard: Heard[] = [];
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: START });
    heard = await live(town);
  });
  afterAll(() => town?.close());

  describe.each(ROLES)('$role: $who', ({ who, group, named = '', week }) => {
    it('gets these messages in this order, none more and none fewer', () => {
      const came = heard.filter(({ place, what }) => place === who || (place === group && what.includes(named)));
      expect(came.map((h) => [h.at, h.group ? '群' : '私', h.what])).toEqual(
        week.map(([when, where, what]) => [when, where, what]),
      );
    });

    it('wants each of them', () => {
      expect(week.filter(([, , , why]) => why.trim().length < 'the receipt'.length)).toEqual([]);
    });
  });

  it(`nobody gets more than ${MOST_A_DAY} messages a day unasked in private`, () => {
    const days = new Map<string, number>();
    for (const h of heard.filter((one) => !one.group && !asked(one))) {
      const day = `${h.place} ${h.at.slice(0, 5)}`;
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    expect(days.size).toBeGreaterThan(0);
    expect([...days].filter(([, n]) => n > MOST_A_DAY)).toEqual([]);
  });

  it('nothing in words comes outside the hours but to whoever has just acted', () => {
    const outside = heard.filter(({ at }) => {
      const [day = '', time = ''] = at.split(' ');
      return WEEKEND.includes(day) || time < OPENS || time > CLOSES;
    });
    const listed = ({ at, what, group }: Heard): boolean =>
      (at.endsWith(DIGEST_AT) && what.startsWith('〔每日简报')) ||
      (at.endsWith(LISTS_AT) && group && what.startsWith('〔待办'));
    expect(outside.map(({ at }) => at)).toEqual(expect.arrayContaining(['03-02 09:02', '03-04 20:30', '03-05 19:00']));
    expect(outside.filter((h) => h.kind === 'words' && !listed(h) && !asked(h))).toEqual([]);
  });
});
