import { STATE_TABLE, STATES, type State } from '../case/state.ts';
import type { Directory } from '../directory/directory.ts';
import { bare, folded } from '../directory/fold.ts';
import { meant } from '../directory/named.ts';
import type { When } from '../duties/agenda.ts';

/** A word of a search, and what it stands for. A name may be that of a unit, of people and of enterprises at once. */
export type Term =
  | { kind: 'tail'; digits: string }
  | { kind: 'when'; when: readonly When[] }
  | { kind: 'state'; states: readonly State[] }
  | { kind: 'named'; units: string[]; people: string[]; enterprises: string[] }
  /** A name that too many enterprises have. */
  | { kind: 'too_many'; word: string; count: number }
  /** None of these: what appeals are about is not searched. */
  | { kind: 'content'; word: string };

const WHEN_WORDS: Readonly<Record<string, readonly When[]>> = {
  超期: ['overdue'],
  逾期: ['overdue'],
  今日: ['today'],
  今天: ['today'],
  今日到期: ['today'],
  本周: ['today', 'this_week'],
};

const isOpen = (state: State): boolean => !STATE_TABLE[state].ended;

/** What people call states beside the words on their cards. */
const OTHER_WORDS: Readonly<Record<string, readonly State[]>> = {
  在办: STATES.filter(isOpen),
  待派: ['submitted'],
  待裁定: ['return_requested'],
  退回: ['return_requested'],
  待确认: ['resolved', 'answered'],
  待核验: ['resolved'],
  待回访: ['callback'],
  待审核: ['closure_review'],
  待审: ['closure_review'],
  办结: ['closed'],
};

const STATE_WORDS = new Map<string, readonly State[]>([
  ...STATES.map((state): [string, State[]] => [STATE_TABLE[state].word.staff, [state]]),
  ...Object.entries(OTHER_WORDS),
]);

const KNOWN_WORDS = [...Object.keys(WHEN_WORDS), ...STATE_WORDS.keys()].sort((a, b) => b.length - a.length);

/** Most enterprises that a part of a name may stand for; more are no answer to a caller on the line. D */
const ENTERPRISES_MOST = 50;
/** A single character is in too many names. */
const PART_LEAST = 2;

function named(word: string, d: Directory): Term {
  const units = d.units.filter((u) => u.active).map((u) => ({ value: u.id, label: u.name }));
  const part = bare(word);
  const isCalled = ({ name }: { name: string }): boolean => bare(name) === part;
  const enterprises = d.enterprises.filter(
    (e) => e.active && part.length >= PART_LEAST && (bare(e.name).includes(part) || e.contacts.some(isCalled)),
  );
  const staff = d.units.flatMap((u) => u.staff.filter(isCalled));
  const people = [...staff, ...d.agents.filter(isCalled)].map((p) => p.openId);
  const found = {
    units: part.length >= PART_LEAST ? meant(units, word).map((u) => u.value) : [],
    people: [...new Set(people)],
    enterprises: enterprises.map((e) => e.id),
  };
  if (found.enterprises.length > ENTERPRISES_MOST) return { kind: 'too_many', word, count: enterprises.length };
  const isFound = found.units.length + found.people.length + found.enterprises.length > 0;
  return isFound ? { kind: 'named', ...found } : { kind: 'content', word };
}

const TAIL = /^\d{2,5}$/;

function termOf(word: string, d: Directory): Term {
  const when = WHEN_WORDS[word];
  if (when) return { kind: 'when', when };
  const states = STATE_WORDS.get(word);
  if (states) return { kind: 'state', states };
  return TAIL.test(word) ? { kind: 'tail', digits: word } : named(word, d);
}

/** `湖光超期` is two words: a known one may stand behind another without a blank. */
function parted(word: string, d: Directory): Term[] {
  const whole = termOf(word, d);
  const behind = KNOWN_WORDS.find((known) => word.length > known.length && word.endsWith(known));
  if (whole.kind !== 'content' || !behind) return [whole];
  return [...parted(word.slice(0, -behind.length), d), termOf(behind, d)];
}

/** The words of a search, parted by blanks and marks. Source: interface.md, "What is said and shown". */
export const termsOf = (said: string, d: Directory): Term[] =>
  folded(said)
    .split(/[\s,，、;；。]+/)
    .filter((word) => bare(word) !== '')
    .flatMap((word) => parted(word, d));
