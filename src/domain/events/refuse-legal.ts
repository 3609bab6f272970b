import { z } from 'zod';
import { withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { words } from './inputs.ts';

/** 不同意转入: the limit stands. Source: R-307; ML 六(二). */
export const refuseLegal = caseEvent({
  name: 'refuse_legal',
  label: '不同意转入',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: (c) => (c.legalAsk ? null : { code: 'nothing_changed' }),
  apply: (c) => ({ ...c, legalAsk: undefined, clocks: withoutClocks(c, 'legal_decision') }),
  tells: (_after, { reason }) => [{ seat: 'unit', say: 'legal_refused', words: reason }],
});
