import type { Case } from './case.ts';
import { isOpen } from './state.ts';

const DAY_MS = 86_400_000;
/** For how many days a link lives on after the last case has ended, or with none after it was made. Source: interface.md, "Links" (D). */
const LINK_DAYS = 30;

type Lived = Pick<Case, 'state' | 'receivedAt' | 'closedAt' | 'lastEventAt'>;

/** When a case came to its end, in milliseconds; infinite while it has not. */
const endOf = (c: Lived): number => (isOpen(c) ? Number.POSITIVE_INFINITY : (c.closedAt ?? c.lastEventAt).getTime());

/**
 * Whether a link of somebody with these cases is over by then. Once over it stays so: a case that comes later does not bring
 * back a link in an old message, it brings a message with a new one.
 */
export function linkOver(madeAt: Date, cases: readonly Lived[], now: Date): boolean {
  let last = madeAt.getTime();
  const lives = (by: number): boolean => by - last < LINK_DAYS * DAY_MS;
  for (const c of [...cases].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())) {
    if (!lives(c.receivedAt.getTime())) return true;
    last = Math.max(last, endOf(c));
  }
  return !lives(now.getTime());
}
