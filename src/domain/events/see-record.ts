import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { privately } from './parts/looking.ts';

/** 办理记录: who did what when. Source: R-803. */
export const seeRecord = caseEvent({
  name: 'see_record',
  label: '办理记录',
  from: STATES,
  by: ['unit', 'co_unit', 'desk', 'dispatcher', 'supervision', 'leader'],
  look: true,
  done: '办理记录已私信发给您',
  apply: (c) => c,
  shows: privately('record'),
});
