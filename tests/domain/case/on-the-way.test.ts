import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

describe('登记进展 — R-304 (HZ 三(四)1)', () => {
  it('reaches the respondent only when marked 对企业可见; moves no clock and makes no card stale', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    const { v, dueAt } = w.case;
    w.do('unit', 'progress', { text: '内部核对中' });
    expect(w.owes()).not.toContain('ou_contact notification:progressed');
    w.do('unit', 'progress', { text: '已受理变更', visible: 'yes' }, { v: 1 });
    expect(w.owes()).toContain('ou_contact notification:progressed');
    expect(w.case).toMatchObject({ v, dueAt, progress: [{ visible: false, unit: 'scjg' }, { visible: true }] });
  });

  it('at most 30 free entries a day from one person', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress');
    for (let n = 0; n < 30; n++) w.do('unit', 'progress');
    expect(w.refusal('unit', 'progress')).toEqual({ code: 'too_many_entries', most: 30 });
    expect(w.refusal('unit', 'attach')).toMatchObject({ code: 'too_many_entries' });
    expect(w.refusal('officer', 'progress')).toBeNull();
    w.at('2026-09-25 00:00');
    expect(w.refusal('unit', 'progress')).toBeNull();
  });

  it.each([
    ['a comment that replaces the last', 'contact', 'comment', () => {}],
    ['a call noted', 'desk', 'note_call', (w: CaseWorld) => w.travelTo('2026-09-24 10:30')],
    ['red and black in turn', 'desk', 'list_case', () => {}],
  ] as const)('%s is such an entry', (_what, who, event, before) => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.do('contact', 'rate', { datum: '1' });
    before(w);
    const again = () => ({ list: w.case.listed?.list === 'red' ? 'black' : 'red' });
    let made = 0;
    for (; made < 40 && !w.refusal(who, event, again()); made++) w.do(who, event, again());
    expect(w.refusal(who, event, again())).toEqual({ code: 'too_many_entries', most: 30 });
    expect(made).toBe(30);
  });
});

describe('催办', () => {
  it('tells the unit, once a working day; no clock moves', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress');
    const { dueAt } = w.case;
    w.do('contact', 'nudge');
    expect(w.owes()).toContain('scjg notification:nudged');
    expect(w.refusal('standIn', 'nudge')).toEqual({ code: 'already_nudged' });
    w.at('2026-09-26 10:00'); // Mid-Autumn counts with Monday the 28th
    w.do('contact', 'nudge');
    w.at('2026-09-28 10:00');
    expect(w.refusal('contact', 'nudge')).toEqual({ code: 'already_nudged' });
    w.at('2026-09-29 00:00');
    expect(w.refusal('contact', 'nudge')).toBeNull();
    expect(w.case.dueAt).toEqual(dueAt);
  });

  it.each([
    ['submitted', 'desk notification:nudged_to_dispatch'],
    ['awaiting_signoff', 'ou_secretary notification:nudged_to_sign'],
    ['dispatched', 'scjg notification:nudged_to_accept'],
    ['return_requested', 'desk notification:nudged_to_arbitrate'],
    ['in_progress', 'scjg notification:nudged'],
    ['callback', 'desk notification:nudged_to_call'],
    ['closure_review', 'desk notification:nudged_to_review'],
  ] as const)('in %s whoever it waits for is told', (state, told) => {
    const w = caseWorld({ now: '2026-03-02 10:00', profile: state === 'awaiting_signoff' ? 'suqian' : 'suzhou' });
    w.caseIn(state);
    w.put((c) => ({ ...c, outbox: [] }));
    w.do('contact', 'nudge');
    expect(w.owes().filter((owed) => owed.includes('notification:'))).toEqual([told]);
  });

  it('is no longer told once the case waits for somebody else', () => {
    const w = caseWorld({ now: '2026-03-07 10:00' });
    w.submit();
    w.do('contact', 'nudge');
    w.do('desk', 'dispatch');
    expect(w.owes().filter((owed) => owed.includes('nudged'))).toEqual([]);
  });
});

