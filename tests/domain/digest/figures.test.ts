import { describe, expect, it } from 'vitest';
import { casesOf, type DigestScope, figuresOf } from '../../../src/domain/digest/figures.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';
import { caseWorld } from '../../support/case-world.ts';
import { town } from '../../support/small-town.ts';
import { TOWN } from './cases.ts';

const tuesday = (units: string[] | 'all'): DigestScope => ({
  units,
  on: '2026-03-10',
  before: '2026-03-09',
  calendar: CALENDAR_2026,
  directory: town('apart'),
  signedChannels: ['mayor'],
});

const NOTHING = { repairs: 0, named: 0, unchecked: 0, auditedAt: null };

describe('a leader’s morning — R-601, R-508, R-802', () => {
  it('whoever is in charge of everything', () => {
    expect(figuresOf(TOWN, tuesday('all'), { ...NOTHING, repairs: 2, named: 1 })).toEqual({
      // D2, B3
      fresh: 2,
      // A1 to A4, B1 to B3, D1 to D3
      inHand: 10,
      // B2, D2
      dueToday: 2,
      // A1, A2, B1, D1
      overdue: 4,
      overdueBy: [
        { unit: 'scjg', cases: 2, days: 3 },
        { unit: 'desk', cases: 1, days: 3 },
        { unit: 'rsj', cases: 1, days: 2 },
      ],
      good: 1,
      bad: 1,
      closed: 1,
      special: ['D2'],
      waitingLongest: ['A1', 'B1', 'A2'],
      notReached: 1,
      missedMonths: 0,
      confidential: 1,
      repairs: 2,
      named: 1,
      unchecked: 0,
      auditedAt: null,
    });
  });

  it('the cases of a unit that has left the directory count with the desk, and stay with whoever was in charge', () => {
    const left = { ...town('apart') };
    left.units = left.units.map((u) => (u.id === 'rsj' ? { ...u, active: false } : u));
    const of = (units: string[] | 'all') => figuresOf(TOWN, { ...tuesday(units), directory: left }, NOTHING);
    expect(of('all')).toMatchObject({
      inHand: 10,
      overdueBy: [
        { unit: 'desk', cases: 2, days: 3 },
        { unit: 'scjg', cases: 2, days: 3 },
      ],
    });
    // B1, B2, B3
    expect(of(['desk']).inHand).toBe(3);
    expect(of(['rsj']).inHand).toBe(3);
    expect(of(['scjg']).inHand).toBe(figuresOf(TOWN, tuesday(['scjg']), NOTHING).inHand);
  });

  it('a case that is not accepted in time is late, however far the end of the work', () => {
    const w = caseWorld({ now: '2026-03-05 10:00' });
    // To be accepted by Friday 03-06, to be done by 03-26.
    const waiting = w.caseIn('dispatched');
    const morning = (on: string) => figuresOf([waiting], { ...tuesday('all'), on }, NOTHING);
    expect(morning('2026-03-06')).toMatchObject({ dueToday: 1, overdue: 0 });
    expect(morning('2026-03-10')).toMatchObject({
      dueToday: 0,
      overdue: 1,
      overdueBy: [{ unit: 'scjg', cases: 1, days: 2 }],
    });
  });

  it('whoever is in charge of one unit sees its cases, and none that they could not open', () => {
    expect(figuresOf(TOWN, tuesday(['rsj']), NOTHING)).toMatchObject({
      // B1, B2, B3; D1, D2, D3 have no unit yet
      inHand: 3,
      // B3
      fresh: 1,
      overdue: 1,
      overdueBy: [{ unit: 'rsj', cases: 1, days: 2 }],
      good: 0,
      bad: 1,
      closed: 0,
      waitingLongest: ['B1', 'B2', 'B3'],
    });
  });

  it('a line opens the cases behind it, never a confidential one', () => {
    const numbers = (list: Parameters<typeof casesOf>[0]) => casesOf(list, TOWN, tuesday('all')).map((c) => c.no);
    expect(numbers('overdue')).toEqual(['A1', 'A2', 'B1', 'D1']);
    expect(numbers('dueToday')).toEqual(['B2', 'D2']);
    expect(numbers('fresh')).toEqual(['D2', 'B3']);
    expect(numbers('notReached')).toEqual(['B1']);
    expect(numbers('inHand')).not.toContain('X1');
  });

  it('after a weekend covers Friday to Sunday', () => {
    // The digest of Monday 03-09: A6 was closed and rated on Friday; nothing was received since but on Monday itself.
    const monday = { ...tuesday('all'), on: '2026-03-09', before: '2026-03-06' };
    expect(figuresOf(TOWN, monday, NOTHING)).toMatchObject({ fresh: 0, good: 1, bad: 0, closed: 1 });
  });

  it('of no cases at all makes a morning of noughts', () => {
    expect(figuresOf([], tuesday('all'), NOTHING)).toMatchObject({
      inHand: 0,
      overdue: 0,
      overdueBy: [],
      waitingLongest: [],
    });
  });
});
