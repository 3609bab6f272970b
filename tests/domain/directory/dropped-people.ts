import { isOpen } from '../../../src/domain/case/state.ts';
import { waitedFor } from '../../../src/domain/clocks/recipients.ts';
import { runningClocks } from '../../../src/domain/clocks/running.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { decide } from '../../../src/domain/events/decide.ts';
import { SITUATIONS, situated } from '../../support/situations.ts';

const DESKS = ['desk', 'centre'];

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The directory after units and people were dropped, emptied and moved at random; the desk is always there. */
function shaken(d: Directory, below: (n: number) => number): void {
  const some = (): boolean => below(3) === 0;
  for (const u of d.units.filter((unit) => !DESKS.includes(unit.kind))) {
    if (some()) u.active = false;
    u.staff = u.staff.filter(() => !some());
  }
  const [first, other] = [d.units[below(d.units.length)], d.units[below(d.units.length)]];
  const moved = first && !DESKS.includes(first.kind) ? first.staff.pop() : undefined;
  if (moved) other?.staff.push(moved);
  for (const b of d.boards) if (some()) b.active = false;
  for (const e of d.enterprises) {
    if (some()) e.contacts = e.contacts.filter(() => !some());
    if (some()) e.active = false;
  }
  d.leaders = d.leaders.filter(() => !some()).map((l) => (l.signs && some() ? { ...l, signs: l.signs + 1 } : l));
  for (const list of ['agents', 'experts'] as const) Object.assign(d, { [list]: some() ? [] : d[list] });
}

/** A directory from which units and people are dropped at random, one for each seed; what is wrong with a case then. */
export function faultsOfDropped(seeds: number): string[] {
  const faults: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const situation = SITUATIONS[seed % SITUATIONS.length];
    if (!situation || situation.secret) continue;
    const w = situated(situation);
    shaken(w.directory, numbers(seed));
    const decision = decide(w.case, 'directory_changed', {}, w.ctx('clock'));
    const c = decision.ok ? decision.case : w.case;
    const where = `${seed}: ${situation.state}, ${situation.name}`;
    const gone = (openId: string): boolean => actorOf(w.directory, openId) === null;
    if (decision.ok)
      for (const { to, show } of c.outbox.filter((o) => !w.case.outbox.some((before) => before.id === o.id)))
        if ('person' in to && gone(to.person)) faults.push(`${where}: ${JSON.stringify(show)} to somebody gone`);
    for (const r of isOpen(c) ? runningClocks(c, w.rules) : []) {
      const people = waitedFor(c, r, w.directory);
      const asked = r.waits.audience !== 'respondent' || ['confirm', 'rate'].includes(r.clock);
      if (asked && people.length === 0 && !c.unreached) faults.push(`${where}: ${r.clock} waits for nobody`);
      for (const p of people) if (gone(p.openId)) faults.push(`${where}: ${r.clock} waits for somebody gone`);
    }
    const again = decide(c, 'directory_changed', {}, w.ctx('clock'));
    if (again.ok) faults.push(`${where}: the same directory changes the case again`);
  }
  return faults;
}
