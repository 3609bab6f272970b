import fc from 'fast-check';
import { expect } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { AUDIENCES } from '../../../src/domain/case/message.ts';
import { dueEvent } from '../../../src/domain/events/decide.ts';
import type { EventSpec } from '../../../src/domain/events/event.ts';
import { pastOf } from '../../../src/domain/events/history.ts';
import { LIFECYCLE, readsAs } from '../../../src/domain/events/lifecycle.ts';
import type { Submission } from '../../../src/domain/events/parts/new-case.ts';
import { isWorkingDay } from '../../../src/domain/time/day-kind.ts';
import { shanghaiDate, shanghaiTime } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';
import { hasOwnTest } from '../../support/own-tests.ts';
import { openIdOf, PEOPLE, type Role } from '../../support/small-town.ts';
import { faultsAcross, faultsOf, goesBy } from './invariants.ts';

const EVERYONE: Role[] = [...(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]), 'clock', 'sender'];

/** Side roads, taken seldom so that walks get far. */
const SELDOM = [
  ...['withdraw', 'redirect', 'not_done', 'claim', 'see_contact', 'see_files', 'see_record', 'why_date'],
  ...['link', 'mark_recurrence', 'mark_typical', 'list_case', 'ask_exclusion', 'make_confidential', 'urge', 'escalate'],
  ...['add', 'attach', 'become_primary', 'reopen', 'nudge', 'refer', 'comment', 'reassign', 'reclassify'],
];

/** Decisions on what somebody asked for: without them walks would only ever ask. */
const OFTEN = [
  ...['grant_extension', 'refuse_extension', 'grant_pause', 'refuse_pause', 'grant_legal', 'refuse_legal'],
  ...['name_co', 'decline_co', 'reply_co', 'verify', 'refuse_verify', 'enter_answer', 'undo_merge', 'accept', 'assign'],
  ...['resume', 'see_whole'],
];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CASES_MOST = 4;

/** Ways of filing, as they come. */
const FILED: [who: Role, as: Submission, form: Record<string, unknown>][] = [
  ['contact', 'own', {}],
  ['otherContact', 'own', {}],
  ['agent', 'own', { enterprise: 'e3' }],
  ['agent', 'own', { enterprise: 'e4' }],
  ['desk', 'desk', { enterprise: 'e1', channel: 'mayor' }],
  ['desk', 'desk', { enterprise: 'e2', channel: 'hotline' }],
  ['unit', 'found', {}],
  ['officer', 'direct', { enterprise: 'e1', result: '当场办结' }],
  ['desk', 'desk', { enterprise: 'e1', channel: 'misconduct' }],
];

const rarely = (times: number) => fc.integer({ min: 0, max: times - 1 }).map((n) => n === 0);

export const Step = fc.record({
  /** Which of the cases; a new one is filed when it is one more than there are. */
  which: fc.nat({ max: CASES_MOST - 1 }),
  filed: fc.nat({ max: FILED.length - 1 }),
  event: fc.nat(),
  who: fc.nat(),
  lost: rarely(6),
  rare: rarely(5),
  stale: rarely(10),
  /** Mostly none at all: a day in which nobody does anything is the clocks', and they have walks of their own. */
  wait: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.constantFrom(MINUTE_MS, MINUTE_MS, 10 * MINUTE_MS) },
    { weight: 4, arbitrary: fc.constantFrom(DAY_MS, DAY_MS, 3 * DAY_MS, 3 * DAY_MS, 9 * DAY_MS, 20 * DAY_MS) },
  ),
  /** The program was away: what fell due is acted on late, all at once. */
  away: rarely(3),
  /** The sender has not yet told the other cases. */
  untold: rarely(3),
  form: fc.record({
    unit: fc.constantFrom('scjg', 'scjg', 'rsj', 'rsj', 'zrzy', 'zrzy', 'ysrc', 'nowhere'),
    coUnits: fc.constantFrom([], [], [], [], ['rsj'], ['zrzy', 'rsj'], ['scjg']),
    category: fc.constantFrom('consultation', 'appeal', 'approval', 'complaint', undefined, undefined, undefined),
    urgency: fc.constantFrom('urgent', 'general', 'complex', undefined),
    ground: fc.constantFrom('not_ours', 'wrong_place', 'higher_level'),
    level: fc.constantFrom('5', '3', '2', '1'),
    yes: fc.constantFrom('yes', 'no'),
    note: fc.constantFrom('', '企业希望继续办理', '企业表示理解'),
    person: fc.constantFrom('ou_officer', 'ou_unit', 'ou_otherContact'),
    on: fc.constantFrom('2026-10-30', '2027-01-15'),
    pause: fc.constantFrom('material', 'material', 'court', 'arbitration'),
    said: fc.constantFrom('confirmed', 'not_done', 'not_reached', 'not_reached'),
    no: fc.nat({ max: CASES_MOST - 1 }).map((n) => `QS20260924-000${n + 1}`),
  }),
});
export type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never;

const LONG = '现场核实后逐项说明。'.repeat(60);

