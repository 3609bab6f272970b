import type { Case, Seat } from '../domain/case/case.ts';
import { enterpriseLead } from './enterprise-lead.ts';
import { speaksForEnterprise } from './mask.ts';
import type { Whose } from './people.ts';
import type { ViewRules } from './rules.ts';
import { seatLead } from './seat-lead.ts';
import { staffLead } from './staff-lead.ts';

/** Who must do what by when: the first line of a card and of a list. */
export const leadFor = (c: Case, seat: Seat, rules: ViewRules, whose: Whose = {}): string =>
  speaksForEnterprise(seat)
    ? enterpriseLead(c, seat, rules)
    : (seatLead(c, seat, rules, whose) ?? staffLead(c, seat, rules));
