import { describe, expect, it } from 'vitest';
import { type DeadlineOptions, deadline, explainDeadline } from '../../../src/domain/time/deadline.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026, weekOf } from '../../support/calendars.ts';
import { GOLDEN } from './golden.ts';

const from = shanghai('2026-03-02 10:00');
const pause = (began: string, ended: string) => ({ from: shanghai(began), to: shanghai(ended) });
const five = (opts: DeadlineOptions) => deadline(from, 5, CALENDAR_2026, opts).at;

describe('deadline — R-501, golden cases of calendar.md', () => {
  it.each(GOLDEN)('%s + %i working days = %s (provisional: %s)', (event, days, at, provisional) => {
    expect(deadline(shanghai(event), days, CALENDAR_2026)).toEqual({ at: shanghai(at), provisional });
  });

  it('ends clocks that bind the enterprise at 24:00 of the day', () => {
    expect(deadline(from, 3, CALENDAR_2026, { close: '24:00' }).at).toEqual(shanghai('2026-03-06 00:00'));
  });

  it('is provisional for the Spring Festival of an unpublished year, eve and three days off', () => {
    // Sat 6 Feb 2027 is lunar 1/1: Fri 5, and Mon 8 are off with the weekend between.
    expect(deadline(shanghai('2027-02-04 09:00'), 1, CALENDAR_2026)).toEqual({
      at: shanghai('2027-02-09 17:30'),
      provisional: true,
    });
  });

  it('works with a week of one working day', () => {
    expect(deadline(shanghai('2027-03-01 09:00'), 3, weekOf([3])).at).toEqual(shanghai('2027-03-17 17:30'));
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %s working days', (days) => {
    expect(() => deadline(from, days, CALENDAR_2026)).toThrow(RangeError);
  });

  it('refuses half a day of extension', () => {
    expect(() => deadline(from, 5, CALENDAR_2026, { extensionDays: 0.5 })).toThrow(RangeError);
  });
});

describe('pauses — calendar.md, rule 5', () => {
  it.each([
    ['two nights', '2026-03-04 10:00', '2026-03-06 09:00', '2026-03-11 17:30'],
    ['within one day', '2026-03-04 10:00', '2026-03-04 16:00', '2026-03-09 17:30'],
    ['over a weekend', '2026-03-06 17:00', '2026-03-09 09:00', '2026-03-10 17:30'],
    ['up to midnight exactly', '2026-03-04 10:00', '2026-03-05 00:00', '2026-03-10 17:30'],
    ['from midnight exactly', '2026-03-04 00:00', '2026-03-04 23:59:59', '2026-03-09 17:30'],
    ['from the deadline itself, which is in time', '2026-03-09 17:30', '2026-03-10 09:00', '2026-03-10 17:30'],
    ['after the deadline had passed', '2026-03-09 17:31', '2026-03-12 09:00', '2026-03-09 17:30'],
  ])('paused %s', (_name, began, ended, at) => {
    expect(five({ pauses: [pause(began, ended)] })).toEqual(shanghai(at));
  });

  it.each([
    ['2026-09-28 09:00', '2026-10-22 17:30'],
    ['2026-09-29 09:00', '2026-10-23 17:30'],
  ])('15 days from 24 September with arbitration until %s end on %s', (ended, at) => {
    const pauses = [pause('2026-09-24 10:00', ended)];
    expect(deadline(shanghai('2026-09-24 10:00'), 15, CALENDAR_2026, { pauses }).at).toEqual(shanghai(at));
  });

  it('lets an earlier pause make room for a later one, in whatever order they are given', () => {
    const pauses = [pause('2026-03-10 09:00', '2026-03-11 09:00'), pause('2026-03-06 17:00', '2026-03-09 09:00')];
    expect(five({ pauses })).toEqual(shanghai('2026-03-11 17:30'));
    expect(five({ pauses: pauses.slice(0, 1) })).toEqual(shanghai('2026-03-09 17:30'));
  });

  it('has no deadline while paused, unless it had passed before', () => {
    expect(five({ pauses: [{ from: shanghai('2026-03-04 10:00') }] })).toBeNull();
    expect(five({ pauses: [{ from: shanghai('2026-03-09 18:00') }] })).toEqual(shanghai('2026-03-09 17:30'));
  });
});

describe('extension and floor — R-305; calendar.md, rules 4 and 5', () => {
  const floor = shanghai('2026-03-12 17:30');

  it('counts an extension from the old deadline', () => {
    expect(five({ extensionDays: 5 })).toEqual(shanghai('2026-03-16 17:30'));
  });

  it('keeps a deadline from falling before its floor, and a later one where it is', () => {
    expect(five({ notBefore: floor })).toEqual(floor);
    expect(five({ notBefore: shanghai('2026-03-05 17:30') })).toEqual(shanghai('2026-03-09 17:30'));
  });

  it('counts an extension from the floor that held when it was granted, not from one set later', () => {
    expect(five({ extensionDays: 2, extensionNotBefore: floor, notBefore: floor })).toEqual(
      shanghai('2026-03-16 17:30'),
    );
    expect(five({ extensionDays: 2, notBefore: floor })).toEqual(floor);
  });

  it('moves a floor whose own midnight was paused to the next day that was not', () => {
    const pauses = [pause('2026-03-09 09:00', '2026-03-13 09:00')];
    expect(five({ pauses, notBefore: floor })).toEqual(shanghai('2026-03-13 17:30'));
  });

  it('takes a floor at 24:00 as it is', () => {
    const midnight = shanghai('2026-03-11 24:00');
    expect(five({ close: '24:00', notBefore: midnight })).toEqual(midnight);
  });
});

describe('为何是这一天 — T4', () => {
  it('lists each day counted or skipped, with its reason', () => {
    const said = explainDeadline(shanghai('2026-09-29 16:00'), 3, CALENDAR_2026).map(
      ({ date, counted, why, name = '' }) => `${date.slice(5)} ${counted ? '计' : '不计'} ${why}${name}`,
    );
    expect(said).toEqual([
      '09-29 不计 起算当日不计',
      '09-30 计 工作日',
      '10-01 不计 法定节假日国庆节',
      '10-02 不计 法定节假日国庆节',
      '10-03 不计 法定节假日国庆节',
      '10-04 不计 放假',
      '10-05 不计 放假',
      '10-06 不计 放假',
      '10-07 不计 放假',
      '10-08 计 工作日',
      '10-09 计 工作日',
    ]);
  });

  it('names pauses, make-up days and the floor', () => {
    const lines = explainDeadline(shanghai('2026-05-07 09:00'), 2, CALENDAR_2026, {
      pauses: [pause('2026-05-08 09:00', '2026-05-09 08:00')],
      notBefore: shanghai('2026-05-12 17:30'),
    });
    expect(lines.map(({ date, why }) => `${date.slice(5)} ${why}`)).toEqual([
      '05-07 起算当日不计',
      '05-08 暂停计时',
      '05-09 调休上班',
      '05-10 周末',
      '05-11 工作日',
      '05-12 顺延保底',
    ]);
  });
});
