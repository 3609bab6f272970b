import { pino } from 'pino';
import type { Log } from '../ports.ts';
import { logContext } from './log-context.ts';
import type { LogOutput } from './log-output.ts';
import { redact } from './redact-log.ts';

/**
 * Logs one JSON line for each thing that happened, named by `event`. Fields pass `redact`, so that no secret and no
 * phone number is logged; lines of a delivery have its id. Source: quality.md, "Nobody in who does not belong".
 *
 * @param level  pino level; `silent` for nothing
 * @param out  where lines go; it neither throws nor waits
 */
export function pinoLog(level: string, out: Pick<LogOutput, 'write'> & Partial<Pick<LogOutput, 'lost'>>): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    serializers: { err: (err: unknown) => err },
    mixin: logContext,
  };
  const logger = pino(options, out);
  return {
    debug: (fields, event) => logger.isLevelEnabled('debug') && logger.debug(redact(fields), event),
    info: (fields, event) => logger.isLevelEnabled('info') && logger.info(redact(fields), event),
    warn: (fields, event) => logger.isLevelEnabled('warn') && logger.warn(redact(fields), event),
    error: (fields, event) => logger.isLevelEnabled('error') && logger.error(redact(fields), event),
    ...(out.lost && { lost: out.lost }),
  };
}
