import { describe, expect, it } from 'vitest';
import { plainText } from '../../../cards/kit.ts';
import { mergeEnterprise } from '../../../src/domain/events/merge-enterprise.ts';
import { formCardFor } from '../../../src/views/forms/form-card.ts';
import { caseWorld } from '../../support/case-world.ts';
import { claimed } from '../../support/claimed.ts';
import { permissionsOf } from '../../support/let-in.ts';

/** A case of a stranger who says that they speak for the enterprise that 孙亮 looks after. */
function ofTheirs() {
  const w = caseWorld();
  const id = w.directory.agents[0]?.enterprises[0] ?? '';
  const known = w.directory.enterprises.find((e) => e.id === id);
  claimed(w, known?.name);
  return { w, id, name: known?.name ?? '' };
}

describe('并入名册企业 — interface.md, "Who reaches the bot how"', () => {
  it('is the desk’s, and the agent’s of an enterprise that may be meant', () => {
    const { letIn, may } = permissionsOf('merge_enterprise', 'any', 'desk');
    expect(letIn).toEqual(may);
    const { w, id } = ofTheirs();
    expect(w.mayPress('agent', 'merge_enterprise')).toBe(true);
    expect(w.refusal('agent', 'merge_enterprise', { datum: id })).toBeNull();
    expect(w.refusal('contact', 'merge_enterprise', { datum: id })?.code).toBe('not_yours');
  });

  it('offers what has that name by one press, and any other by its name', () => {
    const { w, id, name } = ofTheirs();
    expect(mergeEnterprise.oneTap(w.case, w.rules)).toEqual([{ value: id, label: `确认为 ${name}` }]);
    const form = plainText(formCardFor(w.case, 'merge_enterprise', { person: 'ou_desk' }, w.rules));
    expect(form).toContain('名册企业');
    expect(form).toContain('请先电话核实身份');
    const other = w.directory.enterprises.find((e) => e.active && e.id !== id && !e.id.includes('/'));
    expect(w.refusal('agent', 'merge_enterprise', { enterprise: other?.id })?.code).toBe('unknown_choice');
    expect(w.do('desk', 'merge_enterprise', { enterprise: other?.name }).binding).toMatchObject({ with: other?.id });
  });

  it('is refused for what the register does not have', () => {
    const { w } = ofTheirs();
    const refusal = w.refusal('desk', 'merge_enterprise', { enterprise: '查无此厂' });
    expect(refusal).toMatchObject({ code: 'unknown_choice', label: '名册企业' });
  });
});
