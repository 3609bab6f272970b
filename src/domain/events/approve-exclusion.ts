import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { exclusionPending } from './parts/excluding.ts';
import { askedBefore } from './parts/past.ts';

/** 同意剔除: supervision approves. Source: metrics.md, "Counting" 5. */
export const approveExclusion = caseEvent({
  name: 'approve_exclusion',
  label: '同意剔除',
  from: STATES,
  by: ['supervision'],
  done: '已同意剔除，本件不计入考核',
  primary: { supervision: 'next' },
  confirm: { press: '同意后本件不计入考核。确定同意吗？' },
  offer: exclusionPending,
  apply: (c, _input, ctx) => (c.exclusion ? { ...c, exclusion: { ...c.exclusion, approvedAt: ctx.at } } : c),
  notifications: {
    exclusion_approved: { text: ({ which }) => `${which}已同意剔除，本件不计入考核。`, wakes: false },
  },
  notifies: () => [{ audience: 'unit', notification: 'exclusion_approved' }],
  history: { quotes: (past) => askedBefore(past, 'ask_exclusion', 'text') },
});
