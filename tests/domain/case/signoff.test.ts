import { describe, expect, it } from 'vitest';
import { specialSupervision } from '../../../src/domain/case/roles.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

const asked = (form?: Record<string, unknown>) => {
  const w = caseWorld({ profile: 'suqian', now: '2026-03-02 10:00' });
  w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk');
  w.do('desk', 'dispatch', form);
  return w;
};

describe('签批 — R-209; SQ (八)', () => {
  it('the signers of the unit in their order, one working day each; with the last the assignment starts', () => {
    const w = asked();
    expect(w.case).toMatchObject({
      state: 'awaiting_signoff',
      assignments: [],
      signoff: { unit: 'scjg', signers: [{ name: '顾秘书长' }, { name: '陆副市长' }] },
      clocks: { signoff: { deadline: shanghai('2026-03-03 17:30') } },
    });
    expect(w.owes()).toEqual(expect.arrayContaining(['ou_secretary card:signer', 'ou_secretary notification:to_sign']));
    expect(w.refusal('viceMayor', 'sign')).toMatchObject({ code: 'not_yours' });
    w.at('2026-03-03 10:00');
    w.do('secretary', 'sign');
    expect(w.case).toMatchObject({ v: 3, clocks: { signoff: { deadline: shanghai('2026-03-04 17:30') } } });
    expect(w.refusal('secretary', 'sign')).toMatchObject({ code: 'not_yours' });
    w.at('2026-03-04 10:00');
    w.do('viceMayor', 'sign');
    expect(w.case.state).toBe('dispatched');
    expect(w.assignment).toMatchObject({
      startedAt: shanghai('2026-03-04 10:00'),
      deadline: shanghai('2026-03-11 17:30'),
    });
    expect(w.owes()).toContain('scjg notification:to_accept');
  });

  it('what is asked of the unit is read by the signers and goes with the work order', () => {
    const w = asked({ unit: 'zrzy', instruction: '请会同人社局办理' });
    expect(w.case.signoff?.instruction).toBe('请会同人社局办理');
    w.do('viceMayor', 'sign');
    expect(w.assignment.instruction).toBe('请会同人社局办理');
  });

  it('another unit has other signers', () => {
    expect(asked({ unit: 'rsj' }).case.signoff?.signers.map((s) => s.name)).toEqual(['严副秘书长', '陆副市长']);
    expect(asked({ unit: 'zrzy' }).case.signoff?.signers.map((s) => s.name)).toEqual(['陆副市长']);
  });

  it('co-units get their tasks with the work order, not before', () => {
    const w = asked({ unit: 'zrzy', coUnits: ['rsj'] });
    expect(w.case.coTasks).toEqual([]);
    const c = w.do('viceMayor', 'sign');
    expect(c.coTasks).toMatchObject([{ unit: 'rsj', assignment: 1 }]);
    expect(w.assignment.limit.workingDays).toBe(15);
  });

  it('any refusal sends it back to the desk with a new dispatch clock', () => {
    const w = asked();
    w.at('2026-03-03 10:00');
    w.do('secretary', 'sign');
    w.do('viceMayor', 'refuse_sign', { reason: '应由人社局承办' });
    expect(w.case).toMatchObject({
      state: 'submitted',
      clocks: { dispatch: { deadline: shanghai('2026-03-04 17:30') } },
    });
    expect(w.case.signoff).toBeUndefined();
    expect(w.owes()).toContain('desk notification:sign_refused');
  });

  it('without a signer the dispatch is refused, naming the setting', () => {
    const w = caseWorld({ profile: 'suqian' });
    w.directory.leaders = [];
    w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk');
    expect(w.refusal('desk', 'dispatch')).toEqual({ code: 'no_signer', unit: 'scjg' });
  });

  /** Somebody is no leader any more. */
  const leaves = (w: ReturnType<typeof asked>, name: string): void => {
    w.directory.leaders = w.directory.leaders.filter((l) => l.name !== name);
  };
  /** Somebody signs for every unit from now on, in this place. */
  const signs = (w: ReturnType<typeof asked>, name: string, place: number): void => {
    w.directory.leaders = w.directory.leaders.map((l) =>
      l.name === name ? { ...l, units: 'all' as const, signs: place } : l,
    );
  };

  it('the turn of a signer who has left is of whoever holds that place now', () => {
    const w = asked();
    leaves(w, '顾秘书长');
    signs(w, '严副秘书长', 1);
    expect(w.mayPress('otherSecretary', 'sign')).toBe(true);
    w.do('clock', 'directory_changed');
    expect(w.owes()).toContain('ou_otherSecretary notification:to_sign');
    w.do('otherSecretary', 'sign');
    expect(w.do('viceMayor', 'sign')).toMatchObject({ state: 'dispatched', assignments: [{ unit: 'scjg' }] });
  });

  it('whose place nobody holds sends the case back to the desk, in words, when the turn comes', () => {
    const w = asked();
    leaves(w, '陆副市长');
    expect(w.do('secretary', 'sign')).toMatchObject({ state: 'submitted', clocks: { dispatch: {} } });
    expect(w.case.outbox.map((o) => o.show)).toContainEqual({
      notification: 'signing_stopped',
      audience: 'desk',
      words: '签批人已不在通讯录，也无人接任',
    });
  });

  it('and at once when the directory changes in that signer’s turn, or the proposed unit leaves', () => {
    const gone = asked();
    leaves(gone, '顾秘书长');
    expect(gone.decided('clock', 'directory_changed')).toMatchObject({ ok: true, case: { state: 'submitted' } });
    const unitless = asked();
    unitless.directory.units = unitless.directory.units.filter((u) => u.id !== 'scjg');
    expect(unitless.decided('clock', 'directory_changed')).toMatchObject({ ok: true, case: { state: 'submitted' } });
  });

  it('改派 needs the signatures for the other unit; the old one has no card meanwhile', () => {
    const w = asked();
    for (const who of ['secretary', 'viceMayor'] as const) w.do(who, 'sign');
    w.do('unit', 'accept');
    const c = w.do('desk', 'reassign', { unit: 'rsj', reason: '职责调整' });
    expect(c).toMatchObject({
      state: 'awaiting_signoff',
      assignments: [{ unit: 'scjg', passedOn: true }],
      signoff: { unit: 'rsj', signers: [{ name: '严副秘书长' }, { name: '陆副市长' }] },
    });
    expect(w.refusal('unit', 'finish')).not.toBeNull();
    expect(w.refusal('otherUnit', 'accept')).not.toBeNull();
    for (const who of ['otherSecretary', 'viceMayor'] as const) w.do(who, 'sign');
    expect(w.case).toMatchObject({ state: 'dispatched', assignments: [{}, { unit: 'rsj', why: 'reassign' }] });
  });

  it('the respondent may add and withdraw meanwhile', () => {
    const w = asked();
    w.do('contact', 'add');
    expect(w.do('contact', 'withdraw')).toMatchObject({ state: 'withdrawn', clocks: {} });
  });

  it('only cases of that line, only where the place has one', () => {
    const w = caseWorld({ profile: 'suqian' });
    w.submit({ enterprise: 'e1', channel: 'hotline' }, 'desk', 'desk');
    expect(w.do('desk', 'dispatch').state).toBe('dispatched');
    const elsewhere = caseWorld({ profile: 'suzhou' });
    elsewhere.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk');
    expect(elsewhere.do('desk', 'dispatch').state).toBe('dispatched');
  });

  it('is under special supervision until it is done (R-508)', () => {
    const w = asked();
    expect(specialSupervision(w.case, w.profile)).toBe(true);
    expect(w.owes()).toContain('supervision card:supervision');
    expect(specialSupervision(w.do('contact', 'withdraw'), w.profile)).toBe(false);
    const other = caseWorld({ profile: 'suqian' });
    expect(specialSupervision(other.submit(), other.profile)).toBe(false);
  });
});
