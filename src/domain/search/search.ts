import type { Case } from '../case/case.ts';
import { assignmentInHand, openTasks } from '../case/current.ts';
import { digitsOf, dueOn, endingIn, type List } from '../case/lists.ts';
import type { WhoRules } from '../case/roles.ts';
import { STATE_TABLE, type State } from '../case/state.ts';
import type { Directory } from '../directory/directory.ts';
import type { PersonActor, UnitKind } from '../directory/person.ts';
import { whenOf } from '../duties/agenda.ts';
import { dutiesOf } from '../duties/duties.ts';
import { plusDays, shanghaiDate } from '../time/shanghai.ts';
import type { Term } from './terms.ts';

/** Whether the case is what the word stands for. */
function fits(c: Case, term: Term, rules: WhoRules & { at: Date }): boolean {
  switch (term.kind) {
    case 'tail':
      return digitsOf(c.no).endsWith(term.digits);
    case 'when':
      // What staff let run out; the enterprise's own days are no business of theirs.
      return dutiesOf(c, rules).some(
        ({ due, waits }) =>
          due && waits.audience !== 'respondent' && term.when.some((w) => w === whenOf(due, rules.at)),
      );
    case 'state':
      return term.states.includes(c.state);
    case 'named': {
      const assignment = assignmentInHand(c);
      const units = [assignment?.unit, ...openTasks(c).map((t) => t.unit)];
      const people = [assignment?.handler?.openId, c.filer.openId, c.claimedBy?.openId];
      return (
        (c.enterprise !== undefined && term.enterprises.includes(c.enterprise.id)) ||
        units.some((unit) => unit !== undefined && term.units.includes(unit)) ||
        people.some((person) => person !== undefined && term.people.includes(person))
      );
    }
    case 'too_many':
    case 'content':
      return false;
  }
}

export const matches = (c: Case, terms: readonly Term[], rules: WhoRules & { at: Date }): boolean =>
  !c.confidential && terms.every((term) => fits(c, term, rules));

const SEE_ALL: readonly UnitKind[] = ['desk', 'centre', 'supervision', 'coordinator'];
const isEnded = (state: State): boolean => STATE_TABLE[state].ended ?? false;

/** The units whose cases somebody finds, also as a deputy; `all` for desk, supervision, coordinator and whoever leads everything. */
function unitsSeen(actor: PersonActor): readonly string[] | 'all' {
  const seen = [actor, ...(actor.standsFor ?? [])].map(({ posts, leads }) =>
    leads === 'all' || posts.some((p) => SEE_ALL.includes(p.unitKind))
      ? 'all'
      : [...posts.map((p) => p.unit), ...(leads ?? [])],
  );
  return seen.includes('all') ? 'all' : seen.flat();
}

/** What had not run out yet when the case last changed, and has by now, is at most this old: every late case is reported oftener. */
const LATE_DAYS = 60;

function listsOfWhen(when: readonly string[], now: Date): List[] {
  const today = shanghaiDate(now);
  const days = (from: number, to: number): List[] =>
    Array.from({ length: to - from + 1 }, (_, n) => dueOn(plusDays(today, from + n)));
  return when.includes('overdue') ? ['late', ...days(-LATE_DAYS, 0)] : days(0, 6);
}

/** The lists in which cases that are called so stand; with `ended` also those that have ended at a unit. */
function listsOfName(
  { units, people, enterprises }: Extract<Term, { kind: 'named' }>,
  ended: boolean,
  d: Directory,
): List[] {
  const theirs = d.units.filter((u) => u.staff.some((s) => people.includes(s.openId))).map((u) => u.id);
  return [
    ...enterprises.map((id): List => `enterprise/${id}`),
    ...people.map((id): List => `person/${id}`),
    ...listsOfUnits([...units, ...theirs], ended),
  ];
}

const listsOfUnits = (units: readonly string[], ended: boolean): List[] => [
  ...units.flatMap((id): List[] => [`unit/${id}`, `owedBy/${id}`]),
  ...(ended ? units.map((id): List => `ended/${id}`) : []),
];

/** Where cases are looked for: in any of these lists; `open`: only what has not ended. */
export type Plan = { any: List[]; open: boolean };

/**
 * The few lists in which everything stands that these words and this person's rights allow, the narrowest there are; null
 * where the words alone would take in all cases that ever were.
 */
export function planOf(terms: readonly Term[], actor: PersonActor, d: Directory, now: Date): Plan | null {
  const one = <K extends Term['kind']>(kind: K): Extract<Term, { kind: K }> | undefined =>
    terms.find((t): t is Extract<Term, { kind: K }> => t.kind === kind);
  const [tail, name, when, state] = [one('tail'), one('named'), one('when'), one('state')];
  const ended = state?.states.some(isEnded) ?? false;
  // A number or an enterprise is asked for whatever became of it; a unit, a person or a clock for what is going on.
  const open = !ended && !tail && !when && !(name && name.enterprises.length > 0);
  if (tail && tail.digits.length > 3) return { any: endingIn(tail.digits), open };
  const seen = unitsSeen(actor);
  const isNarrow = name && (seen === 'all' || name.enterprises.length + name.people.length > 0);
  if (name && isNarrow) return { any: listsOfName(name, ended || tail !== undefined, d), open };
  if (seen !== 'all') {
    const own: List[] = [`person/${actor.openId}`, ...actor.contactOf.map((id): List => `enterprise/${id}`)];
    return { any: [...own, ...listsOfUnits(seen, ended || tail !== undefined)], open };
  }
  if (when) return { any: listsOfWhen(when.when, now), open };
  if (tail) return { any: endingIn(tail.digits), open };
  return state && !ended ? { any: state.states.map((s): List => `state/${s}`), open: true } : null;
}

/** What is due first, then what is open, then what ended, the newest first. */
export function bestFirst(cases: readonly Case[], rules: WhoRules): Case[] {
  const end = (c: Case): number => dutiesOf(c, rules)[0]?.due?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
  const rank = (c: Case): number => Number(isEnded(c.state));
  return [...cases].sort(
    (a, b) => rank(a) - rank(b) || end(a) - end(b) || b.receivedAt.getTime() - a.receivedAt.getTime(),
  );
}
