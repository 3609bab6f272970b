import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { lastAssignment } from '../case/current.ts';
import { prefixOf, type Running, runningClocks } from './running.ts';
import { FORESEEN, type Step } from './step.ts';
import { stepsOf } from './steps.ts';

/** Splits a key into its last `/`-part and what comes before it. */
const split = (key: string): [prefix: string, step: string] => {
  const at = key.lastIndexOf('/') + 1;
  return [key.slice(0, at), key.slice(at)];
};

/** Of a series without end (久拖未决, the desk's week, monthly progress, redrawing) only the latest key is needed to plan the next step. */
function latestOnly(keys: readonly string[]): string[] {
  const latest = new Map<string, string>();
  const row = (key: string): string | undefined =>
    /^day\/|^\d+\/monthly\/|(long_overdue|weekly)-\d+$/.exec(key) ? key.replace(/[\d-]+$/, '') : undefined;
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

/** Whether a key is still needed: its clock runs to that deadline, or may run again. */
function counts(c: Case, running: readonly Running[]): (key: string) => boolean {
  const now = new Set(running.map(prefixOf));
  const elsewhere = new Set(running.map((r) => prefixOf(r).replace(/[^/]+\/$/, '')));
  const assignment = String(lastAssignment(c)?.n ?? 0);
  return (key) => {
    const [first, second = '', ...rest] = key.split('/');
    if (first === 'rework' || first === 'day') return true;
    if (first === 'renew') return c.cards.some((k) => k.messageId === second);
    if (second === 'monthly') return first === assignment;
    if (second === 'no_news' || rest.length < 2) return false;
    if (now.has(split(key)[0])) return true;
    // A moved clock never returns to its old deadline, and a settled obligation or task is not opened again.
    return first === assignment && !elsewhere.has(`${first}/${second}/`) && !second.includes('-');
  };
}

/**
 * The fired keys a case keeps after a change (no more than its clocks need) and the steps then planned. A reminder
 * whose instant had passed when its clock began or was moved was never due: its key is kept as well.
 * Source: lifecycle.md, invariant 10.
 *
 * @param plannedBefore  what was planned before the change; asked for only when a reminder's instant has passed
 */
export function firedAfter(
  after: Case,
  rules: Rules,
  plannedBefore: () => readonly Step[],
): { firedKeys: string[]; planned: Step[] } {
  // Monthly steps that were planned before stay due, however late they are taken.
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
