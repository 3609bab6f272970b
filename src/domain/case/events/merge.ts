import { z } from 'zod';
import { addWorkingDays, shanghaiDate } from '../../time/working-days.ts';
import { type Case, isOpen, lastLeg, legInHand } from '../case.ts';
import { endLeg, enter, startClock, withLeg } from '../clocks.ts';
import { type Ctx, caseEvent, type Rules, type Tell } from '../event.ts';
import { caseNumber } from '../inputs.ts';
import type { Refusal } from '../refusal.ts';
import { actingPerson, close } from './shared.ts';

/** Not yet resolved: what a case may still be merged into. */
const OPEN_TO_MERGE: readonly Case['state'][] = [
  'submitted',
  'awaiting_signoff',
  'dispatched',
  'return_requested',
  'in_progress',
];

/** Following only earlier cases makes cycles impossible (storage.md, "Across cases"). */
function unfit(c: Case, leader: Case | null | undefined, no: string): Refusal | null {
  if (!leader) return { code: 'no_such_number', no };
  const why = (w: Extract<Refusal, { code: 'not_a_leader' }>['why']): Refusal => ({ code: 'not_a_leader', no, why: w });
  if (leader._id === c._id) return why('itself');
  if (leader.confidential) return { code: 'no_such_number', no };
  if (!isOpen(leader)) return why('closed');
  if (leader.receivedAt > c.receivedAt || (leader.receivedAt.getTime() === c.receivedAt.getTime() && leader.no > c.no))
    return why('later');
  return OPEN_TO_MERGE.includes(leader.state) ? null : why('resolved');
}

const shown = (leader: Case): NonNullable<Case['follows']>['shows'] => {
  const leg = legInHand(leader);
  return { state: leader.state, deadline: leg?.deadline ?? null, ...(leg && { unit: leg.unit }) };
};

/** 并案: the case follows an earlier one and keeps its own number, filer and respondent. Source: R-108; HZ 三(三)2; T51. */
export const merge = caseEvent({
  name: 'merge',
  label: '并案',
  from: ['submitted', 'dispatched', 'return_requested', 'in_progress'],
  by: ['desk'],
  form: true,
  wordsField: 'leader',
  names: 'leader',
  input: z.object({ leader: caseNumber('主办件') }),
  refuse: (c, { leader }, ctx) => unfit(c, ctx.other, leader),
  apply(c, _input, ctx) {
    const leader = ctx.other;
    if (!leader) return c;
    const follows = {
      id: leader._id,
      no: leader.no,
      rev: 0,
      by: actingPerson(ctx),
      at: ctx.at,
      from: c.state,
      shows: shown(leader),
      ...(c.returnAsk && { returnAsk: c.returnAsk }),
    };
    return { ...enter(endLeg(c, 'merged', ctx), 'merged', ctx), follows };
  },
  shows: () => [{ to: { cases: 'across' }, show: { across: 'leader' } }],
  tells: (after, _input, before): Tell[] => [
    { seat: 'respondent', say: 'merged' },
    ...(lastLeg(before) && !lastLeg(before)?.endedAt
      ? [{ seat: 'unit' as const, say: 'merged_away', words: after.follows?.no ?? '' }]
      : []),
  ],
});

const undoOver = (c: Case, { at, calendar, profile }: Rules): Refusal | null => {
  if (!c.follows) return { code: 'nothing_changed' };
  const { workingDays } = profile.limits.undoMerge;
  const last = addWorkingDays(shanghaiDate(c.follows.at), workingDays, calendar);
  return shanghaiDate(at) > last ? { code: 'undo_over', workingDays } : null;
};

/** 撤销并案: within three working days, back to the state left; the days between do not count. Source: R-108 (D); T51. */
export const undoMerge = caseEvent({
  name: 'undo_merge',
  label: '撤销并案',
  from: ['merged'],
  by: ['desk'],
  offer: undoOver,
  apply(c, _input, ctx) {
    const { follows } = c;
    if (!follows) return c;
    const back = {
      ...enter(c, follows.from, ctx),
      follows: undefined,
      ...(follows.returnAsk && { returnAsk: follows.returnAsk }),
    };
    if (lastLeg(c)?.verdict !== 'merged') return back;
    return withLeg(back, ctx, ({ endedAt: _ended, verdict: _verdict, ...leg }) => ({
      ...leg,
      stops: [...leg.stops, { reason: 'merged' as const, from: follows.at, to: ctx.at }],
    }));
  },
  tells: (after): Tell[] => [
    { seat: 'respondent', say: 'merge_undone' },
    ...(after.state === 'submitted' ? [] : [{ seat: 'unit' as const, say: 'merge_undone' }]),
  ],
});

