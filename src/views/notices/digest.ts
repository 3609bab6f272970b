import { digestCard as draw } from '../../../cards/digest/digest.ts';
import { button, type Card, noticeTap } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { DigestList, Figures } from '../../domain/digest/figures.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { formatDate } from '../../domain/time/format-date.ts';
import { deskName } from '../shared/people.ts';

type Digest = { noticeId: string; on: string; figures: Figures; before: Figures | null };

/** `12 件（较前一日 +3）`. */
const against = (now: number, before: number | undefined, unit = '件'): string => {
  if (before === undefined) return `${now} ${unit}`;
  const change = now - before;
  return `${now} ${unit}（较前一日 ${change > 0 ? '+' : ''}${change === 0 ? '持平' : change}）`;
};

const LISTS: readonly { list: DigestList; label: string }[] = [
  { list: 'overdue', label: '超期办件' },
  { list: 'dueToday', label: '今日到期' },
  { list: 'fresh', label: '新收办件' },
  { list: 'inHand', label: '在办办件' },
  { list: 'special', label: '专项督办' },
  { list: 'waitingLongest', label: '等待最久' },
  { list: 'notReached', label: '未联系上' },
];

const countOf = (figures: Figures, list: DigestList): number => {
  const value = figures[list];
  return typeof value === 'number' ? value : value.length;
};

/** The auditor's corrections since the last digest, and what needs a person. Source: lifecycle.md, invariant 6. */
const selfCheck = ({ repairs, named }: Figures): string[] => [
  repairs > 0
    ? `系统自查：上次简报以来修复 ${repairs} 件次，全部办件均有人负责、有下一步时间`
    : '系统自查正常：全部办件均有人负责、有下一步时间',
  ...(named > 0 ? [`系统自查：${named} 件有消息未能送达，不能自动修复，请管理员查看运行日志`] : []),
];

/** A leader's digest; each line opens the list behind it. Source: R-601. */
export function digestCard({ noticeId, on, figures: f, before }: Digest, rules: Rules): Card {
  const rated = f.good + f.bad;
  return draw({
    day: formatDate(on, rules.at),
    headline:
      f.overdue > 0
        ? `在办 ${f.inHand} 件，其中超期 ${f.overdue} 件，今日到期 ${f.dueToday} 件`
        : `在办 ${f.inHand} 件，无超期，今日到期 ${f.dueToday} 件`,
    facts: {
      新收: against(f.fresh, before?.fresh),
      在办: against(f.inHand, before?.inHand),
      办结: against(f.closed, before?.closed),
      今日到期: against(f.dueToday, before?.dueToday),
      超期: against(f.overdue, before?.overdue),
      评价: rated > 0 ? `满意 ${f.good} 件，不满意 ${f.bad} 件` : '前一日无评价',
      专项督办: f.special.length > 0 ? `${f.special.length} 件` : undefined,
      保密件: f.confidential > 0 ? `${f.confidential} 件（仅计数）` : undefined,
    },
    overdue: f.overdueBy
      .slice(0, 10)
      .map(
        ({ unit, cases, days }) =>
          `${unit === 'desk' ? deskName(rules) : unitName(rules.directory, unit)}：超期 ${cases} 件，最长 ${days} 个工作日`,
      ),
    lists: LISTS.filter(({ list }) => countOf(f, list) > 0).map(({ list, label }, i) =>
      button(`${label}（${countOf(f, list)}）`, noticeTap('open', noticeId, list), i === 0 ? 'primary' : 'default'),
    ),
    notes: selfCheck(f),
    bad: f.overdue > 0,
  });
}
