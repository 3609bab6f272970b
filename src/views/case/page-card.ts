import { receiptCard } from '../../../cards/case/receipt.ts';
import type { Card } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { seeResult } from '../../domain/events/see-result.ts';
import { wholeCard } from './case-card.ts';
import { ALL, caseView } from './case-view.ts';

/** Whether the result waits to be looked at: until then the page shows neither it nor the buttons that answer it. */
export const isSealed = (c: Case, audience: Audience, rules: Rules): boolean =>
  audience === 'respondent' && seeResult.from.includes(c.state) && seeResult.offer(c, rules) === null;

/** The card of a case on the enterprise's own page, with nothing left out for size. Source: interface.md, "Links"; lifecycle.md, "result delivered". */
export function pageCard(c: Case, audience: Audience, rules: Rules): Card {
  if (!isSealed(c, audience, rules)) return wholeCard(c, audience, rules);
  const { result: _result, closure: _closure, rating: _rating, ...view } = caseView(c, audience, rules, {}, ALL);
  return receiptCard({
    ...view,
    headline: '已有办理结果，请按“查看办理结果”',
    shown: view.shown.filter(({ name }) => name === seeResult.name),
    more: [],
  });
}
