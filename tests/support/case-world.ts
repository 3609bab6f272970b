import type { Profile } from '../../config/profile.ts';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import type { Assignment } from '../../src/domain/case/assignment.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Ctx, Decision, Rules } from '../../src/domain/case/context.ts';
import { assignmentInHand } from '../../src/domain/case/current.ts';
import type { Refusal } from '../../src/domain/case/refusal.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import type { Directory } from '../../src/domain/directory/directory.ts';
import type { Actor } from '../../src/domain/directory/person.ts';
import { decide, dueEvent, mayOpen } from '../../src/domain/events/decide.ts';
import { buttonsFor, eventNamed } from '../../src/domain/events/lifecycle.ts';
import { caseNamed } from '../../src/domain/events/names.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { partCase } from '../../src/domain/events/split.ts';
import { submit } from '../../src/domain/events/submit.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from './calendars.ts';
import { roads } from './case-roads.ts';
import { filled } from './forms.ts';
import { profileOf, type Ruled } from './profiles.ts';
import { openIdOf, type Role, type Shape, town } from './small-town.ts';

export type Options = {
  profile?: Ruled;
  now?: string;
  shape?: Shape;
  outages?: Ctx['outages'];
  /** The town otherwise than it is. */
  directory?: (d: Directory) => Directory;
};

const { overload } = feishuTraits;

/**
 * One town of the given profile and its cases, with a clock that only the test moves. Pure: nothing is sent or stored, and
 * the sender delivers when a test says so.
 */
export function caseWorld(options: Options = {}) {
  const { profile: place = 'suzhou', now: start = '2026-09-24 10:00', directory: changed = (d) => d } = options;
  const centred = place === 'malu' || place === 'huzhou';
  const directory = changed(town(options.shape ?? (centred ? 'centre' : 'apart')));
  let now = shanghai(start);
  /** What may change under a running case. */
  let by: Pick<Ctx, 'profile' | 'calendar' | 'outages'> = {
    profile: profileOf(place),
    calendar: CALENDAR_2026,
    ...(options.outages && { outages: options.outages }),
  };
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
    ...by,
    actor: actor(who),
    directory,
    now,
    at: now,
    delivery: `d${++deliveries}`,
    ...(overload && { overload }),
    ...more,
  });
  const there = (id = focus): Case => {
    const c = cases.get(id);
    if (!c) throw new Error(`no case ${id} was submitted yet`);
    return c;
  };
  const numbered = (no: unknown): Case | null =>
    [...cases.values()].find((c) => c.no === String(no).toUpperCase()) ?? null;
  const decided = (who: Role, event: string, form?: Record<string, unknown>, more?: Partial<Ctx>): Decision => {
    const whole = filled(actor(who), event, there(), { ...by, directory, at: now }, form);
    const names = eventNamed(event)?.names;
    const other = names ? { other: numbered(caseNamed(whole, names)) } : {};
    return decide(there(), event, whole, ctx(who, { ...other, ...more }));
  };
  /** Makes a case of what was parted from another. */
  function part(whole: Case): void {
    for (const [i, one] of (whole.parts ?? []).entries()) {
      const _id = `${whole._id}p${i + 1}`;
      const no = `QS20260924-${String(cases.size + 1).padStart(4, '0')}`;
      if (!cases.has(_id))
        cases.set(_id, partCase(whole, one, { _id, no, origin: `part/${_id}`, files: [] }, ctx('sender')));
    }
  }
  const dueFirst = (): Case | undefined =>
    [...cases.values()].filter((c) => c.dueAt).sort((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0))[0];

  const world = {
    directory,
    ctx,
    get profile(): Profile {
      return by.profile;
    },
    get calendar() {
      return by.calendar;
    },
    /** By what the case is looked at now. */
    get rules(): Rules {
      return { ...by, directory, at: now };
    },
    /** Other settings, another calendar, or an outage that was found, from here on. */
    change(more: Partial<typeof by>): void {
      by = { ...by, ...more };
    },
    get case(): Case {
      return there();
    },
    get now(): Date {
      return now;
    },
    /** The assignment the case is about. */
    get assignment(): Assignment {
      const assignment = assignmentInHand(there());
      if (!assignment) throw new Error('the case has no assignment in hand');
      return assignment;
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
      return world.file(`c${cases.size + 1}`, form, who, as);
    },
    /** What happens between cases, as the sender does it: oldest entry first, until nothing is owed across. */
    applyAcross(): void {
      const queued = () =>
        [...cases.values()].flatMap((c) => c.outbox.map((o) => ({ c, o }))).find(({ o }) => 'across' in o.show);
      for (let next = queued(); next; next = queued()) {
        const { c, o } = next;
        cases.set(c._id, { ...c, outbox: c.outbox.filter((x) => x !== o) });
        const tell = (id: string, event: string, other: Case | null) => {
          const told = cases.get(id);
          const decision = told && decide(told, event, {}, ctx('sender', { other }));
          if (decision?.ok) cases.set(id, decision.case);
        };
        if ('across' in o.show && o.show.across === 'parts') part(c);
        else if ('across' in o.show && o.show.across === 'duplicates') {
          const duplicates = [...cases.values()].filter((f) => f.duplicateOf?.id === c._id);
          for (const f of duplicates) tell(f._id, 'primary_changed', there(c._id));
        } else if (c.duplicateOf) {
          tell(c.duplicateOf.id, 'become_primary', there(c._id));
          tell(c._id, 'primary_changed', cases.get(c.duplicateOf.id) ?? null);
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
    /** Files a case under an id and turns to it. */
    file(id: string, form?: Record<string, unknown>, who?: Role, as?: Submission): Case {
      focus = id;
      return world.submit(form, who, as);
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
    /** What a card for this audience may be pressed for now. */
    buttons: (audience: Parameters<typeof buttonsFor>[1]): string[] =>
      buttonsFor(there(), audience, ctx('clock')).map((event) => event.name),
    /** Everything owed, as `receiver card:audience` or `receiver notification:code`. */
    owes: (): string[] =>
      there().outbox.map(({ to, show }) => {
        const receiver = Object.values(to)[0];
        const [kind, what] = Object.entries(show)[0] ?? [];
        return `${receiver} ${kind}:${what}`;
      }),
  };
  return Object.assign(world, roads(world));
}
export type CaseWorld = ReturnType<typeof caseWorld>;
