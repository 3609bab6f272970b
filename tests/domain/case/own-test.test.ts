import { describe, expect, it } from 'vitest';
import { faultsAfter, permissionsOf } from '../../support/let-in.ts';

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

  it('is found out where nobody could do it', () => {
    // Its form wants the number of another case, which no case here can have.
    expect(faultsAfter('merge')).toEqual(['merge was done nowhere']);
  });
});
