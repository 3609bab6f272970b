import type { Case } from '../../../../src/domain/case/case.ts';
import type { Ctx, Decision } from '../../../../src/domain/case/context.ts';
import type { OutboxItem } from '../../../../src/domain/case/message.ts';
import { holds } from '../../../../src/domain/case/notification.ts';
import { nextSendAt } from '../../../../src/domain/case/outbox.ts';
import type { CardPlace } from '../../../../src/domain/case/parts.ts';
import { readerOf } from '../../../../src/domain/case/receiver.ts';
import { sealed } from '../../../../src/domain/clocks/schedule.ts';
import { stepStands } from '../../../../src/domain/clocks/steps.ts';
import type { Directory } from '../../../../src/domain/directory/directory.ts';
import { dueEvent } from '../../../../src/domain/events/decide.ts';
import { NOTIFICATIONS } from '../../../../src/domain/events/lifecycle.ts';
import { shanghai } from '../../../../src/domain/time/shanghai.ts';
import { caseWorld, type Options } from '../../../support/case-world.ts';
import type { Role } from '../../../support/small-town.ts';
import { formatAt, lineOf } from './notification-log.ts';

type Form = Record<string, unknown>;

/** lifecycle.md, "Events". */
const OUTAGE_MS = 30 * 60_000;

/** The world of one case, with a sender that delivers at once whatever is due and keeps a log of it. */
export function world(now: string, options: Options = {}) {
  const of = caseWorld({ now, shape: 'apart', ...options });
  const log: string[] = [];
  let sent = 0;
  let changed: (c: Case, by: Role) => void = () => {};
  let said: (c: Case, item: OutboxItem) => void = () => {};

  /** As the sender: a card takes its place, a pointer loses it, everything else is said. */
  function deliver(item: OutboxItem): void {
    const c = of.case;
    const line = lineOf(c, item);
    const { show } = item;
    // Looked at once more just before it is sent.
    const overtaken =
      ('step' in show && !stepStands(c, { key: show.step }, of.rules)) ||
      ('notification' in show && !holds(NOTIFICATIONS.get(show.notification), c, { at: of.now, to: item.to }));
    if (line && !overtaken) {
      log.push(line);
      said(c, item);
    }
    const without = {
      ...c,
      rev: c.rev + 1,
      outbox: c.outbox.filter((o) => o.id !== item.id),
      cards: placed(c, item),
    };
    of.put(() => sealed(without, of.rules));
    if (item.onDelivery && !overtaken) act('sender', item.onDelivery);
  }
  function placed(c: Case, { to, show }: OutboxItem): CardPlace[] {
    if ('stub' in show) return show.asleep ? c.cards : c.cards.filter((k) => k.messageId !== show.stub);
    if (!('card' in show)) return c.cards;
    const reader = readerOf(to, of.directory);
    const chatId = `oc_${reader ?? JSON.stringify(to)}`;
    const here = (k: CardPlace) => k.audience === show.card && k.chatId === chatId;
    if (!show.fresh && (show.standing || c.cards.some((k) => here(k) && !k.asleep))) return c.cards;
    const unit = c.assignments.at(-1)?.unit;
    const place: CardPlace = {
      messageId: `m${++sent}`,
      chatId,
      audience: show.card,
      v: c.v,
      sentAt: of.now,
      ...(reader !== undefined && { person: reader }),
      ...(show.card === 'unit' && unit && { unit }),
      ...((show.card === 'co_unit' || show.card === 'party') && 'unit' in to && { unit: to.unit }),
    };
    return [...c.cards.filter((k) => !here(k)), place];
  }
  function drain(): void {
    for (;;) {
      const next = of.case.outbox.find((o) => o.at <= of.now);
      if (!next) return;
      deliver(next);
    }
  }
  function act(who: Role, event: string, form?: Form, other?: Case): void {
    changed(of.do(who, event, form, other && { other }), who);
  }
  /** What is due now is acted on, as the timetable would. */
  function tick(): void {
    for (let event = dueEvent(of.case, of.rules); event; event = dueEvent(of.case, of.rules)) act('clock', event);
    drain();
  }

  const w = {
    log,
    tick,
    directory: of.directory,
    put: of.put,
    change: of.change,
    get case(): Case {
      return of.case;
    },
    get now(): Date {
      return of.now;
    },
    get rules() {
      return of.rules;
    },
    ctx: (who: Role = 'clock'): Ctx => of.ctx(who),
    /** Looks at the case after every decision. */
    onChange(look: (c: Case, by: Role) => void): void {
      changed = look;
    },
    /** Looks at whatever is said, as the case is then. */
    onSaid(look: (c: Case, item: OutboxItem) => void): void {
      said = look;
    },
    decided: (who: Role, event: string, form?: Form): Decision => of.decided(who, event, form),
    submit(form: Form = {}, who: Role = 'contact'): void {
      of.submit(form, who, who === 'contact' ? 'own' : 'desk');
      drain();
    },
    do(who: Role, event: string, form?: Form, other?: Case): void {
      act(who, event, form, other);
      drain();
    },
    /** Does it if it may be done, and says whether it was. */
    tries(who: Role, event: string, form?: Form): boolean {
      const decision = of.decided(who, event, form);
      if (!decision.ok) return false;
      of.put(() => decision.case);
      changed(decision.case, who);
      drain();
      return true;
    },
    /** Moves the clock and acts on whatever falls due on the way, each at its own instant. */
    travelTo(words: string): void {
      const end = shanghai(words);
      for (;;) {
        tick();
        const { dueAt, outbox } = of.case;
        const next = [dueAt, nextSendAt(outbox)].flatMap((d) => (d && d <= end ? [d.getTime()] : []));
        if (next.length === 0) break;
        of.later(Math.max(0, Math.min(...next) - of.now.getTime()));
      }
      of.at(words);
    },
    /** Somebody does something then. */
    at(words: string, who: Role, event: string, form?: Form): void {
      w.travelTo(words);
      w.do(who, event, form);
    },
    /** Nothing runs until then; an outage of more than half an hour is known when the program starts again. */
    awayUntil(words: string): void {
      const from = of.now;
      of.at(words);
      if (of.now.getTime() - from.getTime() > OUTAGE_MS)
        of.change({ outages: [...(of.rules.outages ?? []), { from, to: of.now }] });
      tick();
    },
    /** The log from here on, of these words only; what was logged so far is forgotten. */
    quiet(): void {
      log.length = 0;
    },
    lines: (...words: string[]): string[] =>
      log.filter((l) => words.length === 0 || words.some((word) => l.includes(word))),
    next: (): string | null => {
      const { dueAt } = of.case;
      return dueAt && formatAt(dueAt);
    },
  };
  return w;
}
export type World = ReturnType<typeof world>;

/** A town in which nobody is in charge of a unit by name. */
export const unled = (unit: string) => (d: Directory) => ({
  ...d,
  leaders: d.leaders.map((l) => (l.units === 'all' ? l : { ...l, units: l.units.filter((u) => u !== unit) })),
});

/** A case that its unit has accepted the moment it was filed: 市场监管局, unless the form says otherwise. */
export function inHand(now: string, form: Form = {}, options: Options = {}): World {
  const w = world(now, options);
  const { unit = 'scjg', category = 'appeal', ...more } = form;
  w.submit({ category });
  w.do('desk', 'dispatch', { unit, ...more });
  w.do(unit === 'scjg' ? 'unit' : 'otherUnit', 'accept', more);
  w.quiet();
  return w;
}
