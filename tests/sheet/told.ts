import { watched } from './gather.ts';
import { worldOf } from './life-of-cases.ts';
import { WITH_ENTERPRISES } from './lives-of-enterprises.ts';
import { IN_TOWN } from './lives-of-town.ts';
import { AT_UNITS } from './lives-of-units.ts';
import { notices } from './notices.ts';
import { refused } from './refused.ts';
import type { Sentence } from './sentence.ts';
import { WAITED } from './waits.ts';

/** Everything that people are told of cases, and of no case, by the views alone. */
export async function told(): Promise<Sentence[]> {
  const all: Sentence[] = [];
  const lines = new Set<string>();
  const say = (one: Sentence): void => void all.push(one);
  for (const life of [...AT_UNITS, ...WITH_ENTERPRISES, ...IN_TOWN, ...WAITED]) {
    const w = worldOf(life);
    const drawing = watched(w, say, lines);
    life.play(w);
    await Promise.all(drawing);
  }
  return [...all, ...refused(), ...notices()];
}
