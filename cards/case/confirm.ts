import { type Card, note } from '../kit.ts';
import { called } from './matters.ts';
import { appeal, caseCard, delivered, notes } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ConfirmView = CaseFace & Pick<CaseView, 'content' | 'additions' | 'result' | 'silence' | 'phone'>;

/** 待您确认: asks the respondent whether the matter is settled. Source. */
export const confirmCard = (view: ConfirmView): Card =>
  caseCard(
    view,
    called(view),
    delivered(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    view.silence !== undefined && note(view.silence),
  );
