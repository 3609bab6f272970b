import type { Case } from '../case/case.ts';
import type { Ctx, Tell } from '../case/context.ts';
import { assignmentInHand } from '../case/current.ts';
import { enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import type { ForEnterprise } from './history.ts';
import { delivering, resultTells } from './parts/delivering.ts';
import { shown } from './parts/merging.ts';
import type { SharedCode } from './parts/notifications.ts';

/** The leading case has been answered or finished, whatever its own respondent has done since. */
const DELIVERED: readonly Case['state'][] = ['resolved', 'answered', 'confirmed', 'callback', 'closed'];
/** It has ended without a result that would serve another. */
const ended = (leader: Case): boolean =>
  leader.confidential === true || leader.state === 'withdrawn' || leader.state === 'redirected';

/** The leading case's result becomes this one's, to be confirmed and rated by its own respondent; a later assignment goes to the same unit. */
function takenOver(c: Case, leader: Case, ctx: Ctx): Case {
  const assignment = assignmentInHand(leader);
  const free = { ...c, follows: undefined };
  if (!assignment) {
    return leader.answer
      ? delivering({ ...enter(free, 'answered', ctx), answer: leader.answer }, ctx)
      : enter(free, 'submitted', ctx);
  }
  const taken = {
    ...free,
    ...(leader.urgency && { urgency: leader.urgency }),
    assignments: [...c.assignments, { ...assignment, n: c.assignments.length + 1, copied: true, recalled: true }],
    files: [...c.files, ...leader.files.filter((f) => f.purpose === 'result' && f.visible)],
  };
  const explained = leader.closure?.approvedAt && !assignment.result ? leader.closure : undefined;
  if (!explained) return delivering(enter(taken, 'resolved', ctx), ctx);
  return delivering(enter({ ...taken, closure: explained }, 'confirmed', ctx), ctx);
}

/** What it brought to the enterprise of this one. */
function brought(past: ForEnterprise): string | undefined {
  switch (past.entry.state) {
    case 'resolved':
      return `${past.unit}已提交办理结果`;
    case 'answered':
      return '已有答复';
    case 'confirmed':
      return `${past.unit}已作出情况说明`;
    case 'submitted':
      return '重新核定承办单位';
    default:
      return undefined;
  }
}

/** The leading case has changed. An older or equal `rev` of it changes nothing. Source: lifecycle.md, "leader moved"; storage.md, "Across cases". */
export const leaderMoved = caseEvent({
  name: 'leader_moved',
  label: '主办件有变化',
  from: ['merged'],
  by: ['sender'],
  ignoresV: true,
  done: '主办件有变化，卡片已更新',
  refuse(c, _input, { other }) {
    if (!c.follows || !other || other._id !== c.follows.id) return { code: 'nothing_changed' };
    if (other.rev <= c.follows.rev) return { code: 'nothing_changed' };
    const stays = !ended(other) && !DELIVERED.includes(other.state) && other.state !== 'merged';
    // What this case shows of its leader is what it was.
    const same = stays && c.follows.rev > 0 && JSON.stringify(shown(other)) === JSON.stringify(c.follows.shows);
    return same ? { code: 'nothing_changed' } : null;
  },
  apply(c, _input, ctx) {
    const leader = ctx.other;
    if (!leader || !c.follows) return c;
    if (ended(leader)) return enter({ ...c, follows: undefined }, 'submitted', ctx);
    if (leader.state === 'merged' && leader.follows) {
      const { id, no, shows } = leader.follows;
      return { ...c, follows: { ...c.follows, id, no, shows, rev: 0 } };
    }
    if (DELIVERED.includes(leader.state)) return takenOver(c, leader, ctx);
    return { ...c, follows: { ...c.follows, rev: leader.rev, shows: shown(leader) } };
  },
  shows: (after) => (after.follows?.rev === 0 ? [{ to: { cases: 'across' }, show: { across: 'leader' } }] : []),
  tells(after): Tell<SharedCode>[] {
    if (after.state === 'submitted') return [{ audience: 'desk', say: 'to_dispatch' }];
    return after.state === 'merged' ? [] : resultTells(after);
  },
  history: {
    enterprise: brought,
    quotes: ({ entry }) => entry.touched.brought ?? entry.touched.follows?.no,
  },
});
