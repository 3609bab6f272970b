import type { Shown } from '../fake-messenger.ts';
import type { Act, Filled } from './act.ts';
import type { Book } from './book.ts';
import { CLOSES, dateOf, instant, isWorked, nextDay, OPENS, timeOf } from './days.ts';
import { type Heard, heardIn } from './heard.ts';
import { morningsAt } from './mornings.ts';
import { nextPassing, passes } from './passing.ts';
import { stepsAt } from './steps.ts';
import type { Tell } from './tell.ts';

/** How long after it is due something may be said: what falls due in one minute for one place is one message. */
const PATIENCE_MS = 65_000;

/** A sentence that was waited for, and the message that brought it. */
export type Said = { place: string; what: string; at: Date; message: string; step: boolean };

/** A tell that is waited for, and whether it was said. */
type Owed = Tell & { said?: true };

const sentence = (t: Tell, at: Date): string =>
  `${t.place} · ${t.no} · ${t.what}: ${t
    .names()
    .map((n) => `@${n} `)
    .join('')}${t.says(at).join(' … ')}`;
const asRead = (h: Heard): string =>
  `${h.place} · ${h.no} (${dateOf(h.at)} ${timeOf(h.at)}) ${h.names.map((n) => `@${n} `).join('')}${h.text.replace(/\n/g, ' / ')}`;

/**
 * An account of a town that is kept beside the program: what people do goes in, and what the messenger receives is held
 * against it. It is written from the documents, and asks the program nothing.
 */
export function account(from: Date) {
  const books = new Map<string, Book>();
  let owed: Owed[] = [];
  let now = from;
  /** What was found wrong. */
  const faults: string[] = [];
  /** Matched sentences, to be counted. */
  const told: Said[] = [];

  const opens = (t: Tell): number => t.due.getTime();
  /** Says it is over: a sentence that is still true now must have been said. */
  function expire(at: Date): void {
    for (const t of owed) {
      if (t.said || opens(t) + PATIENCE_MS > at.getTime()) continue;
      const dropped = t.gone ?? false;
      if (!dropped) faults.push(`untold by ${dateOf(at)} ${timeOf(at)}: ${sentence(t, t.due)}`);
    }
    owed = owed.filter((t) => !t.said && opens(t) + PATIENCE_MS > at.getTime());
  }

  /** A later sentence of a case for the same reader stands for an earlier one that waits with it and brings no news. */
  function settle(at: Date): void {
    for (const t of owed) {
      if (t.said || t.gone !== undefined || opens(t) > at.getTime()) continue;
      const later = owed.some(
        (o, i) =>
          i > owed.indexOf(t) &&
          o.place === t.place &&
          o.no === t.no &&
          o.held &&
          opens(o) === opens(t) &&
          (t.asks === undefined || t.asks === o.asks) &&
          o.still(),
      );
      if (!t.still()) t.gone = true;
      else if (later && !t.news) t.gone = true;
    }
  }

  const put = (tells: Tell[]): void => void owed.push(...tells);

  /** The instants up to `to` at which something may fall due by itself. */
  function nextInstant(to: Date): Date | undefined {
    const times: Date[] = [];
    for (let date = dateOf(now); date <= dateOf(to); date = nextDay(date)) {
      if (isWorked(date)) times.push(instant(date, OPENS), instant(date, CLOSES));
      times.push(instant(nextDay(date), '00:00'));
    }
    for (const c of books.values()) times.push(nextPassing(c) ?? to);
    return times.filter((t) => t > now && t <= to).sort((a, b) => a.getTime() - b.getTime())[0];
  }

  const self = {
    faults,
    told,
    books,
    owed: () => owed,
    add: (c: Book): void => void books.set(c.no, c),
    put,
    /** Time passes, and whatever falls due by itself on the way falls due; `heard` is what was heard meanwhile. */
    passes(to: Date, heard: readonly Shown[]): void {
      const rest = [...heard];
      const hear = (until: Date): void => {
        while (rest[0] && rest[0].at <= until) for (const h of heardIn(rest.shift() as Shown)) self.hears(h);
      };
      for (let at = nextInstant(to); at; at = nextInstant(to)) {
        hear(new Date(at.getTime() - 1));
        expire(at);
        now = at;
        for (const c of books.values()) {
          if (nextPassing(c)?.getTime() === at.getTime()) put(passes(c, at));
        }
        const steps = [...books.values()].flatMap((c) => stepsAt(c, at));
        put([...steps, ...morningsAt(books.values(), steps, at)]);
        settle(at);
      }
      hear(to);
      now = to;
      settle(to);
      expire(to);
    },
    /** Somebody does something; what is said within it is heard after it. */
    does(c: Book, act: Act, who: string, filled: Filled, at: Date): void {
      put(act.does(c, at, who, filled));
      settle(at);
    },
    hears(h: Heard): void {
      const fits = owed.filter(
        (t) =>
          !t.said &&
          t.place === h.place &&
          t.no === h.no &&
          opens(t) <= h.at.getTime() &&
          t.says(h.at).every((part) => h.text.includes(part)),
      );
      // One sentence answers one tell, one line of a list as many as it has facts.
      const taken = h.in === 'sentence' && !h.text.includes('【') ? fits.slice(0, 1) : fits;
      if (taken.length === 0) {
        if (h.in !== 'answer') faults.push(`beyond the account: ${asRead(h)}`);
        return;
      }
      for (const t of taken) {
        t.said = true;
        if (t.gone) faults.push(`no longer so: ${asRead(h)} (${t.what})`);
        told.push({ place: t.place, what: t.what, at: h.at, message: h.message, step: t.step ?? false });
        t.once?.(h.at);
      }
      const names = [...new Set(taken.flatMap((t) => t.names()))].sort().join(' ');
      if (names !== [...new Set(h.names)].sort().join(' '))
        faults.push(`names ${names || 'nobody'}, not: ${asRead(h)}`);
    },
  };
  return self;
}
export type Account = ReturnType<typeof account>;
