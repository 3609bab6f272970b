import { describe, expect, it } from 'vitest';
import { livesInterrupted } from './support/lives-interrupted.ts';
import { inHand } from './support/world.ts';

/** Five working days from Monday 03-02: due Monday 03-09. */
const consultation = () => inHand('2026-03-02 10:00', { category: 'consultation' });

describe('after an outage — calendar.md, rule 6', () => {
  it('what fell due is told once, in order, 补发, in the next window; overtaken reminders are dropped', () => {
    const w = consultation();
    w.travelTo('2026-03-05 12:00');
    w.awayUntil('2026-03-13 20:00');
    w.travelTo('2026-03-16 12:00');
    expect(w.lines(' handle', 'says')).toEqual([
      '03-16 09:05 赵明远 says no_news',
      '03-16 09:05 #scjg says news_wanted',
      '03-16 09:05 #scjg alarm handle @周芳 补发 03-10 09:05',
      '03-16 09:05 李强 rung handle 补发 03-10 09:05',
      '03-16 09:05 赵明远 says answer_overdue',
      '03-16 09:05 #desk missed handle @王敏、刘洋 补发 03-10 09:05',
      '03-16 09:05 蒋文涛 rung handle 补发 03-12 09:05',
      '03-16 09:05 陈刚 rung handle',
      '03-16 09:05 顾秘书长 rung handle',
    ]);
    expect(w.case.steps.filter((s) => s.dropped).map((s) => [s.kind, s.to])).toEqual([
      ['remind', []],
      ['warn', []],
    ]);
  });

  it('a reminder that comes late but before its deadline is told all the same', () => {
    const w = consultation();
    w.travelTo('2026-03-05 12:00');
    w.awayUntil('2026-03-06 14:10');
    expect(w.lines(' handle')).toEqual(['03-06 14:10 #scjg remind handle @周芳 补发 03-06 09:05']);
  });

  it('half an hour is no outage', () => {
    const w = consultation();
    w.travelTo('2026-03-06 09:00');
    w.awayUntil('2026-03-06 09:30');
    expect(w.lines(' handle')).toEqual(['03-06 09:05 #scjg remind handle @周芳']);
  });

  it('what fell due in the last minutes of an outage is 补发 as well', () => {
    const w = consultation();
    w.travelTo('2026-03-09 20:00');
    w.quiet();
    w.awayUntil('2026-03-10 09:10');
    expect(w.lines(' handle')).toEqual([
      '03-10 09:10 #scjg alarm handle @周芳 补发 03-10 09:05',
      '03-10 09:10 李强 rung handle 补发 03-10 09:05',
      '03-10 09:10 #desk missed handle @王敏、刘洋 补发 03-10 09:05',
    ]);
  });

  it('an urgent case waits for no window', () => {
    const w = inHand('2026-03-02 10:00', { urgency: 'urgent' }, { profile: 'suqian' });
    w.travelTo('2026-03-04 12:00');
    w.awayUntil('2026-03-07 22:00');
    w.travelTo('2026-03-07 22:10');
    expect(w.lines(' handle').slice(2)).toEqual([
      '03-07 22:03 #scjg alarm handle @周芳 补发 03-04 17:30',
      '03-07 22:03 #desk missed handle @王敏、刘洋 补发 03-04 17:30',
      '03-07 22:03 李强 rung handle 补发 03-05 09:05',
    ]);
  });

  it('a month’s progress is owed since the day it fell due, and its rungs keep their place in the order', () => {
    const w = consultation();
    w.travelTo('2026-03-31 12:00');
    w.quiet();
    w.awayUntil('2026-04-08 10:10');
    expect(w.lines('monthly', ' handle')).toEqual([
      '04-08 10:10 #scjg says monthly_owed 补发：应于4月1日（周三）09:05发出',
      '04-08 10:10 #scjg alarm monthly_progress @周芳 补发 04-02 09:05',
      '04-08 10:10 李强 rung monthly_progress 补发 04-02 09:05',
      '04-08 10:10 #desk missed monthly_progress @王敏、刘洋 补发 04-02 09:05',
      '04-08 10:10 蒋文涛 long_overdue handle 补发 04-07 09:05',
      '04-08 10:10 陈刚 long_overdue handle 补发 04-07 09:05',
      '04-08 10:10 顾秘书长 long_overdue handle 补发 04-07 09:05',
      '04-08 10:10 #desk weekly handle @王敏、刘洋 补发 04-07 09:05',
      '04-08 10:10 蒋文涛 rung monthly_progress 补发 04-07 09:05',
    ]);
    const due = w.case.steps.map((s) => s.at.getTime());
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });

  it('three months away: every month’s obligation and every list of 久拖未决, each once', () => {
    const still = consultation();
    still.travelTo('2026-06-10 12:00');
    const away = consultation();
    away.travelTo('2026-03-04 12:00');
    away.awayUntil('2026-06-10 12:00');
    const acted = (w: typeof still) =>
      w.case.steps.filter((s) => ['alarm', 'rung', 'long_overdue', 'monthly'].includes(s.kind)).map((s) => s.key);
    expect(acted(away)).toEqual(acted(still));
    expect(new Set(acted(away)).size).toBe(acted(away).length);
    expect(away.case.obligations.map((o) => o.id)).toEqual(['2026-04', '2026-05', '2026-06']);
  });

  it('one telling of no news makes up for all that were missed', () => {
    const w = consultation();
    w.travelTo('2026-03-04 12:00');
    w.awayUntil('2026-04-10 12:10');
    w.travelTo('2026-04-17 12:00');
    expect(w.lines('赵明远 says no_news')).toEqual([
      '04-10 12:10 赵明远 says no_news',
      '04-17 09:05 赵明远 says no_news',
    ]);
  });
});

// The proofs go through twenty times as many.
livesInterrupted(2);
