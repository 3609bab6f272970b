import { type Card, facts } from '../kit.ts';
import { asked, helped, owed } from './matters.ts';
import { appeal, caseCard, delivered, grounds, notes, rated } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ClosedView = CaseFace &
  Pick<
    CaseView,
    'content' | 'progress' | 'calls' | 'result' | 'closure' | 'guidance' | 'rating' | 'helpers' | 'asks' | 'duties'
  >;

/** 已办结, 已引导, 已撤回: how it ended, for staff; open obligations are in the headline. Source. */
export const closedCard = (view: ClosedView): Card =>
  caseCard(
    view,
    facts({ 引导去向: view.guidance?.where, 说明: view.guidance?.text }),
    asked(view),
    owed(view),
    rated(view),
    grounds(view),
    notes('回访记录', view.calls),
    delivered(view),
    ...appeal(view),
    notes('办理进展', view.progress),
    helped(view),
  );
