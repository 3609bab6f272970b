import type { ClockName } from '../case/assignment.ts';
import { withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { owePhone } from './parts/delivering.ts';

/** The clock whose end would count as silence; after an approved closure that is the rate clock. */
const silenceOf = (state: string): ClockName => (state === 'confirmed' ? 'rate' : 'confirm');

/**
 * The result, or a reminder of it, reaches neither the respondent nor another contact of the enterprise. Silence must
 * not be counted from somebody who was not told: the desk telephones at once, and that clock waits. Source: R-401;
 * lifecycle.md, "result delivered"; storage.md, "Answers".
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
    const asked = c.clocks.notify ?? c.clocks[silenceOf(c.state)];
    const waits = c.enterprise && afterClosure && !c.phone && !c.unreached && asked;
    return waits ? null : { code: 'nothing_changed' };
  },
  apply: (c, _input, ctx) => owePhone({ ...c, clocks: withoutClocks(c, silenceOf(c.state)) }, ctx),
  notifies: () => [{ audience: 'desk', notification: 'to_telephone' }],
  history: { enterprise: ({ desk }) => `${desk}将电话征询` },
});
