import { arbitrateCard } from '../../cards/case/arbitrate.ts';
import { callbackCard } from '../../cards/case/callback.ts';
import { closedCard } from '../../cards/case/closed.ts';
import { confirmCard } from '../../cards/case/confirm.ts';
import { endedCard } from '../../cards/case/ended.ts';
import { rateCard } from '../../cards/case/rate.ts';
import { receiptCard } from '../../cards/case/receipt.ts';
import { reviewCard } from '../../cards/case/review.ts';
import { triageCard } from '../../cards/case/triage.ts';
import { unitCard } from '../../cards/case/unit.ts';
import type { CaseView } from '../../cards/case/view.ts';
import type { Card } from '../../cards/kit.ts';
import type { Case, Seat, State } from '../domain/case/case.ts';
import { caseView } from './case-view.ts';
import { speaksForEnterprise } from './mask.ts';
import type { ViewRules } from './rules.ts';

type Draw = (view: CaseView) => Card;

/** Which card each side has in each state. */
const CARDS: Record<State, { enterprise: Draw; desk: Draw; unit: Draw }> = {
  submitted: { enterprise: receiptCard, desk: triageCard, unit: unitCard },
  dispatched: { enterprise: receiptCard, desk: unitCard, unit: unitCard },
  return_requested: { enterprise: receiptCard, desk: arbitrateCard, unit: unitCard },
  in_progress: { enterprise: receiptCard, desk: unitCard, unit: unitCard },
  answered: { enterprise: confirmCard, desk: unitCard, unit: unitCard },
  resolved: { enterprise: confirmCard, desk: unitCard, unit: unitCard },
  confirmed: { enterprise: rateCard, desk: unitCard, unit: unitCard },
  callback: { enterprise: receiptCard, desk: callbackCard, unit: unitCard },
  closure_review: { enterprise: receiptCard, desk: reviewCard, unit: unitCard },
  closed: { enterprise: endedCard, desk: closedCard, unit: closedCard },
  redirected: { enterprise: endedCard, desk: closedCard, unit: closedCard },
  withdrawn: { enterprise: endedCard, desk: closedCard, unit: closedCard },
};

/** The living card of a case for a seat, as the case is now. Drawn for the seat, never for whoever presses. */
export function cardFor(c: Case, seat: Seat, rules: ViewRules): Card {
  const side = speaksForEnterprise(seat) ? 'enterprise' : seat === 'unit' ? 'unit' : 'desk';
  return CARDS[c.state][side](caseView(c, seat, rules));
}
