/** Everything about working days, by one name: what a day is, when a limit runs out, dates in Shanghai. */
export {
  addWorkingDays,
  closingTimeOf,
  type DayKind,
  dayKind,
  isWorkingDay,
  nextWorkingDayClose,
  workingDaysBetween,
} from './day-kind.ts';
export {
  type DayLine,
  type Deadline,
  type DeadlineOptions,
  deadline,
  explainDeadline,
  type NoDeadline,
  type Stop,
} from './deadline.ts';
export { type DateText, plusDays, shanghai, shanghaiDate, shanghaiTime, weekday } from './shanghai.ts';
export type { WorkCalendar } from './work-calendar.ts';
