import { describe, expect, it } from 'vitest';
import { caseWorld } from '../../support/case-world.ts';
import { claimed } from '../../support/claimed.ts';
import { permissionsOf } from '../../support/let-in.ts';

describe('确认企业 — interface.md, "Who reaches the bot how"', () => {
  it('is the desk’s, in every state', () => {
    const { letIn, may } = permissionsOf('confirm_enterprise', 'any', 'desk');
    expect(letIn).toEqual(may);
  });

  it('tells the person, and is carried into the directory once it is written', () => {
    const w = caseWorld();
    claimed(w);
    expect(w.buttons('desk')).toContain('confirm_enterprise');
    const { binding, v } = w.case;
    expect(binding).toBeUndefined();
    const after = w.do('desk', 'confirm_enterprise');
    expect(after.binding).toMatchObject({ as: 'bound', by: { name: '王敏' }, at: w.now });
    expect(after.v).toBe(v + 1);
    expect(w.owes()).toContain('across across:claim');
    expect(w.owes()).toContain('web_stranger notification:claim_bound');
    expect(w.buttons('desk').filter((name) => name.endsWith('_enterprise'))).toEqual([]);
    expect(w.refusal('desk', 'confirm_enterprise')).toEqual({ code: 'nothing_changed' });
  });

  it('asks nothing about an enterprise of the register', () => {
    const w = caseWorld();
    w.submit();
    expect(w.buttons('desk').filter((name) => name.endsWith('_enterprise'))).toEqual([]);
    expect(w.refusal('desk', 'confirm_enterprise')).toEqual({ code: 'nothing_changed' });
  });
});
