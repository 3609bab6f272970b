import { describe, expect, it } from 'vitest';
import { readProfile } from '../../../config/read-profile.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import type { Rules } from '../../../src/domain/case/context.ts';
import {
  casesOf,
  type DigestList,
  type Figures,
  figuresOf,
  isQuiet,
  type Scope,
  todayOf,
} from '../../../src/domain/digest/figures.ts';
import { look } from '../../../src/domain/digest/looked.ts';
import { leadsOrSupervises, type Reach, reachOf } from '../../../src/domain/digest/reach.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { addWorkingDays } from '../../../src/domain/time/day-kind.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';
import { caseWorld } from '../../support/case-world.ts';
import { openIdOf, type PEOPLE, town } from '../../support/small-town.ts';
import { TOWN } from './cases.ts';

const rulesAt = (at: string, directory = town('apart')): Rules => ({
  profile: readProfile('suqian'),
  calendar: CALENDAR_2026,
  directory,
  at: shanghai(at),
});

const NOTHING = { repairs: 0, named: 0, unchecked: 0, auditedAt: null };
const leading = (...units: string[]): Reach => ({ leads: units, heads: [] });
const heading = (...units: string[]): Reach => ({ leads: null, heads: units });

/** The figures of the morning of that day. */
function morning(cases: readonly Case[], reach: Reach, on = '2026-03-10', directory = town('apart')): Figures {
  const rules = rulesAt(`${on} 08:35`, directory);
  return figuresOf(look(cases, rules), scopeOf(reach, on, rules), NOTHING, 1);
}
const scopeOf = (reach: Reach, on: string, rules: Rules): Scope => ({
  reach,
  on,
  from: addWorkingDays(on, -1, CALENDAR_2026),
  rules,
});

