import type { Profile } from '../../../../config/profile.ts';
import { readProfile } from '../../../../config/read-profile.ts';
import type { Case } from '../../../../src/domain/case/case.ts';
import type { Ctx } from '../../../../src/domain/case/context.ts';
import type { Owed } from '../../../../src/domain/case/message.ts';
import { holds } from '../../../../src/domain/case/notification.ts';
import { nextOwed } from '../../../../src/domain/case/owed.ts';
import type { CardPlace } from '../../../../src/domain/case/parts.ts';
import { sealed } from '../../../../src/domain/clocks/schedule.ts';
import { stepStands } from '../../../../src/domain/clocks/steps.ts';
import { actorOf, type Directory } from '../../../../src/domain/directory/directory.ts';
import type { Actor } from '../../../../src/domain/directory/person.ts';
import { decide, dueEvent, NOTIFICATIONS } from '../../../../src/domain/events/lifecycle.ts';
import { submit } from '../../../../src/domain/events/submit.ts';
import { shanghai } from '../../../../src/domain/time/shanghai.ts';
import type { WorkCalendar } from '../../../../src/domain/time/work-calendar.ts';
import { CALENDAR_2026 } from '../../../support/calendars.ts';
import { FORMS } from './forms.ts';
import { lineOf, sayAt } from './say-log.ts';
import { town, type Who } from './town.ts';

type Part = Who | 'clock' | 'sender';
type Options = {
  profile?: 'suzhou' | 'malu' | 'huzhou' | 'suqian';
  edited?: (p: Profile) => Profile;
  directory?: (d: Directory) => Directory;
};

/** lifecycle.md, "Events". */
const OUTAGE_MS = 30 * 60_000;

