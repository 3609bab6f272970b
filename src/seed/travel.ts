import { dailyDigest } from '../../jobs/daily-digest.ts';
import { dueSteps } from '../../jobs/due-steps.ts';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import { workLists } from '../../jobs/work-lists.ts';
import type { Program } from '../program.ts';

/** After so many rounds without progress a story is given up. */
const PATIENCE = 20;
/** What only makes messages: nobody misses it while none is sent. */
const SPEAKING = [dailyDigest, workLists];

type Needs = {
  program: Pick<Program, 'deps' | 'drain'>;
  moveTo: (at: Date) => Promise<void>;
  /** When what is done at an instant is sent to those whom it is owed. */
  roundAfter: (at: Date) => Date;
  /** Whether messages are sent. */
  speaks: () => boolean;
};

/** What is done at an instant: the steps of cases, what is owed to people, or the jobs of the timetable before that. */
type Stop = { at: Date; what: 'steps' | 'round' | 'jobs' };

/**
 * Moves the clock from one due instant to the next: every step of a case and every job of the timetable is done at its own
 * hour; the jobs that have none, at the hours of the others. What is owed to people is sent in rounds. What a list would show
 * between two hours nobody sees: the card is the same, and shows what it was drawn with last.
 */
export function storyTravel({ program: { deps, drain }, moveTo, roundAfter, speaks }: Needs) {
  /** When the next round is; absent while nothing was done since the last. */
  let roundAt: Date | undefined;

  function touched(): void {
    roundAt ??= roundAfter(deps.clock.now());
  }

  const jobsNow = () => TIMETABLE.filter((job) => speaks() || !SPEAKING.includes(job));

  /** What is next, by `to`. */
  async function nextBy(to: Date): Promise<Stop | null> {
    const now = deps.clock.now();
    const [first] = await deps.cases.due(to, 1);
    const hours = jobsNow().flatMap((job) => job.nextAt?.(deps, now) ?? []);
    const stops: Stop[] = [
      ...hours.map((at): Stop => ({ at, what: 'jobs' })),
      ...(roundAt ? [{ at: roundAt, what: 'round' as const }] : []),
      ...(first?.dueAt ? [{ at: first.dueAt, what: 'steps' as const }] : []),
    ];
    const next = stops.reduce<Stop | null>((a, b) => (a && a.at <= b.at ? a : b), null);
    return next && next.at <= to ? { ...next, at: new Date(Math.max(next.at.getTime(), now.getTime())) } : null;
  }

  async function round(): Promise<void> {
    roundAt = undefined;
    await drain();
  }

  async function jobs(): Promise<void> {
    for (const job of jobsNow()) await runJob(deps, job);
    await round();
  }

  return {
    touched,
    jobs,
    /** @throws Error when something stays due that cannot be done */
    async goTo(to: Date): Promise<void> {
      let stuck = 0;
      for (let next = await nextBy(to); next; next = await nextBy(to)) {
        stuck = next.at > deps.clock.now() ? 0 : stuck + 1;
        if (stuck > PATIENCE) throw new Error(`the story stands still at ${next.at.toISOString()}`);
        await moveTo(next.at);
        if (next.what === 'jobs') await jobs();
        else if (next.what === 'round') await round();
        else {
          await runJob(deps, dueSteps);
          touched();
        }
      }
      await moveTo(to);
    },
  };
}
