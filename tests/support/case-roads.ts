import type { Profile } from '../../config/profile.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { State } from '../../src/domain/case/state.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import type { Role } from './small-town.ts';

type Form = Record<string, unknown>;
/** Somebody does something; the form is what the test cares about in it. */
export type Step = readonly [who: Role, event: string, form?: Form];

/** What a world must be able to do for its cases to be led somewhere. */
type Led = {
  readonly case: Case;
  readonly profile: Profile;
  file: (id: string, form?: Form, who?: Role, as?: Submission) => Case;
  submit: (form?: Form, who?: Role, as?: Submission) => Case;
  do: (who: Role, event: string, form?: Form) => Case;
  later: (ms: number) => void;
  applyAcross: () => void;
};

const HANDLED: readonly Step[] = [
  ['desk', 'dispatch'],
  ['unit', 'accept'],
];
const FINISHED: readonly Step[] = [...HANDLED, ['unit', 'finish'], ['sender', 'result_delivered']];
const CONFIRMED: readonly Step[] = [...FINISHED, ['contact', 'confirm']];
const ROADS: Partial<Record<State, readonly Step[]>> = {
  dispatched: [['desk', 'dispatch']],
  return_requested: [
    ['desk', 'dispatch'],
    ['unit', 'ask_return'],
  ],
  in_progress: HANDLED,
  resolved: FINISHED,
  answered: [
    ['desk', 'answer'],
    ['sender', 'result_delivered'],
  ],
  confirmed: CONFIRMED,
  callback: CONFIRMED,
  closed: CONFIRMED,
  closure_review: [...HANDLED, ['unit', 'apply_to_close']],
  redirected: [['desk', 'redirect']],
  withdrawn: [['contact', 'withdraw']],
};
/** By which rating a confirmed case comes there. */
const RATED: Partial<Record<State, string>> = { callback: '1', closed: '5' };

const MINUTE_MS = 60_000;

/** The straight roads by which a world's cases come to where a test begins. */
export function roads(world: Led) {
  const along = (steps: readonly Step[]): Case => {
    for (const [who, event, form] of steps) world.do(who, event, form);
    return world.case;
  };
  const self = {
    /** Does these things one after another. */
    along,
    /** Takes the case to a state. */
    caseIn(state: State, form?: Form): Case {
      if (state === 'merged') return self.merged(form);
      if (state === 'awaiting_signoff') return self.mayors(form);
      world.submit(form);
      along(ROADS[state] ?? []);
      const level = RATED[state];
      return level ? self.rated(level) : world.case;
    },
    /** A case that follows `c0`, which another enterprise filed before it. */
    merged(form?: Form): Case {
      const primary = world.file('c0', { content: '同一窗口办不了变更' }, 'otherContact');
      world.file('c1', form);
      world.do('desk', 'merge', { primary: primary.no });
      world.applyAcross();
      return world.case;
    },
    /** A case of the mayor's line, sent for signing. */
    mayors(form?: Form): Case {
      world.submit({ enterprise: 'e1', channel: 'mayor', ...form }, 'desk', 'desk');
      return world.do('desk', 'dispatch');
    },
    /** A problem that a unit found itself, up to its finish. */
    found(): Case {
      world.submit({ content: '园区道路积水' }, 'unit', 'found');
      return along([...HANDLED, ['unit', 'finish']]);
    },
    /** From `confirmed`: rates, and lets the minutes pass in which that may be changed. */
    rated(level: string): Case {
      world.do('contact', 'rate', { datum: level });
      world.later(world.profile.settle.minutes * MINUTE_MS);
      return world.do('clock', 'settle');
    },
  };
  return self;
}
