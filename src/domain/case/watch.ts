import { z } from 'zod';
import type { Alerted, Profile } from '../../../config/profile.ts';

/**
 * How a running clock reminds and climbs. Copied onto it from the profile when it starts, as its limit is, so that an
 * edited profile changes no running assignment. Source; style.md, "Clocks and jobs".
 */
export const Watch = z.object({
  /** Time of day in Shanghai at which reminders and rungs fall due. */
  open: z.string(),
  /** So many working days before, for limits of at least so many. */
  remind: z.array(z.object({ beforeWorkingDays: z.number(), limitAtLeast: z.number() })),
  warn: z.boolean(),
  rungs: z.array(z.object({ who: z.enum(['handler', 'head', 'supervision', 'leader']), afterWorkingDays: z.number() })),
  /** 久拖未决: working days from one list to the next. */
  everyWorkingDays: z.number(),
});
export type Watch = z.infer<typeof Watch>;

/** Of an assignment besides: when it asks for news, from which working day of a month for progress, which rework goes up. */
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
