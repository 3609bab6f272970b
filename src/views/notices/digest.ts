import { digestCard as draw } from '../../../cards/digest/digest.ts';
import { button, type Card, type Cell, type Figure, noticeTap } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import { DAYS_DRAWN, type DigestList, type Figures, type UnitRow } from '../../domain/digest/figures.ts';
import { inPlaceOf } from '../../domain/directory/person.ts';
import { addWorkingDays } from '../../domain/time/day-kind.ts';
import { formatDate, formatInstant } from '../../domain/time/format-date.ts';
import { plusDays, shanghaiDate, shanghaiTime } from '../../domain/time/shanghai.ts';
import { unitCalled } from '../shared/people.ts';

type Digest = {
  noticeId: string;
  on: string;
  figures: Figures;
  before: Figures | null;
  /** Who is away, where the deputy reads it. */
  inPlaceOf?: string | undefined;
};

/** `3月6日`. */
const dayAlone = (date: string, now: Date): string => formatDate(date, now).replace(/（.*/, '');

/** `昨日` where the figures are of one day, else the day from which on they count: `3月6日起`. */
export const since = ({ from }: Pick<Figures, 'from'>, on: string, now: Date): string =>
  from === plusDays(on, -1) ? '昨日' : `${dayAlone(from, now)}起`;

/** How many days the figures of what happened cover: those of a weekend stand against no single day's. */
const daysIn = (from: string, on: string): number => {
  let days = 0;
  for (let day = from; day < on; day = plusDays(day, 1)) days += 1;
  return days;
};

/** What stands as a figure: which of them a press opens, and whether more of it is bad. */
type Shown = { list: DigestList & keyof Figures; label: string; worse?: true; happened?: true };
const SHOWN: readonly Shown[] = [
  { list: 'overdue', label: '超期', worse: true },
  { list: 'dueToday', label: '今日到期' },
  { list: 'inHand', label: '在办' },
  { list: 'fresh', label: '新收', happened: true },
  { list: 'closed', label: '办结', happened: true },
];

function figuresShown({ noticeId, on, figures: f, before }: Digest, rules: Rules): Figure[] {
  const last = addWorkingDays(on, -1, rules.calendar);
  const alike = before !== null && daysIn(before.from, last) === daysIn(f.from, on);
  return SHOWN.map(({ list, label, worse, happened }): Figure => {
    const value = f[list];
    const by = before && (alike || !happened) ? value - before[list] : 0;
    const colour = value > 0 ? ({ overdue: 'red', dueToday: 'orange' } as const)[list as string] : undefined;
    return {
      label: happened ? `${since(f, on, rules.at)}${label}` : label,
      value,
      change: { by, colour: !worse ? 'grey' : by > 0 ? 'red' : 'green' },
      ...(colour && { colour }),
      ...(value > 0 && { tap: noticeTap('open', noticeId, list) }),
    };
  });
}

/** Lists that are no figure of the card. */
const LISTS: readonly { list: DigestList & keyof Figures; label: string; counted?: true }[] = [
  { list: 'special', label: '专项督办', counted: true },
  { list: 'waitingLongest', label: '等待最久' },
  { list: 'notReached', label: '未联系上', counted: true },
];

const HOUR_MS = 3_600_000;

/**
 * What is wrong with the auditor: nothing is claimed of a time at which it did not look. That all is well the
 * administrators read. Source: lifecycle.md, invariant 6; T15.
 */
function selfCheck({ named, unchecked, auditedAt }: Figures, { at, profile }: Rules): string[] {
  // Cases, and messages of no case.
  const undelivered = named > 0 ? [`系统自查：${named} 处消息未能送达，不能自动修复，请管理员查看运行日志。`] : [];
  if (!auditedAt) return ['系统自查还没有运行过，办件是否都有人负责尚未核对，请管理员查看服务。', ...undelivered];
  const last = formatInstant(auditedAt, at);
  const { staleHours } = profile.audit;
  if (at.getTime() - auditedAt.getTime() > staleHours * HOUR_MS)
    return [
      `系统自查最近一次在${last}，已超过 ${staleHours} 小时，此后的情况尚未核对，请管理员查看服务。`,
      ...undelivered,
    ];
  return unchecked > 0
    ? [`系统自查：${last}有 ${unchecked} 件未能核对，请管理员查看运行日志。`, ...undelivered]
    : undelivered;
}

