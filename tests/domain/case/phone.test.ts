import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

type Profile = 'suzhou' | 'huzhou';
/** A result that nobody could be told of in writing: 湖光食品 has a telephone alone. */
const finished = (profile: Profile = 'suzhou', enterprise = 'e3') => {
  const w = caseWorld({ profile, now: '2026-03-02 10:00' });
  w.submit({ enterprise }, 'agent');
  w.do('desk', 'dispatch');
  w.do('unit', 'accept');
  w.do('unit', 'finish');
  return w;
};
const inVain = { said: 'not_reached', level: '', note: '无人接听' };

describe('电话征询 — lifecycle, "result delivered", "enter an answer"', () => {
  it('owed at once where only a telephone is known, within two working days', () => {
    const w = finished();
    expect(w.case).toMatchObject({ state: 'resolved', phone: { agent: false, attempts: [] } });
    expect(w.case.clocks).toMatchObject({ phone: { deadline: shanghai('2026-03-04 17:30') } });
    expect(Object.keys(w.case.clocks)).toEqual(['phone']);
    expect(w.owes()).toContain('desk notification:to_telephone');
  });

  it.each(['e1', 'e4'])('owed when the result has not arrived by the next working day’s close: %s', (enterprise) => {
    const w = finished('suzhou', enterprise);
    expect(Object.keys(w.case.clocks)).toEqual(['notify']);
    w.travelTo('2026-03-03 17:29');
    expect(w.case.phone).toBeUndefined();
    w.travelTo('2026-03-03 17:30');
    expect(w.case.clocks).toMatchObject({ phone: { deadline: shanghai('2026-03-05 17:30') } });
  });

  it('delivered at last, the inquiry is over and the confirm clock runs', () => {
    const w = finished('suzhou', 'e1');
    w.travelTo('2026-03-04 09:00');
    w.do('sender', 'result_delivered');
    expect(w.case.phone).toBeUndefined();
    expect(Object.keys(w.case.clocks)).toEqual(['confirm']);
  });

  it('owed when a reminder before silence reaches nobody any more: no silence is taken from somebody never reminded', () => {
    const w = finished('huzhou', 'e1');
    w.do('sender', 'result_delivered');
    w.travelTo('2026-03-04 10:00');
    const c = w.do('sender', 'respondent_lost');
    expect(c.clocks).toMatchObject({ phone: { deadline: shanghai('2026-03-06 17:30') } });
    expect(Object.keys(c.clocks)).toEqual(['phone']);
    expect(w.owes()).toContain('desk notification:to_telephone');
    w.travelTo('2026-03-09 00:00');
    expect(w.case.state).toBe('resolved');
  });

  it('lost once is enough: after three attempts on three days silence counts again, as 未确认', () => {
    const w = finished('huzhou', 'e1');
    w.do('sender', 'result_delivered');
    w.do('sender', 'respondent_lost');
    for (const day of ['03', '04', '05']) {
      w.travelTo(`2026-03-${day} 10:00`);
      w.do('desk', 'enter_answer', inVain);
    }
    expect(w.refusal('sender', 'respondent_lost')).toEqual({ code: 'nothing_changed' });
    w.travelTo('2026-03-11 00:00');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'unconfirmed' });
  });

  it('not owed of a rating: whoever confirmed has spoken', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    expect(w.refusal('sender', 'respondent_lost')).toEqual({ code: 'nothing_changed' });
  });

  it('the respondent may confirm or dispute meanwhile, which ends it', () => {
    for (const event of ['confirm', 'not_done'] as const) {
      const w = finished('suzhou', 'e1');
      w.travelTo('2026-03-04 09:00');
      expect(w.do('contact', event).phone).toBeUndefined();
      expect(w.case.clocks.phone).toBeUndefined();
    }
  });

  it('代录 confirms and rates for the respondent, marked so', () => {
    const w = finished();
    const c = w.do('desk', 'enter_answer', { level: '4', note: '表示感谢' });
    expect(c).toMatchObject({
      state: 'confirmed',
      ratings: [{ level: '4', how: 'desk', by: { name: '王敏' } }],
      entered: [{ how: 'desk', number: '13900000000', calledAt: '10:30', said: 'confirmed', note: '表示感谢' }],
    });
    w.travelTo('2026-03-02 10:10');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'satisfied' });
  });

  it('confirmed without a level (未表态) waits for the rating; disputed begins a new assignment', () => {
    const w = finished();
    expect(w.refusal('desk', 'enter_answer', { level: '' })).toEqual({ code: 'rating_needed' });
    w.do('desk', 'enter_answer', { level: 'none' });
    expect(Object.keys(w.case.clocks)).toEqual(['rate']);
    const other = finished();
    other.do('desk', 'enter_answer', { said: 'not_done', level: '' });
    expect(other.case).toMatchObject({ state: 'in_progress', assignments: [{ n: 1 }, { n: 2, why: 'rework' }] });
    expect(other.owes()).toContain('scjg notification:not_done');
  });

  it('what was left open may be entered until the case closes, and mended until it settles', () => {
    const w = finished('huzhou');
    expect(w.refusal('desk', 'enter_answer', { level: 'none' })).toBeNull();
    w.do('desk', 'enter_answer', { level: 'none' });
    expect(w.case.ratings).toEqual([]);
    expect(w.buttons('desk')).toContain('enter_answer');
    expect(w.refusal('desk', 'enter_answer', { level: 'none' })).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('desk', 'enter_answer', inVain)).toEqual({ code: 'nothing_changed' });
    w.travelTo('2026-03-04 16:00');
    w.do('deskOfficer', 'enter_answer', { level: '1' });
    w.later(5);
    expect(w.do('desk', 'enter_answer', { level: '3' }).ratings).toMatchObject([{ level: '3', how: 'desk' }]);
    w.travelTo('2026-03-04 16:10');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'satisfied' });
    expect(w.refusal('desk', 'enter_answer', { level: '1' })).toMatchObject({ code: 'wrong_state' });
  });

  it('a confirmation heard by telephone and never rated is no praise, in Huzhou neither', () => {
    const w = finished('huzhou');
    expect(w.refusal('desk', 'enter_answer', { level: 'none' })).toBeNull();
    w.do('desk', 'enter_answer', { level: 'none' });
    w.travelTo('2026-03-10 10:00');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'unrated' });
  });

  it('what a respondent confirmed in writing the desk does not rate', () => {
    const w = finished('suzhou', 'e1');
    w.do('sender', 'result_delivered');
    w.do('contact', 'confirm');
    expect(w.refusal('desk', 'enter_answer')).toEqual({ code: 'nothing_changed' });
  });

  it('disputed by telephone after a dissatisfied rating: called back, and the rating stands', () => {
    const w = finished();
    w.do('desk', 'enter_answer', { level: '2' });
    expect(w.refusal('desk', 'enter_answer', { said: 'not_done', level: '' })).toBeNull();
    const c = w.do('desk', 'enter_answer', { said: 'not_done', level: '' });
    expect(c).toMatchObject({ state: 'callback', ratings: [{ level: '2', settledAt: w.now }] });
    expect(w.owes()).toContain('desk notification:to_call_back');
  });

  it('a dissatisfied one is called back like any other (invariant 5)', () => {
    const w = finished();
    w.do('desk', 'enter_answer', { level: '1' });
    w.travelTo('2026-03-02 10:10');
    expect(w.case.state).toBe('callback');
  });

  it('not reached: again next working day; after three attempts on three days silence is unconfirmed even in Huzhou', () => {
    const w = finished('huzhou');
    w.do('desk', 'enter_answer', inVain);
    expect(w.case.clocks.phone?.deadline).toEqual(shanghai('2026-03-03 17:30'));
    expect(w.refusal('deskOfficer', 'enter_answer', inVain)).toEqual({ code: 'tried_today' });
    w.travelTo('2026-03-03 10:00');
    w.do('deskOfficer', 'enter_answer', inVain);
    w.travelTo('2026-03-05 10:00');
    w.do('desk', 'enter_answer', inVain);
    expect(w.case).toMatchObject({ unreached: true });
    expect(w.case.clocks).toMatchObject({ confirm: { deadline: shanghai('2026-03-11 00:00') } });
    expect(w.refusal('desk', 'enter_answer')).toEqual({ code: 'nothing_changed' });
    w.travelTo('2026-03-11 00:00');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'unconfirmed' });
  });

  it('a later result is asked about afresh', () => {
    const w = finished('huzhou', 'e1');
    w.travelTo('2026-03-04 10:00');
    for (const day of ['04', '05', '06']) {
      w.travelTo(`2026-03-${day} 10:00`);
      w.do('desk', 'enter_answer', inVain);
    }
    w.do('contact', 'not_done');
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    w.travelTo('2026-03-31 10:00');
    expect(w.case).toMatchObject({ outcome: 'counted_good' });
  });

  it('of a 直接答复 not the one who answered; with nobody else at the desk, supervision', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e3' }, 'agent');
    w.do('desk', 'answer');
    expect(w.refusal('desk', 'enter_answer')).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('supervision', 'enter_answer')).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('deskOfficer', 'enter_answer')).toBeNull();
    w.directory.units.find((u) => u.id === 'desk')?.staff.pop();
    expect(w.refusal('supervision', 'enter_answer')).toBeNull();
    expect(w.buttons('supervision')).toContain('enter_answer');
    expect(w.buttons('desk')).not.toContain('enter_answer');
  });

  it('who answered once may enter what was said of a unit’s result later', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e3' }, 'agent');
    w.do('desk', 'answer');
    w.do('deskOfficer', 'enter_answer', { said: 'not_done', level: '' });
    w.do('desk', 'dispatch');
    w.do('unit', 'accept');
    w.do('unit', 'finish');
    expect(w.refusal('desk', 'enter_answer')).toBeNull();
  });

  it('nobody who belongs to a unit of the case, though of the desk as well', () => {
    const w = finished();
    w.directory.units
      .find((u) => u.id === 'scjg')
      ?.staff.push({ openId: 'ou_desk', name: '王敏', role: 'officer', directReport: false });
    expect(w.refusal('desk', 'enter_answer')).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('deskOfficer', 'enter_answer')).toBeNull();
  });

  it('the agent only at the desk’s request, and marked 代评', () => {
    const w = finished();
    expect(w.refusal('agent', 'enter_answer')).toMatchObject({ code: 'not_yours' });
    w.do('desk', 'ask_agent');
    expect(w.owes()).toEqual(expect.arrayContaining(['ou_agent card:filer', 'ou_agent notification:agent_asked']));
    expect(w.refusal('desk', 'ask_agent')).toEqual({ code: 'pending_already' });
    expect(w.buttons('filer')).toContain('enter_answer');
    expect(w.do('agent', 'enter_answer')).toMatchObject({ entered: [{ how: 'agent' }], ratings: [{ how: 'agent' }] });
  });

  it('without an agent nobody can be asked', () => {
    const w = finished();
    w.directory.agents = [];
    expect(w.refusal('desk', 'ask_agent')).toEqual({ code: 'no_agent' });
    expect(finished('suzhou', 'e1').refusal('desk', 'ask_agent')).toEqual({ code: 'nothing_changed' });
  });

  it('after an approved closure the rating is asked: entered, or explained after three days in vain', () => {
    const approved = () => {
      const w = caseWorld({ profile: 'huzhou', now: '2026-03-02 10:00' });
      w.submit({ enterprise: 'e3' }, 'agent');
      w.do('desk', 'dispatch');
      w.do('unit', 'accept');
      w.do('unit', 'apply_to_close');
      w.do('desk', 'approve');
      return w;
    };
    const w = approved();
    expect(Object.keys(w.case.clocks)).toEqual(['phone']);
    expect(w.refusal('desk', 'enter_answer', { level: '' })).toEqual({ code: 'rating_needed' });
    expect(w.refusal('desk', 'enter_answer', { level: '9' })).toMatchObject({ code: 'unknown_choice' });
    w.do('desk', 'enter_answer', { level: '3' });
    w.travelTo('2026-03-02 10:10');
    expect(w.case).toMatchObject({ outcome: 'explained' });
    const silent = approved();
    for (const day of ['02', '03', '04']) {
      silent.travelTo(`2026-03-${day} 11:00`);
      silent.do('desk', 'enter_answer', inVain);
    }
    silent.travelTo('2026-03-31 10:00');
    expect(silent.case).toMatchObject({ outcome: 'explained' });
  });
});
