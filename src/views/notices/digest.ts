import { digestCard as draw } from '../../../cards/digest/digest.ts';
import { button, type Card, noticeTap } from '../../../cards/kit.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { DigestList, Figures } from '../../domain/digest/figures.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { formatDate, formatInstant } from '../../domain/time/format-date.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
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

const HOUR_MS = 3_600_000;

/**
 * When the auditor last looked, and what it found. Nothing is claimed of a time at which it did not look.
 * Source: lifecycle.md, invariant 6; T15.
 */
function looked({ repairs, unchecked, auditedAt }: Figures, { at, profile }: Rules): string {
  if (!auditedAt) return '系统自查还没有运行过，办件是否都有人负责尚未核对，请管理员查看服务';
  const last = formatInstant(auditedAt, at);
  const { staleHours } = profile.audit;
  if (at.getTime() - auditedAt.getTime() > staleHours * HOUR_MS)
    return `系统自查最近一次在${last}，已超过 ${staleHours} 小时，此后的情况尚未核对，请管理员查看服务`;
  if (unchecked > 0) return `系统自查：${last}有 ${unchecked} 件未能核对，请管理员查看运行日志`;
  const well = `全部办件均有人负责、有下一步时间（最近一次在${last}）`;
  return repairs > 0 ? `系统自查：上次简报以来修复 ${repairs} 件次，${well}` : `系统自查正常：${well}`;
}

/** The auditor's findings, and what needs a person. */
const selfCheck = (f: Figures, rules: Rules): string[] => [looked(f, rules), ...undelivered(f)];

const undelivered = ({ named }: Figures): string[] => [
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
      月度缺报: f.missedMonths > 0 ? `${f.missedMonths} 次` : undefined,
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
    notes: [...(on < shanghaiDate(rules.at) ? ['补发：数字以当日早晨为准'] : []), ...selfCheck(f, rules)],
    bad: f.overdue > 0,
  });
}
