import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

const PRIMARY = 'QS20260924-0001';

/** c1 of 云帆生物医药, then c2 of 太湖精密制造, a minute later; Monday 2 March 2026. */
const two = () => {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.submit({}, 'otherContact');
  w.later(60_000);
  w.another();
  return w;
};
const on = (
  w: CaseWorld,
  id: string,
  ...steps: [Parameters<CaseWorld['do']>[0], string, Record<string, unknown>?][]
) => {
  w.turnTo(id);
  for (const [who, event, form] of steps) w.do(who, event, form);
};
const merged = (prepare: (w: CaseWorld) => void = () => {}) => {
  const w = two();
  prepare(w);
  w.turnTo('c2');
  w.do('desk', 'merge', { primary: PRIMARY });
  w.applyAcross();
  return w;
};
const fileOf = (c: Case, purpose: Case['files'][number]['purpose']): Case['files'][number] => ({
  id: 'f1',
  name: '照片.png',
  size: 3,
  sha256: '0',
  purpose,
  by: c.filer,
  at: c.receivedAt,
  visible: true,
});
const caseOf = (w: CaseWorld, id: string): Case => w.turnTo(id);
type Step = Parameters<typeof on>[2];
/** The primary case at its unit, and what else happens to it. */
const underway = (w: CaseWorld, ...more: Step[]) => on(w, 'c1', ['desk', 'dispatch'], ['unit', 'accept'], ...more);

