import { openPause } from '../case/current.ts';
import { STATES } from '../case/state.ts';
import type { Rank } from './button.ts';
import { caseEvent } from './event.ts';
import type { PerCase } from './fields.ts';
import { privately } from './parts/inquiring.ts';

/** Usual before a merge or a pause is undone, since the record helps to decide that. */
const whereUndone: PerCase<Rank | false> = (c) =>
  (c.state === 'merged' || (c.state === 'in_progress' && openPause(c) !== undefined)) && 'next';

/** 办理记录: who did what when. Source: R-803. */
export const seeRecord = caseEvent({
  name: 'see_record',
  label: '办理记录',
  from: STATES,
  by: ['unit', 'co_unit', 'party', 'desk', 'dispatcher', 'supervision', 'leader'],
  inquiry: true,
  harmless: 'first',
  done: '办理记录已私信发给您',
  primary: { desk: whereUndone, coordinator: whereUndone },
  apply: (c) => c,
  shows: privately('record'),
});
