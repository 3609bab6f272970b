import { describe, expect, it } from 'vitest';
import { STATE_TABLE, STATES } from '../../../src/domain/case/state.ts';
import { markdownTable } from '../../../src/domain/events/lifecycle-table.ts';

describe('the table of states that the desk can review — lifecycle.md, "States"', () => {
  it('is the states as they are coded', async () => {
    const head = [
      'state',
      'word',
      'enterprise sees',
      'colours (staff / enterprise)',
      'cards (enterprise / desk / unit)',
      'clocks',
      'besides',
    ];
    const rows = STATES.map((state) => {
      const { word, colour, card, clocks = [], promises, hidesUnit, ended } = STATE_TABLE[state];
      const besides = { 'promises a date': promises, 'hides the unit': hidesUnit, ended };
      return [
        state,
        word.staff,
        word.enterprise,
        `${colour.staff} / ${colour.enterprise}`,
        `${card.enterprise} / ${card.desk} / ${card.unit}`,
        clocks.join(', '),
        Object.entries(besides)
          .flatMap(([what, is]) => (is ? [what] : []))
          .join(', '),
      ];
    });
    await expect(markdownTable(head, rows)).toMatchFileSnapshot('states.md');
  });
});
