import { z } from 'zod';
import type { Case } from '../case.ts';
import { caseEvent } from '../event.ts';
import { words } from '../inputs.ts';
import type { Refusal } from '../refusal.ts';
import { close, rework } from './shared.ts';

const withoutEnterprise = (c: Case): Refusal | null => (c.enterprise ? { code: 'nothing_changed' } : null);

/** 核验通过: a problem a unit found itself is checked by the desk, and is in no satisfaction figure. Source: R-106; lifecycle.md, "verify". */
export const verify = caseEvent({
  name: 'verify',
  label: '核验通过',
  from: ['resolved'],
  by: ['desk'],
  offer: withoutEnterprise,
  apply: (c, _input, ctx) => close(c, 'verified', ctx),
  tells: () => [{ seat: 'unit', say: 'verified' }],
});

/** 核验不通过: the unit goes on in a new leg. */
export const refuseVerify = caseEvent({
  name: 'refuse_verify',
  label: '核验不通过',
  from: ['resolved'],
  by: ['desk'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: withoutEnterprise,
  apply: (c, _input, ctx) => rework(c, ctx),
  tells: (_after, { reason }) => [{ seat: 'unit', say: 'verify_refused', words: reason }],
});
