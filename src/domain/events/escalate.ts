import { partiesAt } from '../case/escalated.ts';
import { because } from '../case/notification.ts';
import { isOpen, STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { optionalChoice } from './fields.ts';
import { leadUnits, reason } from './parts/asking.ts';
import { actingPerson, unitMeant } from './parts/shared.ts';

/** 提级协调: the profile's next escalation level; a lead unit may be named. Source: R-504; SQ (十二); HZ 三(三)3. */
export const escalate = caseEvent({
  name: 'escalate',
  label: '提级协调',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['unit', 'desk', 'supervision'],
  atWill: true,
  ignoresV: true,
  fields: {
    reason,
    leadUnit: optionalChoice('牵头单位', leadUnits),
  },
  command: 'reason',
  effect: (c, { profile }) => {
    const step = profile.escalationLevels[c.escalations.length]?.word;
    return `${step ? `提交后提级至“${step}”，` : '提交后'}通知督导单位、参与协调的单位和人员；承办责任不变`;
  },
  done: '已提级协调，已通知督导单位和参与协调的单位、人员',
  primary: { supervision: 'last' },
  offer: (c, { profile }) => (c.escalations.length >= profile.escalationLevels.length ? { code: 'top_level' } : null),
  refuse(_c, { leadUnit }, ctx) {
    const unit = leadUnit ? unitMeant(ctx, { unit: leadUnit }) : null;
    return unit && typeof unit !== 'string' ? unit : null;
  },
  apply(c, { reason, leadUnit }, ctx) {
    const level = c.escalations.length + 1;
    const { word = '', takePart = [] } = ctx.profile.escalationLevels[level - 1] ?? {};
    const step = { level, word, takePart, by: actingPerson(ctx), at: ctx.at, reason, ...(leadUnit && { leadUnit }) };
    return { ...c, escalations: [...c.escalations, step] };
  },
  notifications: {
    escalated: {
      text: ({ which, words, step }) =>
        `${which}已提级协调${step ? `（${step}）` : ''}，请督促办理。${because('理由', words)}`,
      wakes: false,
      while: 'open',
    },
    escalated_party: {
      text: ({ which, words, step }) =>
        `${which}已提级协调${step ? `（${step}）` : ''}，请参与协调。${because('理由', words)}`,
      wakes: true,
      while: 'open',
    },
    escalated_lead: {
      text: ({ which, words, step }) =>
        `${which}已提级协调${step ? `（${step}）` : ''}，请牵头协调。${because('理由', words)}`,
      wakes: true,
      while: 'open',
    },
  },
  notifies: (after, { reason }, _before, { directory }) => [
    { audience: 'supervision', notification: 'escalated', words: reason },
    ...partiesAt(after, directory, after.escalations.slice(-1)).map(({ lead, ...at }) => ({
      ...at,
      notification: lead ? ('escalated_lead' as const) : ('escalated_party' as const),
      words: reason,
    })),
  ],
  history: {
    detail: ({ c, entry }) => c.escalations[(entry.touched.escalation ?? 0) - 1]?.word,
    quotes: 'reason',
  },
});
