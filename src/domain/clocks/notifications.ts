import { because, type Notifications } from '../case/notification.ts';

const NEWS_WANTED = '企业已多日没有看到进展，请登记进展并让企业看到';
/** The date of the answer inside a sentence about who has the case. */
const answerBy = (promised: string, late: boolean): string => {
  if (!promised) return '';
  return late ? `，原定${promised}答复，已逾期，正在督促` : `，预计${promised}前答复`;
};
const MONTHLY_OWED = '已超期未办结，请今日填报月度进展';

/** 0 days are possible: a reminder can be delayed until the last day. */
const left = (days: number, what: string): string =>
  days > 0 ? `还有 ${days} 个工作日可以${what}` : `今天是${what}的最后一天`;

/** Says that a notification is late, and when it was due (calendar.md, rule 6). */
const toldLate = (words: string): string => (words ? `${words}。` : '');

/** The notifications that the clock sends when a step falls due. */
export const BY_CLOCK = {
  confirm_soon: {
    text: ({ which, by, silence, daysLeft, question }) =>
      `您的诉求 ${which}已有办理结果，${left(daysLeft, '确认')}，请${by}在卡片上确认${question}。${silence}`,
    wakes: false,
    while: 'clock',
    clock: 'confirm',
    successor: 'confirm_last_day',
  },
  confirm_last_day: {
    text: ({ which, by, silence, daysLeft, question }) =>
      `您的诉求 ${which}已有办理结果，${left(daysLeft, '确认')}，请${by}在卡片上确认${question}。${silence}`,
    filed: ({ filing, silence, daysLeft, question }) =>
      `${filing}已有办理结果，${left(daysLeft, '确认')}，请提醒企业在卡片上确认${question}。${silence}`,
    short: 'last_day',
    wakes: false,
    while: 'clock',
    clock: 'confirm',
  },
  rate_soon: {
    text: ({ which, by, silence, daysLeft }) =>
      `您的诉求 ${which}${left(daysLeft, '评价')}，请${by}在卡片上评价。${silence}`,
    wakes: false,
    while: 'clock',
    clock: 'rate',
    successor: 'rate_last_day',
  },
  rate_last_day: {
    text: ({ which, by, silence, daysLeft }) =>
      `您的诉求 ${which}${left(daysLeft, '评价')}，请${by}在卡片上评价。${silence}`,
    filed: ({ filing, silence, daysLeft }) => `${filing}${left(daysLeft, '评价')}，请提醒企业在卡片上评价。${silence}`,
    short: 'last_day',
    wakes: false,
    while: 'clock',
    clock: 'rate',
  },
  dispatch_overdue: {
    text: ({ which, holder, promised, escalated, ring }) =>
      `非常抱歉，您的诉求 ${which}未能按时转交承办单位（原定${promised}）。现由${holder}处理，${escalated}；转交后您可在卡片上看到承办单位。${ring}`,
    filed: ({ filing, holder, promised, escalated, ring, passOn }) =>
      `${filing}未能按时转交承办单位（原定${promised}）。现由${holder}处理，${escalated}。${passOn}${ring}`,
    short: 'late',
    wakes: false,
    while: 'overdue',
    clock: 'dispatch',
  },
  answer_overdue: {
    text: ({ which, holder, accepted, promised, escalated, ring }) =>
      `非常抱歉，您的诉求 ${which}未能按时答复（原定${promised}）。现由${holder}${accepted ? '办理' : '承办，尚未受理'}，${escalated}；办结后即请您确认。${ring}`,
    filed: ({ filing, holder, accepted, promised, escalated, ring, passOn }) =>
      `${filing}未能按时答复（原定${promised}）。现由${holder}${accepted ? '办理' : '承办，尚未受理'}，${escalated}。${passOn}${ring}`,
    short: 'late',
    wakes: false,
    while: 'overdue',
    clock: 'handle',
  },
  no_news: {
    text: ({ which, holder, promised, late, quietDays }) =>
      `您的诉求 ${which}由${holder}办理${answerBy(promised, late)}。近 ${quietDays} 个工作日没有新进展，已提醒其向您反馈。`,
    short: 'progress',
    wakes: false,
    while: 'worked_on',
    clock: 'handle',
    successor: 'answer_overdue',
  },
  not_accepted: {
    text: ({ which, holder, promised, late }) =>
      `您的诉求 ${which}已转${holder}，尚未受理${answerBy(promised, late)}。已提醒其尽快受理。`,
    short: 'progress',
    wakes: false,
    while: ['dispatched'],
    clock: 'handle',
    successor: 'answer_overdue',
  },
  material_awaited: {
    text: ({ which, awaited, until }) =>
      `您的诉求 ${which}正等待您补充材料${until ? `，最迟${until}` : ''}。${because('所需材料', awaited)}请在卡片上按“补充说明”或“上传附件”，收到后即继续办理。`,
    filed: ({ filing, awaited, until }) =>
      `${filing}正等待企业补充材料${until ? `，最迟${until}` : ''}。${because('所需材料', awaited)}您也可在卡片上按“补充说明”或“上传附件”。`,
    short: 'material',
    wakes: false,
    while: 'material',
  },
  news_wanted: {
    text: ({ which }) => `${which}：${NEWS_WANTED}。`,
    wakes: true,
    while: 'worked_on',
    batched: NEWS_WANTED,
  },
  acceptance_wanted: {
    text: ({ which, by }) => `${which}：企业等待已久，请${by}受理，并登记进展让企业看到。`,
    wakes: true,
    while: ['dispatched'],
    clock: 'accept',
    batched: '企业等待已久，请受理并登记进展让企业看到',
  },
  monthly_owed: {
    text: ({ which, by, late, words }) =>
      `${which}${late ? `已超期未办结，请${by}填报月度进展` : MONTHLY_OWED}。${toldLate(words)}`,
    wakes: true,
    while: 'clock',
    clock: 'monthly_progress',
    batched: MONTHLY_OWED,
  },
  rework_escalated: {
    text: ({ which, words, reworks, step }) =>
      `${which}第 ${reworks} 次重办，已自动提级协调${step ? `（${step}）` : ''}，请督促办理。${toldLate(words)}`,
    wakes: false,
    while: 'open',
  },
  rework_party: {
    text: ({ which, words, reworks, step }) =>
      `${which}第 ${reworks} 次重办，已自动提级协调${step ? `（${step}）` : ''}，请参与协调。${toldLate(words)}`,
    wakes: true,
    while: 'open',
  },
} as const satisfies Notifications;
export type ClockCode = keyof typeof BY_CLOCK;
