import { enter } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { close } from './shared.ts';

/** Silence after the result: what the place's rule says; but whoever has been talking to us is called back instead. Source: R-401; HZ 三(四)1; T49. */
export const confirmOver = caseEvent({
  name: 'confirm_over',
  label: '确认期满',
  from: ['resolved', 'answered'],
  by: ['clock'],
  offer: (c, { at }) => (c.clocks.confirm && c.clocks.confirm.deadline <= at ? null : { code: 'not_due' }),
  apply: (c, _input, ctx) => (c.confirmRenewed ? enter(c, 'callback', ctx) : close(c, c.profile.silence.confirm, ctx)),
  tells: (after) =>
    after.state === 'callback'
      ? [{ seat: 'desk', say: 'to_call_back' }]
      : [{ seat: 'respondent', say: 'closed_by_silence' }],
});
