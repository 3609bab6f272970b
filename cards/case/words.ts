import type { Outcome } from '../../src/domain/case/state.ts';

/** A closed case's tag says how it ended. Source: interface.md, "Faces". */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  satisfied: '满意办结',
  unrated: '未评价办结',
  unconfirmed: '未确认办结',
  counted_good: '默认好评办结',
  explained: '说明办结',
  verified: '核验办结',
  direct_report: '直报办结',
  confidential: '保密归档',
};

/** A problem that a unit found itself is handled and waits for the desk's check. Source: lifecycle.md, "verify". */
export const TO_VERIFY = '待核验';

/** Shown instead of an enterprise for a problem that a unit found itself. Source: R-106. */
export const NO_ENTERPRISE = '单位自查';

/** All that is shown of a confidential case where its card was before. Source: R-802; T52. */
export const CONFIDENTIAL_STUB = '本件已转由专人办理';
