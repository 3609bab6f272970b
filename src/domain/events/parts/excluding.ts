import type { Case } from '../../case/case.ts';
import type { Refusal } from '../../case/refusal.ts';

/** 剔除 has been asked for and nobody has decided. */
export const exclusionAsked = (c: Pick<Case, 'exclusion'>): boolean =>
  c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt;

export const exclusionPending = (c: Case): Refusal | null => (exclusionAsked(c) ? null : { code: 'nothing_changed' });
