import { absencesIn } from '../src/domain/directory/deputies.ts';
import { nextOnWorkingDay } from '../src/domain/time/window.ts';
import { tellAbsences } from '../src/usecases/absence/tell.ts';
import type { Job } from './job.ts';

/** Ends absences whose day is over, and tells of what began and ended, within the hours. Source: lifecycle.md, "People". */
export const absences: Job = {
  name: 'absences',
  title: '请假与代理',
  cron: '* * * * *',
  nextAt({ directory, profile, calendar }, after) {
    const ends = absencesIn(directory.current()).map(({ until }) => until);
    const told = nextOnWorkingDay(after, profile.hours.open, calendar());
    return [...ends, told].filter((at) => at > after).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  },
  run: tellAbsences,
};
