import { describe, expect, it } from 'vitest';
import { audited } from '../../../src/domain/clocks/audit.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import type { WorkCalendar } from '../../../src/domain/time/work-calendar.ts';
import { corrected, published2027 } from '../../support/calendars.ts';
import { inHand, type World } from './support/world.ts';

function changes(w: World, calendar: WorkCalendar): void {
  w.change({ calendar });
  w.do('clock', 'calendar_changed');
}
const deadline = (w: World) => w.case.assignments.at(-1)?.deadline;

describe('日历变动 — calendar.md, rules 2 and 4; T2, T3', () => {
  it('once next year’s notice is out, a provisional deadline is computed afresh and its mark removed', () => {
    const w = inHand('2026-12-21 10:00');
    expect([deadline(w), w.case.assignments.at(-1)?.provisional]).toEqual([shanghai('2027-01-12 17:30'), true]);
    changes(w, published2027({ '2027-01-04': 'off' }));
    expect([deadline(w), w.case.assignments.at(-1)?.provisional]).toEqual([shanghai('2027-01-13 17:30'), false]);
    expect(w.case.recalculations).toMatchObject([
      { moved: [{ clock: 'handle', before: shanghai('2027-01-12 17:30'), after: shanghai('2027-01-13 17:30') }] },
    ]);
    expect(w.case.record.at(-1)?.touched).toEqual({
      assignment: 1,
      recalculation: w.case.recalculations?.[0]?.version,
    });
  });

  it('once per version, and reminders follow', () => {
    const w = inHand('2026-12-21 10:00');
    changes(w, published2027({ '2027-01-04': 'off' }));
    expect(w.decided('clock', 'calendar_changed')).toEqual({ ok: false, refusal: { code: 'nothing_changed' } });
    w.travelTo('2027-01-13 12:00');
    expect(w.lines(' handle')).toEqual([
      '01-08 09:05 #scjg remind handle @周芳',
      '01-12 09:05 #scjg remind handle @周芳',
      '01-13 09:05 #scjg warn handle @周芳',
    ]);
  });

  it('a day that turns out to be worked brings a deadline forward, not beyond the next working day’s close', () => {
    const early = inHand('2026-03-02 10:00', { category: 'consultation' });
    early.travelTo('2026-03-04 10:00');
    changes(early, corrected({ '2026-03-07': 'work' }));
    expect(deadline(early)).toEqual(shanghai('2026-03-07 17:30'));
    // Learned on the last day that Saturday had been worked: over already, so Tuesday 03-10.
    const learned = inHand('2026-03-02 10:00', { category: 'consultation' });
    learned.travelTo('2026-03-09 10:00');
    changes(learned, corrected({ '2026-03-07': 'work' }));
    expect(deadline(learned)).toEqual(shanghai('2026-03-10 17:30'));
    expect(audited(learned.case, learned.ctx()).problems).toEqual([]);
  });

  it('one that has passed stays, and so does the verdict that follows from it', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-03-10 10:00');
    changes(w, corrected({ '2026-03-09': 'off' }));
    expect(deadline(w)).toEqual(shanghai('2026-03-09 17:30'));
    expect(audited(w.case, w.ctx()).problems).toEqual([]);
    w.do('unit', 'finish');
    expect(w.case.assignments.at(-1)).toMatchObject({ verdict: 'late', deadline: shanghai('2026-03-09 17:30') });
  });

  it('alarms already given stay given, and none is given twice', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-03-10 12:00');
    changes(w, corrected({ '2026-03-11': 'off' }));
    w.travelTo('2026-03-13 12:00');
    expect(w.lines('alarm handle', 'rung handle')).toEqual([
      '03-10 09:05 #scjg alarm handle @周芳',
      '03-10 09:05 李强 rung handle',
      // The third working day after Monday is Friday now.
      '03-13 09:05 蒋文涛 rung handle',
    ]);
  });

  it('the clocks of the state, of tasks, obligations and pauses move as well', () => {
    const w = inHand('2026-03-02 10:00');
    w.do('unit', 'ask_co');
    w.do('desk', 'name_co');
    w.do('supervision', 'urge');
    w.do('unit', 'ask_pause');
    w.do('desk', 'grant_pause');
    changes(w, corrected({ '2026-03-04': 'off' }));
    expect(w.case.recalculations?.[0]?.moved).toEqual([
      { clock: 'pause', before: shanghai('2026-03-16 17:30'), after: shanghai('2026-03-17 17:30') },
      { clock: 'co_task-t1', before: shanghai('2026-03-09 17:30'), after: shanghai('2026-03-10 17:30') },
      { clock: 'urge_answer-u1', before: shanghai('2026-03-04 17:30'), after: shanghai('2026-03-05 17:30') },
    ]);
  });

  it('a case that it does not move has no card drawn again', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.change({ calendar: corrected({ '2026-10-08': 'off' }) });
    const decided = w.decided('clock', 'calendar_changed');
    expect(decided.ok && [decided.case.outbox, decided.case.recalculations, decided.case.calendarVersion]).toEqual([
      [],
      undefined,
      w.rules.calendar.version,
    ]);
  });
});
