import type { Alerted, Profile } from '../../../config/profile.ts';
import type { Clock, ClockName } from '../case/assignment.ts';
import { dispatchingAudience } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import { lastAssignment, openObligations, openPause, openTasks, runningAssignment } from '../case/current.ts';
import type { At } from '../case/outbox.ts';
import { awaitsUnit, unitShown } from '../case/roles.ts';
import { type Watch, watchOf } from '../case/watch.ts';
import type { Directory } from '../directory/directory.ts';

/** A clock that runs now: what it is called, when it began and ends, and which audience it waits for. */
export type Running = {
  clock: Alerted | 'notify' | 'settle' | 'pause';
  /** Tells several of a kind apart: a task's or an obligation's. */
  id: string;
  /** The assignment it belongs to, by which its steps are named; 0 before the first. */
  assignment: number;
  startedAt: Date;
  deadline: Date;
  /** Its limit; 0 for a date that the law gives. */
  workingDays: number;
  /** How it reminds and climbs; undefined for a clock that only ends. */
  watch: Watch | undefined;
  waits: At;
};

type Rules = { directory: Directory; profile: Profile };

/** `assignment/clock/deadline/`: a clock that is moved, or started anew, has new steps. */
export const prefixOf = ({ assignment, clock, id, deadline }: Running): string =>
  `${assignment}/${clock}${id ? `-${id}` : ''}/${deadline.toISOString()}/`;

export const keyOf = (r: Running, step: string): string => `${prefixOf(r)}${step}`;

/** The audience each of the case's own clocks waits for. Source: lifecycle.md, "States"; calendar.md, "Handler". */
function waitsFor(c: Case, clock: ClockName, { directory, profile }: Rules): At {
  if (c.confidential) return { audience: 'confidential_officer' };
  switch (clock) {
    case 'dispatch':
    case 'arbitration':
      return { audience: dispatchingAudience(c, directory) };
    case 'signoff':
      return { audience: 'signer' };
    case 'accept':
      return { audience: awaitsUnit(c) ? 'chief' : 'unit' };
    case 'explanation':
      return { audience: 'unit' };
    case 'review':
      return { audience: c.state === 'closure_review' ? profile.closureApprover.role : 'desk' };
    case 'confirm':
    case 'rate':
    case 'settle':
    case 'notify':
      return { audience: 'respondent' };
    case 'callback':
    case 'phone':
    case 'extension_decision':
    case 'pause_decision':
    case 'legal_decision':
      return { audience: 'desk' };
  }
}

/** What a clock itself says of its running. A clock from before rules were copied onto it goes by the profile's. */
const facts = (clock: Alerted | 'notify' | 'settle', k: Clock, profile: Profile) => ({
  startedAt: k.startedAt,
  deadline: k.deadline,
  workingDays: k.limit?.workingDays ?? 0,
  watch: k.watch ?? (clock === 'notify' || clock === 'settle' ? undefined : watchOf(clock, profile)),
});

/** The unit clock, and the end of a pause that ends by itself. */
function ofAssignment(c: Case, { profile }: Rules): Running[] {
  const assignment = runningAssignment(c);
  if (!assignment) return [];
  const until = openPause(c)?.until;
  const of = { id: '', assignment: assignment.n, startedAt: assignment.startedAt };
  const handle: Running = {
    ...of,
    clock: 'handle',
    deadline: assignment.deadline ?? assignment.startedAt,
    workingDays: assignment.limit.on ? 0 : (assignment.limit.workingDays ?? 0),
    watch: assignment.watch ?? watchOf('handle', profile),
    waits: { audience: awaitsUnit(c) ? 'chief' : 'unit' },
  };
  const pause: Running[] = until
    ? [{ ...of, clock: 'pause', deadline: until, workingDays: 0, watch: undefined, waits: { audience: 'unit' } }]
    : [];
  return assignment.deadline ? [handle, ...pause] : pause;
}

/** Every clock of the case that runs now, obligations, tasks and a pause at its most included. */
export function runningClocks(c: Case, rules: Rules): Running[] {
  const own = Object.entries(c.clocks).map(([name, k]): Running => {
    const clock = name as ClockName;
    const of = { clock, id: '', assignment: lastAssignment(c)?.n ?? 0, waits: waitsFor(c, clock, rules) };
    return { ...of, ...facts(clock, k, rules.profile) };
  });
  const tasks = openTasks(c).map(
    (t): Running => ({
      clock: 'co_task',
      id: t.id,
      assignment: t.assignment,
      ...facts('co_task', t.clock, rules.profile),
      waits: { audience: 'co_unit', unit: t.unit },
    }),
  );
  const owed = openObligations(c).map((o): Running => {
    const { id = String(o.assignment ?? 0), assignment } = o;
    // What a unit owes that no longer has the case is told in its group all the same, beside the desk's card.
    const audience = o.unit === unitShown(c) ? 'unit' : 'desk';
    return {
      clock: o.kind,
      id,
      assignment: assignment ?? 0,
      ...facts(o.kind, o.clock, rules.profile),
      waits: { audience, unit: o.unit },
    };
  });
  return [...own, ...ofAssignment(c, rules), ...tasks, ...owed];
}
