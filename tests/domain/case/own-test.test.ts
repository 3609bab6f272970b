import { describe, expect, it } from 'vitest';
import { faultsAfter, permissionsOf } from '../../support/situations.ts';

describe('what an event with a test of its own is asked — docs/how-to/add-an-event.md', () => {
  it('lets in whom it should, in every state', () => {
    const { letIn, may } = permissionsOf('accept', 'dispatched', 'unit');
    expect(letIn).toEqual(may);
    expect(letIn).toContain('dispatched, with a co-unit: head officer unit');
  });

  it.each([
    ['another role', 'dispatched', 'unit desk'],
    ['another state', 'dispatched in_progress', 'unit'],
  ])('differs where it is for %s', (_what, from, by) => {
    const { letIn, may } = permissionsOf('accept', from, by);
    expect(letIn).not.toEqual(may);
  });

  it('leaves a case of which everything holds', () => {
    expect(faultsAfter('accept')).toEqual([]);
  });
});
