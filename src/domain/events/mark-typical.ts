import { z } from 'zod';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { words } from './inputs.ts';
import { actingPerson } from './parts/shared.ts';

/** 典型案例: a solution worth showing (R-408; HZ 三(三)5). */
export const markTypical = caseEvent({
  name: 'mark_typical',
  label: '典型案例',
  from: STATES,
  by: ['desk'],
  form: true,
  ignoresV: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: (c) => (c.typical ? { code: 'already_marked' } : null),
  apply: (c, { reason }, ctx) => ({ ...c, typical: { by: actingPerson(ctx), at: ctx.at, reason } }),
  history: { quotes: 'reason' },
});
