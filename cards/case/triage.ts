import { type Card, note } from '../kit.ts';
import { advised, asked, owed } from './matters.ts';
import { appeal, caseCard, notes, section } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type TriageView = CaseFace &
  Pick<CaseView, 'content' | 'additions' | 'missing' | 'calls' | 'referral' | 'advice' | 'expert' | 'asks' | 'duties'>;

/** 待派单: the appeal, and the units it may go to. A person decides. Source. */
export const triageCard = (view: TriageView): Card =>
  caseCard(
    view,
    advised(view),
    asked(view),
    owed(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    notes('未解决之处', view.missing),
    notes('回访记录', view.calls),
    section('提请协调理由', view.referral),
    view.advice !== undefined && note(view.advice),
  );