describe('并案 — R-108; HZ 三(三)2; T51', () => {
  it('the case follows an earlier one, keeps number and people, and runs no clock of its own', () => {
    const w = merged();
    expect(w.case).toMatchObject({
      state: 'merged',
      no: 'QS20260924-0002',
      clocks: {},
      dueAt: null,
      duplicateOf: { id: 'c1', no: PRIMARY, from: 'submitted', shows: { state: 'submitted' } },
    });
    expect(caseOf(w, 'c1')).toMatchObject({ hasDuplicates: true });
  });

  it('催办 of its respondent reaches whoever the primary case waits for, once a working day of its own', () => {
    const w = merged(underway);
    on(w, 'c1', ['otherContact', 'nudge']);
    w.put((c) => ({ ...c, outbox: [] }));
    on(w, 'c2', ['contact', 'nudge']);
    expect(w.refusal('contact', 'nudge')).toEqual({ code: 'already_nudged' });
    w.applyAcross();
    caseOf(w, 'c1');
    expect(w.owes().filter((owed) => owed.includes('notification:'))).toEqual(['scjg notification:nudged']);
    w.applyAcross();
    expect(w.owes().filter((owed) => owed.includes('nudged'))).toHaveLength(1);
    w.at('2026-03-03 10:00');
    on(w, 'c2', ['contact', 'nudge']);
    w.applyAcross();
    caseOf(w, 'c1');
    expect(w.owes().filter((owed) => owed.includes('nudged'))).toHaveLength(2);
    expect(w.refusal('otherContact', 'nudge')).toBeNull();
  });

  it('a number that was written wins over what was chosen from the list', () => {
    const w = two();
    w.turnTo('c2');
    expect(w.refusal('desk', 'merge', { primaryPicked: PRIMARY, primary: '1234' })).toMatchObject({ code: 'bad_form' });
    w.do('desk', 'merge', { primaryPicked: 'QS20260924-0009', primary: PRIMARY });
    expect(w.case).toMatchObject({ state: 'merged', duplicateOf: { no: PRIMARY } });
  });

  it('the running assignment ends as merged and its unit is told; the unit’s card loses its audience', () => {
    const w = two();
    on(w, 'c2', ['desk', 'dispatch', { unit: 'rsj' }], ['otherUnit', 'accept']);
    w.do('desk', 'merge', { primary: PRIMARY });
    expect(w.case.assignments).toMatchObject([{ verdict: 'merged', endedAt: w.now, passedOn: true }]);
    expect(w.owes()).toEqual(
      expect.arrayContaining([
        'rsj notification:merged_away',
        'ou_contact notification:merged',
        'across across:primary',
      ]),
    );
    expect(w.refusal('otherUnit', 'see_record')).toMatchObject({ code: 'not_yours' });
  });

  it('shows how the primary case stands, and its latest notes meant for the enterprise', () => {
    const w = merged((x) => underway(x));
    expect(w.case.duplicateOf?.shows).toMatchObject({
      state: 'in_progress',
      unit: 'scjg',
      deadline: shanghai('2026-03-23 17:30'),
    });
    const { rev } = w.case;
    on(w, 'c1', ['unit', 'progress', { text: '内部商议' }]);
    w.applyAcross();
    expect(caseOf(w, 'c2').rev).toBe(rev);
    on(w, 'c1', ['unit', 'progress', { text: '已约窗口', visible: 'yes' }]);
    w.applyAcross();
    expect(caseOf(w, 'c2').duplicateOf?.shows?.progress.map((p) => p.text)).toEqual(['已约窗口']);
  });

  it.each<[string, string, (w: CaseWorld) => void]>([
    ['itself', 'QS20260924-0002', () => {}],
    ['closed', PRIMARY, (w) => on(w, 'c1', ['otherContact', 'withdraw'])],
    ['resolved', PRIMARY, (w) => on(w, 'c1', ['desk', 'answer'])],
    ['resolved', PRIMARY, (w) => underway(w, ['unit', 'finish'])],
  ])('not into one that is %s', (why, primary, prepare) => {
    const w = two();
    prepare(w);
    w.turnTo('c2');
    expect(w.refusal('desk', 'merge', { primary })).toEqual({ code: 'not_a_primary', no: primary, why });
  });

  it('nor into a later one, one that is not there, or a confidential one', () => {
    const w = two();
    w.turnTo('c1');
    expect(w.refusal('desk', 'merge', { primary: 'QS20260924-0002' })).toMatchObject({
      code: 'not_a_primary',
      why: 'later',
    });
    w.turnTo('c2');
    expect(w.refusal('desk', 'merge', { primary: 'QS20260924-0099' })).toMatchObject({ code: 'no_such_number' });
    expect(w.refusal('desk', 'merge', { primary: '第一件' })).toMatchObject({ code: 'bad_form' });
    on(w, 'c1', ['desk', 'make_confidential']);
    w.turnTo('c2');
    expect(w.refusal('desk', 'merge', { primary: PRIMARY })).toMatchObject({ code: 'no_such_number' });
  });

  it('into one under review, which is not resolved', () => {
    const w = merged((x) => underway(x, ['unit', 'apply_to_close']));
    expect(w.case.state).toBe('merged');
  });

  it('补充说明 is the primary case’s: its unit sees it, and a pause for material ends', () => {
    const w = merged((x) => underway(x, ['unit', 'ask_pause'], ['desk', 'grant_pause']));
    w.do('contact', 'add', { text: '我司的合同也在此' });
    w.applyAcross();
    w.do('contact', 'add', { text: '另附一份' });
    w.applyAcross();
    const primary = caseOf(w, 'c1');
    expect(primary.additions.slice(1).map(({ text, of }) => [text, of])).toEqual([
      ['我司的合同也在此', 'QS20260924-0002'],
      ['另附一份', 'QS20260924-0002'],
    ]);
    expect(primary.assignments[0]?.deadline).not.toBeNull();
    expect(w.owes()).toContain('scjg notification:duplicate_added');
  });

  it('brings the appeal and all that was added to it, once; a pause for material goes on', () => {
    const w = two();
    underway(w, ['unit', 'ask_pause'], ['desk', 'grant_pause']);
    on(w, 'c2', ['contact', 'add', { text: '见附件' }], ['desk', 'merge', { primary: PRIMARY }]);
    const { content } = w.case;
    w.put((c) => ({ ...c, files: [fileOf(c, 'appeal')] }));
    w.applyAcross();
    w.applyAcross();
    const primary = caseOf(w, 'c1');
    expect(primary.additions).toMatchObject([
      { text: content, of: 'QS20260924-0002', nth: 0, files: ['f1'], by: { name: '赵明远' } },
      { text: '见附件', of: 'QS20260924-0002', nth: 1 },
    ]);
    expect(primary.files).toMatchObject([{ id: 'f1', of: 'QS20260924-0002' }]);
    expect(primary.assignments[0]?.deadline).toBeNull();
    expect(w.owes()).toContain('scjg notification:joined');
    expect(w.owes()).not.toContain('scjg notification:added');
  });

  it('what is added twice afterwards comes twice, were it all in one millisecond', () => {
    const w = two();
    underway(w);
    on(w, 'c2', ['contact', 'add', { text: '见附件' }], ['desk', 'merge', { primary: PRIMARY }]);
    on(w, 'c2', ['contact', 'add', { text: '见附件' }], ['contact', 'add', { text: '见附件' }]);
    w.applyAcross();
    expect(caseOf(w, 'c1').additions.map(({ text, nth }) => [text, nth])).toEqual([
      [w.case.content, 0],
      ['见附件', 1],
      ['见附件', 2],
      ['见附件', 3],
    ]);
  });

  it('督办 of a merged case is answered by the primary case’s unit', () => {
    const w = merged((x) => underway(x));
    w.do('supervision', 'urge');
    expect(w.case.obligations).toMatchObject([{ kind: 'urge_answer', unit: 'scjg' }]);
    expect(w.refusal('unit', 'answer_urge')).toBeNull();
  });
});

