/** A case as far as it is falsified, read from the database or made by the rules. */
export type Falsifiable = {
  state: string;
  receivedAt: Date;
  dueAt: Date | null;
  sendAt: Date | null;
  clocks: { [name: string]: { deadline: Date } | undefined };
  assignments: { deadline: Date | null; endedAt?: Date | undefined }[];
  obligations: { metAt?: Date | undefined; lapsedAt?: Date | undefined; clock: { deadline: Date } }[];
  coTasks: { repliedAt?: Date | undefined; closedAt?: Date | undefined; clock: { deadline: Date } }[];
  cards: { audience: string }[];
  duplicateOf?: { id: string; no: string } | undefined;
};
type Change = Partial<Falsifiable>;
/** Null where the case has nothing of the kind. */
type Falsify = (c: Falsifiable, roll: () => number) => Change | null;

const DAY_MS = 86_400_000;
const later = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
const firstClock = (c: Falsifiable) =>
  Object.entries(c.clocks).flatMap(([name, k]) => (k ? [{ name, clock: k }] : []))[0];
const moved = <C extends { clock: { deadline: Date } }>(item: C, days: number): C => ({
  ...item,
  clock: { ...item.clock, deadline: later(item.clock.deadline, days) },
});
const ENDED = ['closed', 'redirected', 'withdrawn'];

/** What a hand or a bug may do to a stored case, by what it falsifies. */
const FALSE: Record<string, Falsify> = {
  dueAt: (c, roll) => ({
    dueAt: c.dueAt && roll() < 0.5 ? later(c.dueAt, 30) : c.dueAt ? null : later(c.receivedAt, 9),
  }),
  'dueAt long past': (c) => (c.dueAt ? { dueAt: later(c.receivedAt, -1) } : null),
  sendAt: (c) => ({ sendAt: c.sendAt ? null : later(c.receivedAt, 1) }),
  'a clock removed': (c) => {
    const first = firstClock(c);
    return first ? { clocks: Object.fromEntries(Object.entries(c.clocks).filter(([k]) => k !== first.name)) } : null;
  },
  'a clock moved': (c, roll) => {
    const first = firstClock(c);
    const days = roll() < 0.5 ? 20 : -20;
    if (!first) return null;
    return { clocks: { ...c.clocks, [first.name]: { ...first.clock, deadline: later(first.clock.deadline, days) } } };
  },
  'a clock too many': (c) => {
    const first = firstClock(c);
    return first && !c.clocks.legal_decision ? { clocks: { ...c.clocks, legal_decision: first.clock } } : null;
  },
  'the assignment’s deadline': (c) => {
    const assignment = c.assignments.at(-1);
    if (!assignment?.deadline || assignment.endedAt) return null;
    return { assignments: [...c.assignments.slice(0, -1), { ...assignment, deadline: later(assignment.deadline, 7) }] };
  },
  'an obligation’s clock': (c) => {
    const owed = c.obligations.find((o) => !o.metAt && !o.lapsedAt);
    return owed ? { obligations: c.obligations.map((o) => (o === owed ? moved(o, 90) : o)) } : null;
  },
  'a co-task’s clock': (c) => {
    const asked = c.coTasks.find((t) => !t.repliedAt && !t.closedAt);
    return asked ? { coTasks: c.coTasks.map((t) => (t === asked ? moved(t, 90) : t)) } : null;
  },
  'cards lost': (c) => (ENDED.includes(c.state) || c.cards.length === 0 ? null : { cards: [] }),
  'the desk’s card lost': (c) => {
    const left = c.cards.filter((k) => k.audience !== 'desk');
    return ENDED.includes(c.state) || left.length === c.cards.length ? null : { cards: left };
  },
  'the link lost': (c) => (c.duplicateOf ? { duplicateOf: undefined } : null),
  'the link bent': (c) =>
    c.duplicateOf
      ? { duplicateOf: { ...c.duplicateOf, id: 'nobody', no: c.duplicateOf.no.replace(/\d{4}$/, '9999') } }
      : null,
};

export const FALSIFIED: readonly string[] = Object.keys(FALSE);

/** Fields of the case that a falsification puts in place, by what it falsifies; null where it has nothing of the kind. */
export function falsified<C extends Falsifiable>(c: C, what: string, roll: () => number): C | null {
  const change = FALSE[what]?.(c, roll);
  if (!change) return null;
  const wrong: C = { ...c, ...change };
  if ('duplicateOf' in change && change.duplicateOf === undefined) delete wrong.duplicateOf;
  return wrong;
}
