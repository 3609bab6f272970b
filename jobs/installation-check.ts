import { dayOpenAt, nextOnWorkingDay } from '../src/domain/time/window.ts';
import { rulesNow } from '../src/usecases/deps.ts';
import { announce } from '../src/usecases/notice.ts';
import type { Job } from './job.ts';

/** Where the last thing told is kept. */
const TOLD = 'installation-told';

/**
 * Examines the installation once a working day, and tells the administrators what is wrong with it and what to do; again only
 * when it is something else. Source: interface.md, "Process".
 */
export const installationCheck: Job = {
  name: 'installation-check',
  title: '运行检查',
  cron: '* * * * *',
  nextAt: (deps, after) => nextOnWorkingDay(after, deps.profile.hours.open, deps.calendar()),
  async run(deps) {
    const on = dayOpenAt(deps.clock.now(), rulesNow(deps));
    const wrong = on === null ? null : await deps.examine?.(on);
    if (!wrong) return;
    const words = wrong.map(({ check, said, next }) => `${check}：${said}。${next ? `${next}。` : ''}`).join('\n');
    if (words === ((await deps.memory.fact(TOLD)) ?? '')) return;
    if (words !== '')
      for (const { openId, name } of deps.directory.current().administrators)
        await announce(deps, `installation/${on}/${openId}`, { person: openId, name }, `运行检查发现：\n${words}`);
    // Last: what was not told, because the program ended here, is found again; said again it is the same message.
    await deps.memory.keepFact(TOLD, words);
  },
};
