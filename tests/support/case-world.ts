import { readProfile } from '../../config/read-profile.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Ctx, Decision } from '../../src/domain/case/context.ts';
import { legInHand } from '../../src/domain/case/current.ts';
import type { Leg } from '../../src/domain/case/leg.ts';
import type { Refusal } from '../../src/domain/case/refusal.ts';
import type { State } from '../../src/domain/case/state.ts';
import { actorOf, type Directory } from '../../src/domain/directory/directory.ts';
import type { Actor, Person } from '../../src/domain/directory/person.ts';
import { buttonsFor, decide, dueEvent, eventNamed, mayOpen } from '../../src/domain/events/lifecycle.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { submit } from '../../src/domain/events/submit.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { mergeCalendar, packageDays } from '../../src/domain/time/work-calendar.ts';
import { openIdOf, type Role, type Shape, town } from './small-town.ts';

type Options = {
  profile?: 'malu' | 'suzhou' | 'huzhou' | 'suqian';
  now?: string;
  shape?: Shape;
  outages?: Ctx['outages'];
};

/** The calendar as it stood in 2026: the 2027 notice is not out. */
const CALENDAR = mergeCalendar(packageDays(), { days: {}, unpublished: [2027, 2028] });

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
  refuse_sign: { reason: '应由人社局承办' },
  assign: { unit: 'zrzy' },
  ask_co: { text: '请协助核查', coUnits: ['rsj'] },
  name_co: { coUnits: ['rsj'] },
  decline_co: { reason: '本单位可独立办理' },
  reply_co: { text: '已核查，情况属实' },
  ask_stop: { reason: 'material', text: '请补充租赁合同' },
  refuse_stop: { reason: '材料已齐' },
  ask_extension: { days: 5, reason: '需现场勘验' },
  refuse_extension: { reason: '时间充足' },
  ask_legal: { on: '2027-03-31', ground: '企业已提起行政复议' },
  refuse_legal: { reason: '尚未立案' },
  refuse_verify: { reason: '现场仍有积水' },
  enter_answer: { number: '13900000000', calledAt: '10:30', said: 'confirmed', level: '5' },
  urge: { text: '请三日内办结' },
  answer_urge: { text: '正在办理' },
  file_monthly: { text: '本月完成勘验' },
  escalate: { reason: '涉及多个部门' },
  mark_typical: { reason: '可复制推广' },
  list_case: { list: 'red', reason: '办理及时' },
  ask_exclusion: { reason: 'unreasonable', text: '诉求明显不合理' },
  reopen: { reason: '回头看发现未解决' },
  register: { text: '已转驻点组' },
  archive: { text: '查无实据，归档' },
  ask_expert: { expert: 'ou_expert', question: '是否适用优惠税率' },
  expert_reply: { text: '适用' },
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
  let calendar = CALENDAR;
  const cases = new Map<string, Case>();
  /** The case that is spoken of. */
  let focus = 'c1';
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
  const there = (id = focus): Case => {
    const c = cases.get(id);
    if (!c) throw new Error(`no case ${id} was submitted yet`);
    return c;
  };
  const numbered = (no: unknown): Case | null =>
    [...cases.values()].find((c) => c.no === String(no).toUpperCase()) ?? null;
  const formOf = (who: Role, event: string, form: Record<string, unknown> | undefined) => {
    const doer = actor(who);
    const needsFile = (event === 'attach' || event === 'written_reply') && doer.kind === 'person';
    return {
      ...FORMS[event],
      ...(needsFile && { file: file({ openId: doer.openId, name: doer.name }, now) }),
      ...form,
    };
  };
  const decided = (who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Decision => {
    const filled: Record<string, unknown> = formOf(who, event, form);
    const names = eventNamed(event)?.names;
    const other = names ? { other: numbered(filled[names]) } : {};
    return decide(there(), event, filled, ctx(who, { ...other, ...more }));
  };
  const dueFirst = (): Case | undefined =>
    [...cases.values()].filter((c) => c.dueAt).sort((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0))[0];

  const world = {
    profile: rules,
    directory,
    get calendar() {
      return calendar;
    },
    /** A newer version of the calendar, with the same days. */
    newCalendar(): void {
      calendar = { ...calendar, version: calendar.version + 1 };
    },
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
      cases.set(focus, change(there()));
    },
    /** Every case there is, in the order of filing. */
    all: (): Case[] => [...cases.values()],
    /** Speaks of another case from here on. */
    turnTo(id: string): Case {
      focus = id;
      return there();
    },
    /** Files one more case and turns to it. */
    another(form?: Record<string, unknown>, who?: Role, as?: Submission): Case {
      focus = `c${cases.size + 1}`;
      return world.submit(form, who, as);
    },
    /** What happens between cases, as the sender does it: oldest entry first, until nothing is owed across. */
    tellAcross(): void {
      const owing = () =>
        [...cases.values()].flatMap((c) => c.owed.map((o) => ({ c, o }))).find(({ o }) => 'across' in o.show);
      for (let next = owing(); next; next = owing()) {
        const { c, o } = next;
        cases.set(c._id, { ...c, owed: c.owed.filter((x) => x !== o) });
        const tell = (id: string, event: string, other: Case | null) => {
          const told = cases.get(id);
          const decision = told && decide(told, event, {}, ctx('sender', { other }));
          if (decision?.ok) cases.set(id, decision.case);
        };
        if ('across' in o.show && o.show.across === 'followers') {
          const followers = [...cases.values()].filter((f) => f.follows?.id === c._id);
          for (const f of followers) tell(f._id, 'leader_moved', there(c._id));
        } else if (c.follows) {
          tell(c.follows.id, 'become_leader', there(c._id));
          tell(c._id, 'leader_moved', cases.get(c.follows.id) ?? null);
        }
      }
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
      const spokenOf = focus;
      for (let c = dueFirst(); c?.dueAt && c.dueAt <= end; c = dueFirst()) {
        if (c.dueAt > now) now = c.dueAt;
        const event = dueEvent(c, ctx('clock', { at: now }));
        if (!event) throw new Error(`due at ${c.dueAt.toISOString()}, but nothing to do`);
        focus = c._id;
        world.do('clock', event);
      }
      focus = spokenOf;
      now = end;
    },
    trySubmit(form: Record<string, unknown> = {}, who: Role = 'contact', as: Submission = 'own'): Decision {
      const no = `QS20260924-${focus.slice(1).padStart(4, '0')}`;
      const made = { _id: focus, no, origin: `card/${focus}`, files: [], as };
      const full = { content: '营业执照变更卡在窗口。已去过两次', category: 'appeal', ...form };
      return submit(full, made, ctx(who));
    },
    submit(form?: Record<string, unknown>, who?: Role, as?: Submission): Case {
      const decision = world.trySubmit(form, who, as);
      if (!decision.ok) throw new Error(`submit refused: ${JSON.stringify(decision.refusal)}`);
      cases.set(focus, decision.case);
      return decision.case;
    },
    /** Does it, or fails the test with the refusal. */
    do(who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Case {
      const decision = decided(who, event, form, more);
      if (!decision.ok) throw new Error(`${who} ${event} refused: ${JSON.stringify(decision.refusal)}`);
      cases.set(focus, decision.case);
      return decision.case;
    },
    decided,
    /** Why this would be refused now; null when it would be done. Nothing changes. */
    refusal(who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Refusal | null {
      const decision = decided(who, event, form, more);
      return decision.ok ? null : decision.refusal;
    },
    /** Whether somebody may do this now, before any form is filled in. */
    mayPress: (who: Role, event: string): boolean => mayOpen(there(), event, ctx(who)) === null,
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
      if (state === 'merged') return world.merged(form);
      if (state === 'awaiting_signoff') return world.mayors(form);
      world.submit(form);
      for (const [who, event, filled] of ROADS[state] ?? []) world.do(who, event, filled);
      return there();
    },
    /** A case that follows `c0`, which another enterprise filed before it. */
    merged(form?: Record<string, unknown>): Case {
      focus = 'c0';
      const leader = world.submit({ content: '同一窗口办不了变更' }, 'stranger');
      focus = 'c1';
      world.submit(form);
      world.do('desk', 'merge', { leader: leader.no });
      world.tellAcross();
      return there();
    },
    /** A case of the mayor's line, sent for signing. */
    mayors(form?: Record<string, unknown>): Case {
      world.submit({ enterprise: 'e1', channel: 'mayor', ...form }, 'desk', 'desk');
      return world.do('desk', 'dispatch');
    },
    /** A problem that a unit found itself, up to its finish. */
    found(): Case {
      world.submit({ content: '园区道路积水' }, 'unit', 'found');
      for (const [who, event] of handled) world.do(who, event);
      return world.do('unit', 'finish');
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
