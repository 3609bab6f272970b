import cron from 'node-cron';
import type { Deps } from '../src/usecases/deps.ts';
import { absences } from './absences.ts';
import { auditNotice } from './audit-notice.ts';
import { auditor } from './auditor.ts';
import { calendarFollow, calendarWatch } from './calendar-watch.ts';
import { callbackWatch } from './callback-watch.ts';
import { dailyDigest } from './daily-digest.ts';
import { directoryFollow } from './directory-follow.ts';
import { dueSteps } from './due-steps.ts';
import { reportFailure } from './failed.ts';
import { groupMembers } from './group-members.ts';
import { installationCheck } from './installation-check.ts';
import type { Job } from './job.ts';
import { logWatch } from './log-watch.ts';
import { morningCards } from './morning-cards.ts';
import { workLists } from './work-lists.ts';

/** All jobs; the auditor looks before its notice and the digest speak. The data says what is due; nothing is kept in memory. */
export const TIMETABLE: readonly Job[] = [
  calendarWatch,
  absences,
  directoryFollow,
  dueSteps,
  auditor,
  logWatch,
  callbackWatch,
  auditNotice,
  dailyDigest,
  workLists,
  morningCards,
  groupMembers,
  installationCheck,
];

/** The jobs of an instance that does not act on what is due. */
export const WEB_TIMETABLE: readonly Job[] = [calendarFollow, logWatch];

const ZONE = 'Asia/Shanghai';

/** Starts the timetable and returns how to stop it. A job that throws is reported and does not affect the others. */
export function startTimetable(deps: Deps, jobs: readonly Job[] = TIMETABLE): { stop: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  const tasks = jobs.map((job) =>
    cron.schedule(
      job.cron,
      async () => {
        const run = runJob(deps, job).finally(() => running.delete(run));
        running.add(run);
        await run;
      },
      { timezone: ZONE, noOverlap: true },
    ),
  );
  return {
    async stop() {
      await Promise.all(tasks.map((t) => t.destroy()));
      await Promise.all(running);
    },
  };
}

export async function runJob(deps: Deps, job: Job): Promise<void> {
  try {
    await job.run(deps);
    deps.metrics.job(job.name, 'done');
  } catch (error) {
    deps.metrics.job(job.name, 'failed');
    deps.log.error({ job: job.name, err: error }, 'job.failed');
    await reportFailure(
      deps,
      job.name,
      `定时任务“${job.title}”运行出错，系统会按时再试，其他任务照常；请在日志中查找 job.failed（${job.name}）。`,
    );
  }
}
