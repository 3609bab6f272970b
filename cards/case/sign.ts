import { type Card, facts } from '../kit.ts';
import { appeal, caseCard, notes, section } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type SignView = CaseFace & Pick<CaseView, 'content' | 'instruction' | 'additions' | 'signoff' | 'referral'>;

/** 待签批: the proposed unit, and who has signed. Source: R-209; SQ (八). */
export const signCard = (view: SignView): Card =>
  caseCard(
    view,
    facts(view.signoff ?? {}),
    section('交办要求', view.instruction),
    ...appeal(view),
    notes('补充说明', view.additions),
    section('提请协调理由', view.referral),
  );
