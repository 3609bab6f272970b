import type { Shown } from '../fake-messenger.ts';
import { cardOf, textOf } from '../screen.ts';
import { nameOf, townRows } from '../town.ts';

// What a message tells, as whoever receives it reads it.

const GROUPS = new Map(townRows().units.map((u) => [u.chatId, u.name]));
const PRIVATE = /^p2p_/;
/** The person or the group that a message went to. */
const placeOf = ({ chatId }: Pick<Shown, 'chatId'>): string =>
  PRIVATE.test(chatId) ? nameOf(chatId.replace(PRIVATE, '')) : (GROUPS.get(chatId) ?? chatId);

const NUMBER = /QS\d{8}-\d{4}/;

/** One sentence about a case. */
export type Heard = {
  place: string;
  /** The message that brought it. */
  message: string;
  at: Date;
  no: string;
  /** Without the people named. */
  text: string;
  names: string[];
  /** What kind of message brought it. */
  in: 'sentence' | 'list' | 'answer';
};

/** The people named with @ at its beginning, and the rest. */
function unnamed(words: string): { names: string[]; text: string } {
  const names: string[] = [];
  let text = words;
  for (let at = /^@(\S+) /.exec(text); at; at = /^@(\S+) /.exec(text)) {
    names.push(at[1] ?? '');
    text = text.slice(at[0].length);
  }
  return { names, text };
}

const named = (line: string): string[] =>
  [...line.matchAll(/<at id=([^>\s]+)><\/at>/g)].map(([, id]) => nameOf(id ?? ''));

/** What heads a section of a list that has several. */
const SECTION = /^(\S+) \d+ [件项]：/;

/** The parts of a list, each with its title; that of a single one is the card's. */
function sectionsOf(title: string, words: string): { title: string; lines: string[] }[] {
  const sections = [{ title, lines: [] as string[] }];
  for (const line of words.split('\n')) {
    const head = SECTION.exec(line)?.[1];
    if (head) sections.push({ title: head, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** The lines of what somebody is reminded of: each begins with its case, and goes on with what is said of it. */
function listed(lines: readonly string[], base: Pick<Heard, 'place' | 'at' | 'message'>): Heard[] {
  const begins = lines.flatMap((line, i) => (NUMBER.exec(line)?.index === 0 ? [i] : []));
  return begins.map((from, i) => {
    const of = lines.slice(from + 1, begins[i + 1]);
    const text = of.map((l) => l.replace(/<at [^>]*><\/at>\s*/g, '')).join('\n');
    return {
      ...base,
      no: NUMBER.exec(lines[from] ?? '')?.[0] ?? '',
      text,
      names: of.flatMap(named),
      in: 'list' as const,
    };
  });
}

/** The lines of how things stand: three rows each, the last of which ends with its case. */
function standing(title: string, lines: readonly string[], base: Pick<Heard, 'place' | 'at' | 'message'>): Heard[] {
  return lines.flatMap((line, i) => {
    const no = NUMBER.exec(line)?.[0];
    if (!no || !line.endsWith(no)) return [];
    return [{ ...base, no, text: `${title} ${lines.slice(i - 2, i).join(' ')}`, names: [], in: 'list' as const }];
  });
}

/** Cards that say of many cases how they stand, not that something is new. */
const OVERVIEWS = ['待办', '每日简报', '我的办件'];

/** What somebody is told of cases by a message; nothing where it is a card of one, a form, or about no case. */
export function heardIn(m: Shown): Heard[] {
  const base = { place: placeOf(m), at: m.at, message: m.messageId };
  const text = textOf(m);
  if (text !== undefined) {
    const no = NUMBER.exec(text)?.[0];
    return no
      ? [{ ...base, no, ...unnamed(text), in: m.thread || !PRIVATE.test(m.chatId) ? 'sentence' : 'answer' }]
      : [];
  }
  const card = cardOf(m);
  if (!card || NUMBER.test(card.note) || OVERVIEWS.includes(card.title) || card.title === '') return [];
  return sectionsOf(card.title, card.words).flatMap(({ title, lines }) => [
    ...listed(lines, base),
    ...standing(title, lines, base),
  ]);
}
