import { enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** 确认办结: the respondent says it is done; the same card asks for the rating. Source: R-401; ML 六(三). */
export const confirm = caseEvent({
  name: 'confirm',
  label: '确认办结',
  from: ['resolved', 'answered'],
  by: ['respondent'],
  done: '已确认，请评价办理结果',
  primary: { respondent: 'first' },
  offer: (c) => (c.enterprise ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => enter(c, 'confirmed', ctx),
  history: { enterprise: ({ you }) => `${you}已确认办结` },
});
