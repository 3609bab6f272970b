import { slidingWindow } from '../../sliding-window.ts';

const WINDOW_MS = 60_000;
const MOST = 120;

/**
 * Counts what each person sends: at most 120 in any minute are accepted. It counts in this process only, with monotonic
 * durations. Source: interface.md, "What a refusal looks like" (D).
 *
 * @param monotonic  milliseconds that never jump
 * @returns a function of a person's id and the kind of thing sent: 'ok'; 'first' when this is the first of its kind to
 *   be refused after a minute without a refusal; 'over'
 */
export function rateLimit(monotonic: () => number) {
  const newcomer = () => ({ accepted: slidingWindow(MOST, WINDOW_MS), refusedAt: new Map<string, number>() });
  const people = new Map<string, ReturnType<typeof newcomer>>();
  let sweptAt = monotonic();

  function sweep(now: number) {
    if (now - sweptAt < WINDOW_MS) return;
    sweptAt = now;
    for (const [id, { accepted, refusedAt }] of people)
      if (accepted.isEmpty(now) && now - Math.max(...refusedAt.values()) >= WINDOW_MS) people.delete(id);
  }

  return function pass(id: string, kind: string): 'ok' | 'first' | 'over' {
    const now = monotonic();
    sweep(now);
    const person = people.get(id) ?? newcomer();
    people.set(id, person);
    if (person.accepted.room(now) > 0) {
      person.accepted.add(now);
      return 'ok';
    }
    const last = person.refusedAt.get(kind);
    person.refusedAt.set(kind, now);
    return last === undefined || now - last >= WINDOW_MS ? 'first' : 'over';
  };
}
