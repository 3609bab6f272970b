import { because, ended } from '../case/notification.ts';
import { STATES } from '../case/state.ts';
import { wordOf } from '../case/words.ts';
import { caseEvent } from './event.ts';
import { choice } from './fields.ts';
import { reason, worded } from './parts/asking.ts';
import { exclusionAsked } from './parts/excluding.ts';
import { actingPerson } from './parts/shared.ts';

/** 剔除: the unit asks to leave the case out of the appraisal figures, with a reason code (metrics.md, "Counting" 5). */
export const askExclusion = caseEvent({
  name: 'ask_exclusion',
  label: '剔除',
  from: STATES,
  by: ['unit'],
  marks: true,
  ignoresV: true,
  fields: {
    reason: choice('剔除事由', (_c, { profile }) => worded(profile.exclusionReasons)),
    text: reason,
  },
  effect: '提交后由督导单位决定；同意的，本件不计入考核，办理要求不变',
  done: '已申请剔除，等待督导单位决定',
  offer: (c) => (exclusionAsked(c) || c.exclusion?.approvedAt ? { code: 'pending_already' } : null),
  refuse: (_c, { reason }, { profile }) =>
    profile.exclusionReasons.some((r) => r.id === reason)
      ? null
      : { code: 'unknown_choice', label: '剔除事由', words: reason },
  apply: (c, { reason, text }, ctx) => ({ ...c, exclusion: { reason, text, by: actingPerson(ctx), at: ctx.at } }),
  notifications: {
    exclusion_asked: {
      text: ({ which, unit, words }) => `${which}：${unit}申请剔除考核，请决定。${because('剔除事由', words)}`,
      wakes: true,
      while: 'exclusion_asked',
    },
  },
  notifies: (after, { reason, text }, _before, { profile }) => [
    {
      audience: 'supervision',
      notification: 'exclusion_asked',
      words: `${ended(wordOf(after, 'exclusion', reason, profile) ?? '')}${because('理由', text)}`,
    },
  ],
  history: { quotes: 'text' },
});
