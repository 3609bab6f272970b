import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, SEATS, STATES } from '../../../src/domain/case/case.ts';
import { dueEvent } from '../../../src/domain/case/clocks.ts';
import { LIFECYCLE } from '../../../src/domain/case/lifecycle.ts';
import type { Role as CaseRole } from '../../../src/domain/case/roles.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';
import { faultsOf } from './invariants.ts';
import { PEOPLE, type Role } from './town.ts';

const EVERYONE: Role[] = [...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]), 'clock', 'sender'];

/** Somebody who has the role, so that a walk gets on; every fourth step is anybody's all the same. */
const PLAYED_BY: Record<CaseRole, Role[]> = {
  respondent: ['contact', 'standIn'],
  filer: ['contact'],
  desk: ['desk', 'deskOfficer'],
  dispatcher: ['desk', 'coordinator', 'supervision'],
  unit: ['unit', 'otherUnit', 'thirdUnit'],
  head: ['head'],
  handler: ['unit', 'otherUnit'],
  approver: ['desk'],
  obliged: ['unit', 'otherUnit', 'thirdUnit', 'desk'],
  supervision: ['supervision'],
  leader: ['leader'],
  clock: ['clock'],
  sender: ['sender'],
};

/** Ends and side roads, taken seldom so that walks get far. */
const SELDOM = ['withdraw', 'redirect', 'see_contact', 'see_files', 'see_record', 'why_date', 'claim', 'not_done'];

const MINUTE_MS = 60_000;
/** A long walk is slow to shorten; a failure says its seed all the same. */
const SHRINKING_MOST_MS = 30_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const Step = fc.record({
  event: fc.nat(),
  who: fc.nat(),
  lost: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  rare: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  wait: fc.constantFrom(0, 0, 0, MINUTE_MS, 10 * MINUTE_MS, DAY_MS, 3 * DAY_MS, 9 * DAY_MS),
  /** The program was away: what fell due is acted on late, all at once. */
  away: fc.boolean(),
  form: fc.record({
    unit: fc.constantFrom('scjg', 'rsj', 'zrzy', 'nowhere'),
    category: fc.constantFrom('consultation', 'appeal', 'approval', 'complaint', undefined),
    urgency: fc.constantFrom('urgent', 'general', 'complex', undefined),
    ground: fc.constantFrom('not_ours', 'wrong_place', 'higher_level'),
    level: fc.constantFrom('5', '3', '2', '1'),
    explain: fc.constantFrom('yes', 'no'),
    note: fc.constantFrom('', '企业希望继续办理'),
    person: fc.constantFrom('ou_officer', 'ou_unit', 'ou_stranger'),
    on: fc.constantFrom('2026-10-30', '2027-01-15'),
  }),
});
type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never;

const OWN_FORM: Record<string, (f: Step['form']) => Record<string, unknown>> = {
  dispatch: ({ unit, category, urgency }) => ({ unit, category, urgency }),
  reassign: ({ unit, category }) => ({ unit, category }),
  reclassify: ({ category, urgency }) => ({ category, urgency }),
  accept: ({ on }) => ({ basis: '行政许可法', on }),
  ask_return: ({ ground }) => ({ ground }),
  rate: ({ level }) => ({ datum: level }),
  note_call: ({ explain }) => ({ explain }),
  go_on: ({ note }) => ({ note }),
  accept_explanation: ({ note }) => ({ note }),
  hand_over: ({ person }) => ({ person }),
  apply_to_close: ({ ground }) => ({ ground }),
};

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Date) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** Buttons that come and go with the day or with the first file, and of which a card a step behind may carry the old ones. */
const BY_THE_WAY = ['nudge', 'not_reached', 'see_files'];
const buttons = (w: CaseWorld): string =>
  SEATS.map((seat) => `${seat}:${w.buttons(seat).filter((b) => !BY_THE_WAY.includes(b))}`).join(' ');

/** What must hold between a case and what one event made of it. */
function checkStep(before: Case, after: Case, name: string): void {
  expect(after.rev).toBe(before.rev + 1);
  expect([0, 1]).toContain(after.v - before.v);
  expect(after.lastEventAt >= before.lastEventAt).toBe(true);
  expect(after.record.length).toBe(before.record.length + 1);
  expect(after.record.slice(0, -1)).toEqual(before.record);
  expect(after.record.at(-1)).toMatchObject({ n: after.record.length, event: name, state: after.state });
  // A finished leg is frozen once a later one has begun.
  expect(after.legs.slice(0, before.legs.length - 1)).toEqual(before.legs.slice(0, -1));
  expect(faultsOf(after)).toEqual([]);
}

const seen = { events: new Set<string>(), states: new Set<string>(), outcomes: new Set<string>() };

function attempt(w: CaseWorld, who: Role, event: string, form?: Record<string, unknown>, v?: number): void {
  const before = frozen(w.case);
  const shown = buttons(w);
  const decision = w.decided(who, event, form, v === undefined ? {} : { v });
  if (!decision.ok) return;
  const after = decision.case;
  checkStep(before, after, event);
  w.put(() => after);
  if (after.v === before.v) expect(`${event} ${buttons(w)}`).toBe(`${event} ${shown}`);
  seen.events.add(event);
  seen.states.add(after.state);
  if (after.outcome) seen.outcomes.add(after.outcome);
}

function walk(profile: Parameters<typeof caseWorld>[0], steps: Step[]): void {
  const w = caseWorld(profile);
  frozen(w.submit());
  expect(faultsOf(w.case)).toEqual([]);
  for (const step of steps) {
    w.later(step.wait);
    for (let due = dueEvent(w.case, w.now); due && !step.away; due = dueEvent(w.case, w.now)) attempt(w, 'clock', due);
    const here = LIFECYCLE.filter(
      (e) => step.lost || (e.from.includes(w.case.state) && (step.rare || !SELDOM.includes(e.name))),
    );
    const event = here[step.event % here.length];
    if (!event) continue;
    const players = (step.lost ? EVERYONE : event.by.flatMap((role) => PLAYED_BY[role])).filter(w.plays);
    const who = players[step.who % players.length] ?? 'desk';
    attempt(w, who, event.name, OWN_FORM[event.name]?.(step.form), step.stale ? w.case.v - 1 : undefined);
  }
}

describe('whatever people and clocks do to a case — lifecycle.md, "What must always hold", 1 to 5', () => {
  it.each([
    { profile: 'suzhou', shape: 'apart' },
    { profile: 'malu', shape: 'centre' },
    { profile: 'huzhou', shape: 'centre' },
    { profile: 'suqian', shape: 'no_coordinator' },
  ] as const)('$profile, $shape', (place) => {
    const steps = fc.noBias(fc.array(Step, { minLength: 40, maxLength: 120, size: 'max' }));
    fc.assert(
      fc.property(steps, (taken) => walk(place, taken)),
      { seed: 20260924, numRuns: 100, interruptAfterTimeLimit: SHRINKING_MOST_MS, markInterruptAsFailure: true },
    );
  });

  it('the walks have been everywhere', () => {
    expect(LIFECYCLE.map((e) => e.name).filter((name) => !seen.events.has(name))).toEqual([]);
    expect(STATES.filter((s) => !seen.states.has(s))).toEqual([]);
    expect([...seen.outcomes].sort()).toEqual(['counted_good', 'explained', 'satisfied', 'unconfirmed', 'unrated']);
  });
});
