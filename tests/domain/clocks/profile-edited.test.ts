import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../config/profile.ts';
import { inHand, unled } from './support/world.ts';

/** Another office: later in the morning, impatient, without reminders. */
const edited = (p: Profile): Profile => {
  const handle: Profile['alerts']['handle'] = {
    ...p.alerts.handle,
    remind: [],
    warn: false,
    rungs: [{ who: 'supervision', afterWorkingDays: 1, clause: 'D' }],
  };
  return {
    ...p,
    hours: { ...p.hours, open: '10:00', close: '16:00' },
    limits: { ...p.limits, accept: { workingDays: 9, clause: 'D' } },
    alerts: { ...p.alerts, handle, accept: handle },
    longOverdue: { ...p.longOverdue, everyWorkingDays: 1 },
    noNews: { ...p.noNews, workingDays: 2 },
    monthly: { ...p.monthly, workingDay: 3 },
    reworkEscalates: { ...p.reworkEscalates, assignment: 2 },
  };
};
const OF_THE_ASSIGNMENT = [' handle', 'no_news', 'news_wanted', 'monthly_owed'];

describe('a profile edited in mid-month changes no running assignment — style.md, "Clocks and jobs"', () => {
  it('whatever is told of the assignment is told on its day, within the hours that there are by then', () => {
    const asItWas = inHand('2026-03-02 10:00');
    const changed = inHand('2026-03-02 10:00');
    changed.travelTo('2026-03-12 12:00');
    changed.change({ profile: edited(changed.rules.profile) });
    for (const w of [asItWas, changed]) w.travelTo('2026-05-20 12:00');
    expect(asItWas.lines(...OF_THE_ASSIGNMENT).length).toBeGreaterThan(30);
    // Nobody is spoken to before ten any more; at ten sharp Feishu is in its rush.
    const moved = asItWas
      .lines(...OF_THE_ASSIGNMENT)
      .map((line) => (line > '03-12 12:00' ? line.replace('09:05', '10:03') : line));
    expect(changed.lines(...OF_THE_ASSIGNMENT)).toEqual(moved);
    expect(changed.case.assignments.at(-1)?.deadline).toEqual(asItWas.case.assignments.at(-1)?.deadline);
  });

  it('the next assignment goes by the new one', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' }, { directory: unled('rsj') });
    w.change({ profile: edited(w.rules.profile) });
    w.do('desk', 'reassign', { unit: 'rsj' });
    w.quiet();
    // Five working days are over on Monday 03-09; at ten sharp Feishu is in its rush.
    w.travelTo('2026-03-11 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-10 10:03 蒋文涛 rung handle',
      '03-10 10:03 #desk missed handle @王敏、刘洋',
      '03-11 10:03 蒋文涛 long_overdue handle',
    ]);
  });
});
