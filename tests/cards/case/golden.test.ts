import { describe, expect, it } from 'vitest';
import type { Seat, State } from '../../../src/domain/case/case.ts';
import { cardFor } from '../../../src/views/case-card.ts';
import { caseIn } from '../../support/builders.ts';

const MAIN: [State, Seat, string][] = [
  ['submitted', 'respondent', 'receipt'],
  ['submitted', 'desk', 'triage'],
  ['dispatched', 'unit', 'unit'],
  ['return_requested', 'desk', 'arbitrate'],
  ['in_progress', 'unit', 'handle'],
  ['resolved', 'respondent', 'confirm'],
  ['confirmed', 'respondent', 'rate'],
  ['callback', 'desk', 'callback'],
  ['closure_review', 'desk', 'review'],
  ['closed', 'respondent', 'ended'],
  ['closed', 'unit', 'closed'],
];

describe('the main cards, as JSON', () => {
  it.each(MAIN)('%s, %s', async (state, seat, name) => {
    const { c, rules } = caseIn(state);
    const json = `${JSON.stringify(cardFor(c, seat, rules), null, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`${name}.golden.json`);
  });
});
