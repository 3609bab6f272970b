import { shanghaiDate } from '../src/domain/time/shanghai.ts';
import type { Deps } from '../src/usecases/deps.ts';
import { sayTo } from '../src/usecases/notice.ts';

/**
 * Something that the timetable should have done failed: the administrators hear of it once a day, the log each time. What
 * cannot even be told, because the database is away, stays in the log. Source: R-502; T15.
 *
 * @param id  what failed: a job, or a case
 */
export async function reportFailure(deps: Deps, id: string, words: string): Promise<void> {
  const on = shanghaiDate(deps.clock.now());
  try {
    for (const { openId, name } of deps.directory.current().administrators)
      await sayTo(deps, `failed/${on}/${id}/${openId}`, { person: openId, name }, words);
  } catch (error) {
    deps.log.error({ failed: id, err: error }, 'failure.not_told');
  }
}
