import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { inHand, unled, type World, world } from './support/world.ts';

/** Somebody leaves their unit. */
function leaves(w: World, openId: string): void {
  for (const unit of w.directory.units) unit.staff = unit.staff.filter((s) => s.openId !== openId);
}
const without = (unit: string) => (d: Directory) => ({
  ...d,
  units: d.units.map((u) => (u.id === unit ? { ...u, staff: [] } : u)),
});

describe('a rung nobody holds passes at once to the next, saying so — calendar.md, "Steps"', () => {
  it('a unit without head: supervision hears on the first day and not again on the third', () => {
    const w = inHand('2026-03-02 10:00', { unit: 'rsj', category: 'consultation' }, { directory: unled('rsj') });
    w.travelTo('2026-03-16 12:00');
    expect(w.lines(' handle').slice(2)).toEqual([
      '03-10 09:05 #rsj alarm handle @马超',
      '03-10 09:05 蒋文涛 rung handle 越级',
      '03-10 09:05 #desk missed handle @王敏、刘洋',
    ]);
    // Nobody is in charge of 人社局 by name; that is on record.
    expect(w.case.steps.filter((s) => s.who === 'leader')).toMatchObject([{ to: [], passed: true, dropped: false }]);
  });

  it('a unit where nobody works any more counts as none: its case waits for the desk, which hears the alarm', () => {
    const w = world('2026-03-02 10:00');
    w.submit();
    w.do('desk', 'dispatch');
    w.quiet();
    for (const { openId } of [...(w.directory.units.find((u) => u.id === 'scjg')?.staff ?? [])]) leaves(w, openId);
    w.travelTo('2026-03-10 12:00');
    expect(w.lines(' accept')).toEqual([
      '03-03 09:05 #desk warn accept @王敏、刘洋',
      '03-04 09:05 #desk alarm accept @王敏、刘洋',
      '03-04 09:05 王敏 rung accept',
      '03-06 09:05 蒋文涛 rung accept',
      '03-10 09:05 陈刚 rung accept',
    ]);
  });

  it('no case is sent to a unit where nobody works', () => {
    const w = world('2026-03-02 10:00', { directory: without('scjg') });
    w.submit();
    const decision = w.decided('desk', 'dispatch', { unit: 'scjg' });
    expect(decision).toEqual({ ok: false, refusal: { code: 'unknown_unit', words: 'scjg' } });
  });

  it('without supervision the leader hears in its stead, once', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' }, { directory: without('ysb') });
    w.travelTo('2026-03-16 12:00');
    expect(w.lines(' handle').slice(3)).toEqual([
      '03-10 09:05 李强 rung handle',
      '03-10 09:05 #desk missed handle @王敏、刘洋',
      '03-12 09:05 陈刚 rung handle 越级',
      '03-12 09:05 顾秘书长 rung handle 越级',
    ]);
  });

  it('a handler who has left is followed by the head', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    leaves(w, 'ou_unit');
    w.travelTo('2026-03-09 12:00');
    expect(w.lines(' handle')).toEqual([
      '03-06 09:05 #scjg remind handle @李强',
      '03-09 09:05 #scjg warn handle @李强',
    ]);
  });

  it('a desk officer who claimed the case and left is followed by the desk', () => {
    const w = world('2026-03-02 10:00');
    w.submit();
    w.do('deskOfficer', 'claim');
    leaves(w, 'ou_deskOfficer');
    w.travelTo('2026-03-03 12:00');
    expect(w.lines(' dispatch')).toEqual(['03-03 09:05 #desk warn dispatch @王敏']);
  });

  it('who was told when, or that nobody was, is in the record of steps', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-03-10 12:00');
    expect(w.case.steps.map((s) => [s.kind, s.who, s.to.map((p) => p.name)])).toEqual([
      ['remind', undefined, ['周芳']],
      ['warn', undefined, ['周芳']],
      ['no_news', undefined, []],
      ['alarm', 'handler', ['周芳']],
      ['rung', 'head', ['李强']],
      ['overdue', undefined, ['赵明远']],
      ['missed', undefined, ['王敏', '刘洋']],
    ]);
  });
});