describe('the figures of a morning — metrics.md, "The digest"; R-601, R-508, R-802', () => {
  it('whoever sees everything', () => {
    const { days, ...figures } = morning(TOWN, 'all');
    expect(figures).toEqual({
      from: '2026-03-09',
      // D2, A7
      fresh: 2,
      // A5
      closed: 1,
      // A1 to A4, B1 to B3, D1 to D3; A7 goes with A1
      inHand: 10,
      // B2, D2
      dueToday: 2,
      // A1, A2, B1, D1
      overdue: 4,
      good: 1,
      bad: 1,
      units: [
        { unit: 'scjg', inHand: 4, dueToday: 0, overdue: 2, days: 3, good: 2, rated: 2 },
        { unit: 'desk', inHand: 3, dueToday: 1, overdue: 1, days: 3, good: 0, rated: 0 },
        { unit: 'rsj', inHand: 3, dueToday: 1, overdue: 1, days: 2, good: 0, rated: 1 },
      ],
      special: 1,
      waitingLongest: 3,
      notReached: 1,
      missedMonths: 0,
      confidential: 1,
      ...NOTHING,
    });
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toEqual({ on: '2026-03-09', fresh: 2, closed: 1 });
    expect(days[0]).toEqual({ on: '2026-02-24', fresh: 0, closed: 0 });
    // A6 alone was closed on Friday, and B3 came.
    expect(days.at(-4)).toEqual({ on: '2026-03-06', fresh: 1, closed: 1 });
  });

  it('a leader’s are of the units they lead, from when a case came to one of them', () => {
    // D1 to D3 have no unit yet; B3 was received on Friday and came to 人社局 on Monday.
    expect(morning(TOWN, leading('rsj'))).toMatchObject({
      fresh: 1,
      closed: 0,
      inHand: 3,
      dueToday: 1,
      overdue: 1,
      good: 0,
      bad: 1,
      units: [{ unit: 'rsj', overdue: 1, days: 2 }],
      confidential: 1,
    });
  });

  it('a head’s are of their unit; the desk’s of what it has yet to dispatch', () => {
    expect(morning(TOWN, heading('rsj'))).toMatchObject({
      fresh: 1,
      inHand: 3,
      dueToday: 1,
      overdue: 1,
      confidential: 0,
    });
    // D2 and A7 were received on Monday, D1 is late.
    expect(morning(TOWN, heading('desk'))).toMatchObject({
      fresh: 2,
      inHand: 3,
      dueToday: 1,
      overdue: 1,
      units: [{ unit: 'desk' }],
    });
    // Nobody counts twice what is led and headed at once.
    expect(morning(TOWN, { leads: ['rsj'], heads: ['rsj'] }).inHand).toBe(3);
    expect(morning(TOWN, { leads: ['rsj'], heads: ['scjg'] }).inHand).toBe(7);
  });

  it('the cases of a unit that has left the directory count with the desk, and stay with whoever was in charge', () => {
    const left = { ...town('apart') };
    left.units = left.units.map((u) => (u.id === 'rsj' ? { ...u, active: false } : u));
    const of = (reach: Reach) => morning(TOWN, reach, '2026-03-10', left);
    expect(of('all')).toMatchObject({
      inHand: 10,
      units: [
        { unit: 'desk', overdue: 2, days: 3 },
        { unit: 'scjg', overdue: 2, days: 3 },
        // What it was rated for stays its own.
        { unit: 'rsj', inHand: 0, overdue: 0, rated: 1 },
      ],
    });
    // B1, B2, B3
    expect(of(leading('desk')).inHand).toBe(3);
    expect(of(leading('rsj')).inHand).toBe(3);
    expect(of(leading('scjg')).inHand).toBe(morning(TOWN, leading('scjg')).inHand);
    // A head of another unit has nothing to do with them.
    expect(of(heading('scjg')).inHand).toBe(4);
  });

  it('a case that is not accepted in time is late, however far the end of the work', () => {
    const w = caseWorld({ now: '2026-03-05 10:00' });
    // To be accepted by Friday 03-06, to be done by 03-26.
    const waiting = w.caseIn('dispatched');
    expect(morning([waiting], 'all', '2026-03-06')).toMatchObject({ dueToday: 1, overdue: 0 });
    expect(morning([waiting], 'all', '2026-03-10')).toMatchObject({
      dueToday: 0,
      overdue: 1,
      units: [{ unit: 'scjg', overdue: 1, days: 2 }],
    });
  });

  it('what the desk has yet to decide is late at the desk, though a unit has the case', () => {
    const w = caseWorld({ now: '2026-03-05 10:00' });
    // To be decided by Monday 03-09.
    const asked = w.caseIn('return_requested');
    expect(morning([asked], 'all')).toMatchObject({
      overdue: 1,
      units: [
        { unit: 'desk', inHand: 0, overdue: 1, days: 1 },
        { unit: 'scjg', inHand: 1, overdue: 0 },
      ],
    });
    expect(morning([asked], heading('desk'))).toMatchObject({ inHand: 0, overdue: 1 });
    expect(morning([asked], heading('scjg'))).toMatchObject({ inHand: 1, overdue: 0 });
  });

  it('what waits for the enterprise is nobody’s lateness', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    const rating = w.caseIn('confirmed');
    expect(morning([rating], 'all')).toMatchObject({ inHand: 1, dueToday: 0, overdue: 0 });
  });

  it('a number is that of the list behind it, never with a confidential case', () => {
    const rules = rulesAt('2026-03-10 08:35');
    const looked = look(TOWN, rules);
    const numbers = (list: DigestList) =>
      casesOf(list, looked, scopeOf('all', '2026-03-10', rules)).map(({ c }) => c.no);
    expect(numbers('overdue')).toEqual(['A1', 'A2', 'B1', 'D1']);
    expect(numbers('dueToday')).toEqual(['B2', 'D2']);
    expect(numbers('fresh')).toEqual(['D2', 'A7']);
    expect(numbers('closed')).toEqual(['A5']);
    expect(numbers('notReached')).toEqual(['B1']);
    expect(numbers('waitingLongest')).toEqual(['A1', 'B1', 'A2']);
    expect(numbers('inHand')).not.toContain('X1');
  });

  it('after a weekend they cover Friday to Sunday', () => {
    // A6 was closed and rated on Friday, when B3 came; nothing came since but on Monday itself.
    expect(morning(TOWN, 'all', '2026-03-09')).toMatchObject({
      from: '2026-03-06',
      fresh: 1,
      good: 1,
      bad: 0,
      closed: 1,
    });
  });
});

