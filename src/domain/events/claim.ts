import { caseEvent } from './event.ts';
import { actingPerson } from './parts/shared.ts';

/** 认领: the card names who at the desk deals with the case; others may still act. Source: lifecycle.md, "claim". */
export const claim = caseEvent({
  name: 'claim',
  label: '认领',
  from: ['submitted', 'return_requested', 'callback', 'closure_review'],
  by: ['desk', 'dispatcher'],
  atWill: true,
  ignoresV: true,
  personal: true,
  done: '已认领，请尽快处理',
  primary: { desk: 'next', coordinator: 'next', supervision: 'next' },
  refuse: (c, _input, ctx) => (c.claimedBy?.openId === actingPerson(ctx).openId ? { code: 'claimed_already' } : null),
  apply: (c, _input, ctx) => ({ ...c, claimedBy: actingPerson(ctx) }),
});
