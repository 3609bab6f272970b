import type { Book, Clock } from './book.ts';
import { dateOf, instant, isWorked, OPENS, workdaysTo } from './days.ts';
import { asked, HEADS } from './offices.ts';
import { DEEDS } from './steps.ts';
import { type Tell, tell } from './tell.ts';

// What a head reads of a working morning beside what has climbed: what is late at the unit, to be done by the head or by
// others, and what it owes beside its cases. Source: interface.md, "How much is said".

/** Most of such lines on a card. */
const LINES_MOST = 10;
const OBLIGATIONS: readonly Clock['name'][] = ['urge', 'letter', 'monthly'];

type Duty = { c: Book; k: Clock; until: Date };

const inOrder = (a: Duty, b: Duty): number =>
  a.until.getTime() - b.until.getTime() ||
  a.c.received.getTime() - b.c.received.getTime() ||
  (a.c.no < b.c.no ? -1 : 1);

/** The lines of every head, given what has been told to each this morning. */
export function morningsAt(books: Iterable<Book>, told: readonly Tell[], at: Date): Tell[] {
  const date = dateOf(at);
  if (!isWorked(date) || at.getTime() !== instant(date, OPENS).getTime()) return [];
  const all = [...books];
  return HEADS.flatMap(({ name, units }) => {
    const duties = all
      .flatMap((c) =>
        c.clocks.flatMap((k): Duty[] => (k.until && units.includes(k.at) ? [{ c, k, until: k.until }] : [])),
      )
      // Accepting comes first, and what is being decided comes before.
      .filter(({ c, k }) => k.name !== 'handle' || c.state === 'in_progress')
      .filter(({ k }) => !told.some((t) => t.place === name && t.clock === k))
      .sort(inOrder);
    const late = duties.filter((d) => d.until < at);
    const isOwn = ({ c, k }: Duty): boolean => asked(c, k.at).join() === name;
    const parts: [string, Duty[]][] = [
      ['由您办理', late.filter(isOwn)],
      ['超期未办', late.filter((d) => !isOwn(d))],
      ['须答复', duties.filter(({ k, until }) => until >= at && OBLIGATIONS.includes(k.name))],
    ];
    return parts
      .flatMap(([part, of]) => of.map((duty) => ({ part, ...duty })))
      .slice(0, LINES_MOST)
      .map(({ part, c, k, until }) => {
        const over = workdaysTo(dateOf(until), date);
        const says = [part, `${DEEDS[k.name]}`, c.title, ...(until < at ? [`超期 ${over} 个工作日`] : [])];
        return { ...tell(c, at, name, `${part} ${k.name}`, { says, news: true }), due: at };
      });
  });
}
