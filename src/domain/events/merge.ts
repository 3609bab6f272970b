import { openPause, runningAssignment } from '../case/current.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { caseNumber } from './fields.ts';
import { shown, unfit } from './parts/merging.ts';
import { actingPerson, inCharge } from './parts/shared.ts';

/** 并案: the case joins an earlier one but keeps its number, filer and respondent. Source: R-108; HZ 三(三)2; T51. */
export const merge = caseEvent({
  name: 'merge',
  label: '并案',
  from: ['submitted', 'dispatched', 'return_requested', 'in_progress'],
  by: ['desk'],
  fields: { primary: caseNumber('主办件', (c, other) => unfit(c, other, other.no) === null) },
  command: 'primary',
  effect: '提交后本件随主办件办理，编号和报送人不变，结果由企业单独确认；主办件须在本件之前提交且尚未办结',
  done: '已并案，随主办件办理',
  names: 'primary',
  refuse: (c, { primary }, ctx) => unfit(c, ctx.other, primary),
  apply(c, _input, ctx) {
    const primary = ctx.other;
    if (!primary) return c;
    const pause = openPause(c);
    const duplicateOf = {
      id: primary._id,
      no: primary.no,
      // 0 means that the primary case's state is unknown; it is asked for as soon as this is saved.
      rev: 0,
      by: actingPerson(ctx),
      at: ctx.at,
      from: c.state,
      additions: c.additions.length,
      clocks: c.clocks,
      shows: shown(primary),
      ...(c.returnAsk && { returnAsk: c.returnAsk }),
      ...(pause && { paused: { reason: pause.reason, ...(pause.until && { until: pause.until }) } }),
    };
    return { ...enter(endAssignment(c, 'merged', ctx), 'merged', ctx), duplicateOf };
  },
  shows: () => [{ to: { cases: 'across' }, show: { across: 'primary' } }],
  notifications: {
    merged: {
      text: ({ which }) => `您的诉求 ${which}已与同类诉求合并办理，编号不变，办理结果仍由您单独确认和评价。`,
      filed: ({ filing }) => `${filing}已与同类诉求合并办理，编号不变，办理结果仍由企业单独确认和评价。`,
      short: 'progress',
      wakes: false,
      while: ['merged'],
    },
    merged_away: {
      text: ({ which, words }) => `${which}已并案${words ? `到 ${words}` : ''}，此件无需再单独办理。`,
      wakes: false,
      while: ['merged'],
    },
  },
  notifies: (after, _input, before, ctx) => [
    { audience: 'respondent', notification: 'merged' },
    ...(runningAssignment(before)
      ? [{ ...inCharge(before, ctx), notification: 'merged_away' as const, words: after.duplicateOf?.no ?? '' }]
      : []),
  ],
  history: { enterprise: '已与同类诉求合并办理', quotes: 'primary' },
});
