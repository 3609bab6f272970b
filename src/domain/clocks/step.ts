import type { Watch } from '../case/watch.ts';
import type { Running } from './running.ts';

/**
 * Something the clock does to a case at an instant. `event` changes a state; `remind` and `warn` come before the deadline,
 * `passed` at it, `alarm` and `rung` after it; `long_overdue` is 久拖未决; `renew` replaces cards; `monthly`, `no_news` and `rework`
 * act by themselves.
 */
export type StepKind =
  | 'event'
  | 'passed'
  | 'remind'
  | 'warn'
  | 'alarm'
  | 'rung'
  | 'long_overdue'
  | 'renew'
  | 'monthly'
  | 'no_news'
  | 'rework';

export type Rung = Watch['rungs'][number];

export type Step = {
  /** `assignment/clock/deadline/step`: fires once, whatever is done twice (lifecycle.md, invariant 10). */
  key: string;
  at: Date;
  kind: StepKind;
  running?: Running;
  /** The event that the clock causes. */
  event?: string;
  rung?: Rung;
};

/** Clocks whose end is an event of its own. */
export const ENDS_IN: Partial<Record<Running['clock'], string>> = {
  notify: 'phone_due',
  pause: 'pause_over',
  settle: 'settle',
  confirm: 'confirm_over',
  rate: 'rate_over',
  explanation: 'explanation_over',
};

/** Steps that plan others: whatever is due besides waits until those are known, so that arrears keep their order. */
export const BEGETS: readonly StepKind[] = ['monthly', 'no_news', 'long_overdue'];

/** Steps that are never due when their instant lay in the past as their clock began or moved. */
export const FORESEEN: readonly StepKind[] = ['remind', 'warn', 'monthly'];
