/** Short words in the thread of a card, or in private where the card lives there: somebody must act, or should know. */

/** Codes after which somebody at the receiving end must act: they are named with @ in their group. */
const WAKING = [
  'to_dispatch',
  'to_accept',
  'to_arbitrate',
  'to_call_back',
  'to_review',
  'referred_after_returns',
  'upheld',
  'reclassified',
  'handed_over',
  'added',
  'file_added',
  'missing_told',
  'nudged',
  'not_done',
  'goes_on',
  'please_explain',
  'explanation_missing',
  'closure_approved',
  'closure_refused',
  'co_asked',
  'to_help',
  'co_named',
  'co_declined',
  'co_replied',
  'expert_replied',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'legal_asked',
  'legal_granted',
  'legal_refused',
  'exclusion_asked',
  'to_telephone',
  'reopened',
  'sign_refused',
  'stop_asked',
  'stop_granted',
  'stop_refused',
  'resumed',
  'to_verify',
  'verify_refused',
  'urged',
  'news_wanted',
  'monthly_owed',
] as const;

/** Codes that only let somebody know. */
const QUIET = [
  'withdrawn',
  'please_confirm',
  'please_rate',
  'progressed',
  'recalled',
  'explained',
  'closed_by_silence',
  'redirected',
  'written_reply_sent',
  'to_assign',
  'to_sign',
  'expert_asked',
  'confidential_case',
  'confirm_soon',
  'confirm_last_day',
  'rate_soon',
  'rate_last_day',
  'no_news',
  'rework_escalated',
  'escalated',
  'extended',
  'legal_track',
  'material_wanted',
  'merged',
  'merged_away',
  'merge_undone',
  'agent_asked',
  'exclusion_approved',
  'exclusion_refused',
  'verified',
  'urge_answered',
  'ask_lapsed',
] as const;

/** Every reason to say something; the events of the lifecycle name them. */
export const SAY_CODES = [...WAKING, ...QUIET] as const;
export type SayCode = (typeof SAY_CODES)[number];

export const wakes = (code: SayCode): boolean => WAKING.some((c) => c === code);

export type SayView = {
  /** Number and title, to tell which case. */
  which: string;
  /** `于3月9日（周二）17:30前`, or empty where no clock runs. */
  by: string;
  unit: string;
  desk: string;
  /** How a closed case ended. */
  outcome: string;
  /** Whether 仍未解决 may be pressed after it. */
  mayGoOn: boolean;
  /** What silence means here. */
  silence: string;
  /** Where it was guided to. */
  guidance: string;
  /** A person's own words that came with the event. */
  words: string;
  /** Whether it is said to the enterprise's side, to whom the case is its own. */
  yours: boolean;
  /** Working days that are left of the clock that is spoken of; 0 on its last day. */
  daysLeft: number;
  /** How many times the case was to be handled again. */
  reworks: number;
  /** The step of 提级协调 that was reached. */
  step: string;
  /** Units named for co-handling. */
  helpers: string;
};

const because = (view: SayView, label: string): string => (view.words ? `。${label}：${view.words}` : '');

