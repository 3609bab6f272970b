import { describe, expect, it } from 'vitest';
import { caseWorld } from '../../support/case-world.ts';

describe('书面答复未能在线送达 — R-405; lifecycle.md, "written reply"', () => {
  it('leaves the letter to the desk, once, and the unit is asked for nothing more', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('confirmed');
    w.rated('1');
    expect(w.refusal('sender', 'reply_undelivered', { file: 'f' })).toEqual({ code: 'nothing_changed' });
    const letter = w.do('unit', 'written_reply').files[0]?.id;
    const c = w.do('sender', 'reply_undelivered', { file: letter });
    expect(c.obligations[0]).toMatchObject({ servedBy: 'desk', letter: [{ file: letter }] });
    expect(c.obligations[0]?.metAt).toBeUndefined();
    expect(w.owes()).toContain('desk notification:to_serve');
    expect(w.buttons('unit')).not.toContain('written_reply');
    expect(w.refusal('sender', 'reply_undelivered', { file: letter })).toEqual({ code: 'nothing_changed' });
  });
});
