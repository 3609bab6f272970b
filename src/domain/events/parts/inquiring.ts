import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import type { Audience, Show } from '../../case/message.ts';
import { rolesOf } from '../../case/roles.ts';
import { actingPerson } from './shared.ts';

type Inquiry = Extract<Show, { inquiry: unknown }>['inquiry'];

/** The audience as which the person looks. Whoever speaks for the enterprise sees what is meant for it. */
export function audienceOf(c: Case, ctx: Ctx): Audience {
  const roles = rolesOf(c, ctx.actor, ctx);
  if (roles.has('confidential_officer')) return 'confidential_officer';
  if (roles.has('desk')) return 'desk';
  if (roles.has('unit')) return 'unit';
  if (roles.has('co_unit')) return 'co_unit';
  if (roles.has('supervision') || roles.has('party') || roles.has('leader') || roles.has('dispatcher'))
    return 'supervision';
  return roles.has('respondent') ? 'respondent' : 'filer';
}

/** The answer to an inquiry, sent only to whoever pressed. */
export const privately = (inquiry: Inquiry) => (c: Case, _input: unknown, ctx: Ctx) => [
  { to: { person: actingPerson(ctx).openId }, show: { inquiry, audience: audienceOf(c, ctx) } },
];
