import { dueSteps } from '../../jobs/due-steps.ts';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import type { Program } from '../program.ts';

const MINUTE_MS = 60_000;
/** After so many rounds without progress a story is given up. */
const PATIENCE = 20;

type Needs = {
  program: Pick<Program, 'deps' | 'drain'>;
  moveTo: (at: Date) => Promise<void>;
  /** How many minutes after something was done what it owes people is sent. */
  roundMinutes: () => number;
};

/**
 * Moves the clock from one due instant to the next: every step of a case and every job of the timetable that has an hour is
 * done at its own. What is owed to people is sent in rounds, in which the other jobs run as well.
 */
export function storyTravel({ program: { deps, drain }, moveTo, roundMinutes }: Needs) {
  /** When the next round is; absent while nothing was done since the last. */
  let roundAt: number | undefined;

  function touched(): void {
    roundAt ??= deps.clock.now().getTime() + roundMinutes() * MINUTE_MS;
  }

  /** What is next, by `to`: a step of a case, or a round. */
  async function nextBy(to: Date): Promise<{ at: Date; round: boolean } | null> {
    const now = deps.clock.now();
    const [first] = await deps.cases.due(to, 1);
    const step = first?.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
    const hours = TIMETABLE.flatMap((job) => job.nextAt?.(deps, now) ?? []).map((at) => at.getTime());
    const round = Math.min(roundAt ?? Number.POSITIVE_INFINITY, ...hours);
    const at = Math.min(step, round);
    return at <= to.getTime() ? { at: new Date(Math.max(at, now.getTime())), round: round <= step } : null;
  }

  async function round(): Promise<void> {
    roundAt = undefined;
    for (const job of TIMETABLE) await runJob(deps, job);
    await drain();
  }

  return {
    touched,
    round,
    /** @throws Error when something stays due that cannot be done */
    async goTo(to: Date): Promise<void> {
      let stuck = 0;
      for (let next = await nextBy(to); next; next = await nextBy(to)) {
        stuck = next.at > deps.clock.now() ? 0 : stuck + 1;
        if (stuck > PATIENCE) throw new Error(`the story stands still at ${next.at.toISOString()}`);
        await moveTo(next.at);
        if (next.round) await round();
        else {
          await runJob(deps, dueSteps);
          touched();
        }
      }
      await moveTo(to);
    },
  };
}
