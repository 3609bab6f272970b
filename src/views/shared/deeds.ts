import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { toGuide } from '../../domain/case/guidance.ts';

/** What whoever dispatches is asked to do with a case that came: a category that is redirected goes to no unit. Source: R-203. */
export const dispatchDeed = (c: Case, rules: Pick<Rules, 'profile'>): string =>
  toGuide(c, rules) ? '引导转办（类别不属受理范围）' : '派单';
