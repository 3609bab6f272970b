import type { Examples, Matter } from '../../config/examples.ts';
import type { Directory } from '../domain/directory/directory.ts';
import { isWorkingDay } from '../domain/time/day-kind.ts';
import { plusDays, shanghai, shanghaiDate, weekday } from '../domain/time/shanghai.ts';
import type { WorkCalendar } from '../domain/time/work-calendar.ts';
import { type Dice, dice } from './dice.ts';
import { leftStanding } from './left-standing.ts';
import type { Arrival, Way, Whose } from './life.ts';
import { unitFor } from './units.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type Story = { seed: string; from: Date; until: Date };
type Place = { examples: Examples; directory: Directory; calendar: WorkCalendar };

/** Something of a list, as often as its weight. */
function weighted<K extends string>(die: Dice, what: string, weights: Readonly<Partial<Record<K, number>>>): K {
  const all = Object.entries(weights) as [K, number][];
  let left = die.roll(what) * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of all) {
    left -= weight;
    if (left < 0) return key;
  }
  return (all.at(-1) as [K, number])[0];
}

/** Every case that will come between two instants, in the order in which they come. The same seed gives the same. */
export function arrivals(story: Story, place: Place): Arrival[] {
  const { examples, directory } = place;
  // A matter that no unit here is responsible for is not told.
  const here = { ...place, matters: examples.matters.filter((m) => unitFor(directory, m.unit) !== undefined) };
  const single = days(story).flatMap((date) => ofDay(date, story, here));
  const all = [...single, ...clusters(story, here)];
  all.sort((a, b) => a.at.getTime() - b.at.getTime() || a.key.localeCompare(b.key));
  const numbered = all.map((draft, i) => ({ ...draft, n: i + 1 }));
  const byKey = new Map(numbered.map((one) => [one.key, one.n]));
  const told = numbered.map(({ key: _key, first, ...arrival }): Arrival => {
    const n = first && byKey.get(first.key);
    return { ...arrival, ...(n && n < arrival.n && { like: { n, again: first.again } }) };
  });
  return leftStanding(told, { until: story.until, ...place });
}

type Draft = Omit<Arrival, 'n' | 'like'> & { key: string; first?: { key: string; again: boolean } };
type Here = Place & { matters: readonly Matter[] };

function days({ from, until }: Story): string[] {
  const dates: string[] = [];
  for (let date = shanghaiDate(from); shanghai(date) < until; date = plusDays(date, 1)) dates.push(date);
  return dates;
}

function ofDay(date: string, story: Story, here: Here): Draft[] {
  const { habits } = here.examples;
  const die = dice(`${story.seed}/${date}`);
  const day = weekday(date);
  const worked = isWorkingDay(date, here.calendar);
  // A Saturday that is worked is a Friday to whoever writes.
  const part = worked ? (habits.weekdays[day] ?? 0) || (habits.weekdays[5] ?? 1) : habits.dayOff;
  const about = habits.casesADay * part * die.between('busy', 0.7, 1.3);
  const count = Math.floor(about) + (die.chance('one more', about % 1) ? 1 : 0);
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const one = dice(`${story.seed}/${date}/${i}`);
    const at = new Date(shanghai(date).getTime() + hourOf(one, habits.hours) * HOUR_MS);
    const first = draft(`${date}/${i}`, at, one, here);
    if (at < story.from || at >= story.until) return [];
    return [first, ...again(first, one, story, here)];
  });
}

function hourOf(die: Dice, hours: readonly number[]): number {
  const hour = weighted(die, 'hour', Object.fromEntries(hours.map((weight, h) => [`${h}`, weight])));
  // To the second: whoever writes does not write on the minute.
  return Number(hour) + Math.floor(die.roll('minute') * 3_600) / 3_600;
}

