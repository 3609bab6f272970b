import type { Case } from '../src/domain/case/case.ts';
import { decide, dueEvent } from '../src/domain/case/lifecycle.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import { reportFailure } from './failed.ts';
import type { Job } from './job.ts';

/** How many due cases are read at a time. */
const BATCH = 200;

/** Acts on every clock that has run out, oldest first: the same `decide` and `save` as a tap. Source. */
export const dueSteps: Job = {
  name: 'due-steps',
  title: '时限处理',
  cron: '* * * * *',
  async run(deps) {
    for (;;) {
      const due = await deps.cases.due(deps.clock.now(), BATCH);
      const acted = [];
      for (const c of due) acted.push(await actOn(deps, c));
      // A case that a bug keeps from moving must not keep the rest from being read.
      if (due.length < BATCH || !acted.some(Boolean)) return;
    }
  },
};

async function actOn(deps: Deps, c: Case): Promise<boolean> {
  try {
    return await step(deps, c);
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'due.failed');
    await reportStuck(deps, c);
    return false;
  }
}

/** True when a clock acted. A lost race means somebody else changed the case: what is still due then is found again. */
async function step(deps: Deps, c: Case): Promise<boolean> {
  const ctx = { ...contextFor(deps, { kind: 'clock' }, c, {}), outages: await deps.memory.outages() };
  const name = dueEvent(c, { ...ctx, at: ctx.now });
  const decision = name ? decide(c, name, {}, ctx) : null;
  if (!decision?.ok) {
    deps.log.error({ caseId: c._id, dueAt: c.dueAt, due: name, refusal: decision?.refusal }, 'due.nothing_to_do');
    await reportStuck(deps, c);
    return false;
  }
  if (!(await deps.cases.save(decision.case))) return true;
  deps.wake();
  deps.log.info({ caseId: c._id, v: decision.case.v }, `case.${name}`);
  const { dueAt } = decision.case;
  if (dueAt && dueAt <= ctx.now) await step(deps, decision.case);
  return true;
}

const reportStuck = (deps: Deps, c: Case): Promise<void> =>
  reportFailure(
    deps,
    c._id,
    `办件 ${c.no} 有到期事项未能处理，系统每分钟再试，其他办件不受影响；请在日志中按 ${c._id} 查找原因。`,
  );
