/** Short words in the thread of a card, or in private where the card lives there: somebody must act, or should know. */

/** Every reason to say something; the events of the lifecycle name them. */
export const SAY_CODES = [
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
  'withdrawn',
  'please_confirm',
  'please_rate',
  'progressed',
  'recalled',
  'explained',
  'closed_by_silence',
  'redirected',
  'written_reply_sent',
] as const;
export type SayCode = (typeof SAY_CODES)[number];

/** Codes after which somebody at the receiving end must act: they are named with @ in their group. */
const WAKES: readonly SayCode[] = [
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
];
export const wakes = (code: SayCode): boolean => WAKES.includes(code);

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
  }
}

/** Words in which nothing is markup to Feishu's text messages: nobody can be named and nothing linked. */
export const inert = (s: string): string =>
  s.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('](', '］（').replaceAll('@', '＠');

/** Names a person in a text message; Feishu wakes them. */
export const mention = (person: { openId: string; name: string }): string =>
  /^[A-Za-z0-9_-]+$/.test(person.openId) && person.openId !== 'all'
    ? `<at user_id="${person.openId}">${inert(person.name)}</at>`
    : inert(person.name);
