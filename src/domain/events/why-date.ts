import { isOpen, STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { privately } from './parts/inquiring.ts';

/** 为何是这一天: each counted and skipped day of the running deadline. Source: calendar.md; T4. */
export const whyDate = caseEvent({
  name: 'why_date',
  label: '为何是这一天',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['unit', 'party', 'desk', 'dispatcher', 'respondent', 'filer', 'supervision'],
  inquiry: true,
  done: '时限说明已私信发给您',
  apply: (c) => c,
  shows: privately('why_date'),
});
