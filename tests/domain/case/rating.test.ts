import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('评价 — R-402 (SZ 9; HZ 三(四)1; T43)', () => {
  it('counts at once, stays open for ten minutes from the first, the last one holds', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    const c = w.do('contact', 'rate', { datum: '2' });
    expect(c).toMatchObject({ state: 'confirmed', clocks: { settle: { deadline: shanghai('2026-09-24 10:10') } } });
    expect(Object.keys(c.clocks)).toEqual(['settle']);
    w.at('2026-09-24 10:08');
    w.do('contact', 'rate', { datum: '4' });
    expect(w.case.clocks.settle?.deadline).toEqual(shanghai('2026-09-24 10:10'));
    expect(w.case.ratings).toMatchObject([
      { assignment: 1, level: '4', firstAt: shanghai('2026-09-24 10:00'), at: shanghai('2026-09-24 10:08') },
    ]);
    w.travelTo('2026-09-24 10:10');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'satisfied', closedAt: shanghai('2026-09-24 10:10') });
  });

  it('after ten minutes it cannot be changed, even if the clock has not acted yet', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.do('contact', 'rate', { datum: '2' });
    w.at('2026-09-24 10:10');
    expect(w.refusal('contact', 'rate', { datum: '5' })).toBeNull();
    w.later(1);
    expect(w.refusal('contact', 'rate', { datum: '5' })).toEqual({ code: 'rating_settled' });
  });

  it('takes the place’s levels only, and the same one is no change', () => {
    const w = caseWorld({ profile: 'huzhou' });
    w.caseIn('confirmed');
    expect(w.refusal('contact', 'rate', { datum: '5' })).toMatchObject({ code: 'unknown_choice' });
    w.do('contact', 'rate', { datum: '4' });
    expect(w.refusal('standIn', 'rate', { datum: '4' })).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('standIn', 'rate', { datum: '3' })).toBeNull();
  });

  it('every level goes where the scale says: closes or calls back (R-403, SZ 9)', () => {
    for (const profile of ['suzhou', 'malu', 'huzhou', 'suqian'] as const) {
      for (const level of caseWorld({ profile }).profile.scale.levels) {
        const w = caseWorld({ profile });
        w.caseIn('confirmed');
        expect([level.word, w.rated(level.id).state]).toEqual([level.word, level.closes ? 'closed' : 'callback']);
      }
    }
  });

  it('each finished assignment is rated once (T41)', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    w.rated('2');
    w.do('desk', 'go_on');
    w.do('unit', 'finish');
    w.do('contact', 'confirm');
    w.rated('5');
    expect(w.case.ratings).toMatchObject([
      { assignment: 1, level: '2' },
      { assignment: 2, level: '5' },
    ]);
    expect(w.case.outcome).toBe('satisfied');
  });

  it('a second direct answer is rated by itself, and called back by itself', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('answered');
    w.do('contact', 'confirm');
    w.rated('1');
    w.do('desk', 'go_on');
    w.do('desk', 'answer', { text: '更正如下' });
    w.do('contact', 'confirm');
    expect(w.rated('2')).toMatchObject({ state: 'callback', ratings: [{ level: '1' }, { level: '2' }] });
    expect(w.refusal('desk', 'accept_explanation', { note: '' })).toEqual({ code: 'call_not_noted' });
  });
});

describe('尚未解决 while a rating may still be changed — lifecycle.md, "not done"; R-403, R-405', () => {
  const rated = (level: string) => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.do('contact', 'rate', { datum: level });
    w.at('2026-09-24 10:04');
    w.do('contact', 'not_done');
    return w;
  };

  it.each(['1', '2'])(
    'a dissatisfied one (%s) settles at once: call-back, written reply, and the words with it',
    (level) => {
      const w = rated(level);
      expect(w.case).toMatchObject({
        state: 'callback',
        ratings: [{ level, settledAt: shanghai('2026-09-24 10:04') }],
        obligations: [{ kind: 'written_reply', unit: 'scjg' }],
      });
      expect(w.owes()).toContain('desk notification:to_call_back');
      w.do('contact', 'tell_missing', { text: '窗口仍然不收材料' });
      expect(w.case.missing).toMatchObject([{ text: '窗口仍然不收材料' }]);
      expect(w.owes()).toContain('desk notification:missing_told');
      expect(w.refusal('desk', 'accept_explanation', { note: '' })).toEqual({ code: 'call_not_noted' });
    },
  );

  it.each(['3', '5'])('a satisfied one (%s) is withdrawn, and the unit works on', (level) => {
    const w = rated(level);
    expect(w.case).toMatchObject({ state: 'in_progress', ratings: [], assignments: [{ n: 1 }, { why: 'rework' }] });
  });

  it('after a rating alone, what is missing belongs into its comment', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    w.rated('1');
    expect(w.refusal('contact', 'tell_missing')).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('contact', 'comment')).toBeNull();
  });
});

