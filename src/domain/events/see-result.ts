import { caseEvent } from './event.ts';
import { toldResult } from './parts/delivering.ts';

/**
 * 查看办理结果: whoever has no account reads the result on the own page. Only this press says that it was read; opening a
 * link does not, because previews fetch links. Source: lifecycle.md, "result delivered".
 */
export const seeResult = caseEvent({
  name: 'see_result',
  label: '查看办理结果',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['respondent'],
  ignoresV: true,
  done: '办理结果如下',
  primary: { respondent: 'first' },
  offer: (c) =>
    c.respondent.reach === 'web' && (c.clocks.notify || c.clocks.phone) ? null : { code: 'nothing_changed' },
  apply: toldResult,
  history: { enterprise: ({ you }) => `${you}已查看办理结果` },
});
