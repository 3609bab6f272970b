import type { Watch } from '../case/watch.ts';
import type { Running } from './running.ts';

/**
 * What the clock does. `event` changes a state; `remind` and `warn` come before the deadline, `passed` at it, `alarm`
 * and `rung` after it; `overdue` tells the respondent of it, `missed` the desk of a unit's, `weekly` the desk every week;
 * `long_overdue` is 久拖未决; `renew` makes a card a pointer, `redraw` draws those that count days; `monthly` adds an obligation, `no_news` asks for news, `rework`
 * escalates.
 */
export type StepKind =
  | 'event'
  | 'passed'
  | 'remind'
  | 'warn'
  | 'alarm'
  | 'rung'
  | 'overdue'
  | 'missed'
  | 'weekly'
  | 'long_overdue'
  | 'renew'
  | 'redraw'
  | 'monthly'
  | 'no_news'
  | 'rework';

export type Rung = Watch['rungs'][number];

export type Step = {
  /** `assignment/clock/deadline/step`: a key is taken once (lifecycle.md, invariant 10). */
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

/** Steps that plan others: later steps wait until those are known, so that late steps keep their order. */
export const BEGETS: readonly StepKind[] = ['monthly', 'no_news', 'long_overdue', 'weekly'];

/** Steps that are never due if their instant had passed when their clock began or was moved. */
export const FORESEEN: readonly StepKind[] = ['remind', 'warn', 'monthly', 'redraw'];
