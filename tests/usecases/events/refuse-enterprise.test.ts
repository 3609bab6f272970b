import { describe, expect, it } from 'vitest';
import { plainText } from '../../../cards/kit.ts';
import { isUnverified } from '../../../src/domain/directory/unverified.ts';
import { formCardFor } from '../../../src/views/forms/form-card.ts';
import { caseWorld } from '../../support/case-world.ts';
import { claimed } from '../../support/claimed.ts';
import { permissionsOf } from '../../support/let-in.ts';

const WHY = { reason: '电话核实，该企业没有此人' };

describe('不予确认 — interface.md, "Who reaches the bot how"', () => {
  it('is the desk’s, in every state', () => {
    const { letIn, may } = permissionsOf('refuse_enterprise', 'any', 'desk');
    expect(letIn).toEqual(may);
  });

  it('needs a reason, which the person is told; the case stays as it is, and may be confirmed later', () => {
    const w = caseWorld();
    claimed(w);
    expect(plainText(formCardFor(w.case, 'refuse_enterprise', { person: 'ou_desk' }, w.rules))).toContain('理由');
    expect(w.refusal('desk', 'refuse_enterprise', { reason: '' })?.code).toBe('bad_form');
    const after = w.do('desk', 'refuse_enterprise', WHY);
    expect(after).toMatchObject({ state: 'submitted', binding: { as: 'refused', ...WHY } });
    expect(isUnverified(w.directory, after.enterprise?.id ?? '')).toBe(true);
    expect(w.owes()).toContain('web_stranger notification:claim_refused');
    expect(w.refusal('desk', 'refuse_enterprise', WHY)).toEqual({ code: 'nothing_changed' });
    expect(w.mayPress('desk', 'confirm_enterprise')).toBe(true);
  });
});
