import { goesOn, letterOwed } from './acts-of-calls.ts';
import { type Book, byWhen, clockOf } from './book.ts';
import { afterRush, window } from './days.ts';
import { close, inState, pausedUntil, resumed, runs, start, stop } from './moves.ts';
import { asked, DESK, office } from './offices.ts';
import { escalated } from './results.ts';
import { type Tell, tell, toAgent, toSide } from './tell.ts';

// What becomes of a case without anybody's act. Source: lifecycle.md, the events of the clock.

/** When a case next changes by itself; undefined while nothing is planned. */
export function nextPassing(c: Book): Date | undefined {
  const times = [
    c.settlesAt,
    clockOf(c, 'confirm')?.until,
    clockOf(c, 'rate')?.until,
    clockOf(c, 'explanation')?.until,
    c.standsFor === 'material' ? pausedUntil(c.round?.pauses.at(-1)?.from ?? c.received) : undefined,
    c.climbsAt,
  ];
  return times.filter((t): t is Date => t !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
}

const isAt = (at: Date, time: Date | undefined): boolean => time?.getTime() === at.getTime();

/** What falls due at this instant, and is said after the rush of a half hour. */
export function passes(c: Book, at: Date): Tell[] {
  const from = afterRush(at);
  const due = c.urgent ? from : window(from);
  return passed(c, at).map((t) => ({ ...t, due, held: due > from }));
}

function passed(c: Book, at: Date): Tell[] {
  if (isAt(at, c.settlesAt)) return settles(c, at);
  if (isAt(at, clockOf(c, 'confirm')?.until)) return silent(c, at);
  if (isAt(at, clockOf(c, 'rate')?.until)) return unrated(c, at);
  if (isAt(at, clockOf(c, 'explanation')?.until)) {
    const unit = c.round?.unit;
    return [
      goesOn(c, at, ''),
      tell(c, at, DESK, 'explanation missing', {
        says: [`${unit}未在时限内说明`, '已转继续办理'],
        names: () => office(DESK).staff,
        news: true,
      }),
    ];
  }
  if (isAt(at, c.climbsAt)) {
    delete c.climbsAt;
    return escalated(c, at, '');
  }
  return [resumed(c, at)];
}

function settles(c: Book, at: Date): Tell[] {
  delete c.settlesAt;
  if (!c.rating?.includes('不')) {
    close(c, at, c.explained ? 'explained' : 'satisfied');
    return toAgent(c, at, 'rated', {
      says: ['已办结', `企业评价${c.rating}`],
      still: inState(c, 'closed'),
      news: true,
    });
  }
  c.state = 'callback';
  c.callNoted = false;
  const call = start(c, 'callback', at, DESK);
  const letter = letterOwed(c, at);
  const calls = tell(c, at, DESK, 'to call back', {
    says: (now) => [`企业评价${c.rating}`, `请${byWhen(call.until, now)}电话回访企业`],
    names: () => office(DESK).staff,
    still: inState(c, 'callback'),
    news: true,
  });
  const { round } = c;
  const filed = toAgent(c, at, 'rated badly', {
    says: [`企业评价${c.rating}`, '将电话回访'],
    still: inState(c, 'callback'),
    news: true,
  });
  if (!round) return [calls, ...filed];
  return [
    calls,
    ...filed,
    tell(c, at, round.unit, 'rated badly', {
      says: (now) => [`企业评价${c.rating}`, `请${byWhen(letter.until, now)}上传加盖公章的书面答复`],
      names: () => [...new Set([...asked(c, round.unit), office(round.unit).head])],
      still: () => c.state === 'callback' && runs(c, letter)(),
      news: true,
    }),
  ];
}

/** Nothing is said of a result in time. */
function silent(c: Book, at: Date): Tell[] {
  if (c.heard) {
    stop(c, 'confirm');
    c.state = 'callback';
    c.callNoted = false;
    const call = start(c, 'callback', at, DESK);
    return [
      tell(c, at, DESK, 'to call back', {
        says: (now) => [`请${byWhen(call.until, now)}电话回访企业`],
        names: () => office(DESK).staff,
        still: inState(c, 'callback'),
        news: true,
      }),
    ];
  }
  close(c, at, 'unconfirmed');
  return ended(c, at, '未收到确认');
}

function unrated(c: Book, at: Date): Tell[] {
  if (c.explained) {
    close(c, at, 'explained');
    return toSide(c, at, 'explained', { says: ['已作说明办结'], still: inState(c, 'closed'), news: true });
  }
  close(c, at, 'unrated');
  return ended(c, at, '未收到评价');
}

const ended = (c: Book, at: Date, why: string): Tell[] =>
  toSide(c, at, 'closed by silence', {
    says: ['已自动办结', why, '仍未解决'],
    still: inState(c, 'closed'),
    news: true,
  });
