import { dispatchingAudience } from '../case/audiences.ts';
import { assignmentInHand, runningAssignment } from '../case/current.ts';
import { enter, pauseAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { choice, type Option, type PerCase } from './fields.ts';
import { reason, worded } from './parts/asking.ts';
import { whyReturned } from './parts/news.ts';
import { settling } from './parts/past.ts';
import { actingPerson } from './parts/shared.ts';

/** A ground that was refused to this unit is not offered again. */
const groundsLeft: PerCase<Option[]> = (c, { profile }) => {
  const unit = assignmentInHand(c)?.unit;
  return worded(
    profile.returnGrounds.filter((g) => !c.refusedReturns.some((r) => r.unit === unit && r.ground === g.id)),
  );
};

/** 申请退回: the case is not the unit's; its clock pauses while the desk decides. Source: R-301, R-302 (ML 六(二)). */
export const askReturn = caseEvent({
  name: 'ask_return',
  label: '申请退回',
  short: '退回',
  from: ['dispatched'],
  by: ['unit'],
  fields: { ground: choice('退回事由', groundsLeft), reason },
  effect: (_c, { profile }) => `提交后由${profile.deskName}裁定，裁定前办理时限暂停。同一事由未获同意的，不能再次申请`,
  done: '已申请退回，等待裁定，办理时限暂停',
  primary: { unit: 'also' },
  refuse(c, { ground }, { profile }) {
    const known = profile.returnGrounds.find((g) => g.id === ground);
    if (!known) return { code: 'unknown_choice', label: '退回事由', words: ground };
    const unit = runningAssignment(c)?.unit;
    const refused = c.refusedReturns.some((r) => r.unit === unit && r.ground === ground);
    return refused ? { code: 'ground_already_refused', ground: known.word } : null;
  },
  apply: (c, { ground, reason }, ctx) => ({
    ...enter(pauseAssignment(c, 'arbitration', ctx), 'return_requested', ctx),
    returnAsk: { unit: runningAssignment(c)?.unit ?? '', ground, reason, by: actingPerson(ctx), at: ctx.at },
  }),
  notifies: (after, _input, _before, ctx) => [
    {
      audience: dispatchingAudience(after, ctx.directory),
      notification: 'to_arbitrate',
      words: whyReturned(after, ctx),
    },
  ],
  history: { enterprise: settling, quotes: 'reason' },
});
