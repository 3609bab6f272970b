import type { Case } from '../case/case.ts';
import { runningAssignment } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { startClock } from '../clocks/clocks.ts';
import { formatDate } from '../time/format-date.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { day } from './fields.ts';
import { reason } from './parts/asking.ts';
import { actingPerson } from './parts/shared.ts';

/** Whether the running assignment already follows the date of a review or lawsuit. */
const onTrack = (c: Case): boolean => c.legal !== undefined && runningAssignment(c)?.limit.on !== undefined;

/** 转入复议诉讼: the enterprise has chosen review or a lawsuit; the unit names the legal date. Source: R-307; ML 六(二). */
export const askLegal = caseEvent({
  name: 'ask_legal',
  label: '转入复议诉讼',
  from: ['in_progress'],
  by: ['unit'],
  fields: { on: day('期限日期'), ground: reason },
  effect: (_c, { profile }) =>
    `企业已申请行政复议或提起诉讼的，提交后由${profile.deskName}决定；同意后按所填日期为办理时限`,
  done: '已申请转入复议诉讼，等待决定',
  offer: (c) => (c.legalAsk || onTrack(c) ? { code: 'pending_already' } : null),
  refuse: (_c, { on }, { at }) => (on < shanghaiDate(at) ? { code: 'date_in_the_past', label: '期限日期' } : null),
  apply: (c, { on, ground }, ctx) => ({
    ...c,
    legalAsk: { on, ground, by: actingPerson(ctx), at: ctx.at },
    clocks: { ...c.clocks, legal_decision: startClock('legal_decision', ctx) },
  }),
  notifications: {
    legal_asked: {
      text: ({ which, by, unit, words }) =>
        `${which}：${unit}申请转入复议诉讼，请${by}决定。${because('期限日期', words)}`,
      wakes: true,
      while: 'clock',
      clock: 'legal_decision',
    },
  },
  notifies: (_after, { on, ground }, _before, { at }) => [
    { audience: 'desk', notification: 'legal_asked', words: `${formatDate(on, at)}。${because('理由', ground)}` },
  ],
  history: { quotes: 'ground' },
});
