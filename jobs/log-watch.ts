import type { Job } from './job.ts';

/** What is wrong where a line cannot be written, by the system's code. */
const WHY: Partial<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EPIPE: '接收日志的程序已经退出',
  ETOOSLOW: '接收日志的程序读得太慢',
};

/**
 * Stores how many lines of the log this instance has lost, for the next word to the administrators. The service goes on
 * without them. Source: interface.md, "Process".
 */
export const logWatch: Job = {
  name: 'log-watch',
  title: '日志检查',
  cron: '*/5 * * * *',
  async run({ log, memory, clock }) {
    const { lines = 0, why = '' } = log.lost?.() ?? {};
    if (lines > 0) await memory.markLostLines({ at: clock.now(), lines, why: WHY[why] ?? why });
  },
};
