import { audienceRoles } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { openPause } from '../case/current.ts';
import { AUDIENCES } from '../case/message.ts';
import { openRequests } from '../case/requests.ts';
import { nextSigner } from '../case/signers.ts';
import { STATES } from '../case/state.ts';
import { unitShown } from '../case/unit-of.ts';
import { belongsTo } from './event.ts';
import { BUTTONS } from './lifecycle.ts';

/**
 * Whether what people may press, or what a press means, differs; then `v` rises. Buttons are read from the events
 * themselves. Both cases are compared at one instant, so a button that comes or goes by time alone makes no difference;
 * events offered once a day are left out. Most changes are changes of meaning, so the buttons are not compared.
 * Source: storage.md, "The case".
 */
export const pressesDiffer = (before: Case, after: Case, rules: Rules): boolean =>
  differ(meaning(before, rules), meaning(after, rules)) || differ(buttons(before, rules), buttons(after, rules));

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** Every button that a card may carry now, with the audiences whose cards carry it. */
function buttons(c: Case, rules: Rules): string[] {
  const audiences = AUDIENCES.map((audience) => ({ audience, roles: audienceRoles(c, audience, rules) }));
  const peopled = audiences.filter(({ roles }) => roles.size > 0);
  return (BY_STATE.get(c.state) ?? []).flatMap((event) => {
    const its = peopled.filter(({ audience, roles }) => belongsTo(event, c, audience, rules, roles));
    return its.length > 0 && event.offer(c, rules) === null
      ? [`${event.name}:${its.map(({ audience }) => audience)}`]
      : [];
  });
}

/** The buttons of each state, without those offered once a day. Computed once: every decision needs them twice. */
const BY_STATE = new Map(
  STATES.map((state) => [
    state,
    BUTTONS.filter(({ daily, from, buttonIn = from }) => !daily && buttonIn.includes(state)),
  ]),
);

/** Facts that change the meaning of a button. */
const meaning = (c: Case, { directory }: Rules) => [
  c.state,
  c.assignments.length,
  unitShown(c, directory),
  nextSigner(c, directory)?.openId,
  openRequests(c),
  openPause(c)?.from,
  c.confidential,
];
