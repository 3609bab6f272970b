import { SCHEMA } from '../../domain/case/case.ts';
import type { OutboxItem } from '../../domain/case/message.ts';
import { waitedFor } from '../../domain/clocks/recipients.ts';
import { headedBy, leadsOrSupervises } from '../../domain/digest/reach.ts';
import { type Directory, isStaffed, type Unit, unitById } from '../../domain/directory/directory.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
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

/** The notice of a morning, before it is sent; `at` is when. Source: interface.md, "How much is said". */
export function morningNotice(
  { on, person, name }: { on: string; person: string; name: string },
  lines: Extract<Notice['show'], { steps: unknown }>['steps']['lines'],
  at: Date,
): Notice {
  const _id = morningId(on, person);
  const to = { person, name };
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

const unitsHeaded = (actor: PersonActor, d: Directory): Unit[] =>
  headedBy(actor)
    .filter((id) => isStaffed(d, id))
    .flatMap((id) => unitById(d, id) ?? []);

/** Whose duties somebody reads of a morning, beside what the clock tells them. */
export const readOnMorning = (actor: PersonActor, d: Directory): Whose[] => [
  ...unitsHeaded(actor, d).map((unit) => ({ unit })),
  ...(actor.leads ? [actor] : []),
];

/** What a unit owes beside its cases. */
const OWED: readonly Task[] = ['answer_urge', 'written_reply', 'serve_reply', 'monthly_progress'];

type Timed = Exclude<Entry, { when: 'waits' }>;

/**
 * What somebody must know of a morning: what the clock tells them; a head also what is late or owed at the unit, and a leader
 * what waits for their signature.
 */
export async function morningOf(
  deps: Deps,
  actor: PersonActor,
  on: string,
  lines: readonly StepLine[],
): Promise<Morning> {
  const d = deps.directory.current();
  const units = unitsHeaded(actor, d);
  const heads = units.map(({ id }) => id);
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
    toSign: actor.leads ? await dutiesOfPerson(deps, actor, ['sign']) : [],
  };
  const isEmpty = [lines, ...Object.values(parts)].every((part) => part.length === 0);
  // Whoever gets the digest has read them there.
  const unread = heads.length > 0 && !isEmpty && !leadsOrSupervises(actor);
  return { lines, ...parts, figures: unread ? { heads, ...(await figuresOfHeads(deps, heads, on)) } : null };
}
