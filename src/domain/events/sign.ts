import { dispatchingAudience } from '../case/audiences.ts';
import { enter } from '../clocks/clocks.ts';
import { isStaffed } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { given, taskGiven } from './parts/past.ts';
import { placed, placedNotifications } from './parts/placing.ts';
import { allSigned, backFromSigning, signedNow, signingStopped } from './parts/signing.ts';

/** 同意派单: signers sign in order. After the last signature the assignment starts. Source: R-209; SQ (八). */
export const sign = caseEvent({
  name: 'sign',
  label: '同意派单',
  from: ['awaiting_signoff'],
  by: ['signer'],
  done: '已同意派单',
  primary: { signer: 'next' },
  apply(c, _input, ctx) {
    const after = signedNow(c, ctx);
    if (!after.signoff) return c;
    // The next signer, or the unit, may have left the directory meanwhile.
    if (signingStopped(after, ctx.directory)) return backFromSigning(c, ctx);
    if (!allSigned(after.signoff)) return enter(after, 'awaiting_signoff', ctx);
    const { unit, board, ...order } = after.signoff;
    const coUnits = order.coUnits.filter((id) => isStaffed(ctx.directory, id));
    return placed(after, { unit, ...(board && { board }) }, { ...order, coUnits }, ctx);
  },
  notifies(after, _input, before, ctx) {
    if (after.state === 'awaiting_signoff') return [{ audience: 'signer', notification: 'to_sign' }];
    if (after.state === 'dispatched') return placedNotifications(after, before);
    const why = signingStopped(signedNow(before, ctx), ctx.directory);
    return [
      {
        audience: dispatchingAudience(after, ctx.directory),
        notification: 'signing_stopped',
        ...(why && { words: why }),
      },
    ];
  },
  history: {
    enterprise: (past) => (past.entry.state === 'dispatched' ? given(past, `已转交${past.target}办理`) : undefined),
    quotes: taskGiven,
  },
});
