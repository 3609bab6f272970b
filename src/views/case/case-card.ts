import { arbitrateCard } from '../../../cards/case/arbitrate.ts';
import { callbackCard } from '../../../cards/case/callback.ts';
import { closedCard } from '../../../cards/case/closed.ts';
import { coUnitCard } from '../../../cards/case/co-unit.ts';
import { confidentialOfficerCard } from '../../../cards/case/confidential-officer.ts';
import { confirmCard } from '../../../cards/case/confirm.ts';
import { endedCard } from '../../../cards/case/ended.ts';
import { expertCard } from '../../../cards/case/expert.ts';
import { mergedCard } from '../../../cards/case/merged.ts';
import { rateCard } from '../../../cards/case/rate.ts';
import { receiptCard } from '../../../cards/case/receipt.ts';
import { reviewCard } from '../../../cards/case/review.ts';
import { signCard } from '../../../cards/case/sign.ts';
import { stubCard } from '../../../cards/case/stub.ts';
import { triageCard } from '../../../cards/case/triage.ts';
import { unitCard } from '../../../cards/case/unit.ts';
import type { CaseView } from '../../../cards/case/view.ts';
import { type Card, userText } from '../../../cards/kit.ts';
import { cardFits, MAX_CARD_BYTES } from '../../../cards/limits.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { type CaseCard, isOpen, STATE_TABLE } from '../../domain/case/state.ts';
import type { Whose } from '../shared/people.ts';
import { speaksForEnterprise } from '../shared/redact.ts';
import { withoutWithheld } from '../shared/withheld.ts';
import { ALL, caseView } from './case-view.ts';

type Draw = (view: CaseView) => Card;

const DRAW: Record<CaseCard, Draw> = {
  receipt: receiptCard,
  triage: triageCard,
  sign: signCard,
  arbitrate: arbitrateCard,
  unit: unitCard,
  confirm: confirmCard,
  rate: rateCard,
  callback: callbackCard,
  review: reviewCard,
  merged: mergedCard,
  ended: endedCard,
  closed: closedCard,
};

/** Audiences with a card of their own: their single task, and the case around it. */
const OWN: Partial<Record<Audience, (c: Case) => Draw | undefined>> = {
  co_unit: (c) => (isOpen(c) ? coUnitCard : undefined),
  expert: (c) => (c.state === 'submitted' ? expertCard : undefined),
  confidential_officer: () => confidentialOfficerCard,
};

/**
 * The living card of a case for an audience, never for the person who pressed. A confidential case has a card for its
 * officers only; every other audience gets a line that says nothing about it (R-802; T52).
 *
 * @param whose  which unit's or person's card it is, where several have the audience; without it a co-unit's card names
 *   all tasks
 */
export function cardFor(c: Case, audience: Audience, rules: Rules, whose: Whose = {}): Card {
  if (c.confidential && audience !== 'confidential_officer') return gone(c);
  const draw = drawFor(c, audience);
  for (const share of SHARES) {
    const card = withoutWithheld(c, draw(caseView(c, audience, rules, whose, share)));
    if (cardFits(JSON.stringify(card), ROOM)) return card;
  }
  return withoutWithheld(c, draw(caseView(c, audience, rules, whose, 0)));
}

/** The same with all texts, notes and steps, for a page of its own. */
export function wholeCard(c: Case, audience: Audience, rules: Rules): Card {
  if (c.confidential && audience !== 'confidential_officer') return gone(c);
  return withoutWithheld(c, drawFor(c, audience)(caseView(c, audience, rules, {}, ALL)));
}

function drawFor(c: Case, audience: Audience): Draw {
  const side = speaksForEnterprise(audience) ? 'enterprise' : audience === 'unit' ? 'unit' : 'desk';
  return OWN[audience]?.(c) ?? DRAW[STATE_TABLE[c.state].card[side]];
}

/** Less than Feishu's 30 KB, because the mark by which a message is found again is added later (T35). */
const ROOM = MAX_CARD_BYTES - 500;
/** The shares of texts that are tried in turn; few cards need less than 1. */
const SHARES: readonly number[] = [1, 0.6, 0.35, 0.2, 0.1];

/** The stub of a confidential case where its card was before. */
export const gone = (c: Case): Card =>
  stubCard({ caseId: c._id, v: c.v, no: c.no, title: userText(''), state: '', confidential: true }, 'moved');
