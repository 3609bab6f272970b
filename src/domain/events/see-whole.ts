import { cutOnCard } from '../case/shown.ts';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { privately } from './parts/inquiring.ts';

/** 查看全文: the texts too long for a card, sent privately. Source: interface.md, "Long words and files"; T35. */
export const seeWhole = caseEvent({
  name: 'see_whole',
  label: '查看全文',
  from: STATES,
  by: ['unit', 'co_unit', 'party', 'desk', 'dispatcher', 'respondent', 'filer', 'supervision'],
  inquiry: true,
  done: '全文已私信发给您',
  offer: (c) => (cutOnCard(c) ? null : { code: 'nothing_cut' }),
  apply: (c) => c,
  shows: privately('whole'),
});
