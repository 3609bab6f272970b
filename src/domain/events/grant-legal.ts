import { withAssignment, withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { decided, extensionAsked } from './parts/extending.ts';
import { whileInProgress } from './parts/usual.ts';

/** Recorded as the answer to an open extension: its limit no longer applies. */
const OVERTAKEN = '已转入复议诉讼，以法定期限为准';

/** 同意转入: the date replaces the limit, and the case is marked so. Source: R-307; ML 六(二). */
export const grantLegal = caseEvent({
  name: 'grant_legal',
  label: '同意转入',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  done: '已同意转入，按法定期限办理',
  primary: { desk: whileInProgress },
  offer: (c) => (c.legalAsk ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    if (!c.legalAsk) return c;
    const { on, ground } = c.legalAsk;
    const over = extensionAsked(c) ? decided(c, ctx, (e) => ({ ...e, granted: false, why: OVERTAKEN })) : c;
    const clocks = withoutClocks(over, 'legal_decision');
    const marked = { ...over, clocks, legalAsk: undefined, legal: { on, ground, at: ctx.at } };
    return withAssignment(marked, ctx, (assignment) => ({ ...assignment, limit: { on, clause: ground } }));
  },
  notifications: {
    legal_granted: {
      text: ({ which, by }) => `${which}已同意转入复议诉讼，请按法定期限办理${by ? `，并${by}办结` : ''}。`,
      wakes: true,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
    legal_track: {
      text: ({ which, promised }) =>
        `您的诉求 ${which}因您已申请行政复议或提起诉讼，将按法定期限办理${promised ? `，预计${promised}前答复` : ''}。`,
      filed: ({ filing, promised }) =>
        `${filing}因企业已申请行政复议或提起诉讼，将按法定期限办理${promised ? `，预计${promised}前答复` : ''}。`,
      short: 'progress',
      wakes: false,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
  },
  notifies: (_after, _input, before) => [
    { audience: 'unit', notification: 'legal_granted' },
    ...(extensionAsked(before) ? [{ audience: 'unit', notification: 'ask_lapsed' } as const] : []),
    { audience: 'respondent', notification: 'legal_track' },
  ],
  history: { enterprise: '已转入行政复议或诉讼，按法定期限办理' },
});
