import type { Case } from '../case/case.ts';
import { openTasks, runningAssignment } from '../case/current.ts';
import { caseEvent } from './event.ts';
import { optionalText } from './fields.ts';
import { coUnitsAsked } from './parts/asking.ts';
import { saidOf } from './parts/past.ts';
import { coUnitsRefusal, helpersOf, withCoTasks } from './parts/placing.ts';

/** The units that were chosen, or else those the unit asked for. */
const chosen = (c: Case, coUnits: string[]): string[] => (coUnits.length > 0 ? coUnits : (c.coAsk?.units ?? []));

/** 指定协办: each co-unit gets its own task card and reports to the lead. Source: R-207; SZ 8. */
export const nameCo = caseEvent({
  name: 'name_co',
  label: '指定协办',
  from: ['in_progress'],
  by: ['desk'],
  fields: { coUnits: coUnitsAsked, text: optionalText('协办事项', { most: 500, first: (c) => c.coAsk?.text }) },
  effect: '提交后协办单位各收到一张任务卡片，按时向牵头单位提交协办意见',
  done: '已指定协办单位，已通知各单位',
  primary: { desk: 'next' },
  offer: (c) => (c.coAsk ? null : { code: 'nothing_changed' }),
  refuse(c, { coUnits }, ctx) {
    const units = chosen(c, coUnits);
    if (units.length === 0)
      return { code: 'bad_form', problems: [{ field: 'coUnits', label: '协办单位', words: '请选择' }] };
    const refusal = coUnitsRefusal(ctx, units, runningAssignment(c)?.unit ?? '');
    const helping = openTasks(c).map((t) => t.unit);
    return refusal ?? (units.every((u) => helping.includes(u)) ? { code: 'nothing_changed' } : null);
  },
  apply: (c, { coUnits, text }, ctx) =>
    withCoTasks({ ...c, coAsk: undefined }, chosen(c, coUnits), text ?? c.coAsk?.text ?? c.title, ctx),
  notifications: {
    co_named: {
      text: ({ which, helpers }) => `${which}已指定协办单位${helpers ? `：${helpers}` : ''}，请牵头办理。`,
      wakes: true,
      while: ['in_progress'],
    },
  },
  notifies: (after, _input, before) => [...helpersOf(after, before), { audience: 'unit', notification: 'co_named' }],
  history: { quotes: (past) => saidOf(past, past.input.text) },
});
