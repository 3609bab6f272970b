import { z } from 'zod';
import { addWorkingDays, shanghaiDate } from '../../time/working-days.ts';
import { type Case, type Leg, runningLeg } from '../case.ts';
import { startClock, withLeg } from '../clocks.ts';
import { caseEvent, type Rules } from '../event.ts';
import { wholeNumber, words } from '../inputs.ts';
import type { Refusal } from '../refusal.ts';
import { actingPerson } from './shared.ts';

function offer(c: Case, { at, calendar, profile }: Rules): Refusal | null {
  const leg = runningLeg(c);
  if (leg?.extension) return { code: leg.extension.decidedAt ? 'extension_used' : 'pending_already' };
  if (!leg?.deadline || leg.limit.workingDays === undefined) return { code: 'nothing_changed' };
  const { workingDays } = profile.limits.extensionNotice;
  const last = addWorkingDays(shanghaiDate(leg.deadline), -workingDays, calendar);
  return shanghaiDate(at) > last ? { code: 'extension_too_late', workingDays } : null;
}

/** 申请延期: with a reason, at least one working day before the deadline, once a leg, at most the original limit. Source: R-305 (D). */
export const askExtension = caseEvent({
  name: 'ask_extension',
  label: '申请延期',
  short: '延期',
  from: ['in_progress'],
  by: ['unit'],
  form: true,
  input: z.object({ days: wholeNumber('延期天数'), reason: words('理由', 500) }),
  offer,
  refuse(c, { days }) {
    const most = runningLeg(c)?.limit.workingDays ?? 0;
    return days > most ? { code: 'extension_too_long', most } : null;
  },
  apply: (c, { days, reason }, ctx) => {
    const asked = withLeg(c, ctx, (leg) => ({
      ...leg,
      extension: { days, reason, by: actingPerson(ctx), at: ctx.at },
    }));
    return { ...asked, clocks: { ...c.clocks, extension_decision: startClock('extension_decision', ctx) } };
  },
  tells: () => [{ seat: 'desk', say: 'extension_asked' }],
});

const pending = (c: Case): Refusal | null => {
  const asked = runningLeg(c)?.extension;
  return asked && !asked.decidedAt ? null : { code: 'nothing_changed' };
};

const decided = (
  c: Case,
  ctx: Parameters<typeof withLeg>[1],
  change: (e: NonNullable<Leg['extension']>, leg: Leg) => NonNullable<Leg['extension']>,
): Case => {
  const { extension_decision: _over, ...clocks } = c.clocks;
  return withLeg({ ...c, clocks }, ctx, (leg) =>
    leg.extension ? { ...leg, extension: change({ ...leg.extension, decidedAt: ctx.at }, leg) } : leg,
  );
};

/** 同意延期: the new deadline counts from the old one, and the verdict follows it even when granted late. Source: R-305 (D). */
export const grantExtension = caseEvent({
  name: 'grant_extension',
  label: '同意延期',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  offer: pending,
  apply: (c, _input, ctx) =>
    decided(c, ctx, (e, leg) => ({ ...e, granted: true, ...(leg.notBefore && { notBefore: leg.notBefore }) })),
  tells: (after) => [
    { seat: 'unit', say: 'extension_granted' },
    { seat: 'respondent', say: 'extended', words: runningLeg(after)?.extension?.reason ?? '' },
  ],
});

/** 不同意 an extension: the deadline stands. Source: R-305 (D). */
export const refuseExtension = caseEvent({
  name: 'refuse_extension',
  label: '不同意',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: pending,
  apply: (c, { reason }, ctx) => decided(c, ctx, (e) => ({ ...e, granted: false, why: reason })),
  tells: (_after, { reason }) => [{ seat: 'unit', say: 'extension_refused', words: reason }],
});
