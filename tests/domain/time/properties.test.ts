import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../src/domain/time/day-kind.ts';
import { deadline, explainDeadline } from '../../../src/domain/time/deadline.ts';
import { shanghai, shanghaiDate } from '../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';
import { daysThatDiffer } from './support/minutes.ts';

const instant = fc.date({
  min: shanghai('2024-01-01'),
  max: shanghai('2027-12-31'),
  noInvalidDate: true,
});
const limit = fc.integer({ min: 1, max: 40 });

describe('deadline, whatever the event — calendar.md, rules 3 and 5; T5, T8', () => {
  it('is closing time of a working day after the event', () => {
    fc.assert(
      fc.property(instant, limit, (from, days) => {
        const { at } = deadline(from, days, CALENDAR_2026);
        expect(at.getTime()).toBeGreaterThan(from.getTime());
        expect(isWorkingDay(shanghaiDate(at), CALENDAR_2026)).toBe(true);
        expect(at).toEqual(shanghai(`${shanghaiDate(at)} 17:30`));
      }),
    );
  });

  it('has exactly its limit of counted days, as every other way of counting says', () => {
    fc.assert(
      fc.property(instant, limit, (from, days) => {
        const { at } = deadline(from, days, CALENDAR_2026);
        expect(explainDeadline(from, days, CALENDAR_2026).filter(({ counted }) => counted)).toHaveLength(days);
        expect(workingDaysBetween(from, at, CALENDAR_2026)).toBe(days);
        expect(addWorkingDays(shanghaiDate(from), days, CALENDAR_2026)).toBe(shanghaiDate(at));
      }),
    );
  });

  it('is later by at least what is added, and one working day back is the limit less one', () => {
    fc.assert(
      fc.property(instant, limit, (from, days) => {
        const last = shanghaiDate(deadline(from, days + 1, CALENDAR_2026).at);
        expect(addWorkingDays(last, -1, CALENDAR_2026)).toBe(shanghaiDate(deadline(from, days, CALENDAR_2026).at));
      }),
    );
  });

  it('never comes earlier for a pause, and is a day that was not paused at its end', () => {
    const nights = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(instant, limit, fc.integer({ min: 0, max: 30 }), nights, (from, days, after, length) => {
        const began = new Date(from.getTime() + after * 86_400_000);
        const to = new Date(began.getTime() + length * 86_400_000);
        const plain = deadline(from, days, CALENDAR_2026).at;
        const paused = deadline(from, days, CALENDAR_2026, { pauses: [{ from: began, to }] }).at;
        const lost =
          began > plain
            ? 0
            : explainDeadline(from, days, CALENDAR_2026, { pauses: [{ from: began, to }] }).filter(
                ({ why }) => why === '暂停计时',
              ).length;
        expect(workingDaysBetween(from, paused, CALENDAR_2026)).toBe(days + lost);
      }),
    );
  });

  it('is the same for every thirteenth minute of every day of 2026, and for the last', () => {
    expect(daysThatDiffer(13)).toEqual([]);
  });
});
