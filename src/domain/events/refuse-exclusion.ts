import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { exclusionPending } from './parts/excluding.ts';
import { askedBefore } from './parts/past.ts';

/** 不同意剔除: the case stays in the appraisal figures. Source: metrics.md, "Counting" 5. */
export const refuseExclusion = caseEvent({
  name: 'refuse_exclusion',
  label: '不同意剔除',
  from: STATES,
  by: ['supervision'],
  done: '已不同意剔除，本件计入考核',
  primary: { supervision: 'next' },
  offer: exclusionPending,
  apply: (c, _input, ctx) => (c.exclusion ? { ...c, exclusion: { ...c.exclusion, refusedAt: ctx.at } } : c),
  notifications: {
    exclusion_refused: { text: ({ which }) => `${which}的剔除申请未获同意，本件计入考核。`, wakes: false },
  },
  notifies: () => [{ audience: 'unit', notification: 'exclusion_refused' }],
  history: { quotes: (past) => askedBefore(past, 'ask_exclusion', 'text') },
});
