import type { Case } from '../../../../src/domain/case/case.ts';
import { prefixOf, runningClocks } from '../../../../src/domain/clocks/running.ts';
import type { World } from './world.ts';

/** Something the clock did to a case. */
export type Happened = {
  /** What it was, whom it reached, and of a clock that ran before the watch began also its deadline. */
  what: string;
  kind: string;
  /** A step's own name. */
  key: string;
  due: Date;
  deadline?: Date | undefined;
  late: boolean;
  dropped: boolean;
  /** Belongs to a clock that ran as the watch began, so that its every instant is known from then on. */
  known: boolean;
};

/** Rows without end depend on how long one looks; of a clock that began later only its rungs can be compared. */
const ENDLESS = ['long_overdue', 'monthly'];

/** What a clock that runs now, or a month of an assignment that runs now, calls its steps. */
function knownFrom(w: World): (key: string) => boolean {
  const running = new Set(runningClocks(w.case, w.ctx()).map(prefixOf));
  const assignments = w.case.assignments.length;
  return (key) => {
    const [assignment = '', clock = ''] = key.split('/');
    if (clock === 'monthly' || clock.startsWith('monthly_progress')) return Number(assignment) <= assignments;
    return running.has(key.replace(/[^/]+$/, ''));
  };
}

/** Watches what the clock does from now on: steps, changes of state, obligations, in the order in which they come. */
export function watchClock(w: World): Happened[] {
  const all: Happened[] = [];
  const known = knownFrom(w);
  let before: Case = w.case;
  w.onChange((c, by) => {
    const was = before;
    before = c;
    if (by !== 'clock') return;
    const taken = c.steps.filter((s) => !was.steps.some((old) => old.key === s.key));
    for (const s of taken) {
      const [assignment, clock = '', , step] = s.key.split('/');
      // So do the months: which of them an assignment owes depends on when it began.
      const endless = ENDLESS.includes(s.kind) || clock.startsWith('monthly_progress');
      if (endless && !known(s.key)) continue;
      const name = known(s.key) ? s.key : [assignment, clock, step].join('/');
      const { kind, late, dropped, deadline } = s;
      const what = [kind, name, ...s.to.map((p) => `@${p.name}`)].join(' ');
      all.push({ what, kind, key: s.key, due: s.at, deadline, late, dropped, known: known(s.key) });
    }
    const plain = { key: '', due: w.now, late: false, dropped: false, known: false };
    if (c.state !== was.state)
      all.push({ ...plain, kind: 'transition', what: `${was.state} → ${c.state} ${c.outcome ?? ''}` });
    for (const o of c.obligations.slice(was.obligations.length))
      if (o.kind !== 'monthly_progress' || known(`${o.assignment}/monthly/`))
        all.push({ ...plain, kind: 'obligation', what: `owed ${o.kind} ${o.id ?? ''} ${o.unit}` });
  });
  return all;
}