describe('a morning with nothing to tell — interface.md, "How much is said"', () => {
  const quiet = (cases: readonly Case[], on: string) => isQuiet(morning(cases, 'all', on));

  it('is one on which nothing came, ended, is due or late, whatever is in hand', () => {
    expect(quiet([], '2026-03-10')).toBe(true);
    const w = caseWorld({ now: '2026-03-05 10:00' });
    const going = w.caseIn('in_progress');
    expect(quiet([going], '2026-03-06')).toBe(false);
    expect(quiet([going], '2026-03-09')).toBe(true);
    // Due on 03-26, late from the day after.
    expect(quiet([going], '2026-03-26')).toBe(false);
    expect(quiet([going], '2026-03-27')).toBe(false);
  });
});

describe('今日, until the instant at which it is asked for — metrics.md, "The digest"', () => {
  const today = (cases: readonly Case[], reach: Reach, at: string) => {
    const rules = rulesAt(at);
    return todayOf(look(cases, rules), scopeOf(reach, at.slice(0, 10), rules));
  };

  it('what came, was accepted, finished and closed, and became late', () => {
    const w = caseWorld({ now: '2026-03-10 09:10' });
    w.caseIn('dispatched');
    w.another();
    w.caseIn('in_progress');
    w.do('unit', 'finish');
    expect(today(w.all(), 'all', '2026-03-10 10:00')).toMatchObject({
      fresh: 2,
      accepted: 1,
      finished: 1,
      closed: 0,
      overdue: 0,
    });
    expect(today(w.all(), heading('rsj'), '2026-03-10 10:00')).toMatchObject({ fresh: 0, accepted: 0, finished: 0 });
    // The first was to be accepted by the next day’s close.
    expect(today(w.all(), 'all', '2026-03-11 17:30').overdue).toBe(0);
    expect(today(w.all(), 'all', '2026-03-11 17:31').overdue).toBe(1);
    expect(today(w.all(), 'all', '2026-03-12 09:00')).toMatchObject({ fresh: 0, overdue: 0 });
  });

  it('a rework is accepted by nobody anew', () => {
    const w = caseWorld({ now: '2026-03-09 09:10' });
    w.caseIn('resolved');
    w.at('2026-03-10 09:10');
    w.do('contact', 'not_done');
    expect(today(w.all(), 'all', '2026-03-10 10:00')).toMatchObject({ fresh: 0, accepted: 0, finished: 0 });
  });
});

describe('who has figures of what — interface.md, "How much is said"', () => {
  const d = town('apart');
  const actor = (who: keyof typeof PEOPLE) => {
    const found = actorOf(d, openIdOf(who));
    if (!found) throw new Error(`nobody is ${who}`);
    return found;
  };

  it.each([
    ['supervision', 'all', true],
    ['viceMayor', 'all', true],
    ['leader', { leads: ['scjg', 'desk'], heads: [] }, true],
    ['head', { leads: null, heads: ['scjg'] }, false],
    ['desk', { leads: null, heads: ['desk'] }, false],
    ['unit', null, false],
    ['contact', null, false],
  ] as const)('%s', (who, reach, unasked) => {
    expect(reachOf(actor(who))).toEqual(reach);
    expect(leadsOrSupervises(actor(who))).toBe(unasked);
  });
});
