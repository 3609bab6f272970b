import { z } from 'zod';
import { PAUSE_REASONS } from '../case/assignment.ts';
import { openPause } from '../case/current.ts';
import { because, ended } from '../case/notification.ts';
import type { Refusal } from '../case/refusal.ts';
import { wordOf } from '../case/words.ts';
import { startClock } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { choice, optionalText, text } from './fields.ts';
import { worded } from './parts/asking.ts';
import { actingPerson } from './parts/shared.ts';

const WANTED = '需企业补充';
/** The enterprise cannot bring what nobody names. */
const UNSAID: Refusal = {
  code: 'bad_form',
  problems: [{ field: 'wanted', label: WANTED, words: '请写明需要企业补充什么' }],
};

/** 暂停计时: for a reason the profile lists; the desk decides. Source: lifecycle.md, "pause / resume"; calendar.md 5. */
export const askPause = caseEvent({
  name: 'ask_pause',
  label: '暂停计时',
  from: ['in_progress'],
  by: ['unit'],
  fields: {
    reason: choice('暂停事由', (_c, { profile }) => worded(profile.pauseReasons.filter((r) => r.asked))),
    text: text('理由', { most: 500, placeholder: '供决定时参考，企业看不到' }),
    wanted: optionalText(WANTED, { most: 300, placeholder: '等待企业补充材料的必填，企业会看到，如：广告原件' }),
  },
  effect: (_c, { profile }) =>
    `提交后由${profile.deskName}决定；同意后办理时限暂停计时，企业计时不停${profile.pauseReasons
      .filter((r) => r.asked && r.mostWorkingDays)
      .map((r) => `。${r.word}最多 ${r.mostWorkingDays} 个工作日，期满自动恢复`)
      .join('')}`,
  done: '已申请暂停计时，等待决定；决定前仍在计时',
  offer: (c) => (c.pauseAsk || openPause(c) ? { code: 'pending_already' } : null),
  refuse(_c, { reason, wanted }, { profile }) {
    if (!profile.pauseReasons.some((s) => s.asked && s.id === reason))
      return { code: 'not_a_pause_reason', words: reason };
    return reason === 'material' && !wanted ? UNSAID : null;
  },
  apply: (c, { reason, text, wanted }, ctx) => ({
    ...c,
    pauseAsk: {
      reason: z.enum(PAUSE_REASONS).parse(reason),
      text,
      ...(reason === 'material' && { wanted }),
      by: actingPerson(ctx),
      at: ctx.at,
    },
    clocks: { ...c.clocks, pause_decision: startClock('pause_decision', ctx) },
  }),
  notifications: {
    pause_asked: {
      text: ({ which, by, unit, words }) => `${which}：${unit}申请暂停计时，请${by}决定。${because('暂停事由', words)}`,
      wakes: true,
      while: 'clock',
      clock: 'pause_decision',
    },
  },
  notifies: (after, { reason, text }, _before, { profile }) => [
    {
      audience: 'desk',
      notification: 'pause_asked',
      words: `${ended(wordOf(after, 'pause', reason, profile) ?? '')}${because('理由', text)}${because(WANTED, after.pauseAsk?.wanted ?? '')}`,
    },
  ],
  history: { quotes: ({ input }) => `${input.text}${input.wanted ? `（${WANTED}：${input.wanted}）` : ''}` },
});
