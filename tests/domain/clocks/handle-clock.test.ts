import { describe, expect, it } from 'vitest';
import { inHand } from './support/world.ts';

describe('办理时限 — R-502, R-503; calendar.md, "Reminders" and "Steps"', () => {
  it('of fifteen working days reminds three and one before, warns on the day, and climbs to 久拖未决', () => {
    const w = inHand('2026-03-02 10:00');
    w.travelTo('2026-04-15 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-18 09:05 #scjg remind handle @周芳',
      '03-20 09:05 #scjg remind handle @周芳',
      '03-23 09:05 #scjg warn handle @周芳',
      '03-24 09:05 #scjg alarm handle @周芳',
      '03-24 09:05 李强 rung handle',
      '03-24 09:05 #desk missed handle @王敏、刘洋',
      '03-26 09:05 蒋文涛 rung handle',
      '03-30 09:05 陈刚 rung handle',
      '03-30 09:05 顾秘书长 rung handle',
      // Qingming is off from Saturday to Monday, 4 to 6 April.
      '04-07 09:05 蒋文涛 long_overdue handle',
      '04-07 09:05 陈刚 long_overdue handle',
      '04-07 09:05 顾秘书长 long_overdue handle',
      '04-07 09:05 #desk weekly handle @王敏、刘洋',
      '04-13 09:05 #desk weekly handle @王敏、刘洋',
      '04-14 09:05 蒋文涛 long_overdue handle',
      '04-14 09:05 陈刚 long_overdue handle',
      '04-14 09:05 顾秘书长 long_overdue handle',
    ]);
  });

  it('of five working days reminds one before', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-03-10 08:00');
    expect(w.lines(' handle')).toEqual([
      '03-06 09:05 #scjg remind handle @周芳',
      '03-09 09:05 #scjg warn handle @周芳',
    ]);
  });

  it('through Mid-Autumn, National Day and a Saturday worked in their stead', () => {
    // Dispatched Wednesday before the holidays: fifteen days end on Tuesday 10-27, the third before on Thursday 10-22.
    const w = inHand('2026-09-30 09:00');
    w.travelTo('2026-11-04 12:00');
    expect(w.lines(' handle')).toEqual([
      '10-22 09:05 #scjg remind handle @周芳',
      '10-26 09:05 #scjg remind handle @周芳',
      '10-27 09:05 #scjg warn handle @周芳',
      '10-28 09:05 #scjg alarm handle @周芳',
      '10-28 09:05 李强 rung handle',
      '10-28 09:05 #desk missed handle @王敏、刘洋',
      '10-30 09:05 蒋文涛 rung handle',
      '11-03 09:05 陈刚 rung handle',
      '11-03 09:05 顾秘书长 rung handle',
    ]);
  });

  it('by a date of the law is as long as the working days up to it', () => {
    const w = inHand('2026-03-02 10:00', { category: 'approval', basis: '行政许可法', on: '2026-03-20' });
    w.travelTo('2026-03-23 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-17 09:05 #scjg remind handle @周芳',
      '03-19 09:05 #scjg remind handle @周芳',
      '03-20 09:05 #scjg warn handle @周芳',
      '03-23 09:05 #scjg alarm handle @周芳',
      '03-23 09:05 李强 rung handle',
      '03-23 09:05 #desk missed handle @王敏、刘洋',
    ]);
  });

  it('tells of an urgent case at once, whatever the hour', () => {
    // Two working days: Wednesday 17:30, told as soon as Feishu's rush of the half hour is over.
    const w = inHand('2026-03-02 10:00', { urgency: 'urgent' }, { profile: 'suqian' });
    w.travelTo('2026-03-05 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-03 09:05 #scjg remind handle @周芳',
      '03-04 09:05 #scjg warn handle @周芳',
      '03-04 17:33 #scjg alarm handle @周芳',
      '03-04 17:33 #desk missed handle @王敏、刘洋',
      '03-05 09:05 李强 rung handle',
    ]);
  });

  it('turns cards red at the deadline, after which the same instant is still in time', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-03-09 17:29');
    expect(w.next()).toBe('03-09 17:30');
    const decided = w.decided('unit', 'finish');
    expect(decided.ok && decided.case.assignments.at(-1)?.verdict).toBe('in_time');
  });
});

