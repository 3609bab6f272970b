import { because, ended, type Notifications } from '../../case/notification.ts';
import { NUDGES } from './nudging.ts';

/** Notifications of several events; those of one event are in its own file. */
export const SHARED = {
  ...NUDGES,
  claim_bound: {
    text: ({ which, words }) =>
      `已确认您是${words || '该企业'}的联系人，${which}的结果请由您确认和评价，也可以再提新的诉求。`,
    short: 'progress',
    wakes: false,
  },
  to_dispatch: {
    text: ({ which, by, deed, words }) => `${which}待派单，请${by}${deed}。${because('理由', words)}`,
    wakes: true,
    while: ['submitted'],
    clock: 'dispatch',
    successor: 'nudged_to_dispatch',
  },
  to_sign: {
    text: ({ which, by }) => `${which}待签批，请${by}签批派单。`,
    wakes: false,
    while: 'to_sign',
    clock: 'signoff',
    successor: 'nudged_to_sign',
  },
  to_assign: {
    text: ({ which, by, unit, instruction, words }) =>
      `${which}已派给${unit}，请${by}分派承办单位并由其受理。${because('交办要求', instruction)}${because('改派理由', words)}`,
    wakes: true,
    while: ['dispatched'],
    clock: 'accept',
    successor: 'nudged_to_assign',
  },
  signing_stopped: {
    text: ({ which, by, words }) => `${which}无法继续签批，请${by}重新派单。${because('原因', words)}`,
    wakes: true,
    while: ['submitted'],
    clock: 'dispatch',
  },
  to_accept: {
    text: ({ which, by, unit, instruction, words }) =>
      `${which}已派给${unit}，请${by}受理或申请退回。${because('交办要求', instruction)}${because('改派理由', words)}`,
    wakes: true,
    while: ['dispatched'],
    clock: 'accept',
    successor: 'nudged_to_accept',
  },
  to_help: {
    text: ({ which, by, words }) => `${which}请贵单位协办，并${by}提交协办意见。${because('协办事项', words)}`,
    wakes: true,
    while: 'task_open',
    clock: 'co_task',
  },
  to_arbitrate: {
    text: ({ which, by, unit, words }) =>
      `${which}：${unit}申请退回，请${by}裁定：改派或维持原派。${because('退回事由', words)}`,
    wakes: true,
    while: ['return_requested'],
    clock: 'arbitration',
  },
  confidential_case: {
    text: ({ which, by }) => `${which}仅指定专办人员可见，请${by}办理。`,
    wakes: false,
    clock: 'dispatch',
  },
  please_confirm: {
    text: ({ which, by, result, question, silence }) =>
      `您的诉求 ${which}已有办理结果${result ? `：${result}` : '。'}请${by}在卡片上确认${question}。${silence}`,
    filed: ({ filing, by, result, question }) =>
      `${filing}已有办理结果${result ? `：${result}` : '。'}已请企业${by}确认${question}。`,
    short: 'confirm',
    wakes: false,
    freshCard: true,
    while: ['answered', 'resolved'],
    clock: 'confirm',
  },
  please_rate: {
    text: ({ which, by, result }) =>
      `您的诉求 ${which}已有情况说明${result ? `：${result}` : '。'}请${by}在卡片上评价。`,
    filed: ({ filing, by, result }) => `${filing}已有情况说明${result ? `：${result}` : '。'}已请企业${by}评价。`,
    short: 'confirm',
    wakes: false,
    freshCard: true,
    while: 'to_rate',
    clock: 'rate',
  },
  result_by_phone: {
    text: ({ filing, result }) => `${filing}已有办理结果${result ? `：${result}` : '。'}将电话征询企业意见。`,
    wakes: false,
    while: 'clock',
    clock: 'phone',
  },
  to_telephone: {
    text: ({ which, by, result }) =>
      `${which}无法在线送达企业，请${by}电话征询企业意见，并在卡片上按“代录”。${because('办理结果', result)}`,
    wakes: true,
    while: 'clock',
    clock: 'phone',
  },
  to_verify: {
    text: ({ which, by, unit, result }) => `${which}：${unit}已提交办结，请${by}核验。${because('办理结果', result)}`,
    wakes: true,
    while: ['resolved'],
    clock: 'review',
  },
  not_done: {
    text: ({ which, by, words }) =>
      `${which}：企业反映尚未解决，请继续办理${by ? `，并${by}办结` : ''}。${because('通话记录', words)}`,
    wakes: true,
    while: ['in_progress'],
    clock: 'handle',
  },
  to_call_back: {
    text: ({ which, by, rating, words }) =>
      `${which}：${words ? ended(words) : `企业评价${rating || '不满意。'}`}请${by}电话回访企业并登记回访。`,
    wakes: true,
    while: ['callback'],
    clock: 'callback',
  },
  rated_badly: {
    text: ({ which, by, desk, rating }) =>
      `${which}：企业评价${rating || '不满意。'}${desk}将电话回访${by ? `，请${by}上传加盖公章的书面答复` : ''}。`,
    wakes: true,
    head: true,
    while: ['callback'],
    clock: 'written_reply',
  },
  dissatisfied: {
    text: ({ filing, desk, rating }) => `${filing}：企业评价${rating || '不满意。'}${desk}将电话回访。`,
    wakes: false,
    while: ['callback'],
  },
  disputed: {
    text: ({ filing, words }) => `${filing}：企业反映尚未解决${words ? `，${words}` : ''}。`,
    wakes: false,
    while: 'open',
  },
  goes_on: {
    text: ({ which, by, words }) => `${which}经回访须继续办理，请${by}办结。${because('回访记录', words)}`,
    wakes: true,
    while: ['in_progress'],
    clock: 'handle',
  },
  explained: {
    text: ({ which, words }) => `您的诉求 ${which}已作说明办结，感谢您的理解。${because('情况说明', words)}`,
    filed: ({ filing, words, passOn }) => `${filing}已作说明办结。${because('情况说明', words)}${passOn}`,
    short: 'closed',
    wakes: false,
    while: ['closed'],
  },
  closed_by_silence: {
    text: ({ which, desk, ending, mayGoOn }) =>
      `您的诉求 ${which}${ending}。${mayGoOn ? `如仍未解决，请在卡片上按“仍未解决”，${desk}将回访。` : ''}`,
    filed: ({ filing, desk, ending, mayGoOn }) =>
      `${filing}${ending}。${mayGoOn ? `仍未解决的，企业可在卡片上按“仍未解决”，${desk}将回访。` : ''}`,
    short: 'closed',
    wakes: false,
    while: ['closed'],
  },
  progressed: {
    text: ({ which, who, words }) => `您的诉求 ${which}有新进展。${because(who, words)}`,
    filed: ({ filing, who, words, passOn }) => `${filing}有新进展。${because(who, words)}${passOn}`,
    short: 'progress',
    wakes: false,
    while: 'open',
  },
  added: {
    text: ({ which, who, words }) => `${which}有补充说明。${because(who, words)}`,
    wakes: true,
    quietAt: ['desk', 'coordinator'],
    while: 'open',
  },
  resumed: {
    text: ({ which, by }) => `${which}已恢复计时，请${by}办结。`,
    wakes: true,
    while: 'worked_on',
    clock: 'handle',
  },
  to_serve: {
    text: ({ which, by }) =>
      `${which}的书面答复无法在线送达企业，请${by}寄送、当面或以邮件送达，再在卡片上按“登记送达”。文件见“查看附件”。`,
    wakes: true,
    while: 'clock',
    clock: 'written_reply',
  },
  ask_lapsed: {
    text: ({ which }) => `${which}本次办理已结束，贵单位提出的申请随之终止，无需等待决定。`,
    wakes: false,
    outlivesAssignment: true,
  },
} as const satisfies Notifications;
export type SharedCode = keyof typeof SHARED;
