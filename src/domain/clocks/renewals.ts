import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { openObligations } from '../case/current.ts';
import type { CardPlace } from '../case/parts.ts';
import { isOpen } from '../case/state.ts';
import { isWeb } from '../directory/web-contact.ts';
import { addWorkingDays, closingTimeOf } from '../time/day-kind.ts';
import { plusDays, shanghaiDate } from '../time/shanghai.ts';
import { onWorkingDay } from './days.ts';
import type { Step } from './step.ts';

/**
 * Until when somebody may press something on a card of this case; null when nobody may. There is no end for an open
 * case, or while an obligation is open. Source: lifecycle.md, invariant 7.
 */
function pressableUntil(c: Case, { profile, calendar }: Pick<Rules, 'profile' | 'calendar'>): Date | null {
  if (isOpen(c) || openObligations(c).length > 0) return new Date(8_000_000_000_000);
  const silent = c.outcome === 'unconfirmed' || c.outcome === 'unrated' || c.outcome === 'counted_good';
  if (!silent || !c.closedAt) return null;
  const last = addWorkingDays(shanghaiDate(c.closedAt), profile.limits.stillNotSolved.workingDays, calendar);
  return closingTimeOf(last, '24:00');
}

/** Whether anybody may still press something, so that its cards must be kept changeable. */
export function cardsMustLive(c: Case, rules: Pick<Rules, 'profile' | 'calendar' | 'at'>): boolean {
  const until = pressableUntil(c, rules);
  return until !== null && rules.at < until;
}

/** The key of a card's renewal. */
export const renewalOf = ({ messageId }: Pick<CardPlace, 'messageId'>): string => `renew/${messageId}`;

/** A card becomes a pointer on the last working day before Feishu freezes it. Source: lifecycle.md, invariant 7; T27. */
export function renewals(c: Case, { profile, calendar }: Rules): Step[] {
  const until = pressableUntil(c, { profile, calendar });
  if (!until) return [];
  return c.cards.flatMap((k): Step[] => {
    // A page does not freeze.
    if (k.asleep || (k.person !== undefined && isWeb(k.person))) return [];
    const latest = plusDays(shanghaiDate(k.sentAt), profile.renewal.calendarDays);
    // The last working day up to and including `latest`.
    const planned = onWorkingDay(plusDays(latest, 1), -1, profile.hours.open, calendar);
    // Where no working day lies between, on `latest` itself.
    const at = planned > k.sentAt ? planned : closingTimeOf(latest, profile.hours.open);
    return at < until ? [{ key: renewalOf(k), at, kind: 'renew' }] : [];
  });
}