const OWN_FORM: Record<string, (f: Step['form']) => Record<string, unknown>> = {
  dispatch: ({ unit, coUnits, category, urgency }) => ({ unit, coUnits, category, urgency }),
  reassign: ({ unit, coUnits, category }) => ({ unit, coUnits, category }),
  reclassify: ({ category, urgency }) => ({ category, urgency }),
  accept: ({ on }) => ({ basis: '行政许可法', on }),
  assign: ({ unit }) => ({ unit }),
  ask_return: ({ ground }) => ({ ground }),
  rate: ({ level }) => ({ datum: level }),
  note_call: ({ yes }) => ({ explain: yes }),
  // Seen by the enterprise it is too long for a card, so that 查看全文 is offered.
  progress: ({ yes }) => ({ visible: yes, text: yes === 'yes' ? LONG : '正在办理' }),
  go_on: ({ note }) => ({ note }),
  accept_explanation: ({ note }) => ({ note }),
  hand_over: ({ person }) => ({ person }),
  apply_to_close: ({ ground }) => ({ ground }),
  ask_co: ({ coUnits }) => ({ coUnits }),
  name_co: ({ coUnits }) => ({ coUnits }),
  finish: ({ note }) => ({ silent: note }),
  ask_pause: ({ pause }) => ({ reason: pause }),
  ask_legal: ({ on }) => ({ on }),
  enter_answer: ({ said, level }) => ({ said, level: said === 'confirmed' ? level : '' }),
  merge: ({ no }) => ({ primary: no }),
  link: ({ no }) => ({ related: no }),
  mark_recurrence: ({ no }) => ({ original: no }),
};

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Date) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** Buttons that are there once a day: they come and go with the date, and are judged when they are pressed. */
const DAILY = ['nudge', 'not_reached'];

/** Every audience's buttons at the present instant, and what else a press goes by. */
const pressed = (w: CaseWorld): string => {
  const buttons = AUDIENCES.map((audience) => `${audience}:${w.buttons(audience).filter((b) => !DAILY.includes(b))}`);
  return [...buttons, JSON.stringify(goesBy(w.case))].join(' ');
};

/** A merge undone, or a result recalled, alone opens an assignment again; every other ended one is frozen. */
const REOPENS = ['undo_merge', 'recall'];

/** What must hold between a case and what one event made of it. */
function checkStep(before: Case, after: Case, name: string): void {
  expect(after.rev).toBe(before.rev + 1);
  expect([0, 1]).toContain(after.v - before.v);
  expect(after.lastEventAt >= before.lastEventAt).toBe(true);
  expect(after.record.length).toBe(before.record.length + 1);
  expect(before.record.every((entry, i) => after.record[i] === entry)).toBe(true);
  expect(after.record.at(-1)).toMatchObject({ n: after.record.length, event: name, state: after.state });
  const kept = REOPENS.includes(name) ? before.assignments.slice(0, -1) : before.assignments.filter((l) => l.endedAt);
  // A result is written on the assignment that it ends, never on one that has ended.
  expect(after.assignments.slice(0, kept.length)).toEqual(kept);
  expect(`${name}: ${faultsOf(after)}`).toBe(`${name}: `);
}

export const seen = {
  steps: 0,
  /** Sentences that waited for the next window. */
  held: 0,
  events: new Set<string>(),
  states: new Set<string>(),
  outcomes: new Set<string>(),
  /** Events of which the enterprise reads. */
  read: new Set<string>(),
};

function remember(c: Case): void {
  for (const entry of c.record) seen.events.add(entry.event);
  seen.states.add(c.state);
  if (c.outcome) seen.outcomes.add(c.outcome);
}

/** What is said keeps the hours, but to whoever has just acted and of an urgent case. Source: invariant 10. */
function checkHours(w: CaseWorld, before: Case, after: Case, who: Role): void {
  const fresh = after.outbox.filter((o) => !before.outbox.some(({ id }) => id === o.id));
  const said = fresh.filter(({ show }) => 'notification' in show || 'step' in show);
  const acted = who === 'clock' || who === 'sender' ? undefined : openIdOf(who);
  for (const { at, to, hours } of said) {
    const [date, time] = [shanghaiDate(at), shanghaiTime(at)];
    const kept = isWorkingDay(date, w.calendar) && time >= '09:05' && time <= '17:30';
    const exempt = after.urgency === 'urgent' || ('person' in to && to.person === acted);
    if (!exempt) expect(`${date} ${time} ${kept}`).toBe(`${date} ${time} true`);
    expect(hours === 'any').toBe(exempt);
    if (hours === 'held') seen.held += 1;
  }
}

function attempt(w: CaseWorld, who: Role, event: string, form?: Record<string, unknown>, v?: number): void {
  const before = frozen(w.case);
  seen.steps += 1;
  const decision = w.decided(who, event, form, v === undefined ? {} : { v });
  if (!decision.ok) return;
  const shown = pressed(w);
  const after = decision.case;
  checkStep(before, after, event);
  checkHours(w, before, after, who);
  w.put(() => after);
  const now = pressed(w);
  // Whatever changes the buttons or what they mean raises `v`, and nothing else does (storage.md, "The case").
  if (after.v === before.v) expect(`${event} ${now}`).toBe(`${event} ${shown}`);
  else expect(`${event} ${now}`).not.toBe(`${event} ${shown}`);
  remember(after);
}

