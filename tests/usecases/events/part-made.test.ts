import { describe, expect, it } from 'vitest';
import { caseWorld } from '../../support/case-world.ts';
import { permissionsOf } from '../../support/let-in.ts';

describe('已另立一件: what was parted is a case of its own — lifecycle.md, "split"', () => {
  it('is the sender’s', () => {
    const { letIn, may } = permissionsOf('part_made', 'any', 'sender');
    expect(letIn).toEqual(may);
  });

  it('gives each part its number in turn, and links the two', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    w.submit();
    const whole = w.case;
    w.do('desk', 'split', { part: '补贴没有到账' });
    w.do('desk', 'split', { part: '排污许可怎么办' });
    const made = (no: string) => w.do('sender', 'part_made', {}, { other: { ...whole, _id: no, no } });
    made('QS20260302-0005');
    expect(w.case.parts).toMatchObject([{ text: '补贴没有到账', no: 'QS20260302-0005' }, { text: '排污许可怎么办' }]);
    made('QS20260302-0006');
    expect(w.case.parts?.map((p) => p.no)).toEqual(['QS20260302-0005', 'QS20260302-0006']);
    expect(w.case.related.map((r) => r.no)).toEqual(['QS20260302-0005', 'QS20260302-0006']);
  });

  it('changes nothing where no part waits, or the case is known already', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    w.submit();
    expect(w.refusal('sender', 'part_made', {})).toEqual({ code: 'nothing_changed' });
  });
});
