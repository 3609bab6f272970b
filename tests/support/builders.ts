import { type Case, STATES, type State } from '../../src/domain/case/case.ts';
import type { ViewRules } from '../../src/views/rules.ts';
import { type CaseWorld, caseWorld } from './case-world.ts';

/** Words the units of the test town answer for: what the suggestion goes by. */
const DUTIES: Record<string, string[]> = {
  scjg: ['营业执照', '注册登记', '商标'],
  rsj: ['社保', '招聘', '用工补贴'],
  zrzy: ['土地', '不动产', '规划许可'],
};

type Options = NonNullable<Parameters<typeof caseWorld>[0]>;

/** A case and the rules by which it is looked at. */
export type Seen = { c: Case; rules: ViewRules; world: CaseWorld };

/** What a card is drawn with: the world's own rules, its clock, and units with duties. */
export const rulesOf = (world: CaseWorld): ViewRules => ({
  profile: world.profile,
  calendar: world.calendar,
  at: world.now,
  directory: {
    ...world.directory,
    units: world.directory.units.map((u) => ({ ...u, duties: DUTIES[u.id] ?? u.duties })),
  },
});

export const seen = (world: CaseWorld): Seen => ({ c: world.case, rules: rulesOf(world), world });

/** A case in a state, led there by the real events; from there the test may go on in `world`. */
export function caseIn(state: State, form: Record<string, unknown> = {}, options: Options = {}): Seen {
  const world = caseWorld({ profile: 'suzhou', now: '2026-11-18 10:00', ...options });
  if (state === 'callback') {
    world.caseIn('confirmed', form);
    world.rated('1');
  } else if (state === 'closed') {
    world.caseIn('confirmed', form);
    world.rated('5');
  } else world.caseIn(state, form);
  return seen(world);
}

export const EVERY_STATE: readonly State[] = STATES;

const by = { openId: 'ou_contact', name: '赵明远' };
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** The same case with every text as long as its form allows, made of `unit` over and over. */
export function stuffed(c: Case, unit: string): Case {
  const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const note = { at: c.receivedAt, by, text: text(1_000) };
  const legs = c.legs.map((leg) => ({
    ...leg,
    ...(leg.result && {
      result: { ...leg.result, text: text(1_000), measures: text(1_000), contact: text(50) },
    }),
  }));
  const file = { id: 'f1', size: 30_000_000, sha256: '0', by, at: c.receivedAt, visible: true };
  return {
    ...c,
    title: text(30),
    content: text(20_000),
    legs,
    additions: many(30, () => note),
    missing: many(30, () => note),
    progress: many(30, () => ({ ...note, unit: 'scjg', visible: true })),
    calls: many(10, () => ({ ...note, leg: c.legs.length || null })),
    files: many(40, (i) => ({ ...file, id: `f${i}`, name: text(200), purpose: 'addition' as const })),
    ...(c.answer && { answer: { ...c.answer, text: text(1_000) } }),
    ...(c.guidance && { guidance: { ...c.guidance, where: text(200), text: text(1_000) } }),
    ...(c.returnAsk && { returnAsk: { ...c.returnAsk, reason: text(500) } }),
    ...(c.referral && { referral: { ...c.referral, reason: text(500) } }),
    ...(c.closure && { closure: { ...c.closure, ground: text(500), text: text(1_000) } }),
    ratings: c.ratings.map((r) => ({ ...r, comment: text(1_000) })),
    record: many(200, (i) => ({
      ...(c.record[i % c.record.length] as Case['record'][number]),
      changed: { additions: JSON.stringify([note]) },
    })),
  };
}
