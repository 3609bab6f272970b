import type { Outcome, State } from '../../src/domain/case/state.ts';

/** The word of each state, for staff and for the enterprise. Source: lifecycle.md, "States". */
export const STATE_WORDS: Record<State, { staff: string; enterprise: string }> = {
  submitted: { staff: '待派单', enterprise: '待派单' },
  // Who signs for whom is not the enterprise's to know; the unit is being settled.
  awaiting_signoff: { staff: '待签批', enterprise: '正在核定承办单位' },
  dispatched: { staff: '待受理', enterprise: '待受理' },
  // A return is no business of the enterprise's (T54).
  return_requested: { staff: '退回待裁定', enterprise: '正在核定承办单位' },
  in_progress: { staff: '办理中', enterprise: '办理中' },
  answered: { staff: '已答复待确认', enterprise: '待您确认' },
  resolved: { staff: '待企业确认', enterprise: '待您确认' },
  confirmed: { staff: '待评价', enterprise: '待您评价' },
  callback: { staff: '回访中', enterprise: '回访中' },
  closure_review: { staff: '申请办结待审', enterprise: '办理中' },
  // The enterprise sees the leading case's state instead (`tagFor`).
  merged: { staff: '已并案', enterprise: '已并案' },
  closed: { staff: '已办结', enterprise: '已办结' },
  redirected: { staff: '已引导', enterprise: '已引导' },
  withdrawn: { staff: '已撤回', enterprise: '已撤回' },
};

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

/** A finished problem that a unit found itself waits for the desk. Source: lifecycle.md, "verify". */
export const TO_VERIFY = '待核验';

/** What stands in an enterprise's place for a problem that a unit found itself. Source: R-106. */
export const NO_ENTERPRISE = '单位自查';

/** All that a confidential case leaves where it had been shown. Source: R-802; T52. */
export const CONFIDENTIAL_STUB = '本件已转由专人办理';
