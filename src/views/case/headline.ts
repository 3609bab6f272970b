import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import type { Whose } from '../shared/people.ts';
import { speaksForEnterprise } from '../shared/redact.ts';
import { audienceHeadline } from './audience-headline.ts';
import { enterpriseHeadline } from './enterprise-headline.ts';
import { staffHeadline } from './staff-headline.ts';

/** Who must do what by when: the first line of a card and of a list. */
export const headlineFor = (c: Case, audience: Audience, rules: Rules, whose: Whose = {}): string =>
  speaksForEnterprise(audience)
    ? enterpriseHeadline(c, audience, rules)
    : (audienceHeadline(c, audience, rules, whose) ?? staffHeadline(c, audience, rules));
