import { type Card, facts } from '../kit.ts';
import { asked, helped, owed } from './matters.ts';
import { appeal, caseCard, notes, section } from './parts.ts';
import type { CaseFace, CaseView } from './view.ts';

export type ArbitrateView = CaseFace &
  Pick<CaseView, 'content' | 'additions' | 'returnAsk' | 'referral' | 'helpers' | 'asks' | 'duties'>;

/** 退回待裁定: why the unit says the case is not its own. Source: R-302 (ML 六(二)). */
export const arbitrateCard = (view: ArbitrateView): Card =>
  caseCard(
    view,
    facts({ 退回事由: view.returnAsk?.ground, 申请退回: view.returnAsk?.by }),
    section('退回理由', view.returnAsk?.reason),
    asked(view),
    owed(view),
    ...appeal(view),
    notes('补充说明', view.additions),
    section('提请协调理由', view.referral),
    helped(view),
  );
