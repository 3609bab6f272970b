import type { Case } from '../domain/case/case.ts';
import { sealed } from '../domain/clocks/schedule.ts';
import { changeCase } from './change-case.ts';
import { type Deps, rulesNow } from './deps.ts';

const BATCH = 200;

/**
 * Cases that an earlier release wrote and nobody has touched since are written once more, so that the clocks and the auditor
 * of this one find them: with their next step, and what lists are asked by. Source: storage.md, "The rest"; invariant 6.
 */
export async function bringUp(deps: Deps): Promise<void> {
  let brought = 0;
  for (;;) {
    const cases = await deps.cases.untended(BATCH);
    let written = 0;
    for (const c of cases) if (await writtenAnew(deps, c)) written += 1;
    brought += written;
    if (written > 0) deps.log.info({ cases: brought }, 'cases.brought_up');
    if (written === 0) return;
  }
}

const writtenAnew = (deps: Deps, c: Case): Promise<boolean> =>
  changeCase(
    deps,
    c,
    (now) => (now ? { write: sealed({ ...now, rev: now.rev + 1 }, rulesNow(deps)), answer: true } : { answer: false }),
    { otherwise: false },
  );
