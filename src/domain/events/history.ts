import type { Assignment } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import type { RecordEntry } from '../case/record-entry.ts';
import type { Outcome } from '../case/state.ts';
import { targetName, unitName } from '../directory/directory.ts';

/** An event of the past, and the case as it is now. */
export type Past<I = unknown> = {
  c: Case;
  entry: RecordEntry;
  /** The record entry before it; undefined for 提交诉求. */
  previous: RecordEntry | undefined;
  /** The fields of the event's form. */
  input: I;
  rules: Rules;
  /** The assignment that ran, or ran last, after the event; undefined before the first. */
  assignment: Assignment | undefined;
  /** `unit` names its unit, `target` the board or unit it was given to; both empty before the first assignment. */
  unit: string;
  target: string;
  desk: string;
};

/** For the enterprise. `you` is how its card addresses it, `ending` what an outcome is called there. */
export type ForEnterprise<I = unknown> = Past<I> & { you: string; ending: (outcome: Outcome) => string };

/** For staff: names of clocks and of their steps. */
export type ForStaff<I = unknown> = Past<I> & {
  clock: (name: string | undefined) => string;
  step: (kind: string) => string;
};

/** How an event reads in the history. Without it the enterprise sees nothing, and staff see only the event's label. */
export type History<I> = {
  /** Text in the enterprise's history; absent where the event is not shown to it. Source: R-109; T54. */
  enterprise?: string | ((past: ForEnterprise<I>) => string | undefined);
  /** Text in brackets after the label in the record. Source: R-803. */
  detail?: (past: ForStaff<I>) => string | undefined;
  /** What a person wrote, after a colon in the record: a field of the form, or something the event touched. */
  quotes?: (keyof I & string) | ((past: Past<I>) => string | undefined);
  /** Whether the record leaves the event out, because nothing happened in it. */
  silent?: (past: Past<I>) => boolean;
};

/** `History` as it is called for an entry of any event. */
export type Reading = {
  enterprise: (past: ForEnterprise) => string | undefined;
  detail: (past: ForStaff) => string | undefined;
  quotes: (past: Past) => string | undefined;
  silent: (past: Past) => boolean;
};

export function readingOf<I>({ enterprise, detail, quotes, silent }: History<I>): Reading {
  // The event's own form was parsed before it was written into the entry.
  const known = <P extends Past>(past: P): P & { input: I } => ({ ...past, input: past.input as I });
  return {
    enterprise: (past) => (typeof enterprise === 'function' ? enterprise(known(past)) : enterprise),
    detail: (past) => detail?.(known(past)),
    quotes(past) {
      const { input } = known(past);
      const said = typeof quotes === 'function' ? quotes(known(past)) : quotes && input[quotes];
      return typeof said === 'string' && said !== '' ? said : undefined;
    },
    silent: (past) => silent?.(known(past)) ?? false,
  };
}

/** The facts with which an entry of the record is put into words. */
export function pastOf(c: Case, entry: RecordEntry, rules: Rules): Past {
  const assignment = c.assignments.find(({ n }) => n === entry.touched.assignment);
  return {
    c,
    entry,
    previous: c.record[entry.n - 2],
    input: entry.input,
    rules,
    assignment,
    unit: unitName(rules.directory, assignment?.unit ?? ''),
    target: assignment ? targetName(rules.directory, assignment) : '',
    desk: rules.profile.deskName,
  };
}