describe('a deadline that moves has new steps, and the old ones are gone — calendar.md, rule 5', () => {
  it('paused from Wednesday to Friday: Wednesday 03-11 instead of Monday', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-04 09:50', 'unit', 'ask_pause');
    w.at('2026-03-04 10:00', 'desk', 'grant_pause');
    w.at('2026-03-06 09:00', 'unit', 'resume');
    w.travelTo('2026-03-12 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-10 09:05 #scjg remind handle @周芳',
      '03-11 09:05 #scjg warn handle @周芳',
      '03-12 09:05 #scjg alarm handle @周芳',
      '03-12 09:05 李强 rung handle',
      '03-12 09:05 #desk missed handle @王敏、刘洋',
    ]);
  });

  it('a reminder whose day was over before the deadline moved there is never due', () => {
    // Paused Thursday to Friday: Tuesday 03-24 instead of Monday; three days before that was the Thursday itself.
    const w = inHand('2026-03-02 10:00');
    w.at('2026-03-19 09:30', 'unit', 'ask_pause');
    w.at('2026-03-19 10:00', 'desk', 'grant_pause');
    w.at('2026-03-20 10:00', 'unit', 'resume');
    w.travelTo('2026-03-24 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-18 09:05 #scjg remind handle @周芳',
      '03-23 09:05 #scjg remind handle @周芳',
      '03-24 09:05 #scjg warn handle @周芳',
    ]);
  });

  it('a pause for material at its most resumes by itself, ten working days later', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-04 10:00', 'unit', 'ask_pause');
    w.at('2026-03-04 10:00', 'desk', 'grant_pause');
    w.travelTo('2026-03-18 17:29');
    expect([w.case.assignments.at(-1)?.deadline, w.lines(' handle')]).toEqual([null, []]);
    // One day had been counted, for Wednesday 03-04 ended paused; Wednesday 03-18 is the second, Monday 03-23 the fifth.
    w.travelTo('2026-03-23 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-20 09:05 #scjg remind handle @周芳',
      '03-23 09:05 #scjg warn handle @周芳',
    ]);
  });

  it('extended by five from Monday 03-09: Monday 03-16', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-05 10:00', 'unit', 'ask_extension');
    w.at('2026-03-05 11:00', 'desk', 'grant_extension');
    w.travelTo('2026-03-17 08:00');
    expect(w.lines(' handle')).toEqual([
      '03-13 09:05 #scjg remind handle @周芳',
      '03-16 09:05 #scjg warn handle @周芳',
    ]);
  });

  it('extended late, the rungs that had begun end', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-05 10:00', 'unit', 'ask_extension');
    w.at('2026-03-10 10:00', 'desk', 'grant_extension');
    w.travelTo('2026-03-17 12:00');
    expect(w.lines(' handle').slice(2)).toEqual([
      '03-10 09:05 #scjg alarm handle @周芳',
      '03-10 09:05 李强 rung handle',
      '03-10 09:05 #desk missed handle @王敏、刘洋',
      '03-13 09:05 #scjg remind handle @周芳',
      '03-16 09:05 #scjg warn handle @周芳',
      '03-17 09:05 #scjg alarm handle @周芳',
      '03-17 09:05 李强 rung handle',
      '03-17 09:05 #desk missed handle @王敏、刘洋',
    ]);
  });

  it('reclassified to five days of which eight are over: the next working day', () => {
    const w = inHand('2026-03-02 10:00');
    w.at('2026-03-12 10:00', 'desk', 'reclassify', { category: 'consultation' });
    w.travelTo('2026-03-16 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-13 09:05 #scjg warn handle @周芳',
      '03-16 09:05 #scjg alarm handle @周芳',
      '03-16 09:05 李强 rung handle',
      '03-16 09:05 #desk missed handle @王敏、刘洋',
    ]);
  });
});
