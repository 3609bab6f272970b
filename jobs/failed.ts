import { administratorsTold } from '../src/domain/directory/deputies.ts';
import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import type { Deps } from '../src/usecases/deps.ts';
import { announce } from '../src/usecases/notice.ts';

type Needs = Pick<Deps, 'notices' | 'clock' | 'wake' | 'directory' | 'log'>;

/**
 * Reports a failure of a job: to the administrators once a day, to the log each time. If the database is away, only to
 * the log. Source: R-502; T15.
 *
 * @param id  what failed: a job, or a case
 */
export async function reportFailure(deps: Needs, id: string, words: string): Promise<void> {
  const on = shanghaiDate(deps.clock.now());
  try {
    for (const { openId, name } of administratorsTold(deps.directory.current()))
      await announce(deps, `failed/${on}/${id}/${openId}`, { person: openId, name }, words);
  } catch (error) {
    deps.log.error({ failed: id, err: error }, 'failure.not_told');
  }
}

/** Reports a document that cannot be read as a case: the reason to the log, how to restore it to the administrators. */
export const reportUnreadable =
  (deps: Needs) =>
  (id: string, error: unknown): void => {
    deps.log.error({ caseId: id, err: error }, 'case.unreadable');
    void reportFailure(
      deps,
      id,
      `办件文档 ${id} 已损坏、无法读取，其他办件不受影响；请从备份恢复，原因见日志 case.unreadable。`,
    );
  };
