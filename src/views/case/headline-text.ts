import { OUTCOME_WORDS } from '../../../cards/case/words.ts';
import type { Case } from '../../domain/case/case.ts';
import { before, type Due } from '../shared/due.ts';

/** `市场监管局请于3月9日（周二）17:30前受理，今日到期`. */
export const asks = (who: string, due: Due | undefined, what: string): string =>
  `${who}请${due ? `于${before(due)}` : ''}${what}${due?.mark ? `，${due.mark}` : ''}`;

/** For staff who wait for the enterprise, which they cannot hurry. */
export const awaits = (due: Due | undefined, what: string): string => `等待企业${due ? `于${before(due)}` : ''}${what}`;

/** The same as a promise to the enterprise. */
export const promises = (who: string, due: Due | undefined, what: string): string =>
  due?.alert === 'late' ? `${who}正在抓紧${what}，${due.mark}` : `${who}将${due ? `于${before(due)}` : ''}${what}`;

export const closedHeadline = (c: Case): string => `已办结：${c.outcome ? OUTCOME_WORDS[c.outcome] : '已办结'}`;
