import type { CaseView } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Seat } from '../../domain/case/message.ts';
import type { Whose } from '../shared/people.ts';
import { speaksForEnterprise, type Write, wordsFor } from '../shared/redact.ts';
import { dutiesShown, helpersShown, tasksShown } from './duties.ts';
import { asksOf, toldEnterprise } from './requests.ts';
import { expertOf, leadingOf, phoneOf, signoffOf } from './side-notes.ts';

/**
 * What is asked, owed, proposed and helped with beside the case's own state. Source: lifecycle.md, "Beside its state a case has".
 *
 * @param share  how much of each long text is shown, 0 to 1
 */
export function mattersOf(
  c: Case,
  seat: Seat,
  rules: Rules,
  whose: Whose,
  share: number,
): Pick<CaseView, 'asks' | 'duties' | 'helpers'> & Partial<CaseView> {
  const write: Write = (s, most) => wordsFor(seat, s, Math.floor(most * share));
  if (speaksForEnterprise(seat))
    return {
      asks: toldEnterprise(c, rules, write),
      duties: [],
      helpers: [],
      ...(seat === 'filer' && c.phone?.agent && phoneOf(c, seat, rules, write)),
    };
  const expert = expertOf(c, seat, rules, write);
  return {
    asks: seat === 'co_unit' ? [] : asksOf(c, rules, write),
    duties: seat === 'co_unit' ? tasksShown(c, rules, whose, write) : dutiesShown(c, seat, rules, write),
    helpers: helpersShown(c, seat, rules, write),
    ...phoneOf(c, seat, rules, write),
    ...(c.signoff && c.state === 'awaiting_signoff' && { signoff: signoffOf(c, rules) }),
    ...(expert && { expert }),
    ...(c.follows && c.state === 'merged' && { leading: leadingOf(c, rules) }),
  };
}
