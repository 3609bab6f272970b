import type { Card } from '../kit.ts';
import { helped, matter } from './matters.ts';
import { appeal, caseCard, notes, section } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type CoUnitView = CaseFace &
  Pick<CaseView, 'content' | 'instruction' | 'additions' | 'progress' | 'helpers' | 'duties'>;

/** The card of a co-unit: its task, and the case it belongs to. Source: R-207; SZ 8. */
export const coUnitCard = (view: CoUnitView): Card =>
  caseCard(
    view,
    view.duties.flatMap(matter),
    helped(view),
    section('交办要求', view.instruction),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('办理进展', view.progress),
  );
