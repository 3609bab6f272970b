import { describe, expect, it } from 'vitest';
import { caseWorld } from '../../support/case-world.ts';

describe('nobody who handles a case confirms or rates it — lifecycle.md, "People"; T46', () => {
  const withContact = (w: ReturnType<typeof caseWorld>, openId: string, name: string) => {
    w.directory.enterprises[0]?.contacts.push({ openId, name, reach: 'member' });
  };

  it('not a member of the unit, though a contact of the enterprise', () => {
    const w = caseWorld();
    withContact(w, 'ou_officer', '吴磊');
    w.caseIn('resolved');
    for (const event of ['confirm', 'not_done'])
      expect(w.refusal('officer', event)).toMatchObject({ code: 'not_yours' });
    w.do('contact', 'confirm');
    expect(w.refusal('officer', 'rate')).toMatchObject({ code: 'not_yours' });
  });

  it('not a member of a unit that had it before', () => {
    const w = caseWorld();
    withContact(w, 'ou_officer', '吴磊');
    w.caseIn('return_requested');
    w.do('desk', 'reassign', { unit: 'rsj' });
    w.do('otherUnit', 'accept');
    w.do('otherUnit', 'finish');
    expect(w.refusal('officer', 'confirm')).toMatchObject({ code: 'not_yours' });
  });

  it('not a handler who has left the unit since', () => {
    const w = caseWorld();
    withContact(w, 'ou_unit', '周芳');
    w.caseIn('resolved');
    const unit = w.directory.units.find((u) => u.id === 'scjg');
    unit?.staff.splice(1, 1);
    expect(w.refusal('unit', 'confirm')).toMatchObject({ code: 'not_yours' });
  });

  it('not the desk officer who answered; a colleague of the enterprise may', () => {
    const w = caseWorld();
    withContact(w, 'ou_desk', '王敏');
    w.caseIn('answered');
    expect(w.refusal('desk', 'confirm')).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('standIn', 'confirm')).toBeNull();
  });
});
