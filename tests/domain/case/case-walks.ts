import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { OUTCOMES, STATES } from '../../../src/domain/case/state.ts';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import { hasOwnTest } from '../../support/own-tests.ts';
import { Step, seen, walk } from './walking.ts';

/**
 * Random walks of several cases, the same in every run.
 *
 * @param runs  how many at each place
 * @param far  so many that they come to every state, end and event
 */
export function caseWalks({ runs, far }: { runs: number; far: boolean }): void {
  describe('whatever people and clocks do to several cases — lifecycle.md, "What must always hold", 1 to 6', () => {
    it.each([
      { profile: 'suzhou', shape: 'apart' },
      { profile: 'malu', shape: 'centre' },
      { profile: 'huzhou', shape: 'centre' },
      { profile: 'suqian', shape: 'no_coordinator' },
    ] as const)('$profile, $shape', (place) => {
      const steps = fc.noBias(fc.array(Step, { minLength: 60, maxLength: 200, size: 'max' }));
      fc.assert(
        fc.property(steps, (taken) => walk(place, taken)),
        // A walk this long shrinks for minutes; whoever looks for its cause turns the shrinking on.
        { seed: 20260924, numRuns: runs, endOnFailure: true },
      );
    });

    afterAll(() => {
      process.stdout.write(
        `random walks: ${seen.steps} steps, ${seen.events.size - 1} of ${LIFECYCLE.length} events, ${seen.states.size} states, ${seen.outcomes.size} outcomes\n`,
      );
    });

    it('some of what is said has waited for its hours', () => {
      expect(seen.held).toBeGreaterThan(10 * runs);
    });

    if (!far) return;

    it('the walks have been in every state and come to every end', () => {
      expect(STATES.filter((s) => !seen.states.has(s))).toEqual([]);
      expect(OUTCOMES.filter((o) => !seen.outcomes.has(o))).toEqual([]);
    });

    it('every event has happened', () => {
      expect(LIFECYCLE.map((e) => e.name).filter((name) => !seen.events.has(name) && !hasOwnTest(name))).toEqual([]);
    });

    // 退回续办 after a call-back is too rare for a walk; it has a test of its own.
    it('and the enterprise has read of all that is its business — R-109', () => {
      const own = ['submit', 'confirm', 'rate', 'not_done', 'still_not_solved', 'nudge', 'withdraw', 'enter_answer'];
      const unit = ['accept', 'finish', 'recall', 'ask_return', 'written_reply', 'reply_delivered'];
      const placed = [
        'dispatch',
        'sign',
        'assign',
        'reassign',
        'refer',
        'redirect',
        'merge',
        'undo_merge',
        'primary_changed',
      ];
      const decided = ['grant_extension', 'grant_pause', 'grant_legal', 'approve', 'refuse_verify'];
      const called = ['note_call', 'not_reached', 'go_on', 'accept_explanation', 'phone_due', 'respondent_lost'];
      const ended = ['answer', 'settle', 'verify', 'reopen', 'confirm_over', 'rate_over', 'explanation_over'];
      const all = [...own, ...unit, ...placed, ...decided, ...called, ...ended];
      expect(all.filter((name) => !seen.read.has(name))).toEqual([]);
    });
  });
}
