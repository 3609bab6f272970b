import type { Alerted } from '../../../config/profile.ts';
import { type Case, type Clock, type ClockName, runningLeg } from '../case/case.ts';
import { openObligations, openStop, openTasks } from '../case/clocks.ts';
import type { At } from '../case/owed.ts';
import { dispatchingSeat, unitShown } from '../case/roles.ts';
import type { Directory } from '../directory.ts';

/** A clock that runs now: what it is called, when it began and ends, and which seat it waits for. */
export type Running = {
  clock: Alerted | 'notify' | 'settle' | 'stop';
  /** Tells several of a kind apart: a task's or an urge's id. */
  id: string;
  startedAt: Date;
  deadline: Date;
  workingDays: number;
  waits: At;
};

type Rules = { directory: Directory; profile: { closureApprover: { seat: 'desk' | 'supervision' } } };

/** The seat each of the case's own clocks waits for. Source: lifecycle.md, "States"; calendar.md, "Handler". */
function waitsFor(c: Case, clock: ClockName, { directory, profile }: Rules): At {
  switch (clock) {
    case 'dispatch':
    case 'arbitration':
      return c.confidential ? { seat: 'officer' } : { seat: dispatchingSeat(c, directory) };
    case 'signoff':
      return { seat: 'signer' };
    case 'accept':
    case 'explanation':
      return { seat: 'unit' };
    case 'review':
      return { seat: c.state === 'closure_review' ? profile.closureApprover.seat : 'desk' };
    case 'confirm':
    case 'rate':
    case 'settle':
    case 'notify':
      return { seat: 'respondent' };
    case 'callback':
    case 'phone':
    case 'extension_decision':
    case 'stop_decision':
    case 'legal_decision':
      return { seat: 'desk' };
  }
}

const daysOf = (clock: Clock): number => clock.limit?.workingDays ?? 0;

/** Every clock of the case that runs now, obligations, tasks and a stop at its most included. */
export function runningClocks(c: Case, rules: Rules): Running[] {
  const own = Object.entries(c.clocks).map(([name, k]): Running => {
    const clock = name as ClockName;
    return {
      clock,
      id: '',
      startedAt: k.startedAt,
      deadline: k.deadline,
      workingDays: daysOf(k),
      waits: waitsFor(c, clock, rules),
    };
  });
  const leg = runningLeg(c);
  const handle: Running[] = leg?.deadline
    ? [
        {
          clock: 'handle',
          id: '',
          startedAt: leg.startedAt,
          deadline: leg.deadline,
          workingDays: leg.limit.workingDays ?? 0,
          waits: { seat: 'unit' },
        },
      ]
    : [];
  const until = openStop(c)?.until;
  const stop: Running[] =
    leg && until
      ? [{ clock: 'stop', id: '', startedAt: leg.startedAt, deadline: until, workingDays: 0, waits: { seat: 'unit' } }]
      : [];
  const tasks = openTasks(c).map(
    (t): Running => ({
      clock: 'co_task',
      id: t.id,
      startedAt: t.clock.startedAt,
      deadline: t.clock.deadline,
      workingDays: daysOf(t.clock),
      waits: { seat: 'co_unit', unit: t.unit },
    }),
  );
  const owed = openObligations(c).map((o): Running => {
    const theirs: At = o.unit === unitShown(c) ? { seat: 'unit' } : { seat: 'desk' };
    return {
      clock: o.kind,
      id: o.id ?? String(o.leg ?? 0),
      startedAt: o.clock.startedAt,
      deadline: o.clock.deadline,
      workingDays: daysOf(o.clock),
      waits: theirs.seat === 'unit' ? { seat: 'unit', unit: o.unit } : { seat: 'desk', unit: o.unit },
    };
  });
  return [...own, ...handle, ...stop, ...tasks, ...owed];
}
