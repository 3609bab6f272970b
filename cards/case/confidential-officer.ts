import { type Card, facts, note } from '../kit.ts';
import { appeal, caseCard, notes } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ConfidentialOfficerView = CaseFace & Pick<CaseView, 'content' | 'additions' | 'progress' | 'guidance'>;

/** A confidential case, shown in full only on this card. Source: R-802 (D). */
export const confidentialOfficerCard = (view: ConfidentialOfficerView): Card =>
  caseCard(
    view,
    note('保密件：仅指定专办人员可见，请勿转发、截图'),
    facts({ 引导去向: view.guidance?.where, 说明: view.guidance?.text }),
    ...appeal(view, '反映内容'),
    notes('补充说明', view.additions),
    notes('登记记录', view.progress),
  );