function draft(key: string, at: Date, die: Dice, here: Here): Draft {
  const { habits } = here.examples;
  const { whose, way, industry } = who(die, here);
  const fits = (m: Matter): boolean => !m.industries || m.industries.some((of) => industry.includes(of));
  const own = here.matters.filter((m) => m.industries && fits(m));
  const matter = die.one('matter', [...here.matters.filter(fits), ...own]);
  const slots = Object.fromEntries(
    Object.entries(habits.slots).map(([slot, words]) => [slot, die.one(`slot/${slot}`, words)]),
  );
  const others = here.matters.filter((m) => fits(m) && m.unit[0] !== matter.unit[0] && isOrdinary(m));
  const two = isOrdinary(matter) && TELLING.includes(way) && others.length > 0;
  const second = two && die.chance('second', habits.shares.second ?? 0) ? die.one('other', others) : undefined;
  return { key, at, way, whose, matter, slots, ...(second && { second }) };
}

/** Who tells in their own words what brings them. */
const TELLING: readonly Way[] = ['own', 'agent', 'call'];
const isOrdinary = ({ kind, elsewhere }: Matter): boolean => kind === 'appeal' && !elsewhere;

/** Who tells it, and how: an enterprise of the register, or one that somebody calls for. */
function who(die: Dice, { directory, examples: { habits } }: Here): { whose: Whose; way: Way; industry: string } {
  const kinds = new Set(directory.channels.map((k) => k.kind));
  const can = Object.entries(habits.ways).filter(
    ([way]) => (way !== 'mayor' && way !== 'misconduct') || kinds.has(way),
  );
  const way = weighted<Way>(die, 'way', Object.fromEntries(can));
  if (way === 'call' || way === 'channel') {
    const name = die.one('enterprise', habits.enterprises);
    const own = dice(name);
    const person = `${own.one('surname', [...habits.surnames])}${own.one('given', habits.given)}`;
    const number = `139${String(Math.floor(own.roll('number') * 1e8)).padStart(8, '0')}`;
    if (way === 'call') return { whose: { name, person, number }, way, industry: name };
  }
  // Nobody of a story opens links: it is told by those who have an account.
  const known = directory.enterprises.filter(
    (e) => e.active && e.contacts.some(({ reach }) => reach === 'member') && !e.id.includes('/'),
  );
  const e = die.one('known', known);
  return { whose: { id: e.id }, way, industry: `${e.industry ?? ''}${e.name}` };
}

/** The same that comes again, some weeks later. */
function again(first: Draft, die: Dice, { until }: Story, { examples: { habits } }: Here): Draft[] {
  const { share, days: span } = habits.recurs;
  const at = new Date(first.at.getTime() + Math.round(die.between('again', span[0], span[1])) * DAY_MS);
  if (!die.chance('recurs', share) || at >= until || first.way === 'misconduct') return [];
  const { second: _none, ...same } = first;
  return [{ ...same, key: `${first.key}/again`, at, first: { key: first.key, again: true } }];
}

/** What happens to many at once is told by many within days. */
function clusters(story: Story, here: Here): Draft[] {
  const { everyDays, cases, hours } = here.examples.habits.clusters;
  const shared = here.matters.filter((m) => m.shared);
  const worked = days(story).filter((date) => isWorkingDay(date, here.calendar));
  if (shared.length === 0) return [];
  return worked.flatMap((date, i): Draft[] => {
    const die = dice(`${story.seed}/cluster/${date}`);
    if (i % everyDays !== Math.floor(everyDays / 2)) return [];
    const matter = die.one('matter', shared);
    const begins = shanghai(`${date} 08:40`).getTime();
    const count = Math.round(die.between('count', cases[0], cases[1]));
    let slots: Arrival['slots'] | undefined;
    const told = new Set<string>();
    return Array.from({ length: count }, (_, j) => j).flatMap((j): Draft[] => {
      const one = dice(`${story.seed}/cluster/${date}/${j}`);
      const at = new Date(begins + (j === 0 ? 0 : one.between('later', 1, hours) * HOUR_MS));
      const own = draft(`${date}/c${j}`, at, one, here);
      const by = JSON.stringify(own.whose);
      if (at >= story.until || at < story.from || own.way === 'misconduct' || told.has(by)) return [];
      told.add(by);
      slots ??= own.slots;
      const first = j > 0 ? { first: { key: `${date}/c0`, again: false } } : {};
      const { second: _none, ...alone } = own;
      return [{ ...alone, matter, slots, ...first }];
    });
  });
}
