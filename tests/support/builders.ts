import type { Clock } from '../../src/domain/case/assignment.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Rules } from '../../src/domain/case/context.ts';
import { STATES, type State } from '../../src/domain/case/state.ts';
import { type CaseWorld, caseWorld } from './case-world.ts';

type Options = NonNullable<Parameters<typeof caseWorld>[0]>;

/** A case and the rules by which it is looked at. */
export type Seen = { c: Case; rules: Rules; world: CaseWorld };

export const seen = (world: CaseWorld): Seen => ({ c: world.case, rules: world.rules, world });

/** A case in a state, led there by the real events; from there the test may go on in `world`. */
export function caseIn(state: State, form: Record<string, unknown> = {}, options: Options = {}): Seen {
  const world = caseWorld({ profile: 'suzhou', now: '2026-11-18 10:00', ...options });
  if (state === 'awaiting_signoff') {
    world.caseIn('submitted', form);
    world.put(awaitingSignoff);
  } else if (state === 'merged') {
    const primary = caseWorld({ profile: 'suzhou', now: '2026-11-17 10:00', ...options });
    primary.caseIn('dispatched');
    const other = { ...primary.case, _id: 'c0', no: 'QS20260923-0009' };
    world.caseIn('dispatched', form);
    world.do('desk', 'merge', { primary: other.no }, { other });
  } else world.caseIn(state, form);
  return seen(world);
}

/** The small town has no mayor's line: the state by hand. */
const awaitingSignoff = (c: Case): Case => ({
  ...c,
  state: 'awaiting_signoff',
  urgency: 'general',
  clocks: { signoff: { ...(c.clocks.dispatch as Clock) } },
  signoff: { unit: 'scjg', coUnits: ['rsj'], signers: [{ openId: 'ou_leader', name: '陈刚' }], signed: [] },
});

export const EVERY_STATE: readonly State[] = STATES;

const by = { openId: 'ou_contact', name: '赵明远' };
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** The same case with every text as long as its form allows, made of `unit` over and over. */
export function stuffed(c: Case, unit: string): Case {
  const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const note = { at: c.receivedAt, by, text: text(1_000) };
  const urgent: Clock = {
    startedAt: c.receivedAt,
    limit: null,
    deadline: c.receivedAt,
    provisional: true,
    endOfDay: false,
  };
  const assignments = c.assignments.map((assignment) => ({
    ...assignment,
    extension: { days: 15, reason: text(500), by, at: c.receivedAt, decidedAt: c.receivedAt, why: text(500) },
    ...(assignment.result && {
      result: { ...assignment.result, text: text(1_000), measures: text(1_000), contact: text(50) },
    }),
  }));
  const task = (i: number) => ({
    id: `t${i}`,
    assignment: c.assignments.length,
    unit: ['rsj', 'zrzy'][i % 2] as string,
    task: text(500),
    clock: urgent,
    ...(i > 1 && { reply: text(1_000), repliedAt: c.receivedAt, by }),
  });
  const file = { id: 'f1', size: 30_000_000, sha256: '0', by, at: c.receivedAt, visible: true };
  return {
    ...c,
    title: text(30),
    content: text(20_000),
    assignments,
    additions: many(30, () => note),
    missing: many(30, () => note),
    progress: many(30, () => ({ ...note, unit: 'scjg', visible: true })),
    calls: many(10, () => ({ ...note, assignment: c.assignments.length || null })),
    files: many(40, (i) => ({ ...file, id: `f${i}`, name: text(200), purpose: 'addition' as const })),
    ...(c.answer && { answer: { ...c.answer, text: text(1_000) } }),
    ...(c.guidance && { guidance: { ...c.guidance, where: text(200), text: text(1_000) } }),
    ...(c.returnAsk && { returnAsk: { ...c.returnAsk, reason: text(500) } }),
    ...(c.referral && { referral: { ...c.referral, reason: text(500) } }),
    ...(c.closure && { closure: { ...c.closure, ground: text(500), text: text(1_000) } }),
    ...(c.expertAsk && { expertAsk: { ...c.expertAsk, question: text(500), reply: text(1_000) } }),
    coTasks: many(20, task),
    pauseAsk: { reason: 'material' as const, text: text(500), by, at: c.receivedAt },
    legalAsk: { on: '2027-01-20', ground: text(500), by, at: c.receivedAt },
    coAsk: { text: text(500), units: ['rsj', 'zrzy'], by, at: c.receivedAt },
    exclusion: { reason: 'outside_powers', text: text(500), by, at: c.receivedAt },
    obligations: [
      ...c.obligations,
      ...many(6, (i) => ({
        kind: 'urge_answer' as const,
        id: `u${i}`,
        unit: 'scjg',
        assignment: 1,
        by,
        text: text(500),
        clock: urgent,
        ...(i % 2 === 1 && { metAt: c.receivedAt, reply: text(1_000) }),
      })),
    ],
    escalations: many(4, (i) => ({
      level: i + 1,
      word: '承办单位会同相关单位协调',
      by,
      at: c.receivedAt,
      reason: text(500),
      leadUnit: 'rsj',
    })),
    related: many(30, (i) => ({ id: `r${i}`, no: `QS20261122-000${i % 10}`, by, at: c.receivedAt })),
    ...(c.phone && {
      phone: {
        ...c.phone,
        attempts: many(2, () => ({ at: c.receivedAt, on: '2026-11-18', by, number: text(30), note: text(1_000) })),
      },
    }),
    ratings: c.ratings.map((r) => ({ ...r, comment: text(1_000) })),
    record: many(200, (i) => ({
      ...(c.record[i % c.record.length] as Case['record'][number]),
      event: 'add',
      input: { text: note.text },
    })),
  };
}
