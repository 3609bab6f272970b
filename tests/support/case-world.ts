import { readProfile } from '../../config/read-profile.ts';
import type { Case, Leg, State } from '../../src/domain/case/case.ts';
import { legInHand } from '../../src/domain/case/case.ts';
import { dueEvent } from '../../src/domain/case/clocks.ts';
import type { Ctx, Decision } from '../../src/domain/case/event.ts';
import { submit } from '../../src/domain/case/events/submit.ts';
import { buttonsFor, decide } from '../../src/domain/case/lifecycle.ts';
import type { Refusal } from '../../src/domain/case/refusal.ts';
import { actorOf, type Directory } from '../../src/domain/directory.ts';
import type { Actor, Person } from '../../src/domain/person.ts';
import { mergeCalendar, packageDays } from '../../src/domain/time/work-calendar.ts';
import { shanghai } from '../../src/domain/time/working-days.ts';
import { openIdOf, type Role, type Shape, town } from '../domain/case/town.ts';

type Options = {
  profile?: 'malu' | 'suzhou' | 'huzhou' | 'suqian';
  now?: string;
  shape?: Shape;
  outages?: Ctx['outages'];
};

/** The calendar as it stood in 2026: the 2027 notice is not out. */
const calendar = mergeCalendar(packageDays(), { days: {}, unpublished: [2027, 2028] });

/** Forms that events need, where a test does not care what is in them. */
const FORMS: Record<string, Record<string, unknown>> = {
  dispatch: { unit: 'scjg' },
  reassign: { unit: 'rsj', reason: '属人社职责' },
  answer: { text: '可在线申报' },
  redirect: { where: '12345热线', text: '由专人受理' },
  refer: { reason: '涉及多个部门' },
  ask_return: { ground: 'not_ours', reason: '属医保事项' },
  uphold: { reason: '三定规定明确' },
  finish: { text: '已办理完毕' },
  progress: { text: '已联系企业' },
  add: { text: '补充一份合同' },
  note_call: { note: '企业希望继续办理' },
  go_on: { note: '企业希望继续办理' },
  accept_explanation: { note: '企业表示理解' },
  apply_to_close: { ground: '某条例第五条', text: '政策不允许' },
  refuse_closure: { reason: '依据不成立' },
  comment: { text: '很快' },
  tell_missing: { text: '还差一张证' },
  rate: { datum: '5' },
};

const file = (by: Person, at: Date) => ({
  id: `f-${at.getTime()}`,
  name: '答复.pdf',
  size: 1,
  sha256: '0',
  purpose: 'addition' as const,
  by,
  at,
  visible: true,
});

/**
 * One case in a town of the given profile, with a clock that only the test moves. Pure: nothing is sent or stored, and the
 * sender delivers when a test says so.
 */
