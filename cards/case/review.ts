import type { Card } from '../kit.ts';
import { asked, helped, owed } from './matters.ts';
import { appeal, caseCard, grounds, notes, rated } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ReviewView = CaseFace &
  Pick<
    CaseView,
    'content' | 'additions' | 'missing' | 'progress' | 'calls' | 'closure' | 'rating' | 'helpers' | 'asks' | 'duties'
  >;

/** 申请办结待审: the ground in law or policy, to be approved or refused. Source: R-404; SZ 9. */
export const reviewCard = (view: ReviewView): Card =>
  caseCard(
    view,
    grounds(view),
    rated(view),
    notes('回访记录', view.calls),
    asked(view),
    owed(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('未解决之处', view.missing),
    notes('办理进展', view.progress),
    helped(view),
  );
