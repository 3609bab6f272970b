import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import type { Rules } from '../../../src/domain/case/context.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import type { PersonActor } from '../../../src/domain/directory/person.ts';
import { agendaOf } from '../../../src/domain/duties/agenda.ts';
import { mayOpen } from '../../../src/domain/events/decide.ts';
import { busyTown } from '../../support/busy-town.ts';
import { openIdOf, PEOPLE } from '../../support/small-town.ts';

/** What ends each clock, by the names of events: whoever may do one of them is asked. */
const ENDS: Record<string, string[]> = {
  dispatch: ['dispatch'],
  signoff: ['sign'],
  accept: ['accept', 'assign'],
  arbitration: ['uphold', 'reassign'],
  handle: ['finish'],
  confirm: ['confirm'],
  rate: ['rate'],
  callback: ['note_call', 'go_on'],
  explanation: ['apply_to_close'],
  review: ['approve', 'verify'],
  written_reply: ['written_reply', 'serve_reply'],
  phone: ['enter_answer'],
  extension_decision: ['grant_extension'],
  pause_decision: ['grant_pause'],
  legal_decision: ['grant_legal'],
  co_task: ['reply_co'],
  urge_answer: ['answer_urge'],
  monthly_progress: ['file_monthly'],
  material: ['add'],
};

/** Every clock of a case with its end, read from the document alone. */
function clocksOf(c: Case): { clock: string; at: Date }[] {
  const assignment = c.assignments.at(-1);
  const runs = assignment && !assignment.endedAt ? assignment.deadline : null;
  return [
    ...Object.entries(c.clocks).map(([clock, { deadline }]) => ({ clock, at: deadline })),
    ...(runs ? [{ clock: 'handle', at: runs }] : []),
    ...(assignment?.pauses ?? []).flatMap(({ reason, to, until }) =>
      reason === 'material' && !to && until && !assignment?.endedAt ? [{ clock: 'material', at: until }] : [],
    ),
    ...c.coTasks.filter((t) => !t.repliedAt && !t.closedAt).map((t) => ({ clock: 'co_task', at: t.clock.deadline })),
    ...c.obligations.filter((o) => !o.metAt && !o.lapsedAt).map((o) => ({ clock: o.kind, at: o.clock.deadline })),
  ];
}

/** A colleague has it in hand, and this person is not their head. */
function isColleagues(c: Case, actor: PersonActor): boolean {
  const assignment = c.assignments.at(-1);
  const post = actor.posts.find((p) => p.unit === assignment?.unit);
  if (!assignment?.handler || c.state === 'dispatched' || assignment.passedOn || !post) return false;
  return assignment.handler.openId !== actor.openId && post.role !== 'head';
}

const UNITS_OWN = ['handle', 'explanation', 'written_reply', 'urge_answer', 'monthly_progress'];

/** The instant of what this person must do first, worked out from what they may press; undefined where there is nothing. */
function firstDue(cases: readonly Case[], actor: PersonActor, rules: Rules): number | undefined {
  const ctx = { ...rules, now: rules.at, actor, delivery: 'd' };
  const instants = cases.flatMap((c) =>
    clocksOf(c)
      .filter(({ clock }) => !(UNITS_OWN.includes(clock) && isColleagues(c, actor)))
      .filter(({ clock }) => ENDS[clock]?.some((name) => mayOpen(c, name, ctx) === null))
      .map(({ at }) => at.getTime()),
  );
  return instants.length > 0 ? Math.min(...instants) : undefined;
}

/** Random towns with a dozen open cases, the same in every run. */
export function glances(seeds: readonly number[]): void {
  describe('the first line of everybody’s 待办 is what is due first — interface.md, "In chat"', () => {
    it.each(seeds)('town %i', (seed) => {
      const { cases, rules } = busyTown(seed, 12);
      let told = 0;
      for (const who of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
        const actor = actorOf(rules.directory, openIdOf(who));
        if (!actor) continue;
        const [first] = agendaOf(cases, actor, rules).filter(({ when }) => when !== 'waits');
        const wanted = firstDue(cases, actor, rules);
        expect([who, first?.duty?.due?.at.getTime()]).toEqual([who, wanted]);
        told += Number(wanted !== undefined);
      }
      expect(told).toBeGreaterThan(2);
    });
  });
}
