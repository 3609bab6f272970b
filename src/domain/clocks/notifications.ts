import type { Notifications } from '../case/notification.ts';

const NEWS_WANTED = '已多日没有进展，请登记进展并让企业看到';
const MONTHLY_OWED = '已超期未办结，请今日填报月度进展';

/** 0 days are possible: a reminder can be delayed until the last day. */
const left = (days: number): string => (days > 0 ? `还有 ${days} 个工作日` : '今天是最后一天');

/** Says that a notification is late, and when it was due (calendar.md, rule 6). */
const toldLate = (words: string): string => (words ? `；${words}` : '');

/** The notifications that the clock sends when a step falls due. */
export const BY_CLOCK = {
  confirm_soon: {
    text: ({ which, by, silence, daysLeft }) =>
      `您的诉求 ${which} ${left(daysLeft)}，请${by}在卡片上确认是否解决。${silence}`,
    wakes: false,
    while: 'clock',
    clock: 'confirm',
    successor: 'confirm_last_day',
  },
  confirm_last_day: {
    text: ({ which, by, silence, daysLeft }) =>
      `您的诉求 ${which} ${left(daysLeft)}，请${by}在卡片上确认是否解决。${silence}`,
    wakes: false,
    while: 'clock',
    clock: 'confirm',
  },
  rate_soon: {
    text: ({ which, by, silence, daysLeft }) => `您的诉求 ${which} ${left(daysLeft)}，请${by}在卡片上评价。${silence}`,
    wakes: false,
    while: 'clock',
    clock: 'rate',
    successor: 'rate_last_day',
  },
  rate_last_day: {
    text: ({ which, by, silence, daysLeft }) => `您的诉求 ${which} ${left(daysLeft)}，请${by}在卡片上评价。${silence}`,
    wakes: false,
    while: 'clock',
    clock: 'rate',
  },
  no_news: {
    text: ({ which }) => `您的诉求 ${which} 仍在办理中，已请承办单位更新进展，请查看卡片`,
    wakes: false,
    while: ['dispatched', 'in_progress'],
  },
  news_wanted: {
    text: ({ which }) => `${which} ${NEWS_WANTED}`,
    wakes: true,
    while: ['dispatched', 'in_progress'],
    batched: NEWS_WANTED,
  },
  monthly_owed: {
    text: ({ which, by, late, words }) =>
      `${which} ${late ? `已超期未办结，请${by}填报月度进展` : MONTHLY_OWED}${toldLate(words)}`,
    wakes: true,
    while: 'clock',
    clock: 'monthly_progress',
    batched: MONTHLY_OWED,
  },
  rework_escalated: {
    text: ({ which, words, reworks, step }) =>
      `${which} 第 ${reworks} 次重办，已自动提级协调${step ? `（${step}）` : ''}，请督促办理${toldLate(words)}`,
    wakes: false,
    while: 'open',
  },
} as const satisfies Notifications;
export type ClockCode = keyof typeof BY_CLOCK;
