import type { Card } from '../kit.ts';
import { advised } from './matters.ts';
import { appeal, caseCard, notes } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ExpertView = CaseFace & Pick<CaseView, 'content' | 'additions' | 'expert'>;

/** What an expert is asked; the desk relays the answer. Source: R-201; SZ 8. */
export const expertCard = (view: ExpertView): Card =>
  caseCard(view, advised(view), ...appeal(view), notes('补充说明', view.additions));
