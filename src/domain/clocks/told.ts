import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { lastLeg } from '../case/current.ts';
import { prefixOf, runningClocks } from './running.ts';
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
    /^\d+\/monthly\/|linger-\d+$/.exec(key) ? split(key)[0] : undefined;
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
function counts(c: Case, rules: Rules): (key: string) => boolean {
  const running = runningClocks(c, rules);
  const now = new Set(running.map(prefixOf));
  const elsewhere = new Set(running.map((r) => prefixOf(r).replace(/[^/]+\/$/, '')));
  const leg = String(lastLeg(c)?.n ?? 0);
  return (key) => {
    const [first, second = '', ...rest] = key.split('/');
    if (first === 'rework') return true;
    if (first === 'renew') return c.cards.some((k) => k.messageId === second);
    if (second === 'monthly') return first === leg;
    if (second === 'no_news' || rest.length < 2) return false;
    if (now.has(split(key)[0])) return true;
    // Of a clock that was moved the old deadline does not come back; what was owed and is met does not either.
    return first === leg && !elsewhere.has(`${first}/${second}/`) && !second.includes('-');
  };
}

/**
 * What a case remembers to have been told after a change, so that it grows no further than what still runs. Reminders whose
 * instant had passed when their clock began or was moved were never due: they are remembered as well.
 * Source: lifecycle.md, invariant 10.
 */
export function toldAfter(before: Case, after: Case, rules: Rules): string[] {
  // A row of months that was being told goes on, however late it is.
  const named = ({ key, kind }: Step): string => (kind === 'monthly' ? split(key)[0] : key);
  const planned = new Set(stepsOf(before, rules).map(named));
  let told = latestOnly(after.told.filter(counts(after, rules)));
  for (;;) {
    const never = stepsOf({ ...after, told }, rules)
      .filter((s) => FORESEEN.includes(s.kind) && s.at <= rules.at && !planned.has(named(s)))
      .map((s) => s.key);
    if (never.length === 0) return told;
    told = latestOnly([...told, ...never]);
  }
}