describe('评价留言 — R-402', () => {
  it('follows a rating until 30 days after closing', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    expect(w.refusal('contact', 'comment')).toEqual({ code: 'no_rating' });
    w.do('contact', 'rate', { datum: '5' });
    w.do('contact', 'comment', { text: '很快' });
    w.do('contact', 'rate', { datum: '4' });
    expect(w.case.ratings).toMatchObject([{ level: '4', comment: '很快' }]);
    w.travelTo('2026-10-24 10:10');
    expect(w.refusal('contact', 'comment')).toBeNull();
    w.later(1);
    expect(w.refusal('contact', 'comment')).toEqual({ code: 'comment_over', days: 30 });
  });
});

describe('评价期满', () => {
  it.each([
    ['suzhou', 'unrated'],
    ['huzhou', 'counted_good'],
  ] as const)('%s: silence closes as %s', (profile, outcome) => {
    const w = caseWorld({ profile, now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.travelTo('2026-09-30 23:59:59');
    expect(w.case.state).toBe('confirmed');
    w.travelTo('2026-10-01 00:00');
    expect(w.case).toMatchObject({ state: 'closed', outcome });
    expect(w.owes()).toContain('ou_contact notification:closed_by_silence');
  });
});

describe('why a rating is bad — R-402, R-403; lifecycle.md, "rate"', () => {
  const rated = (...levels: string[]) => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.put((c) => ({ ...c, outbox: [] }));
    for (const datum of levels) w.do('contact', 'rate', { datum });
    return w;
  };
  const asked = (w: ReturnType<typeof rated>) =>
    w.case.outbox.filter(({ show, to }) => 'form' in show && show.form === 'comment' && 'person' in to).length;

  it('is asked at once, once, and of nobody who is content', () => {
    expect(asked(rated('2'))).toBe(1);
    expect(asked(rated('2', '1'))).toBe(1);
    expect(asked(rated('4', '2'))).toBe(1);
    expect(asked(rated('5'))).toBe(0);
  });

  it('is told by reasons or words; by neither the form is not sent', () => {
    const w = rated('2');
    expect(w.refusal('contact', 'comment', { text: '' })).toMatchObject({ code: 'bad_form' });
    expect(w.refusal('contact', 'comment', { text: '', reasons: ['weather'] })).toEqual({
      code: 'unknown_choice',
      label: '不满意的原因',
      words: 'weather',
    });
    w.do('contact', 'comment', { text: '', reasons: ['too_slow', 'many_trips'] });
    expect(w.case.ratings).toMatchObject([{ level: '2', reasons: ['too_slow', 'many_trips'] }]);
    expect(w.case.words).toMatchObject({ 'dissatisfied/too_slow': '办得太慢' });
  });

  it('goes with the rating: a worse level keeps it, a good one does not', () => {
    const w = rated('2');
    w.do('contact', 'comment', { reasons: ['too_slow'], text: '跑了三趟' });
    w.do('contact', 'rate', { datum: '1' });
    expect(w.case.ratings).toMatchObject([{ level: '1', reasons: ['too_slow'], comment: '跑了三趟' }]);
    w.do('contact', 'rate', { datum: '4' });
    expect(w.case.ratings[0]?.reasons).toBeUndefined();
  });

  it('told after the rating has settled it is told to desk and unit', () => {
    const w = rated('2');
    w.travelTo('2026-09-24 10:10');
    w.put((c) => ({ ...c, outbox: [] }));
    w.do('contact', 'comment', { reasons: ['too_slow'], text: '' });
    expect(w.owes()).toEqual(
      expect.arrayContaining(['desk notification:dissatisfaction_told', 'scjg notification:dissatisfaction_told']),
    );
  });
});
