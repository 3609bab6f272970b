import type { Case } from './case.ts';
import { isOpen } from './state.ts';

const DAY_MS = 86_400_000;
/** For how many days a link lives on after the last case has ended, or with none after it was made. Source: interface.md, "Links" (D). */
const LINK_DAYS = 30;

/** When a case came to its end; null while it has not. */
const endedAt = (c: Pick<Case, 'state' | 'closedAt' | 'lastEventAt'>): Date | null =>
  isOpen(c) ? null : (c.closedAt ?? c.lastEventAt);

/** Whether a link of somebody with these cases is over by then. */
export function linkOver(
  madeAt: Date,
  cases: readonly Pick<Case, 'state' | 'closedAt' | 'lastEventAt'>[],
  now: Date,
): boolean {
  const ends = cases.map(endedAt);
  if (ends.includes(null)) return false;
  const last = Math.max(madeAt.getTime(), ...ends.map((at) => at?.getTime() ?? 0));
  return now.getTime() - last >= LINK_DAYS * DAY_MS;
}
