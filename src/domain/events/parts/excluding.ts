import type { Case } from '../../case/case.ts';
import type { Refusal } from '../../case/refusal.ts';

/** Whether 剔除 has been asked for and not yet decided. */
export const exclusionAsked = (c: Pick<Case, 'exclusion'>): boolean =>
  c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt;

export const exclusionPending = (c: Case): Refusal | null => (exclusionAsked(c) ? null : { code: 'nothing_changed' });
