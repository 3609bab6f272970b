import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { exclusionPending } from './parts/excluding.ts';

/** 不同意剔除: it counts. Source: metrics.md, "Counting" 5. */
export const refuseExclusion = caseEvent({
  name: 'refuse_exclusion',
  label: '不同意剔除',
  from: STATES,
  by: ['supervision'],
  offer: exclusionPending,
  apply: (c, _input, ctx) => (c.exclusion ? { ...c, exclusion: { ...c.exclusion, refusedAt: ctx.at } } : c),
  tells: () => [{ seat: 'unit', say: 'exclusion_refused' }],
});
