import { EPOCH } from './indexes.ts';
import { type Due, FAR, instantIn, type Range } from './range.ts';

const MINUTE_MS = 60_000;
/** The future is searched in stretches that grow so fast: a clock that is moved asks at every stop, mostly for nothing. */
const GROWS = 64;

const later = (at: Date, ms: number, most: Date): Date => new Date(Math.min(at.getTime() + ms, most.getTime()));

/**
 * What is due, for a server that reads a whole range before it sorts and limits: ranges are kept narrow. A backlog is read a
 * stretch at a time, and the future in stretches that grow.
 *
 * @param near  where to look for what is due next when nothing has been asked yet
 * @param littleAhead  little lies in the future: all of it is one stretch
 */
export function inStretches(range: Range, field: string, near: () => Promise<Date>, littleAhead = false): Due {
  /** Upper end of the stretch that gave a full page last time; null while there is no backlog. */
  let stretch: { to: Date; ms: number } | null = null;
  /** The latest now that was asked about: what is due next lies soon after it. */
  let latest: Date | null = null;

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
      let after = latest ?? (await near());
      const past = await range(EPOCH, after, 1, []);
      if (past.length > 0) return instantIn(past[0], field);
      for (let ms = littleAhead ? FAR.getTime() : MINUTE_MS; after < FAR; ms *= GROWS) {
        const to = later(after, ms, FAR);
        const found = await range(after, to, 1, []);
        if (found.length > 0) return instantIn(found[0], field);
        after = to;
      }
      return null;
    },
  };
}
