import type { Alerted, Profile } from '../../../config/profile.ts';
import type { Clock, ClockName } from '../case/assignment.ts';
import { dispatchingAudience } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import { lastAssignment, openObligations, openPause, openTasks, runningAssignment } from '../case/current.ts';
import type { At } from '../case/receiver.ts';
import { approvingOffice, handlingAudience, obligedUnit } from '../case/roles.ts';
import { unitLeft, unitShown } from '../case/unit-of.ts';
import { type Watch, watchOf } from '../case/watch.ts';
import { type Directory, isStaffed } from '../directory/directory.ts';

/** A running clock: its name, when it began and ends, and the audience that must act. */
export type Running = {
  clock: Alerted | 'notify' | 'settle' | 'pause';
  /** Distinguishes clocks of one kind: the id of the task or obligation; empty for others. */
  id: string;
  /** The assignment that is part of its steps' keys; 0 before the first. */
  assignment: number;
  startedAt: Date;
  deadline: Date;
  /** A counted day lies in a year whose notice is not out (calendar.md 4). */
  provisional: boolean;
  /** Its limit in working days; 0 for a legal date. */
  workingDays: number;
  /** Its reminders and rungs; undefined for a clock that has none. */
  watch: Watch | undefined;
  waits: At;
};

type Rules = { directory: Directory; profile: Profile };

/** `assignment/clock/deadline/`: a clock that is moved or restarted has new keys. */
export const prefixOf = ({ assignment, clock, id, deadline }: Running): string =>
  `${assignment}/${clock}${id ? `-${id}` : ''}/${deadline.toISOString()}/`;

export const keyOf = (r: Running, step: string): string => `${prefixOf(r)}${step}`;

/** Which audience must act before a clock ends. Source: lifecycle.md, "States"; calendar.md, "Handler". */
function waitsFor(c: Case, clock: ClockName, { directory, profile }: Rules): At {
  if (c.confidential) return { audience: 'confidential_officer' };
  switch (clock) {
    case 'dispatch':
    case 'arbitration':
      return { audience: dispatchingAudience(c, directory) };
    case 'signoff':
      return { audience: 'signer' };
    case 'accept':
      return { audience: handlingAudience(c, directory) };
    case 'explanation':
      return { audience: unitLeft(c, directory) ? 'desk' : 'unit' };
    case 'review':
      return { audience: c.state === 'closure_review' ? approvingOffice({ profile, directory }) : 'desk' };
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

/** Start, limit and watch of a clock. A clock without a copied watch uses the profile's. */
const facts = (clock: Alerted | 'notify' | 'settle', k: Clock, profile: Profile) => ({
  startedAt: k.startedAt,
  deadline: k.deadline,
  provisional: k.provisional,
  workingDays: k.limit?.workingDays ?? 0,
  watch: k.watch ?? (clock === 'notify' || clock === 'settle' ? undefined : watchOf(clock, profile)),
});

/** The unit clock, and the clock at which an open pause ends by itself. */
function ofAssignment(c: Case, { profile, directory }: Rules): Running[] {
  const assignment = runningAssignment(c);
  if (!assignment) return [];
  const until = openPause(c)?.until;
  const of = { id: '', assignment: assignment.n, startedAt: assignment.startedAt };
  const handle: Running = {
    ...of,
    clock: 'handle',
    deadline: assignment.deadline ?? assignment.startedAt,
    provisional: assignment.provisional,
    workingDays: assignment.limit.on ? 0 : (assignment.limit.workingDays ?? 0),
    watch: assignment.watch ?? watchOf('handle', profile),
    waits: { audience: handlingAudience(c, directory) },
  };
  const pause: Running[] = until
    ? [
        {
          ...of,
          clock: 'pause',
          deadline: until,
          provisional: false,
          workingDays: 0,
          watch: undefined,
          waits: handle.waits,
        },
      ]
    : [];
  return assignment.deadline ? [handle, ...pause] : pause;
}

/** Every running clock of the case, including those of obligations, co-tasks and the longest pause. */
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
      waits: isStaffed(rules.directory, t.unit) ? { audience: 'co_unit', unit: t.unit } : { audience: 'desk' },
    }),
  );
  const owed = openObligations(c).map((o): Running => {
    const { id = String(o.assignment ?? 0), assignment } = o;
    // A unit that no longer has the case is still notified of its obligation, in its group; the card is the desk's.
    const unit = obligedUnit(o, rules.directory);
    const audience = unit === unitShown(c, rules.directory) ? 'unit' : 'desk';
    return {
      clock: o.kind,
      id,
      assignment: assignment ?? 0,
      ...facts(o.kind, o.clock, rules.profile),
      waits: { audience, unit },
    };
  });
  return [...own, ...ofAssignment(c, rules), ...tasks, ...owed];
}
