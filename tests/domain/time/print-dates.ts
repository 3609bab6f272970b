import { deadline } from '../../../src/domain/time/deadline.ts';
import { formatInstant } from '../../../src/domain/time/format-date.ts';
import { publicHolidays } from '../../../src/domain/time/public-holidays.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';
import { GOLDEN } from './golden.ts';

/** Run in other time zones by zones.test.ts: prints what must not depend on the zone. */
const now = shanghai('2026-11-22 08:00');
const deadlines = GOLDEN.map(([event, days]) => deadline(shanghai(event), days, CALENDAR_2026));
process.stdout.write(
  JSON.stringify({
    deadlines,
    said: deadlines.map(({ at }) => formatInstant(at, now)),
    holidays: [2027, 2028, 2030, 2033].map((year) => [...publicHolidays(year)]),
  }),
);
