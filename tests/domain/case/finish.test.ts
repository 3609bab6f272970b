import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('提交办结 — R-306 (ML 六(二)(三))', () => {
  it('ends the assignment in time and asks the respondent', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-10-09 17:30');
    const c = w.do('unit', 'finish', { text: '已换发执照', measures: '开辟绿色通道', contact: '周芳' });
    expect(c).toMatchObject({ state: 'resolved', clocks: { notify: { deadline: shanghai('2026-10-10 17:30') } } });
    expect(w.assignment).toMatchObject({ verdict: 'in_time', result: { text: '已换发执照', by: { name: '周芳' } } });
    expect(w.owes()).toContain('ou_contact notification:please_confirm');
    expect(c.outbox.find((o) => 'notification' in o.show && o.show.notification === 'please_confirm')?.onDelivery).toBe(
      'result_delivered',
    );
  });

  it('one minute later it is late', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-10-09 17:31');
    w.do('unit', 'finish');
    expect(w.assignment.verdict).toBe('late');
  });

  it('is judged by the instant of the event, never before the case’s last one', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.at('2026-10-09 17:40');
    w.do('unit', 'finish', undefined, { at: shanghai('2026-10-09 17:29') });
    expect(w.assignment.verdict).toBe('in_time');
    w.do('unit', 'recall', undefined, { at: shanghai('2026-10-09 09:00') });
    expect(w.case.lastEventAt).toEqual(shanghai('2026-10-09 17:29'));
  });
});

describe('结果送达 — lifecycle "result delivered"', () => {
  it('starts the confirm clock, 3 working days to 24:00, once (R-401, ML 六(三))', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('in_progress');
    w.do('unit', 'finish');
    w.at('2026-09-28 09:00');
    const c = w.do('sender', 'result_delivered');
    expect(Object.keys(c.clocks)).toEqual(['confirm']);
    expect(c.clocks.confirm).toMatchObject({ deadline: shanghai('2026-10-09 00:00'), limit: { clause: 'ML 六(三)' } });
    expect(c.resultToldAt).toEqual(shanghai('2026-09-28 09:00'));
    expect(w.refusal('sender', 'result_delivered')).toEqual({ code: 'nothing_changed' });
  });

  it('is nobody’s to press', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    w.do('unit', 'finish');
    expect(w.refusal('contact', 'result_delivered')).toMatchObject({ code: 'not_yours' });
  });

  it('undelivered by the next working day’s close, the desk owes a telephone call and the case stays', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    w.do('unit', 'finish');
    w.travelTo('2026-10-12 09:00');
    expect(w.case).toMatchObject({ state: 'resolved', clocks: { phone: { startedAt: shanghai('2026-09-28 17:30') } } });
    expect(w.case.record.filter((r) => r.event === 'phone_due')).toHaveLength(1);
  });
});

describe('撤回办结', () => {
  it('the same assignment and its clock run on as if it had never been finished; once per assignment', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('resolved');
    w.at('2026-09-28 10:00');
    const c = w.do('unit', 'recall');
    expect(c).toMatchObject({ state: 'in_progress', clocks: {} });
    expect(w.assignment).toMatchObject({
      n: 1,
      recalled: true,
      deadline: shanghai('2026-10-22 17:30'),
      handler: { name: '周芳' },
    });
    expect(w.assignment).not.toHaveProperty('verdict');
    expect(w.assignment).not.toHaveProperty('result');
    expect(w.owes()).toContain('ou_contact notification:recalled');
    w.do('unit', 'finish');
    expect(w.refusal('unit', 'recall')).toEqual({ code: 'recall_used' });
    expect(w.buttons('unit')).not.toContain('recall');
  });

  it('takes back an unsent question to the respondent', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    w.do('unit', 'finish');
    w.do('unit', 'recall');
    expect(w.owes()).not.toContain('ou_contact notification:please_confirm');
  });

  it('is over once the respondent has acted', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    expect(w.refusal('unit', 'recall')).toMatchObject({ code: 'wrong_state', state: 'confirmed' });
  });
});

describe('确认办结, 尚未解决 — R-401 (ML 六(三))', () => {
  it('confirming asks for the rating: 3 working days to 24:00', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    const c = w.caseIn('confirmed');
    expect(Object.keys(c.clocks)).toEqual(['rate']);
    expect(c.clocks.rate).toMatchObject({ deadline: shanghai('2026-10-01 00:00'), endOfDay: true });
    expect(w.buttons('respondent')).toEqual(expect.arrayContaining(['rate', 'not_done']));
  });

  it('may be done before Feishu says that the notice arrived', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    w.do('unit', 'finish');
    expect(Object.keys(w.do('contact', 'confirm').clocks)).toEqual(['rate']);
    expect(w.refusal('sender', 'result_delivered')).toEqual({ code: 'nothing_changed' });
  });

  it.each(['resolved', 'confirmed'] as const)(
    'not done from %s: a new assignment, same unit and handler, at once in hand',
    (state) => {
      const w = caseWorld({ now: '2026-09-24 10:00' });
      w.caseIn(state);
      w.at('2026-09-28 10:00');
      const c = w.do('contact', 'not_done');
      expect(c).toMatchObject({ state: 'in_progress', clocks: {}, assignments: [{ verdict: 'in_time' }, { n: 2 }] });
      expect(w.assignment).toMatchObject({
        unit: 'scjg',
        why: 'rework',
        startedAt: shanghai('2026-09-28 10:00'),
        deadline: shanghai('2026-10-23 17:30'),
        handler: { name: '周芳' },
        recalled: false,
      });
      expect(w.owes()).toEqual(expect.arrayContaining(['scjg notification:not_done', 'ou_contact form:tell_missing']));
    },
  );

  it('without a unit it goes back to the desk with a new dispatch clock', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('answered');
    w.at('2026-09-28 10:00');
    const c = w.do('contact', 'not_done');
    expect(c).toMatchObject({ state: 'submitted', clocks: { dispatch: { deadline: shanghai('2026-09-29 17:30') } } });
    expect(w.owes()).toContain('desk notification:to_dispatch');
  });

  it('takes back a satisfied rating that has not settled, and may not be pressed after it has', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    w.do('contact', 'rate', { datum: '5' });
    expect(w.do('contact', 'not_done').ratings).toEqual([]);
    w.do('unit', 'finish');
    w.do('contact', 'confirm');
    w.rated('1');
    expect(w.refusal('contact', 'not_done')).toMatchObject({ code: 'wrong_state', state: 'callback' });
  });

  it('what is missing is asked afterwards and reaches the unit', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.buttons('respondent')).not.toContain('tell_missing');
    w.do('unit', 'finish');
    w.do('contact', 'not_done');
    w.do('contact', 'tell_missing', { text: '还差一张证' });
    expect(w.case.missing).toMatchObject([{ text: '还差一张证' }]);
    expect(w.owes()).toContain('scjg notification:missing_told');
  });
});