/** Whatever has fallen due of any case, each in its turn. */
function runClocks(w: CaseWorld): void {
  for (const { _id } of w.all()) {
    w.turnTo(_id);
    for (let due = dueEvent(w.case, w.rules); due; due = dueEvent(w.case, w.rules)) {
      const { rev } = w.case;
      attempt(w, 'clock', due);
      // A clock whose event is refused would be looked at for ever.
      expect(`${due} ${w.case.state} ${w.case.rev > rev}`).toBe(`${due} ${w.case.state} true`);
    }
  }
}

function applyAcross(w: CaseWorld): void {
  const hasAcross = (c: Case) => c.outbox.some((o) => 'across' in o.show);
  if (!w.all().some(hasAcross)) return;
  const before = w.all();
  w.applyAcross();
  for (const c of w.all().filter((x) => !before.includes(x))) {
    expect(faultsOf(c)).toEqual([]);
    remember(c);
  }
  expect(faultsAcross(w.all())).toEqual([]);
}

function fileOne(w: CaseWorld, step: Step): void {
  const [who, as, form] = FILED[step.filed] ?? FILED[0] ?? ['contact', 'own', {}];
  const c = frozen(w.another(form, who, as));
  expect(faultsOf(c)).toEqual([]);
  remember(c);
}

/** Walks choose by place in this list, so that a seed walks the same way when an event with a test of its own comes. */
const WEIGHTED = LIFECYCLE.filter(({ name }) => !hasOwnTest(name)).flatMap((e) =>
  OFTEN.includes(e.name) ? [e, e, e] : [e],
);

/** Events that could happen here and now; somebody lost tries anything. */
const possible = (w: CaseWorld, step: Step): EventSpec[] =>
  WEIGHTED.filter((e) => {
    if (step.lost) return true;
    if (!e.from.includes(w.case.state) || (SELDOM.includes(e.name) && !step.rare)) return false;
    return e.offer(w.case, w.rules) === null;
  });

/** An event and somebody who may cause it; who is lost tries whatever it is. */
function chosenStep(w: CaseWorld, step: Step): { event: string; who: Role } | undefined {
  const here = possible(w, step);
  const from = step.event % here.length;
  for (const { name } of [...here.slice(from), ...here.slice(0, from)]) {
    const first = step.who % EVERYONE.length;
    const asked = [...EVERYONE.slice(first), ...EVERYONE.slice(0, first)];
    const who = asked.find((p) => w.plays(p) && (step.lost || w.mayPress(p, name)));
    if (who) return { event: name, who };
  }
  return undefined;
}

/** What a card would be given for the codes of endings, clocks and steps. */
const WORDS = { you: '您', ending: () => '满意办结', clock: () => '办理时限', step: () => '时限提醒' };

/** Every entry reads, to the enterprise and to staff, whatever has become of the case since. Source. */
function checkHistory(w: CaseWorld, c: Case): void {
  for (const entry of c.record) {
    const past = { ...pastOf(c, entry, w.rules), ...WORDS };
    const as = readsAs(entry.event);
    const text = as?.history.enterprise(past);
    if (text !== undefined) seen.read.add(entry.event);
    const silent = as?.history.silent(past);
    // Neither the event's name nor a code of its form is anything that people read.
    const read = silent ? '-' : [as?.label, text, as?.history.detail(past), as?.history.quotes(past)].join(' ');
    expect(`${entry.event}: ${read.replace(/QS[\d-]+/g, '')}`).toMatch(/^[a-z_]+: (?!\s)[^a-z]+$/);
    if (text !== undefined) expect(text).toMatch(/\S/);
    if (silent !== false) expect(`${entry.event} by ${entry.by.name}`).toMatch(/ by 系统时钟$/);
  }
}

/** Takes the steps over several cases, each with all that must hold. */
export function walk(place: Parameters<typeof caseWorld>[0], steps: Step[]): void {
  const w = caseWorld(place);
  for (const step of steps) {
    w.later(step.wait);
    if (step.rare && step.stale) w.change({ calendar: { ...w.calendar, version: w.calendar.version + 1 } });
    if (w.all().length <= step.which && (w.all().length === 0 || step.rare)) {
      fileOne(w, step);
      continue;
    }
    if (!step.away) runClocks(w);
    const chosen = w.all()[step.which % w.all().length];
    if (!chosen) continue;
    w.turnTo(chosen._id);
    const next = chosenStep(w, step);
    if (next)
      attempt(w, next.who, next.event, OWN_FORM[next.event]?.(step.form), step.stale ? w.case.v - 1 : undefined);
    if (!step.untold) applyAcross(w);
    if (step.away) checkHistory(w, w.case);
  }
  for (const c of w.all()) checkHistory(w, c);
}
