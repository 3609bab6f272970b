import { OUTCOME_WORDS } from '../../../cards/case/words.ts';
import type { Case } from '../../domain/case/case.ts';
import { before, type Due, day } from '../shared/due.ts';

/**
 * `请市场监管局于3月9日（周二）17:30前受理，今日到期`; once it is over `已超期 2 个工作日（时限3月9日17:30），请市场监管局立即受理`.
 *
 * @param who  who is asked; empty where that is the reader
 */
export const asks = (who: string, due: Due | undefined, what: string): string =>
  due?.alert === 'late'
    ? `${due.mark}（时限${day(due)}），请${who}立即${what}`
    : `请${who}${due ? `于${before(due)}` : ''}${what}${due?.mark ? `，${due.mark}` : ''}`;

/** For staff who wait for the enterprise, which they cannot hurry. */
export const awaits = (due: Due | undefined, what: string): string => `等待企业${due ? `于${before(due)}` : ''}${what}`;

/** The same as a promise to the enterprise; an apology comes first once it is broken. */
export const promises = (who: string, due: Due | undefined, what: string): string =>
  due?.alert === 'late'
    ? `非常抱歉，未能按时${what}（原定${day(due)}），${who}正在加急处理`
    : `${who}将${due ? `于${before(due)}` : ''}${what}`;

export const closedHeadline = (c: Case): string => `已办结：${c.outcome ? OUTCOME_WORDS[c.outcome] : '已办结'}`;
