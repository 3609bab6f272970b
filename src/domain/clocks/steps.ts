import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { isOpen } from '../case/state.ts';
import { alertsOf } from './alerts.ts';
import { monthly, noNews, rework } from './assignment-steps.ts';
import { countdown } from './countdown.ts';
import { unfetched } from './letters.ts';
import { renewals } from './renewals.ts';
import { keyOf, prefixOf, runningClocks } from './running.ts';
import { ENDS_IN, type Step } from './step.ts';

/** An ended case has steps only for its obligations and cards. */
const watched = (c: Case): boolean => isOpen(c) || c.obligations.length > 0 || c.cards.length > 0;

/**
 * Every step of the case still to be taken, earliest first. A pure function of case, rules and calendar.
 *
 * @param clocks  the clocks of the case that run, where they are known already
 */
export function stepsOf(c: Case, rules: Rules, clocks = runningClocks(c, rules)): Step[] {
  if (!watched(c)) return [];
  const ends = clocks.map((running): Step => {
    const event = ENDS_IN[running.clock];
    const of = { key: keyOf(running, 'end'), at: running.deadline, running };
    return event ? { ...of, kind: 'event', event } : { ...of, kind: 'passed' };
  });
  const all = [
    // First, so that they are one event with whatever else falls due that morning.
    ...countdown(c, rules, clocks),
    ...renewals(c, rules),
    ...ends,
    ...clocks.flatMap((r) => alertsOf(c, r, rules)),
    ...monthly(c, rules),
    ...noNews(c, rules),
    ...rework(c, rules),
    ...unfetched(c, rules),
  ];
  const told = new Set(c.firedKeys);
  const left = all.filter((s) => !told.has(s.key)).sort((a, b) => a.at.getTime() - b.at.getTime());
  // That the case is late is news: with it nobody is told that there is none.
  const late = left.find((s) => s.kind === 'overdue');
  return left.filter((s) => s.kind !== 'no_news' || !late || late.at > s.at);
}

/** When the clock must next act on this case; null when nothing is planned. */
export const nextStepAt = (c: Case, rules: Rules): Date | null => stepsOf(c, rules)[0]?.at ?? null;

/** The planned steps that have fallen due by `at`, oldest first. */
export const dueBy = (planned: readonly Step[], at: Date): Step[] => planned.filter((s) => s.at <= at);

/** Whether the clock of a taken step still runs; it may have ended since (T19). */
export function stepStands(c: Case, taken: { key: string }, rules: Rules): boolean {
  const prefix = taken.key.replace(/[^/]+$/, '');
  return runningClocks(c, rules).some((r) => prefixOf(r) === prefix);
}
