import { z } from 'zod';
import { type Case, STOP_REASONS } from '../case.ts';
import { openStop, resumeLeg, startClock, stopLeg } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { choice, words } from '../inputs.ts';
import { actingPerson } from './shared.ts';

const without = (c: Case, clock: 'stop_decision'): Case => {
  const { [clock]: _over, ...clocks } = c.clocks;
  return { ...c, clocks, stopAsk: undefined };
};

/** 暂停计时: only for a reason the profile lists; the desk decides. Source: lifecycle.md, "stop / resume"; calendar.md 5. */
export const askStop = caseEvent({
  name: 'ask_stop',
  label: '暂停计时',
  from: ['in_progress'],
  by: ['unit'],
  form: true,
  input: z.object({ reason: choice('暂停事由'), text: words('理由', 500) }),
  offer: (c) => (c.stopAsk || openStop(c) ? { code: 'pending_already' } : null),
  refuse: (_c, { reason }, { profile }) =>
    profile.stopReasons.some((s) => s.asked && s.id === reason) ? null : { code: 'not_a_stop_reason', words: reason },
  apply: (c, { reason, text }, ctx) => ({
    ...c,
    stopAsk: { reason: z.enum(STOP_REASONS).parse(reason), text, by: actingPerson(ctx), at: ctx.at },
    clocks: { ...c.clocks, stop_decision: startClock('stop_decision', ctx) },
  }),
  tells: () => [{ seat: 'desk', say: 'stop_asked' }],
});

/** 同意暂停: stopped working days do not count; at its most the clock resumes by itself. */
export const grantStop = caseEvent({
  name: 'grant_stop',
  label: '同意暂停',
  from: ['in_progress'],
  by: ['desk'],
  offer: (c) => (c.stopAsk ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => (c.stopAsk ? stopLeg(without(c, 'stop_decision'), c.stopAsk.reason, ctx) : c),
  tells: (_after, _input, before) => [
    { seat: 'unit', say: 'stop_granted' },
    ...(before.stopAsk?.reason === 'material'
      ? [{ seat: 'respondent' as const, say: 'material_wanted', words: before.stopAsk.text }]
      : []),
  ],
});

/** 不同意暂停: the clock runs on. */
export const refuseStop = caseEvent({
  name: 'refuse_stop',
  label: '不同意暂停',
  from: ['in_progress'],
  by: ['desk'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: (c) => (c.stopAsk ? null : { code: 'nothing_changed' }),
  apply: (c) => without(c, 'stop_decision'),
  tells: (_after, { reason }) => [{ seat: 'unit', say: 'stop_refused', words: reason }],
});

/** 恢复计时: by the unit or the desk. */
export const resume = caseEvent({
  name: 'resume',
  label: '恢复计时',
  from: ['in_progress'],
  by: ['unit', 'desk'],
  offer: (c) => (openStop(c) ? null : { code: 'not_stopped' }),
  apply: (c, _input, ctx) => resumeLeg(c, ctx),
  tells: () => [{ seat: 'unit', say: 'resumed' }],
});

/** A stop at its most resumes by itself (calendar.md, "stop for material at most 10"). */
export const stopOver = caseEvent({
  name: 'stop_over',
  label: '暂停期满',
  from: ['in_progress'],
  by: ['clock'],
  offer: (c, { at }) => {
    const until = openStop(c)?.until;
    return until && until <= at ? null : { code: 'not_due' };
  },
  apply: (c, _input, ctx) => resumeLeg(c, { ...ctx, at: openStop(c)?.until ?? ctx.at }),
  tells: () => [{ seat: 'unit', say: 'resumed' }],
});