export function caseWorld({ profile = 'suzhou', now: start = '2026-09-24 10:00', shape, outages }: Options = {}) {
  const rules = readProfile(profile);
  const centred = profile === 'malu' || profile === 'huzhou';
  const directory: Directory = town(shape ?? (centred ? 'centre' : 'apart'));
  let now = shanghai(start);
  let current: Case | undefined;
  let deliveries = 0;

  const actor = (who: Role): Actor => {
    if (who === 'clock' || who === 'sender') return { kind: who };
    const person = actorOf(directory, openIdOf(who));
    if (!person) throw new Error(`nobody plays ${who} here`);
    return person;
  };
  const ctx = (who: Role, more: Partial<Ctx> = {}): Ctx => ({
    actor: actor(who),
    profile: rules,
    calendar,
    directory,
    now,
    at: now,
    delivery: `d${++deliveries}`,
    ...(outages && { outages }),
    ...more,
  });
  const there = (): Case => {
    if (!current) throw new Error('no case was submitted yet');
    return current;
  };
  const formOf = (who: Role, event: string, form: Record<string, unknown> | undefined) => {
    const doer = actor(who);
    const needsFile = (event === 'attach' || event === 'written_reply') && doer.kind === 'person';
    return {
      ...FORMS[event],
      ...(needsFile && { file: file({ openId: doer.openId, name: doer.name }, now) }),
      ...form,
    };
  };
  const decided = (who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Decision =>
    decide(there(), event, formOf(who, event, form), ctx(who, more));

  const world = {
    profile: rules,
    directory,
    calendar,
    get case(): Case {
      return there();
    },
    get now(): Date {
      return now;
    },
    /** The leg the case is about. */
    get leg(): Leg {
      const leg = legInHand(there());
      if (!leg) throw new Error('the case has no leg in hand');
      return leg;
    },
    /** Puts a changed document in the case's place, as a sender or a reader would. */
    put(change: (c: Case) => Case): void {
      current = change(there());
    },
    plays: (who: Role): boolean => who === 'clock' || who === 'sender' || actorOf(directory, openIdOf(who)) !== null,
    at(words: string): void {
      now = shanghai(words);
    },
    later(ms: number): void {
      now = new Date(now.getTime() + ms);
    },
    /** Moves the clock and runs whatever falls due on the way, each at its own instant. */
    travelTo(words: string): void {
      const end = shanghai(words);
      for (let due = there().dueAt; due && due <= end; due = there().dueAt) {
        if (due > now) now = due;
        const event = dueEvent(there(), now);
        if (!event) throw new Error(`due at ${due.toISOString()}, but nothing to do`);
        world.do('clock', event);
      }
      now = end;
    },
    trySubmit(form: Record<string, unknown> = {}, who: Role = 'contact'): Decision {
      const made = { _id: 'c1', no: 'QS20260924-0001', origin: 'card/c1', files: [] };
      const full = { content: '营业执照变更卡在窗口。已去过两次', category: 'appeal', ...form };
      return submit(full, made, ctx(who));
    },
    submit(form?: Record<string, unknown>, who?: Role): Case {
      const decision = world.trySubmit(form, who);
      if (!decision.ok) throw new Error(`submit refused: ${JSON.stringify(decision.refusal)}`);
      current = decision.case;
      return current;
    },
    /** Does it, or fails the test with the refusal. */
    do(who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Case {
      const decision = decided(who, event, form, more);
      if (!decision.ok) throw new Error(`${who} ${event} refused: ${JSON.stringify(decision.refusal)}`);
      current = decision.case;
      return current;
    },
    decided,
    /** Why this would be refused now; null when it would be done. Nothing changes. */
    refusal(who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Refusal | null {
      const decision = decided(who, event, form, more);
      return decision.ok ? null : decision.refusal;
    },
    /** What a card for this seat may be pressed for now. */
    buttons: (seat: Parameters<typeof buttonsFor>[1]): string[] =>
      buttonsFor(there(), seat, ctx('clock')).map((event) => event.name),
    /** Everything owed, as `receiver card:seat` or `receiver say:code`. */
    owes: (): string[] =>
      there().owed.map(({ to, show }) => {
        const receiver = Object.values(to)[0];
        const [kind, what] = Object.entries(show)[0] ?? [];
        return `${receiver} ${kind}:${what}`;
      }),
    /** Takes the case to a state by the straight road. */
    caseIn(state: State, form?: Record<string, unknown>): Case {
      world.submit(form);
      for (const [who, event, filled] of ROADS[state] ?? []) world.do(who, event, filled);
      return there();
    },
    /** From `confirmed`: rates, and lets the minutes pass in which that may be changed. */
    rated(level: string): Case {
      world.do('contact', 'rate', { datum: level });
      world.later(rules.settle.minutes * 60_000);
      return world.do('clock', 'settle');
    },
  };
  return world;
}
export type CaseWorld = ReturnType<typeof caseWorld>;

type Step = [who: Role, event: string, form?: Record<string, unknown>];
const handled: Step[] = [
  ['desk', 'dispatch'],
  ['unit', 'accept'],
];
const finished: Step[] = [...handled, ['unit', 'finish'], ['sender', 'notice_delivered']];
const ROADS: Partial<Record<State, Step[]>> = {
  dispatched: [['desk', 'dispatch']],
  return_requested: [
    ['desk', 'dispatch'],
    ['unit', 'ask_return'],
  ],
  in_progress: handled,
  resolved: finished,
  answered: [
    ['desk', 'answer'],
    ['sender', 'notice_delivered'],
  ],
  confirmed: [...finished, ['contact', 'confirm']],
  closure_review: [...handled, ['unit', 'apply_to_close']],
  redirected: [['desk', 'redirect']],
  withdrawn: [['contact', 'withdraw']],
};
