import { type Card, facts } from '../kit.ts';
import { appeal, caseCard, delivered, grounds, rated, way } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type EndedView = CaseFace & Pick<CaseView, 'content' | 'steps' | 'result' | 'closure' | 'guidance' | 'rating'>;

/** 已办结, 已引导, 已撤回: how it ended, for the enterprise. Source. */
export const endedCard = (view: EndedView): Card =>
  caseCard(
    view,
    facts({ 引导去向: view.guidance?.where, 说明: view.guidance?.text }),
    rated(view),
    grounds(view, '情况说明'),
    delivered(view),
    ...appeal(view),
    way(view),
  );
