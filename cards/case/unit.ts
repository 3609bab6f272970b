import { type Card, facts } from '../kit.ts';
import { asked, called, helped, owed } from './matters.ts';
import { appeal, caseCard, delivered, grounds, notes, rated, ratedBefore, section } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type UnitView = CaseFace &
  Pick<
    CaseView,
    | 'content'
    | 'instruction'
    | 'additions'
    | 'missing'
    | 'progress'
    | 'result'
    | 'returnAsk'
    | 'closure'
    | 'rating'
    | 'ratedBefore'
    | 'calls'
    | 'asks'
    | 'duties'
    | 'helpers'
    | 'phone'
  >;

/** The card in the unit's group, and in the desk's while a unit has the case. Source. */
export const unitCard = (view: UnitView): Card =>
  caseCard(
    view,
    asked(view),
    called(view),
    owed(view),
    notes('未解决之处', view.missing),
    facts({ 退回事由: view.returnAsk?.ground }),
    section('退回理由', view.returnAsk?.reason),
    rated(view),
    ratedBefore(view),
    grounds(view),
    notes('回访记录', view.calls),
    delivered(view),
    helped(view),
    section('交办要求', view.instruction),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('办理进展', view.progress),
  );
