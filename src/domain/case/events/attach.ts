import { z } from 'zod';
import { CaseFile } from '../case.ts';
import { caseEvent } from '../event.ts';
import { unitShown } from '../roles.ts';
import { entriesLeft } from './entries.ts';

/** 上传附件: a file joins the case. What the enterprise sends is its own; what a unit sends is shown to it only with a result. Source. */
export const attach = caseEvent({
  name: 'attach',
  label: '上传附件',
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
  by: ['respondent', 'filer', 'unit'],
  slot: 'addition',
  ignoresV: true,
  input: z.object({ file: CaseFile }),
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply: (c, { file }) => ({ ...c, files: [...c.files, file] }),
  tells: (after, { file }) =>
    file.purpose === 'addition' ? [{ seat: unitShown(after) ? 'unit' : 'desk', say: 'file_added' }] : [],
});
