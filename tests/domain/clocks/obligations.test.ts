import { describe, expect, it } from 'vitest';
import { plainText } from '../../../cards/kit.ts';
import type { Audience } from '../../../src/domain/case/message.ts';
import { figuresOf } from '../../../src/domain/digest/figures.ts';
import { look } from '../../../src/domain/digest/looked.ts';
import { cardFor } from '../../../src/views/case/case-card.ts';
import { inquiryFor } from '../../../src/views/inquiries/inquiry.ts';
import { inHand, type World, world } from './support/world.ts';

const NOTHING = { repairs: 0, named: 0, unchecked: 0, auditedAt: null };

const letter = { files: [{ id: 'f1', name: '答复.pdf', size: 1, sha256: '0' }] };

/** Rated dissatisfied on Monday 03-02 and explained on Tuesday: closed, and a written reply owed until Monday 03-23. */
function closedOwing(): World {
  const w = inHand('2026-03-02 10:00');
  w.do('unit', 'finish');
  w.do('contact', 'confirm');
  w.do('contact', 'rate', { datum: '1' });
  w.travelTo('2026-03-03 09:30');
  w.do('desk', 'note_call');
  w.do('desk', 'accept_explanation');
  w.quiet();
  return w;
}

describe('obligations fall due by themselves, climb, and outlive closing — lifecycle.md, "Written reply"', () => {
  it('a written reply in fifteen working days, of a closed case', () => {
    const w = closedOwing();
    expect(w.case.state).toBe('closed');
    w.travelTo('2026-04-08 12:00');
    expect(w.lines('written_reply')).toEqual([
      '03-18 09:05 #scjg remind written_reply @周芳',
      '03-20 09:05 #scjg remind written_reply @周芳',
      '03-23 09:05 #scjg warn written_reply @周芳',
      '03-24 09:05 #scjg alarm written_reply @周芳',
      '03-24 09:05 李强 rung written_reply',
      '03-24 09:05 #desk missed written_reply @王敏、刘洋',
      '03-26 09:05 蒋文涛 rung written_reply',
      '03-30 09:05 陈刚 rung written_reply',
      '03-30 09:05 顾秘书长 rung written_reply',
      '04-07 09:05 蒋文涛 long_overdue written_reply',
      '04-07 09:05 陈刚 long_overdue written_reply',
      '04-07 09:05 顾秘书长 long_overdue written_reply',
      '04-07 09:05 #desk weekly written_reply @王敏、刘洋',
    ]);
  });

  it('given, it is asked for no more and the cards may freeze', () => {
    const w = closedOwing();
    w.at('2026-03-20 12:00', 'unit', 'written_reply', letter);
    w.travelTo('2026-04-30 12:00');
    expect(w.lines('written_reply @').at(-1)).toBe('03-20 09:05 #scjg remind written_reply @周芳');
    expect(w.next()).toBeNull();
  });

  it('an urge is answered in two days by the unit it names, whoever has the case by then', () => {
    const w = inHand('2026-03-02 10:00');
    w.do('supervision', 'urge');
    w.at('2026-03-05 12:00', 'desk', 'reassign');
    w.travelTo('2026-03-11 12:00');
    expect(w.lines('urge_answer')).toEqual([
      '03-03 09:05 #scjg remind urge_answer @周芳',
      '03-04 09:05 #scjg warn urge_answer @周芳',
      '03-05 09:05 #scjg alarm urge_answer @周芳',
      '03-05 09:05 李强 rung urge_answer',
      '03-05 09:05 #desk missed urge_answer @王敏、刘洋',
      '03-09 09:05 蒋文涛 rung urge_answer',
      '03-11 09:05 陈刚 rung urge_answer',
      '03-11 09:05 顾秘书长 rung urge_answer',
    ]);
  });
});

describe('monthly progress of what is overdue — R-406; ML 六(四)', () => {
  /** Overdue since Monday 03-09. */
  const late = () => inHand('2026-03-02 10:00', { category: 'consultation' });

  it('is owed on the first working day of every following month, by that day’s close', () => {
    const w = late();
    w.at('2026-04-01 16:00', 'unit', 'file_monthly');
    w.travelTo('2026-05-07 12:00');
    expect(w.lines('monthly')).toEqual([
      '04-01 09:05 #scjg says monthly_owed',
      // Labour Day is off until Tuesday 05-05.
      '05-06 09:05 #scjg says monthly_owed',
      '05-07 09:05 #scjg alarm monthly_progress @周芳',
      '05-07 09:05 李强 rung monthly_progress',
      '05-07 09:05 #desk missed monthly_progress @王敏、刘洋',
    ]);
    expect(w.case.obligations.map((o) => [o.id, o.metAt !== undefined])).toEqual([
      ['2026-04', true],
      ['2026-05', false],
    ]);
  });

  it('a month still owed gives way to the next', () => {
    const w = late();
    w.travelTo('2026-05-06 12:00');
    expect(w.case.obligations.map((o) => [o.id, o.lapsedAt !== undefined])).toEqual([
      ['2026-04', true],
      ['2026-05', false],
    ]);
  });

  it('a month that was never filed stays on record, on staff’s cards and in the digest; one that was filed late does not', () => {
    const w = late();
    w.travelTo('2026-05-06 12:00');
    w.at('2026-05-08 10:00', 'unit', 'file_monthly');
    w.travelTo('2026-07-02 12:00');
    expect(w.case.obligations.map((o) => ({ id: o.id, missed: 'missed' in o }))).toEqual([
      { id: '2026-04', missed: true },
      { id: '2026-05', missed: false },
      { id: '2026-06', missed: true },
      { id: '2026-07', missed: false },
    ]);
    const onCard = (audience: Audience) => plainText(cardFor(w.case, audience, w.rules));
    for (const audience of ['unit', 'desk', 'supervision'] as const)
      expect(onCard(audience)).toContain('月度缺报：2 次：2026年4月（市场监管局）、2026年6月（市场监管局）');
    expect(onCard('respondent')).not.toContain('缺报');
    expect(plainText(inquiryFor(w.case, 'record', 'desk', w.rules))).toContain('2026年6月未填报，记为缺报');
    const scope = { reach: 'all' as const, on: '2026-07-02', from: '2026-07-01', rules: w.rules };
    expect(figuresOf(look([w.case], w.rules), scope, NOTHING, 0)).toMatchObject({ missedMonths: 2 });
  });

  it('is not owed for a month whose first working day found the case back at the desk', () => {
    const w = world('2026-03-23 10:00');
    w.submit({ category: 'consultation' });
    w.do('desk', 'dispatch');
    w.at('2026-03-31 10:00', 'unit', 'ask_return');
    w.at('2026-04-02 10:00', 'desk', 'uphold');
    w.travelTo('2026-05-06 12:00');
    expect(w.lines('monthly_owed')).toEqual(['05-06 09:05 #scjg says monthly_owed']);
  });

  it('across New Year, whose notice is not out: Monday 4 January', () => {
    const w = inHand('2026-12-21 10:00', { category: 'consultation' });
    w.travelTo('2027-01-05 08:00');
    expect(w.lines('monthly')).toEqual(['01-04 09:05 #scjg says monthly_owed']);
  });
});
