import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { assignmentInHand } from '../case/current.ts';
import type { Refusal } from '../case/refusal.ts';
import { enter } from '../clocks/clocks.ts';
import { addWorkingDays } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';
import { toldOfDispute } from './parts/disputing.ts';
import { backToDispatch } from './parts/shared.ts';

const BY_SILENCE: Case['outcome'][] = ['unconfirmed', 'unrated', 'counted_good'];

function offer(c: Case, { at, profile, calendar }: Rules): Refusal | null {
  if (!BY_SILENCE.includes(c.outcome) || !c.closedAt)
    return { code: 'wrong_state', event: 'still_not_solved', state: c.state };
  const { workingDays } = profile.limits.stillNotSolved;
  const last = addWorkingDays(shanghaiDate(c.closedAt), workingDays, calendar);
  return shanghaiDate(at) > last ? { code: 'still_not_solved_over', workingDays } : null;
}

/** 仍未解决: an objection after silence; the desk calls back. Source: lifecycle.md, "still not solved" (D). */
export const stillNotSolved = caseEvent({
  name: 'still_not_solved',
  label: '仍未解决',
  from: ['closed'],
  by: ['respondent'],
  done: (_after, { profile }) => `已转回访，${profile.deskName}将与您联系`,
  primary: { respondent: 'first' },
  offer,
  apply: (c, _input, ctx) => ({
    ...enter(c, assignmentInHand(c) ? 'callback' : 'submitted', ctx),
    outcome: undefined,
    closedAt: undefined,
    unreached: undefined,
    confirmRenewed: false,
  }),
  notifies: (after, _input, _before, ctx) => [
    after.state === 'callback'
      ? { audience: 'desk', notification: 'to_call_back', words: '企业反映仍未解决' }
      : backToDispatch(after, ctx, '企业反映仍未解决'),
    ...toldOfDispute(after, ctx),
  ],
  history: { enterprise: ({ you, desk }) => `${you}反映仍未解决，${desk}将回访` },
});
