import type { Act } from './act.ts';
import { byWhen, clockOf, OPEN } from './book.ts';
import { runs, start } from './moves.ts';
import { asked, DESK, leadersOf, office, SUPERVISION } from './offices.ts';
import { urgeAnswered } from './results.ts';
import { tell } from './tell.ts';

/** What supervision and leaders do. */
export const BY_OTHERS: readonly Act[] = [
  {
    label: '督办',
    states: OPEN,
    who: (c) => [...office(SUPERVISION).staff, ...(c.round ? leadersOf(c.round.unit) : [])],
    may: (c) => clockOf(c, 'urge') === undefined,
    filled: (_c, words) => ({ 督办要求: words }),
    weight: 1,
    does(c, at, who, { 督办要求: text }) {
      const at_ = c.round?.unit ?? DESK;
      const clock = start(c, 'urge', at, at_, who);
      return [
        tell(c, at, at_, 'urged', {
          says: (now) => [`${who}督办`, String(text), `请${byWhen(clock.until, now)}回复督办`],
          names: () => [...new Set([...asked(c, at_), ...(c.round ? [office(at_).head] : [])])],
          still: runs(c, clock),
          news: true,
        }),
      ];
    },
  },
  {
    // Of a case without a unit the desk owes the answer.
    label: '回复督办',
    states: OPEN,
    who: () => office(DESK).staff,
    may: (c) => clockOf(c, 'urge', DESK) !== undefined,
    filled: (_c, words) => ({ 回复内容: words }),
    weight: 6,
    does(c, at, _who, { 回复内容: text }) {
      const clock = clockOf(c, 'urge', DESK);
      c.clocks = c.clocks.filter((k) => k !== clock);
      return clock ? [urgeAnswered(c, at, DESK, clock, String(text))] : [];
    },
  },
];
