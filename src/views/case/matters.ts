import type { CaseView } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import type { Whose } from '../shared/people.ts';
import { speaksForEnterprise, type Write, wordsFor } from '../shared/redact.ts';
import { dutiesShown, helpersShown, tasksShown } from './duties.ts';
import { asksOf, toldEnterprise } from './requests.ts';
import { expertOf, phoneOf, primaryCaseOf, signoffOf } from './side-notes.ts';

/**
 * Requests, obligations, proposals and co-tasks of a case. Source: lifecycle.md, "Beside its state a case has".
 *
 * @param share  how much of each long text is shown, as for `caseView`
 */
export function mattersOf(
  c: Case,
  audience: Audience,
  rules: Rules,
  whose: Whose,
  share: number,
): Pick<CaseView, 'asks' | 'duties' | 'helpers'> & Partial<CaseView> {
  const write: Write = (s, most) => wordsFor(audience, s, Math.floor(most * share));
  if (speaksForEnterprise(audience))
    return {
      asks: toldEnterprise(c, rules, write),
      duties: [],
      helpers: [],
      ...(audience === 'filer' && c.phone?.agent && phoneOf(c, audience, rules, write)),
    };
  const expert = expertOf(c, audience, rules, write);
  return {
    asks: audience === 'co_unit' ? [] : asksOf(c, rules, write),
    duties: audience === 'co_unit' ? tasksShown(c, rules, whose, write) : dutiesShown(c, audience, rules, write),
    helpers: helpersShown(c, audience, rules, write),
    ...phoneOf(c, audience, rules, write),
    ...(c.signoff && c.state === 'awaiting_signoff' && { signoff: signoffOf(c, rules) }),
    ...(expert && { expert }),
    ...(c.duplicateOf && c.state === 'merged' && { primaryCase: primaryCaseOf(c, rules) }),
  };
}