/** One case, a clock that only the test moves, and a sender that delivers at once whatever is due and keeps a log of it. */
export function world(now: string, { profile = 'suzhou', edited, directory }: Options = {}) {
  const as = { profile: edited?.(readProfile(profile)) ?? readProfile(profile), calendar: CALENDAR_2026 };
  const people = directory?.(town()) ?? town();
  let at = shanghai(now);
  let current: Case | undefined;
  let outages: { from: Date; to: Date }[] = [];
  let sent = 0;
  const log: string[] = [];
  let changed: (c: Case, by: Part) => void = () => {};

  const there = (): Case => {
    if (!current) throw new Error('no case was submitted yet');
    return current;
  };
  const actor = (part: Part): Actor => {
    if (part === 'clock' || part === 'sender') return { kind: part };
    const found = actorOf(people, `ou_${part}`);
    if (!found) throw new Error(`nobody plays ${part} here`);
    return found;
  };
  const ctx = (part: Part = 'clock'): Ctx => ({ ...as, actor: actor(part), directory: people, now: at, at, outages });

  /** As the sender: a card takes its place, a pointer loses it, everything else is said. */
  function deliver(owed: Owed): void {
    const c = there();
    const line = lineOf(c, owed);
    const { show } = owed;
    // Looked at once more just before it is sent.
    const overtaken =
      ('step' in show && !stepStands(c, { key: show.step }, ctx())) ||
      ('say' in show && !holds(NOTIFICATIONS.get(show.say), c));
    if (line && !overtaken) log.push(line);
    current = { ...c, rev: c.rev + 1, owed: c.owed.filter((o) => o.id !== owed.id), cards: placed(c, owed) };
    current = sealed(current, ctx());
    if (owed.onDelivery) act('sender', owed.onDelivery);
  }
  function placed(c: Case, { to, show }: Owed): CardPlace[] {
    if ('stub' in show) return c.cards.filter((k) => k.messageId !== show.stub);
    if (!('card' in show)) return c.cards;
    const chatId = `oc_${JSON.stringify(to)}`;
    const here = (k: CardPlace) => k.seat === show.card && k.chatId === chatId;
    if (!show.fresh && c.cards.some(here)) return c.cards;
    const unit = c.legs.at(-1)?.unit;
    const place: CardPlace = {
      messageId: `m${++sent}`,
      chatId,
      seat: show.card,
      v: c.v,
      sentAt: at,
      ...('person' in to && { person: to.person }),
      ...(show.card === 'unit' && unit && { unit }),
      ...(show.card === 'co_unit' && 'unit' in to && { unit: to.unit }),
    };
    return [...c.cards.filter((k) => !here(k)), place];
  }
  function drain(): void {
    for (;;) {
      const next = there().owed.find((o) => o.at <= at);
      if (!next) return;
      deliver(next);
    }
  }
  function act(part: Part, event: string, form?: Record<string, unknown>, other?: Case): Case {
    const decision = decide(there(), event, { ...FORMS[event], ...form }, { ...ctx(part), ...(other && { other }) });
    if (!decision.ok) throw new Error(`${part} ${event} refused: ${JSON.stringify(decision.refusal)}`);
    current = decision.case;
    changed(current, part);
    return current;
  }
  /** What is due now is acted on, as the timetable would. */
  function tick(): void {
    for (let event = dueEvent(there(), ctx()); event; event = dueEvent(there(), ctx())) act('clock', event);
    drain();
  }

  const w = {
    log,
    rules: as,
    directory: people,
    get case(): Case {
      return there();
    },
    get now(): Date {
      return at;
    },
    ctx,
    /** Looks at the case after every decision. */
    onChange(look: (c: Case, by: Part) => void): void {
      changed = look;
    },
    decided: (part: Part, event: string, form?: Record<string, unknown>) =>
      decide(there(), event, { ...FORMS[event], ...form }, ctx(part)),
    tick,
    put(change: (c: Case) => Case): void {
      current = change(there());
    },
    submit(form: Record<string, unknown> = {}, part: Who = 'contact'): void {
      const made = { _id: 'c1', no: 'QS20260924-0001', origin: 'card/c1', files: [] };
      const full = { content: '营业执照变更卡在窗口。已去过两次', category: 'appeal', ...form };
      const filed = part === 'contact' ? ('own' as const) : ('desk' as const);
      const decision = submit(full, { ...made, as: filed }, ctx(part));
      if (!decision.ok) throw new Error(`submit refused: ${JSON.stringify(decision.refusal)}`);
      current = decision.case;
      drain();
    },
    do(part: Part, event: string, form?: Record<string, unknown>, other?: Case): void {
      act(part, event, form, other);
      drain();
    },
    /** Moves the clock and acts on whatever falls due on the way, each at its own instant. */
    travelTo(words: string): void {
      const end = shanghai(words);
      for (;;) {
        tick();
        const next = [there().dueAt, nextOwed(there().owed)].flatMap((d) => (d && d <= end ? [d.getTime()] : []));
        if (next.length === 0) break;
        at = new Date(Math.max(Math.min(...next), at.getTime()));
      }
      at = end;
    },
    /** Somebody does something then. */
    at(words: string, part: Part, event: string, form?: Record<string, unknown>): void {
      w.travelTo(words);
      w.do(part, event, form);
    },
    /** Nothing runs until then; an outage of more than half an hour is known when the program starts again. */
    awayUntil(words: string): void {
      const from = at;
      at = shanghai(words);
      if (at.getTime() - from.getTime() > OUTAGE_MS) outages = [...outages, { from, to: at }];
      tick();
    },
    changeProfile(change: (p: Profile) => Profile): void {
      as.profile = change(as.profile);
    },
    changeCalendar(calendar: WorkCalendar): void {
      as.calendar = calendar;
    },
    /** The log from here on, of these words only; what was logged so far is forgotten. */
    quiet(): void {
      log.length = 0;
    },
    lines: (...words: string[]): string[] =>
      log.filter((l) => words.length === 0 || words.some((word) => l.includes(word))),
    next: (): string | null => {
      const { dueAt } = there();
      return dueAt && sayAt(dueAt);
    },
  };
  return w;
}
export type World = ReturnType<typeof world>;

/** A case that 市场监管局 has accepted the moment it was filed. */
export function inHand(now: string, form: Record<string, unknown> = {}, options: Options = {}): World {
  const w = world(now, options);
  const { unit = 'scjg', category = 'appeal', ...more } = form;
  w.submit({ category });
  w.do('desk', 'dispatch', { unit, ...more });
  w.do(unit === 'scjg' ? 'liaison' : 'rsjLiaison', 'accept', more);
  w.quiet();
  return w;
}