describe('撤销并案 — within 3 working days; the days between do not count', () => {
  const inProgress = (w: CaseWorld) => on(w, 'c2', ['desk', 'dispatch', { unit: 'rsj' }], ['otherUnit', 'accept']);

  it('gives the state and the assignment back, moved by the days between', () => {
    const w = merged(inProgress);
    w.at('2026-03-04 10:00');
    w.do('desk', 'undo_merge');
    expect(w.case).toMatchObject({ state: 'in_progress' });
    expect(w.case.duplicateOf).toBeUndefined();
    expect(w.assignment).toMatchObject({
      n: 1,
      handler: { name: '马超' },
      deadline: shanghai('2026-03-24 17:30'),
      pauses: [{ reason: 'merged', from: shanghai('2026-03-02 10:01'), to: shanghai('2026-03-04 10:00') }],
    });
    expect(w.assignment.verdict).toBeUndefined();
    expect(w.owes()).toContain('rsj notification:merge_undone');
  });

  it('an assignment that was late when it was merged is given back all the same, still late', () => {
    const w = two();
    inProgress(w);
    w.at('2026-03-24 10:00');
    w.do('desk', 'merge', { primary: PRIMARY });
    expect(w.case.assignments[0]?.verdict).toBe('late');
    w.at('2026-03-25 10:00');
    w.do('desk', 'undo_merge');
    expect(w.assignment).toMatchObject({ deadline: shanghai('2026-03-23 17:30') });
    expect(w.do('otherUnit', 'finish').assignments[0]?.verdict).toBe('late');
  });

  it('the clock of the state left goes on where it stood: merging buys nobody time', () => {
    const w = merged((x) => on(x, 'c2', ['desk', 'dispatch', { unit: 'rsj' }]));
    w.at('2026-03-02 17:00');
    expect(w.do('desk', 'undo_merge').clocks.accept?.deadline).toEqual(shanghai('2026-03-03 17:30'));
    w.do('desk', 'merge', { primary: PRIMARY });
    w.at('2026-03-04 10:00');
    expect(w.do('desk', 'undo_merge').clocks.accept?.deadline).toEqual(shanghai('2026-03-04 17:30'));
  });

  it('from a return asked for: asked for again, and the clock stands still again', () => {
    const w = merged((x) => on(x, 'c2', ['desk', 'dispatch', { unit: 'rsj' }], ['otherUnit', 'ask_return']));
    w.at('2026-03-04 10:00');
    w.do('desk', 'undo_merge');
    expect(w.case).toMatchObject({ state: 'return_requested', returnAsk: { unit: 'rsj', ground: 'not_ours' } });
    expect(w.assignment.deadline).toBeNull();
    w.at('2026-03-05 10:00');
    w.do('desk', 'uphold');
    // Paused from the 2nd to the 5th: the 5th is the first day that counts.
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-25 17:30'));
  });

  it('a pause for material goes on until its own most', () => {
    const w = two();
    inProgress(w);
    w.do('otherUnit', 'ask_pause');
    w.do('desk', 'grant_pause');
    const until = w.assignment.pauses[0]?.until;
    w.do('desk', 'merge', { primary: PRIMARY });
    w.at('2026-03-04 10:00');
    w.do('desk', 'undo_merge');
    expect(w.assignment.pauses.at(-1)).toMatchObject({ reason: 'material', from: w.now, until });
    expect(w.assignment.deadline).toBeNull();
  });

  it('a pause that was over before does not, were it in the same millisecond', () => {
    const w = two();
    inProgress(w);
    w.do('otherUnit', 'ask_pause');
    w.do('desk', 'grant_pause');
    w.do('otherUnit', 'resume');
    w.do('desk', 'merge', { primary: PRIMARY });
    w.at('2026-03-04 10:00');
    w.do('desk', 'undo_merge');
    expect(w.assignment.pauses.map((s) => [s.reason, s.to !== undefined])).toEqual([
      ['material', true],
      ['merged', true],
    ]);
  });

  it('all of the third working day still, on the fourth no more', () => {
    const w = merged();
    w.at('2026-03-05 23:59');
    expect(w.refusal('desk', 'undo_merge')).toBeNull();
    w.at('2026-03-06 00:00');
    expect(w.refusal('desk', 'undo_merge')).toEqual({ code: 'undo_over', workingDays: 3 });
  });

  it('the primary case’s changes are then its own', () => {
    const w = merged();
    w.do('desk', 'undo_merge');
    on(w, 'c1', ['otherContact', 'withdraw']);
    w.applyAcross();
    expect(caseOf(w, 'c2')).toMatchObject({ state: 'submitted' });
  });
});

