import { z } from 'zod';
import { Person } from '../directory/person.ts';
import { AssignmentWatch, Watch } from './watch.ts';

/** Every clock of a case but the unit clock (`handle`), which is kept in the assignment. */
export const CLOCKS = [
  'dispatch',
  'accept',
  'arbitration',
  'notify',
  'confirm',
  'rate',
  'settle',
  'callback',
  'explanation',
  'review',
  'signoff',
  /** 电话征询: the desk must telephone the enterprise. */
  'phone',
  'extension_decision',
  'pause_decision',
  'legal_decision',
] as const;
export type ClockName = (typeof CLOCKS)[number];

const source = { clause: z.string(), says: z.string().optional(), nearest: z.string().optional() };
const Limit = z.object({ workingDays: z.number(), ...source });

/** A limit that runs. It is copied from the profile at the start, so an edited profile changes no running clock. */
export const Clock = z.object({
  startedAt: z.date(),
  limit: Limit.nullable(),
  deadline: z.date(),
  /** A counted day lies in a year whose notice is not out (calendar.md 4). */
  provisional: z.boolean(),
  /** Ends at 24:00 because it binds the enterprise (calendar.md 3). */
  endOfDay: z.boolean(),
  /** Reminders and rungs, copied with the limit; absent for a clock that has none. */
  watch: Watch.optional(),
});
export type Clock = z.infer<typeof Clock>;

export const PAUSE_REASONS = ['arbitration', 'closure_review', 'material', 'court', 'merged'] as const;
const Pause = z.object({
  reason: z.enum(PAUSE_REASONS),
  from: z.date(),
  to: z.date().optional(),
  /** When the pause ends by itself: the profile's longest pause for this reason. */
  until: z.date().optional(),
  /** The material that is awaited, as the enterprise reads it. */
  wanted: z.string().optional(),
});

const VERDICTS = ['in_time', 'late', 'passed_on', 'withdrawn', 'merged'] as const;

/** The case given to one unit once, with its own limit, deadline and verdict; an ended assignment is frozen. */
export const Assignment = z.object({
  n: z.number(),
  unit: z.string(),
  /** The service board it was dispatched to; its chief assigns the unit. */
  board: z.string().optional(),
  unitNamedAt: z.date().optional(),
  why: z.enum(['dispatch', 'reassign', 'rework']),
  /** 交办要求: what the dispatcher asks of the unit. */
  instruction: z.string().optional(),
  startedAt: z.date(),
  /** Working days; for an approval case the date given by law (`on`, yyyy-MM-dd) once the unit has named it. */
  limit: z.object({
    workingDays: z.number().optional(),
    on: z.string().optional(),
    ...source,
  }),
  /** Closing time of a working day when the assignment began, such as 17:30. */
  close: z.string(),
  pauses: z.array(Pause),
  notBefore: z.date().optional(),
  /** 申请延期: once per assignment; it counts from the old deadline once granted. */
  extension: z
    .object({
      days: z.number(),
      reason: z.string(),
      by: Person,
      at: z.date(),
      decidedAt: z.date().optional(),
      granted: z.boolean().optional(),
      why: z.string().optional(),
      /** The floor that held when the extension was granted. */
      notBefore: z.date().optional(),
    })
    .optional(),
  /** Null while paused, and for an approval case until its date is known. */
  deadline: z.date().nullable(),
  provisional: z.boolean(),
  /** A deadline that had passed when the calendar changed; it stays until something else of the assignment changes. */
  fixed: z.object({ at: z.date(), of: z.string() }).optional(),
  /** Reminders, rungs and requests for news, copied with the limit. */
  watch: AssignmentWatch.optional(),
  acceptedAt: z.date().optional(),
  handler: Person.optional(),
  recalled: z.boolean(),
  /** Copied from the primary case with its result (并案). */
  copied: z.boolean().optional(),
  result: z
    .object({
      text: z.string(),
      measures: z.string(),
      contact: z.string(),
      silent: z.string().optional(),
      /** Ids of the files that the enterprise gets with it. */
      files: z.array(z.string()).optional(),
      by: Person,
      at: z.date(),
    })
    .optional(),
  endedAt: z.date().optional(),
  verdict: z.enum(VERDICTS).optional(),
  /** The case left this unit without a result (改派, a third return, 引导转办, 并案), whatever the verdict. */
  passedOn: z.boolean().optional(),
});
export type Assignment = z.infer<typeof Assignment>;
