import { z } from 'zod';
import type { Case } from '../case.ts';
import { enter } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { words } from '../inputs.ts';
import { placed, placedTells } from './placing.ts';
import { actingPerson } from './shared.ts';

const signedBy = (c: Case, by: { openId: string; name: string }, at: Date): NonNullable<Case['signoff']> => {
  if (!c.signoff) throw new TypeError(`case ${c._id} awaits a signature and has no signers`);
  return { ...c.signoff, signed: [...c.signoff.signed, { at, by }] };
};

/** 同意派单: each signer in turn; with the last one the work order goes out and the leg starts. Source: R-209; SQ (八). */
export const sign = caseEvent({
  name: 'sign',
  label: '同意派单',
  from: ['awaiting_signoff'],
  by: ['signer'],
  apply(c, _input, ctx) {
    const signoff = signedBy(c, actingPerson(ctx), ctx.at);
    if (signoff.signed.length < signoff.signers.length) return enter({ ...c, signoff }, 'awaiting_signoff', ctx);
    const { unit, board, coUnits } = signoff;
    return placed({ ...c, signoff }, { unit, ...(board && { board }) }, coUnits, ctx);
  },
  tells: (after, _input, _before, ctx) =>
    after.state === 'awaiting_signoff' ? [{ seat: 'signer', say: 'to_sign' }] : placedTells(after, ctx),
});

/** 退回专席: any signer may refuse; the desk dispatches anew. Source: R-209; SQ (八). */
export const refuseSign = caseEvent({
  name: 'refuse_sign',
  label: '退回专席',
  from: ['awaiting_signoff'],
  by: ['signer'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  apply: (c, _input, ctx) => enter({ ...c, signoff: undefined }, 'submitted', ctx),
  tells: (after, { reason }) => [{ seat: after.referral ? 'coordinator' : 'desk', say: 'sign_refused', words: reason }],
});
