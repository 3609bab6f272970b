import { EPOCH } from './indexes.ts';
import { type Due, FAR, instantIn, type Range } from './range.ts';

/** How far the first look reaches into the future, in milliseconds; the looks after it reach `GROWS` times as far. */
const FIRST_MS = 3_600_000;
const GROWS = 64;
/** The shortest reach, in milliseconds. */
const LEAST_MS = 60_000;

const later = (at: Date, ms: number, most: Date): Date => new Date(Math.min(at.getTime() + ms, most.getTime()));

/**
 * Reads what is due on a server that reads a whole range before it sorts and limits, so ranges are kept short. A
 * backlog is read one short range at a time, the future in growing ranges.
 *
 * @param near  where to start looking for what is due next, when nothing has been asked yet
 * @param littleAhead  few documents are due in the future: all of it is one range with the past
 */
export function inStretches(range: Range, field: string, near: () => Promise<Date>, littleAhead = false): Due {
  /** The end of the range that last gave a full page; null while there is no backlog. */
  let stretch: { to: Date; ms: number } | null = null;
  /** The latest `now` that was asked for; the next due instant is soon after it. */
  let latest: Date | null = null;
  /** The next due instant at the last call. Usually it is still the next, and nothing lies before it. */
  let expected: Date | null = null;
  /** How far the next look reaches: twice as far as what was last found, which is about as far again. */
  let reach = FIRST_MS;

  return {
    async due(now, most) {
      latest = now;
      let ms = stretch?.ms ?? 0;
      let to = stretch ? later(stretch.to, 0, now) : now;
      for (;;) {
        const found = await range(EPOCH, to, most);
        if (found.length >= most) {
          const first = instantIn(found[0], field) ?? to;
          const last = instantIn(found.at(-1), field) ?? to;
          const span = Math.max(last.getTime() - first.getTime(), 1);
          stretch = { to: later(last, span, now), ms: span };
          return found;
        }
        if (to >= now) {
          stretch = null;
          return found;
        }
        ms *= 4;
        to = later(to, ms, now);
      }
    },
    async next() {
      if (littleAhead) return instantIn((await range(EPOCH, FAR, 1, []))[0], field);
      const from = laterOf(expected, latest ?? (expected ? null : await near()));
      let to = later(from, reach, FAR);
      let found = await range(EPOCH, to, 1, []);
      for (let ms = reach * GROWS; found.length === 0 && to < FAR; ms *= GROWS) {
        const after = to;
        to = later(after, ms, FAR);
        found = await range(after, to, 1, []);
      }
      expected = instantIn(found[0], field);
      // With nothing planned at all, one look sees all of the future.
      reach = expected ? Math.max(LEAST_MS, 2 * (expected.getTime() - from.getTime())) : FAR.getTime();
      return expected;
    },
  };
}

/** The later of two instants; null means none. */
const laterOf = (a: Date | null, b: Date | null): Date => new Date(Math.max(a?.getTime() ?? 0, b?.getTime() ?? 0));
