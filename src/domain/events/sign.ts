import { enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { given, taskGiven } from './parts/past.ts';
import { placed, placedNotifications } from './parts/placing.ts';
import { actingPerson } from './parts/shared.ts';

/** 同意派单: signers sign in order. After the last signature the assignment starts. Source: R-209; SQ (八). */
export const sign = caseEvent({
  name: 'sign',
  label: '同意派单',
  from: ['awaiting_signoff'],
  by: ['signer'],
  done: '已同意派单',
  primary: { signer: 'next' },
  apply(c, _input, ctx) {
    if (!c.signoff) return c;
    const signoff = { ...c.signoff, signed: [...c.signoff.signed, { at: ctx.at, by: actingPerson(ctx) }] };
    if (signoff.signed.length < signoff.signers.length) return enter({ ...c, signoff }, 'awaiting_signoff', ctx);
    const { unit, board, coUnits } = signoff;
    return placed({ ...c, signoff }, { unit, ...(board && { board }) }, coUnits, ctx);
  },
  notifies: (after, _input, before) =>
    after.state === 'awaiting_signoff'
      ? [{ audience: 'signer', notification: 'to_sign' }]
      : placedNotifications(after, before),
  history: {
    enterprise: (past) => (past.entry.state === 'dispatched' ? given(past, `已转交${past.target}办理`) : undefined),
    quotes: taskGiven,
  },
});
