import { SCHEMA } from '../../domain/case/case.ts';
import type { OutboxItem } from '../../domain/case/message.ts';
import { waitedFor } from '../../domain/clocks/recipients.ts';
import { headedBy, leadsOrSupervises, reachOf } from '../../domain/digest/reach.ts';
import { toldAs } from '../../domain/directory/actor.ts';
import { capacitiesOf } from '../../domain/directory/deputies.ts';
import { type Directory, isStaffed, type Unit, unitById } from '../../domain/directory/directory.ts';
import type { Capacity, Person, PersonActor } from '../../domain/directory/person.ts';
import type { Entry, Whose } from '../../domain/duties/agenda.ts';
import type { Task } from '../../domain/duties/duties.ts';
import { cameBy } from '../../domain/duties/night.ts';
import { isOfUnit } from '../../domain/duties/whose.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { nightBefore } from '../../domain/time/window.ts';
import type { Morning } from '../../views/notices/morning.ts';
import type { StepLine } from '../../views/notices/reminders.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { figuresOfHeads } from '../digest/figures.ts';
import { dutiesOfPerson, dutiesOfUnit } from './read.ts';

/** The card of one morning for one person. */
export const morningId = (on: string, person: string): string => `morning/${on}/${person}`;

/** Who has a card of a morning; `as`: what a deputy would get it for, where they go away before it is sent. */
export type MorningReader = Person & { as?: Capacity };

/** This person as a reader of a morning; null where they are told nothing then. Source: interface.md, "How much is said". */
export function morningReader(d: Directory, openId: string): MorningReader | null {
  const parts = toldAs(d, openId);
  const [self] = parts;
  if (!self || !parts.some(reachOf)) return null;
  const [as] = capacitiesOf(d, openId);
  return { openId, name: self.name, ...(as && { as }) };
}

/** The notice of a morning, before it is sent; `at` is when. Source: interface.md, "How much is said". */
export function morningNotice(
  on: string,
  { openId: person, name, as }: MorningReader,
  lines: Extract<Notice['show'], { steps: unknown }>['steps']['lines'],
  at: Date,
): Notice {
  const _id = morningId(on, person);
  const to = { person, name, ...(as && { as }) };
  const item: OutboxItem = {
    id: _id,
    at,
    to,
    show: { notification: 'notice', audience: 'respondent' },
    fromClock: true,
  };
  const show = { steps: { minute: at, lines, morning: on } };
  return { _id, schema: SCHEMA, rev: 1, to, show, outbox: [item], sendAt: at, at };
}

type Head = { unit: Unit; of: PersonActor };

/** The units of which somebody reads as their head, each once, with as whom. */
function headsOf(told: readonly PersonActor[], d: Directory): Head[] {
  const heads = told.flatMap((of) =>
    headedBy(of)
      .filter((id) => isStaffed(d, id))
      .flatMap((id) => unitById(d, id) ?? [])
      .map((unit) => ({ unit, of })),
  );
  return heads.filter((head, i) => heads.findIndex(({ unit }) => unit.id === head.unit.id) === i);
}

/** Whose duties somebody reads of a morning, beside what the clock tells them. */
export function readOnMorning(actor: PersonActor, d: Directory): Whose[] {
  const told = toldAs(d, actor.openId);
  return [...headsOf(told, d).map(({ unit }) => ({ unit })), ...(told.some(({ leads }) => leads) ? [actor] : [])];
}

/** What a unit owes beside its cases. */
const OWED: readonly Task[] = ['answer_urge', 'written_reply', 'serve_reply', 'monthly_progress'];

type Timed = Exclude<Entry, { when: 'waits' }>;

/**
 * What somebody must know of a morning: what the clock tells them; a head also what is late or owed at the unit, and a leader
 * what waits for their signature. Whoever stands in for one of them reads it beside the own.
 */
export async function morningOf(
  deps: Deps,
  actor: PersonActor,
  on: string,
  lines: readonly StepLine[],
): Promise<Morning> {
  const d = deps.directory.current();
  const told = toldAs(d, actor.openId);
  const heads = headsOf(told, d);
  const units = heads.map(({ unit }) => unit);
  const all = (await Promise.all(units.map((unit) => dutiesOfUnit(deps, unit)))).flat();
  const duties = all.filter((e): e is Timed => e.when !== 'waits');
  const isTold = ({ c, duty: { key } }: Timed): boolean =>
    key !== undefined &&
    lines.some((line) => 'taken' in line && line.c._id === c._id && line.taken.key.startsWith(key));
  const late = duties.filter((e) => e.when === 'overdue' && !isTold(e));
  const isOwn = ({ c, duty }: Timed): boolean => {
    const [one, ...others] = waitedFor(c, duty, d);
    return one?.openId === actor.openId && others.length === 0;
  };
  // A unit that has no group reads in private what came to it overnight.
  const alone = units.filter((u) => u.chatId === undefined);
  const night = nightBefore(on, rulesNow(deps));
  const isNew = (e: Timed): boolean =>
    alone.some((u) => isOfUnit(e.c, e.duty, u, rulesNow(deps)) && cameBy(night, u)(e));
  const parts = {
    night: duties.filter((e) => e.when !== 'overdue' && isNew(e)),
    own: late.filter(isOwn),
    late: late.filter((e) => !isOwn(e)),
    owed: duties.filter((e) => e.when !== 'overdue' && OWED.includes(e.duty.task) && !isNew(e)),
    toSign: told.some(({ leads }) => leads) ? await dutiesOfPerson(deps, actor, ['sign']) : [],
  };
  const isEmpty = [lines, ...Object.values(parts)].every((part) => part.length === 0);
  // Whoever gets the digest has read them there.
  const digested = told.filter(leadsOrSupervises);
  const readsAll = digested.some((part) => reachOf(part) === 'all');
  const unread = readsAll || isEmpty ? [] : heads.filter(({ of }) => !digested.includes(of));
  if (unread.length === 0) return { lines, ...parts, figures: null };
  const figures = await figuresOfHeads(
    deps,
    unread.map(({ unit }) => unit.id),
    on,
  );
  return { lines, ...parts, figures: { ...figures, heads: unread.map((head) => headedAs(head, actor)) } };
}

const headedAs = ({ unit, of }: Head, { openId }: PersonActor): { unit: string; absent?: string } => ({
  unit: unit.id,
  ...(of.openId !== openId && { absent: of.name }),
});
