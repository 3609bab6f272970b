import type { Case } from '../case/case.ts';
import type { Ctx, Notify } from '../case/context.ts';
import { assignmentInHand } from '../case/current.ts';
import { enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import type { ForEnterprise } from './history.ts';
import { delivering, resultNotifications } from './parts/delivering.ts';
import { shown } from './parts/merging.ts';
import type { SharedCode } from './parts/notifications.ts';
import { backToDispatch } from './parts/shared.ts';

/** States in which the primary case has an answer or a result, whatever its respondent did afterwards. */
const DELIVERED: readonly Case['state'][] = ['resolved', 'answered', 'confirmed', 'callback', 'closed'];
/** Whether the primary case ended without a result that its duplicates could use. */
const ended = (primary: Case): boolean =>
  primary.confidential === true || primary.state === 'withdrawn' || primary.state === 'redirected';

/** Copies the primary case's result, to be confirmed and rated here. A later assignment goes to the same unit. */
function takenOver(c: Case, primary: Case, ctx: Ctx): Case {
  const assignment = assignmentInHand(primary);
  const free = { ...c, duplicateOf: undefined };
  if (!assignment) {
    return primary.answer
      ? delivering({ ...enter(free, 'answered', ctx), answer: primary.answer }, ctx)
      : enter(free, 'submitted', ctx);
  }
  const taken = {
    ...free,
    ...(primary.urgency && { urgency: primary.urgency }),
    assignments: [...c.assignments, { ...assignment, n: c.assignments.length + 1, copied: true, recalled: true }],
    files: [...c.files, ...primary.files.filter((f) => f.purpose === 'result' && f.visible)],
  };
  const explained = primary.closure?.approvedAt && !assignment.result ? primary.closure : undefined;
  if (!explained) return delivering(enter(taken, 'resolved', ctx), ctx);
  return delivering(enter({ ...taken, closure: explained }, 'confirmed', ctx), ctx);
}

/** What the change means for the duplicate's enterprise. */
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

/**
 * The primary case has changed. A `rev` that is not newer changes nothing. Source: lifecycle.md, "primary changed";
 * storage.md, "Across cases".
 */
export const primaryChanged = caseEvent({
  name: 'primary_changed',
  label: '主办件有变化',
  from: ['merged'],
  by: ['sender'],
  ignoresV: true,
  done: '主办件有变化，卡片已更新',
  refuse(c, _input, { other }) {
    if (!c.duplicateOf || !other || other._id !== c.duplicateOf.id) return { code: 'nothing_changed' };
    if (other.rev <= c.duplicateOf.rev) return { code: 'nothing_changed' };
    const stays = !ended(other) && !DELIVERED.includes(other.state) && other.state !== 'merged';
    // Nothing that this case shows of its primary case has changed.
    const same = stays && c.duplicateOf.rev > 0 && JSON.stringify(shown(other)) === JSON.stringify(c.duplicateOf.shows);
    return same ? { code: 'nothing_changed' } : null;
  },
  apply(c, _input, ctx) {
    const primary = ctx.other;
    if (!primary || !c.duplicateOf) return c;
    if (ended(primary)) return enter({ ...c, duplicateOf: undefined }, 'submitted', ctx);
    if (primary.state === 'merged' && primary.duplicateOf) {
      const { id, no, shows } = primary.duplicateOf;
      return { ...c, duplicateOf: { ...c.duplicateOf, id, no, shows, rev: 0 } };
    }
    if (DELIVERED.includes(primary.state)) return takenOver(c, primary, ctx);
    return { ...c, duplicateOf: { ...c.duplicateOf, rev: primary.rev, shows: shown(primary) } };
  },
  shows: (after) => (after.duplicateOf?.rev === 0 ? [{ to: { cases: 'across' }, show: { across: 'primary' } }] : []),
  notifies(after, _input, _before, ctx): Notify<SharedCode>[] {
    if (after.state === 'submitted') return [backToDispatch(after, ctx, '主办件已结束，本件恢复单独办理')];
    return after.state === 'merged' ? [] : resultNotifications(after, ctx);
  },
  history: {
    enterprise: brought,
    quotes: ({ entry }) => entry.touched.brought ?? entry.touched.duplicateOf?.no,
  },
});