/** The sentence, whom it names apart. */
export function sentence(code: SayCode, view: SayView): string {
  const { which, by, unit, desk } = view;
  switch (code) {
    case 'to_dispatch':
      return `${which} 待派单，请${by}派单`;
    case 'to_accept':
      return `${which} 已派给${unit}，请${by}受理或申请退回${because(view, '改派理由')}`;
    case 'to_arbitrate':
      return `${which} ${unit}申请退回，请${by}裁定：改派或维持原派`;
    case 'to_call_back':
      return `${which} 需要回访，请${by}电话联系企业并登记回访`;
    case 'to_review':
      return `${which} ${unit}申请办结，请${by}审核`;
    case 'referred_after_returns':
      return `${which} 多次退回，已转请协调，请${by}派单${because(view, '理由')}`;
    case 'upheld':
      return `${which} 维持原派，请${by}受理${because(view, '理由')}`;
    case 'reclassified':
      return `${which} 类别或紧急程度已调整，请按新的时限办理${by ? `，${by}办结` : ''}`;
    case 'handed_over':
      return `${which} 已转交给您办理，请${by}办结`;
    case 'added':
      return `${which} 企业补充了说明，请查看卡片`;
    case 'file_added':
      return `${which} 企业上传了附件，请查看`;
    case 'missing_told':
      return `${which} 企业说明了未解决之处，请查看卡片`;
    case 'nudged':
      return `${which} 企业催办，请抓紧办理，并登记进展`;
    case 'not_done':
      return `${which} 企业反映尚未解决，请继续办理${by ? `，${by}办结` : ''}`;
    case 'goes_on':
      return `${which} 经回访须继续办理，请${by}办结`;
    case 'please_explain':
      return `${which} 企业不满意，请${by}作出说明；因法律政策限制无法满足的，可申请办结`;
    case 'explanation_missing':
      return `${which} ${unit}未在时限内说明，已转继续办理`;
    case 'closure_approved':
      return `${which} 同意办结，请${by}上传加盖公章的书面答复`;
    case 'closure_refused':
      return `${which} 申请办结未获同意，请${by}继续办理${because(view, '理由')}`;
    case 'withdrawn':
      return `${which} 企业已撤回诉求，无需再办理`;
    case 'please_confirm':
      return `您的诉求 ${which} 已有办理结果，请${by}在卡片上确认是否解决。${view.silence}`;
    case 'please_rate':
      return `您的诉求 ${which} 已有情况说明，请${by}在卡片上评价`;
    case 'progressed':
      return `您的诉求 ${which} 有新进展，请查看卡片`;
    case 'recalled':
      return `您的诉求 ${which} 的办理结果由${unit}撤回，正在继续办理，请勿按原结果处理`;
    case 'explained':
      return `您的诉求 ${which} 已作说明办结，感谢您的理解`;
    case 'closed_by_silence':
      return `您的诉求 ${which} 已办结（${view.outcome}）${view.mayGoOn ? `。如仍未解决，请在卡片上按“仍未解决”，${desk}将回访` : ''}`;
    case 'redirected':
      return `您的诉求 ${which} 不在受理范围内，已为您引导：${view.guidance}`;
    case 'written_reply_sent':
      return `您的诉求 ${which} 的书面答复已送达，请查收文件`;
    case 'co_asked':
      return `${which} ${unit}申请协办，请指定协办单位或不同意`;
    case 'to_help':
      return `${which} 请贵单位协办，请${by}提交协办意见`;
    case 'co_named':
      return `${which} 已指定协办单位${view.helpers ? `：${view.helpers}` : ''}，请牵头办理`;
    case 'co_declined':
      return `${which} 协办申请未获同意，请继续办理${because(view, '理由')}`;
    case 'co_replied':
      return `${which} 协办单位已提交意见，请查看卡片`;
    case 'expert_asked':
      return `${which} 请您解答，请在卡片上按“专家答复”${because(view, '问题')}`;
    case 'expert_replied':
      return `${which} 专家已答复，请据此答复企业`;
    case 'extension_asked':
      return `${which} ${unit}申请延期，请${by}决定`;
    case 'extension_granted':
      return `${which} 已同意延期，请${by}办结`;
    case 'extension_refused':
      return `${which} 延期申请未获同意，请${by}办结${because(view, '理由')}`;
    case 'extended':
      return `您的诉求 ${which} 办理期限已延长${by ? `，预计${by.replace('于', '')}答复` : ''}${because(view, '原因')}`;
    case 'legal_asked':
      return `${which} ${unit}申请转入复议诉讼，请${by}决定`;
    case 'legal_granted':
      return `${which} 已同意转入复议诉讼，请按法定期限办理${by ? `，${by}办结` : ''}`;
    case 'legal_refused':
      return `${which} 转入复议诉讼未获同意，请${by}办结${because(view, '理由')}`;
    case 'legal_track':
      return `您的诉求 ${which} 因您已申请行政复议或提起诉讼，将按法定期限办理`;
    case 'exclusion_asked':
      return `${which} ${unit}申请剔除考核，请决定`;
    case 'exclusion_approved':
      return `${which} 已同意剔除，本件不计入考核`;
    case 'exclusion_refused':
      return `${which} 剔除申请未获同意，本件计入考核`;
    case 'escalated':
      return `${which} 已提级协调${view.step ? `（${view.step}）` : ''}，请知悉并督促办理${because(view, '理由')}`;
    case 'merged':
      return `您的诉求 ${which} 已与同类诉求合并办理，编号不变，办理结果仍由您单独确认和评价`;
    case 'merged_away':
      return `${which} 已并案${view.words ? `到 ${view.words}` : ''}，此件无需再单独办理`;
    case 'merge_undone':
      return view.yours
        ? `您的诉求 ${which} 已恢复单独办理，进展见卡片`
        : `${which} 已撤销并案，请继续办理${by ? `，${by}办结` : ''}`;
    case 'to_telephone':
      return `${which} 无法在线送达企业，请${by}电话征询企业意见并按“代录”`;
    case 'agent_asked':
      return `${which} 请您电话征询企业意见，并在卡片上按“代录”`;
    case 'to_assign':
      return `${which} 已派给${unit}，请${by}分派承办单位并由其受理${because(view, '改派理由')}`;
    case 'to_sign':
      return `${which} 请${by}签批派单`;
    case 'sign_refused':
      return `${which} 签批未同意，请${by}重新派单${because(view, '理由')}`;
    case 'reopened':
      return `${which} 回头看核实未解决，请${by}继续办理${because(view, '理由')}`;
    case 'stop_asked':
      return `${which} ${unit}申请暂停计时，请${by}决定`;
    case 'stop_granted':
      return `${which} 已同意暂停计时，恢复后请抓紧办理`;
    case 'stop_refused':
      return `${which} 暂停计时未获同意，请${by}办结${because(view, '理由')}`;
    case 'resumed':
      return `${which} 已恢复计时，请${by}办结`;
    case 'material_wanted':
      return `您的诉求 ${which} 需要补充材料，请在卡片上按“补充说明”或“上传附件”${because(view, '所需材料')}`;
    case 'to_verify':
      return `${which} ${unit}已提交办结，请${by}核验`;
    case 'verified':
      return `${which} 核验通过，已办结`;
    case 'verify_refused':
      return `${which} 核验不通过，请${by}继续办理${because(view, '理由')}`;
    case 'urged':
      return `${which} 已被督办，请${by}回复督办${because(view, '督办要求')}`;
    case 'urge_answered':
      return `${which} ${unit}已回复督办${because(view, '回复')}`;
    case 'confirm_soon':
      return `您的诉求 ${which} ${left(view)}，请${by}在卡片上确认是否解决。${view.silence}`;
    case 'confirm_last_day':
      return `您的诉求 ${which} 今天是最后一天，请${by}在卡片上确认是否解决。${view.silence}`;
    case 'rate_soon':
      return `您的诉求 ${which} ${left(view)}，请${by}在卡片上评价。${view.silence}`;
    case 'rate_last_day':
      return `您的诉求 ${which} 今天是最后一天，请${by}在卡片上评价。${view.silence}`;
    case 'no_news':
      return `您的诉求 ${which} 仍在办理中，已请承办单位更新进展，请查看卡片`;
    case 'news_wanted':
      return `${which} 已多日没有进展，请登记进展并让企业看到`;
    case 'monthly_owed':
      return `${which} 已超期未办结，请今日填报月度进展${late(view)}`;
    case 'rework_escalated':
      return `${which} 第 ${view.reworks} 次重办，已自动提级协调${view.step ? `（${view.step}）` : ''}，请督促办理${late(view)}`;
    case 'ask_lapsed':
      return `${which} 本次办理已结束，贵单位提出的申请随之终止，无需等待决定`;
    case 'confidential_case':
      return `${which} 为保密件，仅指定专办人员可见，请${by}办理`;
  }
}

/** A reminder that could not be sent in time may come on the last day. */
const left = ({ daysLeft }: SayView): string => (daysLeft > 0 ? `还有 ${daysLeft} 个工作日` : '今天是最后一天');

/** What is told after an outage says so, and when it was due (calendar.md, rule 6). */
const late = (view: SayView): string => (view.words ? `；${view.words}` : '');

/** Words in which nothing is markup to Feishu's text messages: nobody can be named and nothing linked. */
export const inert = (s: string): string =>
  s.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('](', '］（').replaceAll('@', '＠');

/** Names a person in a text message; Feishu wakes them. */
export const mention = (person: { openId: string; name: string }): string =>
  /^[A-Za-z0-9_-]+$/.test(person.openId) && person.openId !== 'all'
    ? `<at user_id="${person.openId}">${inert(person.name)}</at>`
    : inert(person.name);
