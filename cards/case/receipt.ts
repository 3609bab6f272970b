import type { Card } from '../kit.ts';
import { asked } from './matters.ts';
import { appeal, caseCard, delivered, notes, rated, way } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ReceiptView = CaseFace &
  Pick<CaseView, 'content' | 'steps' | 'additions' | 'missing' | 'progress' | 'asks' | 'result' | 'rating'>;

/** The receipt. It shows progress until the enterprise is asked for its answer. Source; T54. */
export const receiptCard = (view: ReceiptView): Card =>
  caseCard(
    view,
    asked(view),
    rated(view),
    delivered(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('未解决之处', view.missing),
    notes('承办单位进展', view.progress),
    way(view),
  );
