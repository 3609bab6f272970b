import type { Card } from '../kit.ts';
import { primaryCaseFacts } from './matters.ts';
import { appeal, caseCard, notes } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type MergedView = CaseFace & Pick<CaseView, 'content' | 'additions' | 'primaryCase' | 'progress'>;

/** 已并案: for staff, the primary case and its state. Source: R-108; T51. */
export const mergedCard = (view: MergedView): Card =>
  caseCard(
    view,
    primaryCaseFacts(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('办理进展', view.progress),
  );