describe('补充说明, 上传附件', () => {
  it('photos sent one after the other are told as one, and the next ones anew', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    const sent = () => w.put((c) => ({ ...c, outbox: [] }));
    sent();
    const photo = (n: number) => ({ files: [{ id: `f${n}`, name: `照片${n}.jpg`, size: 1, sha256: '0' }] });
    const waiting = () =>
      w.case.outbox.flatMap(({ show, at }) =>
        'notification' in show && show.notification === 'file_added'
          ? [`${at.toISOString().slice(14, 19)} ${show.words}`]
          : [],
      );
    for (const n of [1, 2, 3, 4, 5]) {
      w.at(`2026-09-24 10:01:0${n}`);
      w.do('contact', 'attach', photo(n));
    }
    expect(waiting()).toEqual(['01:25 「照片1.jpg」「照片2.jpg」「照片3.jpg」等 5 个']);
    sent();
    w.at('2026-09-24 10:02:00');
    w.do('contact', 'attach', photo(6));
    expect(waiting()).toEqual(['02:20 「照片6.jpg」']);
  });

  it('before dispatch the desk sees it, afterwards the unit', () => {
    const w = caseWorld();
    w.submit();
    w.do('contact', 'add');
    expect(w.owes()).toContain('desk notification:added');
    w.do('desk', 'dispatch');
    w.do('contact', 'attach');
    expect(w.owes()).toContain('scjg notification:file_added');
    expect(w.case).toMatchObject({
      additions: [{ text: '补充一份合同' }, { text: '见附件', files: [w.case.files[0]?.id] }],
      files: [{ name: '答复.pdf', purpose: 'addition' }],
    });
  });
});

describe('补充说明 without end', () => {
  it('is refused with what to do once a case holds 200,000 characters of it', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    for (let i = 0; i < 10; i++) w.do('contact', 'add', { text: `${i}${'满'.repeat(19_998)}` });
    const words = '这件办件的补充说明已经很长，请把其余内容作为文件发送';
    expect(w.refusal('contact', 'add', { text: '再添十一字才会超出上限' })).toMatchObject({ problems: [{ words }] });
    expect(w.refusal('contact', 'add', { text: '短的还可以' })).toBeNull();
  });
});

describe('撤回诉求', () => {
  it.each([
    ['dispatched', 'withdrawn'],
    ['return_requested', 'withdrawn'],
    ['in_progress', 'withdrawn'],
  ] as const)('from %s: the assignment ends, the unit is told, nothing runs any more', (state, verdict) => {
    const w = caseWorld();
    w.caseIn(state);
    const c = w.do('contact', 'withdraw');
    expect(c).toMatchObject({
      state: 'withdrawn',
      assignments: [{ verdict }],
      clocks: {},
      dueAt: null,
      closedAt: w.now,
    });
    expect(c).not.toHaveProperty('returnAsk');
    expect(w.owes()).toContain('scjg notification:withdrawn');
  });

  it('of a case that waits to be dispatched no unit is told, but whoever dispatches', () => {
    const w = caseWorld({ shape: 'no_coordinator' });
    w.caseIn('return_requested');
    w.do('desk', 'reassign', { unit: 'rsj' });
    w.do('otherUnit', 'ask_return');
    w.do('desk', 'reassign', { unit: 'zrzy' });
    w.do('thirdUnit', 'ask_return');
    w.do('desk', 'reassign');
    w.do('contact', 'withdraw');
    expect(w.owes().filter((o) => o.endsWith('notification:withdrawn'))).toEqual([
      'supervision notification:withdrawn',
    ]);
  });

  it('is over once the unit has finished', () => {
    const w = caseWorld();
    w.caseIn('resolved');
    expect(w.refusal('contact', 'withdraw')).toMatchObject({ code: 'wrong_state' });
  });
});

describe('deadlines that change no state — R-502', () => {
  it('each is acted on once, and so is whatever comes before and after it', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('dispatched', { category: 'consultation' });
    w.travelTo('2026-10-12 10:00');
    expect(w.case.record.filter((r) => r.event === 'take_steps').map((r) => r.at)).toEqual(
      [
        '2026-09-28 09:05', // acceptance: its day
        '2026-09-28 17:30', // over
        '2026-09-29 09:05', // alarm, and the head
        '2026-09-30 09:05', // acceptance: its card counts a day more
        '2026-10-08 09:05', // supervision; the work: one working day before
        '2026-10-09 09:05', // the work: its day; five working days without news
        '2026-10-09 17:30', // over
        '2026-10-10 09:05', // acceptance: leader in charge; the work: alarm, the head, the enterprise, the desk
        '2026-10-12 09:05', // acceptance: the desk’s week
      ].map(shanghai),
    );
    expect(w.refusal('clock', 'take_steps')).toEqual({ code: 'not_due' });
  });

  it('what fell due in an outage is told at once, together', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('dispatched', { category: 'consultation' });
    w.at('2026-10-12 10:00');
    w.travelTo('2026-10-12 10:00');
    const ends = w.case.firedKeys.filter((key) => key.endsWith('/end'));
    expect(ends).toEqual(['1/accept/2026-09-28T09:30:00.000Z/end', '1/handle/2026-10-09T09:30:00.000Z/end']);
    const acted = w.case.record.filter((r) => r.event === 'take_steps').map((r) => r.at);
    expect(new Set(acted.map((at) => at.toISOString()))).toEqual(new Set([w.now.toISOString()]));
  });
});
