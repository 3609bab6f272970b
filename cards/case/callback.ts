import type { Card } from '../kit.ts';
import { asked, owed } from './matters.ts';
import { appeal, caseCard, delivered, notes, rated } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type CallbackView = CaseFace &
  Pick<CaseView, 'content' | 'additions' | 'missing' | 'progress' | 'calls' | 'result' | 'rating' | 'asks' | 'duties'>;

/** 回访中: the dissatisfied rating, and what was heard by telephone. Source; SZ 9. */
export const callbackCard = (view: CallbackView): Card =>
  caseCard(
    view,
    rated(view),
    notes('回访记录', view.calls),
    asked(view),
    owed(view),
    delivered(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('未解决之处', view.missing),
    notes('办理进展', view.progress),
  );
