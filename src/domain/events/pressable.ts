import { audienceRoles } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { openPause } from '../case/current.ts';
import { AUDIENCES } from '../case/message.ts';
import { openRequests } from '../case/requests.ts';
import { nextSigner, unitShown } from '../case/roles.ts';
import { belongsTo } from './event.ts';
import { BUTTONS } from './lifecycle.ts';

/**
 * What people may press, and what a press means: when it changes, `v` rises. The buttons are read off the events
 * themselves, so none is listed here. A decision compares both cases at one instant: a button that comes or goes by time
 * alone makes no difference, and one that is offered once a day is left out.
 * Source: storage.md, "The case".
 */
export const pressable = (c: Case, rules: Rules): string => JSON.stringify([buttons(c, rules), meaning(c)]);

/** Every button that a card may carry now, with the audiences whose cards carry it. */
function buttons(c: Case, rules: Rules): string[] {
  const audiences = AUDIENCES.map((audience) => ({ audience, roles: audienceRoles(c, audience, rules) }));
  const here = BUTTONS.filter(({ daily, from }) => !daily && from.includes(c.state));
  return here.flatMap((event) => {
    const its = audiences.filter(({ audience, roles }) => belongsTo(event, c, audience, rules, roles));
    return its.length > 0 && event.offer(c, rules) === null
      ? [`${event.name}:${its.map(({ audience }) => audience)}`]
      : [];
  });
}

/** What the same button may mean something else by. */
const meaning = (c: Case) => [
  c.state,
  c.assignments.length,
  unitShown(c),
  nextSigner(c)?.openId,
  openRequests(c),
  openPause(c)?.from,
  c.confidential,
];
