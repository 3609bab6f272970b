import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { currentRating, levelOf } from '../../domain/case/current.ts';
import type { Outcome } from '../../domain/case/state.ts';

/** What the enterprise is asked about a result: a question or a proposal is not "solved". Source: R-401. */
export function questionOf({ category }: Case, { profile }: Rules): string {
  switch (profile.categories.find((k) => k.id === category)?.kind) {
    case 'consultation':
      return '是否解答了问题';
    case 'suggestion':
      return '答复是否满意';
    default:
      return '是否已解决';
  }
}

/** How an outcome is called towards the enterprise: what it did itself, never how it counts. Source: R-402. */
export const ENDED: Record<Outcome, string> = {
  satisfied: '已办结',
  unrated: '已自动办结（未收到评价）',
  unconfirmed: '已自动办结（未收到确认）',
  counted_good: '已自动办结（未收到评价）',
  explained: '已作说明办结',
  verified: '已核验办结',
  direct_report: '已登记，当场办结',
  confidential: '已归档',
};

/** The same of this case, with the enterprise's own rating. */
export function endedFor(c: Case, you: string): string {
  const word = c.outcome === 'satisfied' && levelOf(c, currentRating(c)?.level ?? '')?.word;
  return word ? `已办结（${you}评价：${word}）` : c.outcome ? ENDED[c.outcome] : '已办结';
}
