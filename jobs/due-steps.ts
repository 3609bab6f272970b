import type { Case } from '../src/domain/case/case.ts';
import type { Ctx } from '../src/domain/case/context.ts';
import { decideDue } from '../src/domain/events/decide.ts';
import { changeCase } from '../src/usecases/change-case.ts';
import type { Change } from '../src/usecases/changes.ts';
import { contextFor, type Deps } from '../src/usecases/deps.ts';
import { reportFailure } from './failed.ts';
import type { Job } from './job.ts';

/** How many due cases are read at once. */
const BATCH = 200;
/** How many of them are handled at once: half of the connections stay free for people who tap meanwhile. */
const AT_ONCE = 10;

/**
 * Takes every due step, oldest first, with the same `decide` and `save` as a tap. Several cases are handled in
 * parallel; the steps of one case keep their order, and a case that fails does not affect others.
 * Source.
 */
export const dueSteps: Job = {
  name: 'due-steps',
  title: '时限处理',
  cron: '* * * * *',
  async run(deps) {
    const stuck = new Set<string>();
    for (;;) {
      // A case that stays due because of a bug, or a document that cannot be read, must not block the others.
      const due = (await deps.cases.due(deps.clock.now(), BATCH)).filter((c) => !stuck.has(c._id));
      if (due.length === 0) return;
      const outages = await deps.memory.outages();
      const act = async (c: Case): Promise<void> => {
        if (!(await actOn(deps, c, outages))) stuck.add(c._id);
      };
      await eachOf(due.toSorted(byInstant), AT_ONCE, act);
      // Not earlier: what falls due together is read together.
      deps.wake();
    }
  },
};

/** By the instant at which a case fell due, then by number. */
const byInstant = (a: Case, b: Case): number =>
  (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0) || a.no.localeCompare(b.no);

/** Does `work` for all, started in their order, at most `atOnce` at a time. */
async function eachOf<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  // Each worker takes the next item when it is free.
  const waiting = all.values();
  const worker = async (): Promise<void> => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

type Outages = NonNullable<Ctx['outages']>;

async function actOn(deps: Deps, c: Case, outages: Outages): Promise<boolean> {
  try {
    return await step(deps, c, outages);
  } catch (error) {
    deps.log.error({ caseId: c._id, err: error }, 'due.failed');
    await reportStuck(deps, c);
    return false;
  }
}

/** False when the case is due and nothing can be done. A case left due by a lost race is found again. */
async function step(deps: Deps, due: Case, outages: Outages): Promise<boolean> {
  const acted = await changeCase(deps, due, (c) => byClock(deps, c ?? due, outages), { otherwise: 'not due' });
  if (acted === 'not due') return true;
  if (!acted.case) {
    deps.log.error({ caseId: due._id, ...acted.why }, 'due.nothing_to_do');
    await reportStuck(deps, due);
    return false;
  }
  deps.log.info({ caseId: due._id, v: acted.case.v }, `case.${acted.event}`);
  const { dueAt } = acted.case;
  if (dueAt && dueAt <= deps.clock.now()) await step(deps, acted.case, outages);
  return true;
}

type Acted = { case: Case; event: string } | { case: null; why: Record<string, unknown> } | 'not due';

function byClock(deps: Deps, c: Case, outages: Outages): Change<Case, Acted> {
  const ctx = { ...contextFor(deps, { kind: 'clock' }, c, {}), outages };
  // Another writer may have done what was due.
  if (!c.dueAt || c.dueAt > ctx.now) return { answer: 'not due' };
  const { event, decision } = decideDue(c, ctx);
  if (event && decision?.ok) return { write: decision.case, answer: { case: decision.case, event } };
  const refusal = decision && !decision.ok ? decision.refusal : undefined;
  return { answer: { case: null, why: { dueAt: c.dueAt, due: event, refusal } } };
}

const reportStuck = (deps: Deps, c: Case): Promise<void> =>
  reportFailure(
    deps,
    c._id,
    `办件 ${c.no} 有到期事项未能处理，系统每分钟再试，其他办件不受影响；请在日志中按 ${c._id} 查找原因。`,
  );
