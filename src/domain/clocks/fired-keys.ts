import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { lastAssignment } from '../case/current.ts';
import { prefixOf, type Running, runningClocks } from './running.ts';
import { FORESEEN, type Step } from './step.ts';
import { stepsOf } from './steps.ts';

/** The last `/`-part of a key and what stands before it. */
const split = (key: string): [prefix: string, step: string] => {
  const at = key.lastIndexOf('/') + 1;
  return [key.slice(0, at), key.slice(at)];
};

/** Of rows without end (久拖未决, months) only the latest is needed to know the next. */
function latestOnly(keys: readonly string[]): string[] {
  const latest = new Map<string, string>();
  const row = (key: string): string | undefined =>
    /^\d+\/monthly\/|long_overdue-\d+$/.exec(key) ? split(key)[0] : undefined;
  const order = (key: string): number => Number(split(key)[1].replace(/\D/g, ''));
  for (const key of keys) {
    const of = row(key);
    const best = of === undefined ? undefined : latest.get(of);
    if (of !== undefined && (best === undefined || order(key) > order(best))) latest.set(of, key);
  }
  return keys.filter((key) => {
    const of = row(key);
    return of === undefined || latest.get(of) === key;
  });
}

/** Whether a key may still keep a step from being taken twice: its clock runs to that deadline, or may run again. */
function counts(c: Case, running: readonly Running[]): (key: string) => boolean {
  const now = new Set(running.map(prefixOf));
  const elsewhere = new Set(running.map((r) => prefixOf(r).replace(/[^/]+\/$/, '')));
  const assignment = String(lastAssignment(c)?.n ?? 0);
  return (key) => {
    const [first, second = '', ...rest] = key.split('/');
    if (first === 'rework') return true;
    if (first === 'renew') return c.cards.some((k) => k.messageId === second);
    if (second === 'monthly') return first === assignment;
    if (second === 'no_news' || rest.length < 2) return false;
    if (now.has(split(key)[0])) return true;
    // Of a clock that was moved the old deadline does not come back; what was owed and is met does not either.
    return first === assignment && !elsewhere.has(`${first}/${second}/`) && !second.includes('-');
  };
}

/**
 * Which fired keys a case keeps after a change, so that it grows no further than what still runs, and what is planned
 * then. Reminders whose instant had passed when their clock began or was moved were never due: they are remembered as well.
 * Source: lifecycle.md, invariant 10.
 *
 * @param plannedBefore  what was planned before the change; asked for only when a reminder's instant has passed
 */
export function firedAfter(
  after: Case,
  rules: Rules,
  plannedBefore: () => readonly Step[],
): { firedKeys: string[]; planned: Step[] } {
  // A row of months that was being told goes on, however late it is.
  const named = ({ key, kind }: Step): string => (kind === 'monthly' ? split(key)[0] : key);
  const running = runningClocks(after, rules);
  let before: Set<string> | undefined;
  let firedKeys = latestOnly(after.firedKeys.filter(counts(after, running)));
  for (;;) {
    const planned = stepsOf({ ...after, firedKeys }, rules, running);
    const passed = planned.filter((s) => FORESEEN.includes(s.kind) && s.at <= rules.at);
    if (passed.length > 0) before ??= new Set(plannedBefore().map(named));
    const never = passed.filter((s) => !before?.has(named(s))).map((s) => s.key);
    if (never.length === 0) return { firedKeys, planned };
    firedKeys = latestOnly([...firedKeys, ...never]);
  }
}
