import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import type { Whose } from '../shared/people.ts';
import { speaksForEnterprise } from '../shared/redact.ts';
import { audienceLead } from './audience-headline.ts';
import { enterpriseLead } from './enterprise-headline.ts';
import { staffLead } from './staff-headline.ts';

/** Who must do what by when: the first line of a card and of a list. */
export const leadFor = (c: Case, audience: Audience, rules: Rules, whose: Whose = {}): string =>
  speaksForEnterprise(audience)
    ? enterpriseLead(c, audience, rules)
    : (audienceLead(c, audience, rules, whose) ?? staffLead(c, audience, rules));
