import { expect, it } from 'vitest';
import { world } from './support/world.ts';

it('with the news that it is late nobody reads that there is none — lifecycle.md, "clock: 5 working days without news"', () => {
  // Five working days: until Monday 03-09; accepted on Tuesday 03-03, five working days of silence end on 03-10 as well.
  const w = world('2026-03-02 10:00');
  w.submit({ category: 'consultation' });
  w.do('desk', 'dispatch', { unit: 'scjg' });
  w.at('2026-03-03 10:00', 'unit', 'accept');
  w.quiet();
  w.travelTo('2026-03-16 12:00');
  expect(w.lines('says no_news', 'says answer_overdue', 'says news_wanted')).toEqual([
    '03-10 09:05 赵明远 says answer_overdue',
  ]);
});
