import { z } from 'zod';
import { caseEvent } from '../event.ts';
import { words } from '../inputs.ts';
import { rolesOf, unitShown } from '../roles.ts';
import { entriesLeft } from './entries.ts';
import { renewConfirm } from './heard.ts';
import { noteBy } from './shared.ts';

/** 补充说明: more words from the enterprise, seen by whoever has the case. Source: lifecycle.md, "add". */
export const add = caseEvent({
  name: 'add',
  label: '补充说明',
  from: [
    'submitted',
    'dispatched',
    'return_requested',
    'in_progress',
    'answered',
    'resolved',
    'confirmed',
    'callback',
    'closure_review',
  ],
  by: ['respondent', 'filer'],
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('补充内容') }),
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply(c, { text }, ctx) {
    const added = { ...c, additions: [...c.additions, noteBy(ctx, text)] };
    // An agent's words do not say that the enterprise is listening.
    return rolesOf(c, ctx.actor, ctx).has('respondent') ? renewConfirm(added, ctx) : added;
  },
  tells: (after) => [{ seat: unitShown(after) ? 'unit' : 'desk', say: 'added' }],
});
