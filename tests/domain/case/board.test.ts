import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

const sent = (form?: Record<string, unknown>) => {
  const w = caseWorld({ profile: 'huzhou', now: '2026-03-02 10:00' });
  w.submit();
  w.do('desk', 'dispatch', { unit: 'ysrc', ...form });
  return w;
};

describe('服务板块 — R-206; HZ 三(一)2', () => {
  it('the chief has the work order; nobody of its units may act before a unit is named', () => {
    const w = sent();
    expect(w.assignment).toMatchObject({ board: 'ysrc', unit: 'rsj', deadline: shanghai('2026-03-23 17:30') });
    expect(w.owes()).toEqual(expect.arrayContaining(['ou_chief card:chief', 'ou_chief notification:to_assign']));
    expect(w.owes()).not.toContain('rsj card:unit');
    for (const event of ['accept', 'ask_return', 'progress'])
      expect(w.refusal('otherUnit', event)).toMatchObject({ code: 'not_yours' });
    expect(w.buttons('chief')).toEqual(['assign']);
  });

  it('板块分派 names the unit; the clocks run on', () => {
    const w = sent();
    w.travelTo('2026-03-03 10:00');
    const accept = w.case.clocks.accept;
    w.do('chief', 'assign', { unit: 'zrzy' });
    expect(w.assignment).toMatchObject({ unit: 'zrzy', unitNamedAt: w.now, deadline: shanghai('2026-03-23 17:30') });
    expect(w.case.clocks.accept).toEqual(accept);
    expect(w.owes()).toContain('zrzy notification:to_accept');
    expect(w.refusal('chief', 'assign')).toEqual({ code: 'nothing_changed' });
    expect(w.buttons('chief')).toEqual([]);
    expect(w.do('thirdUnit', 'accept').state).toBe('in_progress');
  });

  it('its officers act for it; its group has the order, and the chief is named there', () => {
    const w = sent();
    for (const b of w.directory.boards)
      Object.assign(b, { chatId: `oc_${b.id}`, officers: [{ openId: 'ou_expert', name: '何工' }] });
    const another = caseWorld({ profile: 'huzhou', directory: () => w.directory });
    another.submit();
    expect(another.do('desk', 'dispatch', { unit: 'ysrc' }).outbox.map((o) => o.to)).toContainEqual({ board: 'ysrc' });
    expect(another.owes()).not.toContain('ou_chief card:chief');
    expect(another.mayPress('expert', 'assign')).toBe(true);
    expect(another.do('expert', 'assign', { unit: 'zrzy' }).record.at(-1)?.by.name).toBe('何工');
  });

  it('only units of the board, its lead unit among them', () => {
    const w = sent();
    expect(w.refusal('chief', 'assign', { unit: 'scjg' })).toEqual({ code: 'not_of_board', unit: 'scjg' });
    expect(w.refusal('chief', 'assign', { unit: 'rsj' })).toBeNull();
    expect(w.refusal('unit', 'assign', { unit: 'rsj' })).toMatchObject({ code: 'not_yours' });
  });

  it('a co-unit that is given the lead has no task beside it', () => {
    const w = sent({ coUnits: ['zrzy', 'scjg'] });
    w.do('chief', 'assign', { unit: 'zrzy' });
    expect(w.case.coTasks.map((t) => [t.unit, t.closedAt !== undefined])).toEqual([
      ['zrzy', true],
      ['scjg', false],
    ]);
  });

  it('催办 and 撤回诉求 before that reach the chief', () => {
    const w = sent();
    w.do('contact', 'nudge');
    expect(w.owes()).toContain('ou_chief notification:nudged_to_assign');
    w.do('contact', 'withdraw');
    expect(w.owes()).toContain('ou_chief notification:withdrawn');
  });

  it('a board may be typed by name', () => {
    const w = caseWorld({ profile: 'huzhou' });
    w.submit();
    w.do('desk', 'dispatch', { unit: '', unitName: '要素人才板块' });
    expect(w.assignment.board).toBe('ysrc');
  });
});