/** Most units in the table: with as many it is far from the 30 KB of a card. D */
const UNITS_MOST = 30;

const rowOf = ({ unit, inHand, dueToday, overdue, good, rated }: UnitRow, rules: Rules): Cell[] => [
  unitCalled(unit, rules),
  inHand,
  dueToday > 0 ? { value: dueToday, colour: 'orange' } : 0,
  overdue > 0 ? { value: overdue, colour: 'red' } : 0,
  rated > 0 ? `${good}/${rated}` : '—',
];

/** `超期最久：市场监管局，10 个工作日`; the table says the rest. */
function latest({ units: [first] }: Figures, rules: Rules): string | undefined {
  if (!first || first.overdue === 0) return undefined;
  return first.days > 0
    ? `超期最久的是${unitCalled(first.unit, rules)}，已超期 ${first.days} 个工作日。`
    : `${unitCalled(first.unit, rules)}有办件今日超期。`;
}

const todaySaid = ({ today }: Figures): Record<string, string> =>
  today
    ? {
        [`今日（截至${shanghaiTime(today.at)}）`]: [
          `新收 ${today.fresh} 件`,
          `受理 ${today.accepted} 件`,
          `提交办结 ${today.finished} 件`,
          `办结 ${today.closed} 件`,
          `新超期 ${today.overdue} 件`,
        ].join('，'),
      }
    : {};

/** The digest of a morning, or the figures of the moment; each of them opens the list behind it. Source: R-601. */
export function digestCard(digest: Digest, rules: Rules): Card {
  const { noticeId, on, figures: f } = digest;
  const shown = figuresShown(digest, rules);
  const moved = shown.some(({ change }) => change && change.by !== 0);
  const lists = LISTS.filter(({ list }) => f[list] > 0);
  const hints = [
    ...(shown.some(({ tap }) => tap) ? ['点数字看名单'] : []),
    ...(moved ? [`↑↓与${dayAlone(addWorkingDays(on, -1, rules.calendar), rules.at)}早上相比`] : []),
  ];
  const day = f.today ? formatInstant(f.today.at, rules.at) : formatDate(on, rules.at);
  const absent = digest.inPlaceOf;
  return draw({
    day: absent === undefined ? day : `${day} · ${inPlaceOf([{ name: absent }])}`,
    overdue: f.overdue,
    headline: latest(f, rules),
    figures: shown,
    facts: {
      ...todaySaid(f),
      [`${since(f, on, rules.at)}评价`]: f.good + f.bad > 0 ? `满意 ${f.good} 件，不满意 ${f.bad} 件` : undefined,
      月度缺报: f.missedMonths > 0 ? `${f.missedMonths} 次` : undefined,
      保密件: f.confidential > 0 ? `${f.confidential} 件（仅计数）` : undefined,
    },
    units: {
      heads: ['承办单位', '在办', '今日到期', '超期', '满意'],
      // Of a single unit the figures above say it all.
      rows: f.units.length > 1 ? f.units.slice(0, UNITS_MOST).map((row) => rowOf(row, rules)) : [],
      note: [
        `满意为近 ${DAYS_DRAWN} 日评价中满意的件数。`,
        f.units.length > UNITS_MOST ? `另有 ${f.units.length - UNITS_MOST} 个单位未列出。` : '',
      ].join(''),
    },
    days: f.days.some((d) => d.fresh + d.closed > 0)
      ? {
          title: `近 ${DAYS_DRAWN} 日新收和办结（件）`,
          moments: f.days.map((d) => ({ label: monthDay(d.on), values: { 新收: d.fresh, 办结: d.closed } })),
        }
      : undefined,
    lists: lists.map(({ list, label, counted }) =>
      button(counted ? `${label}（${f[list]}）` : label, noticeTap('open', noticeId, list)),
    ),
    notes: [
      ...(hints.length > 0 ? [`${hints.join('；')}。`] : []),
      ...(on < shanghaiDate(rules.at) ? ['补发：数字以当日早晨为准。'] : []),
      ...selfCheck(f, rules),
    ],
  });
}

/** `3/9`, under a point of the chart. */
const monthDay = (date: string): string => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
