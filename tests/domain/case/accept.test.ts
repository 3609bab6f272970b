import { describe, expect, it } from 'vitest';
import { handlerOf } from '../../../src/domain/case/roles.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('受理 — R-301, R-303 (ML 六(二))', () => {
  it('makes the tapper handler; a late acceptance buys no time', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('dispatched');
    w.at('2026-09-30 09:00');
    const c = w.do('officer', 'accept');
    expect(c).toMatchObject({ state: 'in_progress', clocks: {} });
    expect(w.assignment).toMatchObject({ handler: { name: '吴磊' }, deadline: shanghai('2026-10-22 17:30') });
    expect(w.assignment.deadline).toEqual(shanghai('2026-10-22 17:30'));
  });

  it('is the unit’s alone', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    expect(w.refusal('otherUnit', 'accept')).toEqual({
      code: 'not_yours',
      event: 'accept',
      by: ['unit'],
      unit: 'scjg',
    });
    expect(w.refusal('desk', 'accept')).toMatchObject({ code: 'not_yours' });
  });

  it('an approval case has no limit until the unit names basis and date, which become the limit', () => {
    const w = caseWorld({ profile: 'malu' });
    w.caseIn('dispatched', { category: 'approval' });
    expect(w.assignment.deadline).toBeNull();
    const missing = (form: object) => w.refusal('unit', 'accept', { ...form });
    expect(missing({})).toMatchObject({ code: 'bad_form', problems: [{ label: '法定依据' }] });
    expect(missing({ basis: '行政许可法第四十二条' })).toMatchObject({
      code: 'bad_form',
      problems: [{ label: '法定期限' }],
    });
    expect(missing({ basis: '行政许可法', on: '2026-09-23' })).toMatchObject({ code: 'date_in_the_past' });
    w.do('unit', 'accept', { basis: '行政许可法第四十二条', on: '2026-11-20' });
    expect(w.assignment).toMatchObject({
      limit: { on: '2026-11-20', clause: '行政许可法第四十二条' },
      deadline: shanghai('2026-11-20 17:30'),
    });
  });

  it('a rework of an approval case keeps the law’s date, and is not born late once that is over', () => {
    const w = caseWorld({ profile: 'malu' });
    w.caseIn('dispatched', { category: 'approval' });
    w.do('unit', 'accept', { basis: '行政许可法第四十二条', on: '2026-09-29' });
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    w.at('2026-09-30 09:00');
    w.do('contact', 'not_done');
    expect(w.assignment).toMatchObject({ n: 2, limit: { on: '2026-09-29' }, deadline: shanghai('2026-10-08 17:30') });
  });
});

describe('转交经办人', () => {
  it('is for the head or the handler, to somebody of the same unit', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('officer', 'hand_over', { person: 'ou_officer' })).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('head', 'hand_over', { person: 'ou_otherUnit' })).toEqual({ code: 'unknown_handler' });
    const v = w.case.v;
    w.do('unit', 'hand_over', { person: 'ou_officer' });
    expect(w.assignment.handler?.name).toBe('吴磊');
    expect(w.case.v).toBe(v);
    expect(w.refusal('unit', 'hand_over', { person: 'ou_unit' })).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('head', 'hand_over', { person: 'ou_officer' })).toEqual({ code: 'nothing_changed' });
  });

  it('a handler who leaves hands over to the head, who then handles', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(handlerOf(w.case, w.directory)).toEqual({ openId: 'ou_unit', name: '周芳' });
    w.directory.units.find((u) => u.id === 'scjg')?.staff.splice(1, 1);
    expect(handlerOf(w.case, w.directory)).toMatchObject({ openId: 'ou_head', name: '李强' });
    expect(w.do('head', 'ask_co').coAsk).toMatchObject({ by: { name: '李强' } });
    w.do('head', 'hand_over', { person: 'ou_officer' });
    expect(w.assignment.handler).toMatchObject({ name: '吴磊' });
  });
});
