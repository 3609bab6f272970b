import { z } from 'zod';
import type { Alerted, Profile } from '../../../config/profile.ts';

/**
 * The reminders and rungs of a running clock. They are copied from the profile when the clock starts, as its limit is,
 * so an edited profile changes no running assignment. Source; style.md, "Clocks and jobs".
 */
export const Watch = z.object({
  /** Time of day in Shanghai at which reminders and rungs fall due. */
  open: z.string(),
  /** A reminder comes this many working days before the deadline, if the limit has at least so many working days. */
  remind: z.array(z.object({ beforeWorkingDays: z.number(), limitAtLeast: z.number() })),
  warn: z.boolean(),
  rungs: z.array(z.object({ who: z.enum(['handler', 'head', 'supervision', 'leader']), afterWorkingDays: z.number() })),
  /** 久拖未决: working days from one list to the next. */
  everyWorkingDays: z.number(),
});
export type Watch = z.infer<typeof Watch>;

/** For an assignment also: when news is asked for, when monthly progress is due, which rework is escalated. */
export const AssignmentWatch = Watch.extend({
  noNewsWorkingDays: z.number(),
  monthlyWorkingDay: z.number(),
  reworkEscalates: z.number(),
});
export type AssignmentWatch = z.infer<typeof AssignmentWatch>;

/** The profile's rules for one clock. */
export function watchOf(clock: Alerted, { alerts, hours, longOverdue }: Profile): Watch {
  const { remind, warn, rungs } = alerts[clock];
  return {
    open: hours.open,
    remind: remind.map(({ beforeWorkingDays, limitAtLeast }) => ({ beforeWorkingDays, limitAtLeast })),
    warn,
    rungs: rungs.map(({ who, afterWorkingDays }) => ({ who, afterWorkingDays })),
    everyWorkingDays: longOverdue.everyWorkingDays,
  };
}

/** The profile's rules for an assignment. */
export const assignmentWatchOf = (profile: Profile): AssignmentWatch => ({
  ...watchOf('handle', profile),
  noNewsWorkingDays: profile.noNews.workingDays,
  monthlyWorkingDay: profile.monthly.workingDay,
  reworkEscalates: profile.reworkEscalates.assignment,
});
