import type { ClockName } from '../case/assignment.ts';
import { withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { owePhone } from './parts/delivering.ts';

/** The clock whose running out would be taken for silence. After an approved closure that is the rate clock. */
const silenceOf = (state: string): ClockName => (state === 'confirmed' ? 'rate' : 'confirm');

/**
 * The result had reached the respondent, but no reminder does, nor any other contact of the enterprise: silence would be
 * taken from somebody who was never reminded of it. The desk telephones instead, and the clock waits for that.
 * Source: R-401; lifecycle.md, "result delivered"; storage.md, "Answers".
 */
export const respondentLost = caseEvent({
  name: 'respondent_lost',
  label: '企业联系不上',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['sender'],
  ignoresV: true,
  done: '已转电话征询',
  offer: (c) => {
    const afterClosure = c.state !== 'confirmed' || c.closure?.approvedAt !== undefined;
    const waits = c.enterprise && afterClosure && !c.phone && !c.unreached && c.clocks[silenceOf(c.state)];
    return waits ? null : { code: 'nothing_changed' };
  },
  apply: (c, _input, ctx) => owePhone({ ...c, clocks: withoutClocks(c, silenceOf(c.state)) }, ctx),
  notifies: () => [{ audience: 'desk', notification: 'to_telephone' }],
  history: { enterprise: ({ desk }) => `${desk}将电话征询` },
});
