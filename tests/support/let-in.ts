import { isOpen, STATES, type State } from '../../src/domain/case/state.ts';
import { faultsOf } from '../domain/case/invariants.ts';
import { ALWAYS } from '../domain/case/permissions.table.ts';
import type { CaseWorld } from './case-world.ts';
import { type Holds, SITUATIONS, type Situation, situated } from './situations.ts';
import { PEOPLE, type Role } from './small-town.ts';

const EVERYONE: readonly Role[] = [...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]), 'clock', 'sender'];

/** States as lifecycle.md writes them: by name, `any`, or `any open`. */
export const statesOf = (words: string): readonly State[] => {
  if (words === 'any') return STATES;
  if (words === 'any open') return STATES.filter((state) => isOpen({ state }));
  return words.split(' ') as State[];
};

const peopleOf = (holds: Holds, roles: string): Role[] =>
  roles.split(' ').flatMap((role) => (holds[role] ?? '').split(' ').filter(Boolean) as Role[]);

/** Who should be let in, by name, where an event is for these roles from these states. */
export function mayIn({ state, holds, secret }: Situation, [from, by]: readonly [from: string, by: string]): string[] {
  const held = secret ? { clock: 'clock', sender: 'sender', ...holds } : { ...ALWAYS, ...holds };
  return statesOf(from).includes(state) ? [...new Set(peopleOf(held, by))].sort() : [];
}

/** Who is let in by the program, of everybody in the town; `asked` hears of each who tries. */
export const letIn = (w: CaseWorld, event: string, asked: () => void = () => {}): Role[] =>
  EVERYONE.filter(w.plays)
    .filter((who) => {
      asked();
      const code = w.refusal(who, event)?.code ?? 'done';
      return !['not_yours', 'wrong_state', 'no_such_case', 'with_officers'].includes(code);
    })
    .sort();

/**
 * Who is let in and who should be, situation by situation, of an event that has a test of its own instead of a row in the
 * permission table: two lists to be compared.
 */
export function permissionsOf(event: string, from: string, by: string): { letIn: string[]; may: string[] } {
  const line = (s: Situation, people: string[]) => `${s.state}, ${s.name}: ${people.join(' ')}`;
  return {
    letIn: SITUATIONS.map((s) => line(s, letIn(situated(s), event))),
    may: SITUATIONS.map((s) => line(s, s.secret ? [] : mayIn(s, [from, by]))),
  };
}

/**
 * What no longer holds of a case (lifecycle.md, "What must always hold") once somebody who is let in has done this, with any
 * form that it takes; and that it could be done nowhere.
 */
export function faultsAfter(event: string): string[] {
  const done = SITUATIONS.flatMap((s) =>
    letIn(situated(s), event).flatMap((who) => {
      const decision = situated(s).decided(who, event);
      return decision.ok ? [{ where: `${s.state}, ${s.name}, ${who}`, faults: faultsOf(decision.case) }] : [];
    }),
  );
  if (done.length === 0) return [`${event} was done nowhere`];
  return done.flatMap(({ where, faults }) => faults.map((fault) => `${where}: ${fault}`));
}
