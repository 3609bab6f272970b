import type { Assignment, Clock, ClockName } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import type { Ctx, Rules } from '../case/context.ts';
import { runningAssignment } from '../case/current.ts';
import type { DuplicateOf } from '../case/links.ts';
import type { Refusal } from '../case/refusal.ts';
import { enter, withAssignment } from '../clocks/clocks.ts';
import { addWorkingDays } from '../time/day-kind.ts';
import { deadline } from '../time/deadline.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { caseEvent } from './event.ts';

function undoOver(c: Case, { at, calendar, profile }: Rules): Refusal | null {
  if (!c.duplicateOf) return { code: 'nothing_changed' };
  const { workingDays } = profile.limits.undoMerge;
  const last = addWorkingDays(shanghaiDate(c.duplicateOf.at), workingDays, calendar);
  return shanghaiDate(at) > last ? { code: 'undo_over', workingDays } : null;
}

/** The clock with the time since the merge counted as a pause. */
function moved(clock: Clock, merged: Date, ctx: Ctx): Clock {
  if (!clock.limit) return clock;
  const pauses = [{ from: merged, to: ctx.at }];
  const close = clock.endOfDay ? '24:00' : ctx.profile.hours.close;
  const end = deadline(clock.startedAt, clock.limit.workingDays, ctx.calendar, { close, pauses });
  return { ...clock, deadline: end.at, provisional: end.provisional };
}

const clocksOf = ({ clocks, at }: DuplicateOf, own: Case['clocks'], ctx: Ctx): Case['clocks'] =>
  Object.fromEntries(
    Object.entries(own).map(([name, fresh]) => {
      const was = clocks[name as ClockName];
      return [name, was ? moved(was, at, ctx) : fresh];
    }),
  );

/** The pause that the merge ended resumes, unless its longest duration is over. */
const goesOn = ({ paused }: DuplicateOf, { at }: Ctx): Assignment['pauses'] =>
  paused && !(paused.until && paused.until <= at) ? [{ ...paused, from: at }] : [];

/** 撤销并案: within three working days, to the previous state; days merged do not count. Source: R-108 (D); T51. */
export const undoMerge = caseEvent({
  name: 'undo_merge',
  label: '撤销并案',
  from: ['merged'],
  by: ['desk'],
  done: '已撤销并案，恢复单独办理',
  primary: { desk: 'also' },
  confirm: { press: '撤销后本件恢复单独办理，并案期间不计入办理时限。确定撤销吗？' },
  offer: undoOver,
  apply(c, _input, ctx) {
    const { duplicateOf } = c;
    if (!duplicateOf) return c;
    const left = enter(c, duplicateOf.from, ctx);
    const back = {
      ...left,
      duplicateOf: undefined,
      clocks: clocksOf(duplicateOf, left.clocks, ctx),
      ...(duplicateOf.returnAsk && { returnAsk: duplicateOf.returnAsk }),
    };
    // A case merged in 待派单 had no running assignment.
    if (duplicateOf.from === 'submitted') return back;
    return withAssignment(back, ctx, ({ endedAt: _ended, verdict: _verdict, passedOn: _away, ...assignment }) => ({
      ...assignment,
      pauses: [
        ...assignment.pauses,
        { reason: 'merged' as const, from: duplicateOf.at, to: ctx.at },
        ...goesOn(duplicateOf, ctx),
      ],
    }));
  },
  notifications: {
    merge_undone: {
      text: ({ which, by, yours }) =>
        yours ? `您的诉求 ${which}已恢复单独办理。` : `${which}已撤销并案，请继续办理${by ? `，并${by}办结` : ''}。`,
      filed: ({ filing }) => `${filing}已恢复单独办理。`,
      short: 'progress',
      wakes: false,
      while: ['submitted', 'dispatched', 'return_requested', 'in_progress'],
      clock: 'handle',
    },
  },
  notifies: (after) => [
    { audience: 'respondent', notification: 'merge_undone' },
    ...(runningAssignment(after) ? [{ audience: 'unit', notification: 'merge_undone' } as const] : []),
  ],
  history: { enterprise: '已恢复单独办理' },
});
