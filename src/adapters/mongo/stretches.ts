import { EPOCH } from './indexes.ts';
import { type Due, FAR, instantIn, type Range } from './range.ts';

/** How far the first look into the future goes, and how fast the next ones grow. */
const FIRST_MS = 3_600_000;
const GROWS = 64;

const later = (at: Date, ms: number, most: Date): Date => new Date(Math.min(at.getTime() + ms, most.getTime()));

/**
 * What is due, for a server that reads a whole range before it sorts and limits: ranges are kept narrow. A backlog is read a
 * stretch at a time, and the future in stretches that grow.
 *
 * @param near  where to look for what is due next when nothing has been asked yet
 * @param littleAhead  little lies in the future: all of it is one stretch with what is past
 */
export function inStretches(range: Range, field: string, near: () => Promise<Date>, littleAhead = false): Due {
  /** Upper end of the stretch that gave a full page last time; null while there is no backlog. */
  let stretch: { to: Date; ms: number } | null = null;
  /** The latest now that was asked about: what is due next lies soon after it. */
  let latest: Date | null = null;
  /** What was due next when last asked: mostly it still is, and then nothing lies before it. */
  let expected: Date | null = null;

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
      let to = littleAhead ? FAR : laterOf(expected, latest ?? (expected ? null : await near()));
      let found = await range(EPOCH, to, 1, []);
      for (let ms = FIRST_MS; found.length === 0 && to < FAR; ms *= GROWS) {
        const after = to;
        to = later(after, ms, FAR);
        found = await range(after, to, 1, []);
      }
      expected = instantIn(found[0], field);
      return expected;
    },
  };
}

/** The later of two instants; null is none. */
const laterOf = (a: Date | null, b: Date | null): Date => new Date(Math.max(a?.getTime() ?? 0, b?.getTime() ?? 0));