/** States in which the leading case has been answered, whatever its own respondent has done since. */
const DELIVERED: readonly Case['state'][] = ['resolved', 'answered', 'confirmed', 'callback', 'closed'];
const ENDED_WITHOUT: readonly Case['state'][] = ['withdrawn', 'redirected'];

/** The leading case's leg with its result, taken over so that this case is confirmed and rated on its own. */
function takenOver(c: Case, leader: Case, ctx: Ctx): Case {
  const leg = legInHand(leader);
  const fresh = { ...c, follows: undefined, noticeAt: undefined, confirmRenewed: false };
  if (!leg?.result && leader.answer) return enter({ ...fresh, answer: leader.answer }, 'answered', ctx);
  if (!leg) return enter(fresh, 'submitted', ctx);
  const copy = { ...leg, n: c.legs.length + 1, copied: true, recalled: true };
  const taken = {
    ...fresh,
    category: leader.category,
    urgency: leader.urgency,
    legs: [...c.legs, copy],
    files: withFiles(c, leader),
  };
  if (leader.closure?.approvedAt && !leg.result) {
    const explained = { ...taken, closure: leader.closure };
    return { ...enter(explained, 'confirmed', ctx), clocks: { notify: startClock('notify', ctx) } };
  }
  return enter(taken, 'resolved', ctx);
}

const withFiles = (c: Case, leader: Case): Case['files'] => [
  ...c.files,
  ...leader.files.filter((f) => f.purpose === 'result' && f.visible),
];

/** The leading case has changed. An older or equal `rev` of it changes nothing. Source: lifecycle.md, "leader moved"; storage.md. */
export const leaderMoved = caseEvent({
  name: 'leader_moved',
  label: '主办件有变化',
  from: ['merged'],
  by: ['sender'],
  ignoresV: true,
  refuse(c, _input, { other }) {
    if (!c.follows || !other || other._id !== c.follows.id) return { code: 'nothing_changed' };
    return other.rev > c.follows.rev ? null : { code: 'nothing_changed' };
  },
  apply(c, _input, ctx) {
    const leader = ctx.other;
    if (!leader || !c.follows) return c;
    if (leader.state === 'merged' && leader.follows)
      return { ...c, follows: { ...c.follows, id: leader.follows.id, no: leader.follows.no, rev: 0 } };
    const gone = ENDED_WITHOUT.includes(leader.state) || leader.confidential || leader.outcome === 'direct_report';
    if (gone) return enter({ ...c, follows: undefined }, 'submitted', ctx);
    if (leader.outcome === 'verified') return close({ ...c, follows: undefined }, 'verified', ctx);
    if (DELIVERED.includes(leader.state)) return takenOver(c, leader, ctx);
    return { ...c, follows: { ...c.follows, rev: leader.rev, shows: shown(leader) } };
  },
  shows: (after) =>
    after.state === 'merged' && after.follows?.rev === 0
      ? [{ to: { cases: 'across' }, show: { across: 'leader' } }]
      : [],
  tells(after): Tell[] {
    if (after.state === 'submitted') return [{ seat: 'desk', say: 'to_dispatch' }];
    if (after.state === 'resolved' || after.state === 'answered')
      return [{ seat: 'respondent', say: 'please_confirm', onDelivery: 'notice_delivered' }];
    return after.state === 'confirmed'
      ? [{ seat: 'respondent', say: 'please_rate', onDelivery: 'notice_delivered' }]
      : [];
  },
});

/** Another case follows this one from now on: its changes are told. Source: storage.md, "Across cases". */
export const becomeLeader = caseEvent({
  name: 'become_leader',
  label: '成为主办件',
  from: OPEN_TO_MERGE.concat([
    'answered',
    'resolved',
    'confirmed',
    'callback',
    'closure_review',
    'merged',
    'closed',
    'redirected',
    'withdrawn',
  ]),
  by: ['sender'],
  ignoresV: true,
  offer: (c) => (c.leads ? { code: 'nothing_changed' } : null),
  apply: (c) => ({ ...c, leads: true }),
});
