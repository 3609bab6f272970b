import { STATES } from '../case.ts';
import { caseEvent } from '../event.ts';
import { privately } from './looking.ts';

/** 查看附件: the enterprise sees those meant for it. Source: R-801. */
export const seeFiles = caseEvent({
  name: 'see_files',
  label: '查看附件',
  from: STATES,
  by: ['unit', 'co_unit', 'desk', 'respondent'],
  look: true,
  offer: (c) => (c.files.length > 0 ? null : { code: 'no_files' }),
  apply: (c) => c,
  shows: privately('files'),
});
