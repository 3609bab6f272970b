import { callNoted } from '../case/current.ts';
import { because, ended } from '../case/notification.ts';
import { enter, pauseAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** 申请办结: law or policy prevents a solution, and the unit explains on which ground. Source: R-404; SZ 9. */
export const applyToClose = caseEvent({
  name: 'apply_to_close',
  label: '申请办结',
  from: ['in_progress', 'callback'],
  by: ['unit'],
  fields: { ground: text('法律政策依据', { most: 500 }), text: text('说明') },
  effect: '提交后送审；同意的，向企业说明情况，并须出具加盖公章的书面答复。审核期间办理时限暂停',
  done: '已申请办结，等待审核，办理时限暂停',
  primary: { unit: (c) => c.explanationAskedAt !== undefined && 'first' },
  offer: (c) => (c.state === 'callback' && !callNoted(c) ? { code: 'call_not_noted' } : null),
  apply(c, { ground, text }, ctx) {
    const from = c.state === 'callback' ? 'callback' : 'in_progress';
    const paused = from === 'in_progress' ? pauseAssignment(c, 'closure_review', ctx) : c;
    return {
      ...enter(paused, 'closure_review', ctx),
      closure: { ground, text, by: actingPerson(ctx), at: ctx.at, from },
    };
  },
  notifications: {
    to_review: {
      text: ({ which, by, unit, words }) => `${which}：${unit}申请办结，请${by}审核。${because('法律政策依据', words)}`,
      wakes: true,
      while: ['closure_review'],
      clock: 'review',
    },
  },
  notifies: (_after, { ground, text }, _before, ctx) => [
    {
      audience: ctx.profile.closureApprover.role,
      notification: 'to_review',
      words: `${ended(ground)}${because('说明', text)}`,
    },
  ],
  history: { quotes: 'text' },
});
