import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { runningAssignment } from '../case/current.ts';
import { enter, withAssignment } from '../clocks/clocks.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { optionalDay, optionalLine } from './fields.ts';
import { owningPerson } from './parts/shared.ts';

const byLaw = (c: Case, { profile }: Pick<Rules, 'profile'>): boolean =>
  profile.categories.find((k) => k.id === c.category)?.kind === 'approval';

const empty = (field: string, label: string, words: string) => ({
  code: 'bad_form' as const,
  problems: [{ field, label, words }],
});

/**
 * 受理: the person who taps becomes the handler. For an approval case they name the legal basis and date, which become
 * the limit. Source: R-301, R-303 (ML 六(二)).
 */
export const accept = caseEvent({
  name: 'accept',
  label: '受理',
  from: ['dispatched'],
  by: ['unit'],
  fields: {
    basis: optionalLine('法定依据', { most: 300, required: true, placeholder: '法律法规名称及条款' }),
    on: optionalDay('法定期限', { required: true }),
  },
  opens: byLaw,
  effect: '审批事项按法定期限办理：提交后即受理，您是经办人，填写的日期即办理时限',
  done: (after) => {
    const handler = runningAssignment(after)?.handler;
    const deputy = handler && after.record.at(-1)?.by.for === handler.openId;
    return deputy ? `已受理，经办人是${handler.name}，由您代办` : '已受理，您是经办人';
  },
  primary: { unit: 'first' },
  refuse(c, { basis, on }, ctx) {
    if (!byLaw(c, ctx)) return null;
    if (!basis) return empty('basis', '法定依据', '请填写');
    if (!on) return empty('on', '法定期限', '请选择日期');
    return on < shanghaiDate(ctx.at) ? { code: 'date_in_the_past', label: '法定期限' } : null;
  },
  apply: (c, { basis, on }, ctx) =>
    withAssignment(enter(c, 'in_progress', ctx), ctx, (assignment) => ({
      ...assignment,
      acceptedAt: ctx.at,
      handler: owningPerson(ctx),
      ...(byLaw(c, ctx) && basis && on && { limit: { on, clause: basis } }),
    })),
  history: { enterprise: ({ unit }) => `${unit}已受理`, quotes: 'basis' },
});
