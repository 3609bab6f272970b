import { reportFailure } from './failed.ts';
import type { Job } from './job.ts';

/** What is wrong where a line cannot be written, by the system's code. */
const WHY: Partial<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EPIPE: '接收日志的程序已经退出',
  ETOOSLOW: '接收日志的程序读得太慢',
};

/**
 * Tells the administrators, once a day, that lines of the log were lost. The service goes on without them. Source:
 * interface.md, "Process".
 */
export const logWatch: Job = {
  name: 'log-watch',
  title: '日志检查',
  cron: '*/5 * * * *',
  async run(deps) {
    const { lines = 0, why = '' } = deps.log.lost?.() ?? {};
    if (lines === 0) return;
    await reportFailure(
      deps,
      'log',
      `启动以来有 ${lines} 行日志没能写出（${WHY[why] ?? why}）；办件照常，只是出了问题会查不到原因。请腾出磁盘或重新接好日志，不必重启企诉。`,
    );
  },
};