describe('主办件有变化 — lifecycle, "primary changed", cell by cell', () => {
  it('resolved → resolved with the primary case’s result, confirmed and rated by its own respondent', () => {
    const w = merged((x) => underway(x));
    on(w, 'c1', ['unit', 'finish', { text: '已为两家办结' }]);
    w.applyAcross();
    const c = caseOf(w, 'c2');
    expect(c).toMatchObject({
      state: 'resolved',
      assignments: [{ n: 1, unit: 'scjg', copied: true, verdict: 'in_time', result: { text: '已为两家办结' } }],
    });
    expect(Object.keys(c.clocks)).toEqual(['notify']);
    expect(w.owes()).toContain('ou_contact notification:please_confirm');
    expect(w.refusal('otherContact', 'confirm')).toMatchObject({ code: 'not_yours' });
    w.do('sender', 'result_delivered');
    w.do('contact', 'confirm');
    w.rated('5');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'satisfied' });
    expect(caseOf(w, 'c1').state).toBe('resolved');
  });

  it('a later assignment of the duplicate goes to the primary case’s unit', () => {
    const w = merged((x) => on(x, 'c2', ['desk', 'dispatch', { unit: 'rsj' }]));
    underway(w, ['unit', 'finish']);
    w.applyAcross();
    on(w, 'c2', ['contact', 'not_done']);
    expect(w.case).toMatchObject({
      state: 'in_progress',
      assignments: [{ unit: 'rsj', verdict: 'merged' }, { copied: true }, { unit: 'scjg', why: 'rework' }],
    });
  });

  it('answered → answered; disputed it goes to the desk, for no unit has had it', () => {
    const w = merged((x) => on(x, 'c2', ['desk', 'dispatch', { unit: 'rsj' }]));
    on(w, 'c1', ['desk', 'answer', { text: '可在线申报' }]);
    w.applyAcross();
    expect(caseOf(w, 'c2')).toMatchObject({ state: 'answered', answer: { text: '可在线申报' } });
    w.do('contact', 'not_done');
    expect(w.case.state).toBe('submitted');
  });

  it('what the primary case answered before a unit had it is not what its unit found', () => {
    const w = two();
    on(w, 'c1', ['desk', 'answer'], ['otherContact', 'not_done'], ['desk', 'dispatch'], ['unit', 'accept']);
    on(w, 'c2', ['desk', 'merge', { primary: PRIMARY }]);
    w.applyAcross();
    on(w, 'c1', ['unit', 'apply_to_close'], ['desk', 'approve']);
    w.applyAcross();
    expect(caseOf(w, 'c2')).toMatchObject({ state: 'confirmed', closure: { ground: '某条例第五条' } });
  });

  it('confirmed after an approved closure → confirmed, its own rating', () => {
    const w = merged((x) => underway(x));
    on(w, 'c1', ['unit', 'apply_to_close'], ['desk', 'approve']);
    w.applyAcross();
    const c = caseOf(w, 'c2');
    expect(c).toMatchObject({ state: 'confirmed', ratings: [] });
    expect(Object.keys(c.clocks)).toEqual(['notify']);
    expect(w.owes()).toContain('ou_contact notification:please_rate');
    w.do('contact', 'rate');
    w.travelTo('2026-03-02 10:20');
    expect(caseOf(w, 'c2')).toMatchObject({ outcome: 'explained' });
  });

  it.each<[string, (w: CaseWorld) => void]>([
    ['withdrawn', (w) => on(w, 'c1', ['otherContact', 'withdraw'])],
    ['redirected', (w) => on(w, 'c1', ['desk', 'redirect'])],
    ['confidential', (w) => on(w, 'c1', ['desk', 'make_confidential'])],
  ])('%s → submitted, with a new dispatch clock', (_state, end) => {
    const w = merged((x) => on(x, 'c2', ['desk', 'dispatch', { unit: 'rsj' }], ['otherUnit', 'accept']));
    w.at('2026-03-04 10:00');
    end(w);
    w.applyAcross();
    const c = caseOf(w, 'c2');
    expect(c).toMatchObject({ state: 'submitted', clocks: { dispatch: { deadline: shanghai('2026-03-05 17:30') } } });
    expect(c.duplicateOf).toBeUndefined();
    expect(w.owes()).toContain('desk notification:to_dispatch');
    // No unit has it any more: answered and disputed it comes back to the desk.
    w.do('desk', 'answer');
    expect(w.do('contact', 'not_done').state).toBe('submitted');
  });

  it('merged → follows that one', () => {
    const w = two();
    w.later(60_000);
    w.another({ enterprise: 'e3' }, 'agent');
    w.do('desk', 'merge', { primary: 'QS20260924-0002' });
    w.applyAcross();
    on(w, 'c2', ['desk', 'merge', { primary: PRIMARY }]);
    w.applyAcross();
    expect(caseOf(w, 'c3').duplicateOf).toMatchObject({ id: 'c1', no: PRIMARY });
    underway(w);
    on(w, 'c1', ['unit', 'finish']);
    w.applyAcross();
    expect(caseOf(w, 'c2').state).toBe('resolved');
    // 湖光食品 has a telephone alone.
    expect(caseOf(w, 'c3')).toMatchObject({ state: 'resolved', phone: { agent: false } });
  });

  it('a duplicate that a unit found itself goes to the desk to check', () => {
    const w = two();
    w.later(60_000);
    w.another({ content: '窗口排长队' }, 'unit', 'found');
    w.do('desk', 'merge', { primary: PRIMARY });
    w.applyAcross();
    underway(w);
    on(w, 'c1', ['unit', 'finish']);
    w.applyAcross();
    expect(Object.keys(caseOf(w, 'c3').clocks)).toEqual(['review']);
    expect(w.do('desk', 'verify').outcome).toBe('verified');
  });

  it('an older or equal rev of the primary case changes nothing; told late, the newest holds', () => {
    const w = merged((x) => underway(x));
    const duplicate = w.case;
    const primary = caseOf(w, 'c1');
    w.turnTo('c2');
    const older = { other: { ...primary, rev: duplicate.duplicateOf?.rev ?? 0, state: 'withdrawn' as const } };
    expect(w.refusal('sender', 'primary_changed', {}, older)).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('sender', 'primary_changed', {}, { other: null })).toEqual({ code: 'nothing_changed' });
    on(w, 'c1', ['unit', 'finish'], ['otherContact', 'confirm']);
    w.applyAcross();
    expect(caseOf(w, 'c2').state).toBe('resolved');
  });
});
