import { isOpen } from '../../../../src/domain/case/state.ts';
import { eventNamed, LIFECYCLE } from '../../../../src/domain/events/lifecycle.ts';
import { shanghaiDate, shanghaiTime } from '../../../../src/domain/time/shanghai.ts';
import { hasOwnTest } from '../../../support/own-tests.ts';
import { PEOPLE, type Role } from '../../../support/small-town.ts';
import type { World } from './world.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(list: readonly T[], roll: () => number): T | undefined => list[Math.floor(roll() * list.length)];

const WHO = Object.keys(PEOPLE) as Role[];
/** What ends a walk early or shows only, and what needs a second case. */
const AVOIDED = ['withdraw', 'redirect', 'make_confidential', 'merge', 'link', 'mark_recurrence', 'attach'];
const byProgram = ['clock', 'sender'];
const EVENTS = LIFECYCLE.filter((e) => !hasOwnTest(e.name) && e.by.some((role) => !byProgram.includes(role)))
  .map((e) => e.name)
  .filter((name) => !AVOIDED.includes(name) && !name.startsWith('see_'));
/** What may be done at almost any time and leads nowhere: seldom, so that walks get on. */
const SELDOM = ['urge', 'nudge', 'claim', 'escalate', 'add', 'list_case', 'mark_typical', 'ask_exclusion', 'why_date'];

const HOUR_MS = 3_600_000;
const WAITS_H = [0, 0, 1, 5, 24, 24, 72, 200];

const written = (at: Date): string => `${shanghaiDate(at)} ${shanghaiTime(at)}`;

/** Somebody does something that they may do now; nothing when nobody is found. */
export function happens(w: World, roll: () => number): void {
  for (let tries = 0; tries < 400; tries++) {
    const name = pick(EVENTS, roll) ?? '';
    if (SELDOM.includes(name) && roll() < 0.8) continue;
    const who = pick(WHO, roll) ?? 'desk';
    const level = pick(['5', '3', '1'], roll);
    const form = {
      ...(name === 'rate' && { datum: level }),
      ...(name === 'reassign' && { unit: pick(['scjg', 'rsj'], roll) }),
      ...(name === 'note_call' && { explain: pick(['yes', 'no'], roll) }),
      ...(name === 'reclassify' && { category: pick(['consultation', 'appeal'], roll) }),
    };
    // Most of what comes up is not to be had in this state, and that needs no rules.
    if (eventNamed(name)?.from.includes(w.case.state) && w.tries(who, name, form)) return;
  }
}

/**
 * People act and time passes, as the seed has it.
 *
 * @param waits  hours between what they do
 */
export function wander(w: World, seed: number, steps: number, waits: readonly number[] = WAITS_H): void {
  const roll = dice(seed);
  w.submit({ category: pick(['consultation', 'appeal'], roll) });
  for (let i = 0; i < steps; i++) {
    happens(w, roll);
    const hours = pick(waits, roll) ?? 0;
    w.travelTo(written(new Date(w.now.getTime() + hours * HOUR_MS)));
  }
  if (isOpen(w.case)) w.travelTo(written(new Date(w.now.getTime() + 24 * HOUR_MS)));
}
