import type { Act } from './act.ts';
import { type Book, byWhen, type Clock, clockOf, OPEN } from './book.ts';
import { inState, setHandle, start, stop, unitOf } from './moves.ts';
import { DESK, handsOf, office } from './offices.ts';
import { escalated, progressed, urgeAnswered } from './results.ts';
import { tell } from './tell.ts';

const owed = (c: Book, name: 'urge' | 'letter' | 'monthly') => clockOf(c, name, unitOf(c));

/** What units apply for, owe, or take a step up. */
export const BY_DUTIES: readonly Act[] = [
  {
    label: '申请办结',
    states: ['in_progress', 'callback'],
    who: handsOf,
    may: (c) => c.round !== undefined && (c.state === 'in_progress' ? !c.standsFor : c.callNoted),
    filled: (_c, words) => ({ 法律政策依据: '某条例第五条', 说明: words }),
    weight: 1,
    does(c, at, _who, { 说明: why }) {
      const fromCall = c.state === 'callback';
      c.explained = fromCall;
      c.reason = String(why);
      c.state = 'closure_review';
      stop(c, 'callback', 'explanation');
      if (!fromCall) {
        c.round?.pauses.push({ from: at });
        setHandle(c);
      }
      const clock = start(c, 'review', at, DESK);
      return [
        tell(c, at, DESK, 'to review', {
          says: (now) => [`${unitOf(c)}申请办结`, `请${byWhen(clock.until, now)}审核`, String(why)],
          names: () => office(DESK).staff,
          still: inState(c, 'closure_review'),
          news: true,
        }),
      ];
    },
  },
  {
    label: '提级协调',
    states: ['in_progress', 'dispatched', 'callback'],
    who: handsOf,
    may: (c) => c.round !== undefined && c.escalations < 4,
    filled: (_c, words) => ({ 理由: words }),
    weight: 0.5,
    does: (c, at, _who, { 理由: reason }) => escalated(c, at, String(reason)),
  },
  {
    label: '回复督办',
    states: [...OPEN, 'closed'],
    who: handsOf,
    may: (c) => c.round !== undefined && owed(c, 'urge') !== undefined,
    filled: (_c, words) => ({ 回复内容: words }),
    weight: 6,
    does(c, at, _who, { 回复内容: text }) {
      const clock = owed(c, 'urge');
      c.clocks = c.clocks.filter((k) => k !== clock);
      return [urgeAnswered(c, at, unitOf(c), clock as Clock, String(text))];
    },
  },
  {
    label: '填报月度进展',
    states: ['dispatched', 'in_progress', 'closure_review'],
    who: handsOf,
    may: (c) => owed(c, 'monthly') !== undefined,
    filled: (_c, words) => ({ 进展内容: words }),
    weight: 6,
    does(c, at, _who, { 进展内容: text }) {
      stop(c, 'monthly');
      return progressed(c, at, String(text));
    },
  },
];
