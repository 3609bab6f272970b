import { type Card, note } from '../kit.ts';
import { called } from './matters.ts';
import { appeal, caseCard, delivered, grounds, rated } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type RateView = CaseFace & Pick<CaseView, 'content' | 'result' | 'closure' | 'rating' | 'silence' | 'phone'>;

/** 待您评价: one button for each level, best first; none is emphasised. Source: R-402; T39, T43. */
export const rateCard = (view: RateView): Card =>
  caseCard(
    view,
    called(view),
    rated(view),
    grounds(view, '情况说明'),
    delivered(view),
    ...appeal(view),
    view.silence !== undefined && note(view.silence),
  );
