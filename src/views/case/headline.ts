import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Seat } from '../../domain/case/message.ts';
import type { Whose } from '../shared/people.ts';
import { speaksForEnterprise } from '../shared/redact.ts';
import { seatLead } from './audience-headline.ts';
import { enterpriseLead } from './enterprise-headline.ts';
import { staffLead } from './staff-headline.ts';

/** Who must do what by when: the first line of a card and of a list. */
export const leadFor = (c: Case, seat: Seat, rules: Rules, whose: Whose = {}): string =>
  speaksForEnterprise(seat)
    ? enterpriseLead(c, seat, rules)
    : (seatLead(c, seat, rules, whose) ?? staffLead(c, seat, rules));
