import { afterAll, describe, expect, it } from 'vitest';
import { STATES, type State } from '../../../src/domain/case/state.ts';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import { letIn, mayIn, statesOf } from '../../support/let-in.ts';
import { hasOwnTest } from '../../support/own-tests.ts';
import { SITUATIONS, situated } from '../../support/situations.ts';
import { CONFIDENTIAL, MAY } from './permissions.table.ts';

const counts = { states: new Set<State>(), cells: 0, allowed: 0 };
/** An event with a test of its own says there who may do it. */
const LISTED = LIFECYCLE.filter(({ name }) => !hasOwnTest(name));

describe('every event, in every state, by everyone — lifecycle.md, "Events"', () => {
  it('the table names every event, and no other', () => {
    expect(Object.keys(MAY).sort()).toEqual(LISTED.map((e) => e.name).sort());
    for (const [from] of Object.values(MAY)) for (const state of statesOf(from)) expect(STATES).toContain(state);
  });

  it('every state is walked', () => {
    expect(STATES.filter((s) => !SITUATIONS.some(({ state }) => state === s))).toEqual([]);
  });

  it.each(SITUATIONS)('$state: $name', (situation) => {
    const w = situated(situation);
    expect(w.case.state).toBe(situation.state);
    counts.states.add(situation.state);
    for (const { name } of LISTED) {
      const may = mayIn(situation, (situation.secret ? CONFIDENTIAL[name] : MAY[name]) ?? ['', '']);
      const people = letIn(w, name, () => {
        counts.cells += 1;
      });
      counts.allowed += people.length;
      expect(`${name}: ${people}`).toBe(`${name}: ${may}`);
    }
  });

  afterAll(() => {
    process.stdout.write(
      `permission table: ${counts.states.size} of ${STATES.length} states, ${LISTED.length} events, ${counts.cells} cells, ${counts.allowed} allowed\n`,
    );
  });
});
