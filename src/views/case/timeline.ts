import type { Step } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Audience } from '../../domain/case/message.ts';
import { isOpen } from '../../domain/case/state.ts';
import { pastOf } from '../../domain/events/history.ts';
import { readsAs } from '../../domain/events/lifecycle.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { ENDED } from '../shared/enterprise-words.ts';

/** How many events a card shows: the receipt and the latest. */
export const STEPS_MOST = 8;

/** The history of a case for the enterprise, in each event's own words. Source: R-109; T54. */
export function historyOf(c: Case, audience: Audience, rules: Rules): { at: Date; text: string }[] {
  const you = audience === 'respondent' ? '您' : '企业';
  return c.record.flatMap((entry) => {
    const past = {
      ...pastOf(c, entry, rules),
      you,
      ending: (outcome: keyof typeof ENDED) => ENDED[outcome],
    };
    const text = readsAs(entry.event)?.history.enterprise(past);
    return text ? [{ at: entry.at, text }] : [];
  });
}

/** Its first and its latest, `most` in all. */
export function stepsFor(c: Case, audience: Audience, rules: Rules, most: number): Step[] {
  const steps = historyOf(c, audience, rules).map(({ at, text }) => ({ at: formatInstant(at, rules.at), text }));
  const shown = steps.length <= most ? steps : [...steps.slice(0, 1), ...steps.slice(1 - most)];
  return shown.map((step, i) => (i === shown.length - 1 && isOpen(c) ? { ...step, current: true } : step));
}
