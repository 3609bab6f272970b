import type { Assignment } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import type { RecordEntry } from '../case/record-entry.ts';
import type { Outcome } from '../case/state.ts';
import { targetName, unitName } from '../directory/directory.ts';

/** An event looked back upon, and the case as it is now. */
export type Past<I = unknown> = {
  c: Case;
  entry: RecordEntry;
  /** The entry before it; 提交诉求 has none. */
  previous: RecordEntry | undefined;
  /** What the event's form held. */
  input: I;
  rules: Rules;
  /** The assignment that ran or ran last when the event was over; none before the first. */
  assignment: Assignment | undefined;
  /** Its unit by name, and the board or unit it was given to; empty before the first. */
  unit: string;
  target: string;
  desk: string;
};

/** For the enterprise: what itself and an ending are called on the card. */
export type ForEnterprise<I = unknown> = Past<I> & { you: string; ending: (outcome: Outcome) => string };

/** For staff: what a clock and a clock's step are called in their lists. */
export type ForStaff<I = unknown> = Past<I> & {
  clock: (name: string | undefined) => string;
  step: (kind: string) => string;
};

/** How an event reads afterwards. Without it the enterprise reads nothing, and staff read the event's label alone. */
export type History<I> = {
  /** In the enterprise's own history; nothing where it is no business of the enterprise's. Source: R-109; T54. */
  enterprise?: string | ((past: ForEnterprise<I>) => string | undefined);
  /** In the record, in brackets behind the label. Source: R-803. */
  detail?: (past: ForStaff<I>) => string | undefined;
  /** A person's words, in the record behind a colon: those of a field of the form, or of something that was touched. */
  quotes?: (keyof I & string) | ((past: Past<I>) => string | undefined);
  /** Nothing happened that anybody need know of. */
  silent?: (past: Past<I>) => boolean;
};

/** The same for whoever holds an entry of any event. */
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

/** What an entry of the record is read with. */
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
