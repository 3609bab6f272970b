import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { listsOf } from '../../../src/domain/case/lists.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { unitById } from '../../../src/domain/directory/directory.ts';
import { inPlaceOf } from '../../../src/domain/directory/person.ts';
import { agendaOf, whenOf } from '../../../src/domain/duties/agenda.ts';
import { dutiesOf } from '../../../src/domain/duties/duties.ts';
import { listsSought } from '../../../src/domain/duties/sought.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { away } from '../../support/away.ts';
import { busyTown } from '../../support/busy-town.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';
import { openIdOf, PEOPLE } from '../../support/small-town.ts';

type Who = keyof typeof PEOPLE;

/** `task` of whoever is asked, `(task)` of whoever waits for others, in the order of the agenda. */
function agenda(w: CaseWorld, who: Who, cases: Case[] = w.all()): string[] {
  const actor = actorOf(w.directory, openIdOf(who));
  if (!actor) throw new Error(`nobody plays ${who}`);
  return agendaOf(cases, actor, w.rules).map((e) =>
    e.when === 'waits' ? `(${e.duty?.task ?? 'nothing'})` : e.duty.task,
  );
}
function ofGroup(w: CaseWorld, id: string): string[] {
  const unit = unitById(w.directory, id);
  if (!unit) throw new Error(`no unit ${id}`);
  return agendaOf(w.all(), { unit }, w.rules).map((e) =>
    e.when === 'waits' ? `(${e.duty?.task ?? 'nothing'})` : e.duty.task,
  );
}
const everybody = (w: CaseWorld): Record<string, string[]> =>
  Object.fromEntries(
    (Object.keys(PEOPLE) as Who[])
      .filter((who) => w.plays(who))
      .map((who) => [who, agenda(w, who)] as const)
      .filter(([, lines]) => lines.length > 0),
  );

describe('whose a duty is — interface.md, "In chat"; lifecycle.md, "States"', () => {
  it('a new case is the desk’s; who filed it, and the other contact, wait', () => {
    const w = caseWorld();
    w.submit();
    expect(everybody(w)).toEqual({
      contact: ['(dispatch)'],
      standIn: ['(dispatch)'],
      desk: ['dispatch'],
      deskOfficer: ['dispatch'],
    });
    expect(ofGroup(w, 'desk')).toEqual(['dispatch']);
    expect(ofGroup(w, 'dcs')).toEqual([]);
  });

  it('referred it is the coordinator’s, and the desk waits', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'refer');
    expect(agenda(w, 'coordinator')).toEqual(['dispatch']);
    expect(agenda(w, 'desk')).toEqual(['(dispatch)']);
    expect(ofGroup(w, 'dcs')).toEqual(['dispatch']);
  });

  it('dispatched everybody of the unit may accept it; accepted it is the handler’s and the head’s', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg' });
    for (const who of ['head', 'unit', 'officer'] as const) expect(agenda(w, who)).toEqual(['accept']);
    w.do('officer', 'accept');
    expect(agenda(w, 'officer')).toEqual(['handle']);
    expect(agenda(w, 'head')).toEqual(['handle']);
    expect(agenda(w, 'unit')).toEqual(['(handle)']);
    expect(agenda(w, 'desk')).toEqual([]);
    expect(ofGroup(w, 'scjg')).toEqual(['handle']);
    expect(ofGroup(w, 'rsj')).toEqual([]);
  });

  it('each request is a line of its own, of whoever decides it', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg' });
    w.do('unit', 'accept');
    w.do('unit', 'ask_extension');
    w.do('head', 'ask_co', { coUnits: ['rsj'] });
    w.do('supervision', 'urge');
    expect(agenda(w, 'desk')).toEqual(['decide_extension', 'name_co']);
    expect(agenda(w, 'unit')).toEqual(['answer_urge', 'handle']);
    expect(agenda(w, 'supervision')).toEqual(['(decide_extension)']);
    w.do('desk', 'name_co');
    expect(agenda(w, 'otherUnit')).toEqual(['co_task']);
    expect(ofGroup(w, 'rsj')).toEqual(['co_task']);
  });

  it('an enterprise brings material, confirms and rates; the unit waits', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg' });
    w.do('unit', 'accept');
    w.do('unit', 'ask_pause', { reason: 'material' });
    w.do('desk', 'grant_pause');
    expect(agenda(w, 'contact')).toEqual(['bring_material']);
    expect(agenda(w, 'unit')).toEqual(['(bring_material)']);
    w.do('contact', 'add');
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    expect(agenda(w, 'standIn')).toEqual(['confirm']);
    expect(ofGroup(w, 'scjg')).toEqual(['(confirm)']);
    w.do('contact', 'confirm');
    expect(agenda(w, 'contact')).toEqual(['rate']);
    w.do('contact', 'rate', { datum: '1' });
    expect(agenda(w, 'contact')).toEqual(['(nothing)']);
    w.travelTo('2026-09-25 10:00');
    expect(agenda(w, 'desk')).toContain('call_back');
    expect(agenda(w, 'unit')).toEqual(['written_reply']);
  });

  it('a signer signs, a chief assigns, an expert answers', () => {
    const mayors = caseWorld({ profile: 'suqian' });
    mayors.submit({ enterprise: 'e1', channel: 'mayor' }, 'deskOfficer', 'desk');
    mayors.do('desk', 'dispatch', { unit: 'scjg' });
    expect(agenda(mayors, 'secretary')).toEqual(['sign']);
    expect(agenda(mayors, 'viceMayor')).toEqual([]);
    const boards = caseWorld();
    boards.submit();
    boards.do('desk', 'dispatch', { unit: 'ysrc' });
    expect(agenda(boards, 'chief')).toEqual(['assign']);
    expect(agenda(boards, 'otherUnit')).toEqual([]);
    const asked = caseWorld();
    asked.submit();
    asked.do('desk', 'ask_expert');
    expect(agenda(asked, 'expert')).toEqual(['answer_question']);
    expect(agenda(asked, 'desk')).toEqual(['dispatch']);
  });

  it('a leader waits for the answer to an own urge, and for nobody else’s', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg' });
    w.do('leader', 'urge');
    expect(agenda(w, 'leader')).toHaveLength(1);
    expect(agenda(w, 'leader')[0]).toMatch(/^\(/);
    expect(agenda(w, 'supervision')).toEqual([]);
  });

  it('a confidential case is its officers’ alone (R-802)', () => {
    const w = caseWorld({ profile: 'suqian' });
    w.submit({ enterprise: 'e1', channel: 'misconduct' }, 'deskOfficer', 'desk');
    expect(everybody(w)).toEqual({ confidentialOfficer: ['register'] });
    for (const { id } of w.directory.units) expect(ofGroup(w, id)).toEqual([]);
  });
});

describe('the order of an agenda', () => {
  const due = (words: string) => ({ at: shanghai(words), provisional: false });
  // A Wednesday.
  const now = shanghai('2026-03-04 10:00');
  it.each([
    ['2026-03-04 09:59', 'overdue'],
    ['2026-03-04 10:00', 'today'],
    ['2026-03-04 24:00', 'today'],
    ['2026-03-05 17:30', 'this_week'],
    ['2026-03-08 24:00', 'this_week'],
    ['2026-03-09 09:00', 'later'],
  ])('%s is %s', (words, when) => {
    expect(whenOf(due(words), now)).toBe(when);
  });

  it('what has no limit is not urgent', () => {
    expect(whenOf(undefined, now)).toBe('later');
  });

  it('what waits for others comes last, however late it is', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg' });
    w.do('unit', 'ask_return');
    w.another();
    w.do('desk', 'dispatch', { unit: 'scjg' });
    w.travelTo('2026-09-30 10:00');
    expect(agenda(w, 'unit')).toEqual(['accept', '(arbitrate)']);
    expect(agenda(w, 'desk')).toEqual(['arbitrate']);
  });
});

describe('where duties are looked for — storage.md, "The case"', () => {
  it.each([21, 22, 23])('in town %i every case with a line for somebody is in a list of theirs', (seed) => {
    const { cases, rules } = busyTown(seed, 12);
    const readers = (Object.keys(PEOPLE) as Who[]).flatMap((who) => actorOf(rules.directory, openIdOf(who)) ?? []);
    let lines = 0;
    for (const whose of [...readers, ...rules.directory.units.map((unit) => ({ unit }))]) {
      const { open, whatever } = listsSought(whose, rules.directory);
      const sought = new Set<string>([...open, ...whatever]);
      for (const { c } of agendaOf(cases, whose, rules)) {
        lines += 1;
        expect(listsOf(c).some((list) => sought.has(list))).toBe(true);
      }
    }
    expect(lines).toBeGreaterThan(20);
  });

  it('no duty is nobody’s: what a case asks is somebody’s of the town', () => {
    const { cases, rules } = busyTown(31, 12);
    const readers = (Object.keys(PEOPLE) as Who[]).flatMap((who) => actorOf(rules.directory, openIdOf(who)) ?? []);
    for (const c of cases)
      for (const duty of dutiesOf(c, rules))
        expect([
          duty.task,
          readers.some((r) => agendaOf([c], r, rules).some((e) => e.when !== 'waits' && e.duty.task === duty.task)),
        ]).toEqual([duty.task, true]);
  });
});

describe('待办 of a deputy — lifecycle.md, "Deputies"', () => {
  /** `task 代周芳`, `(task)`. */
  const marked = (w: CaseWorld, who: Who): string[] => {
    const actor = actorOf(w.directory, openIdOf(who));
    if (!actor) throw new Error(`nobody plays ${who}`);
    return agendaOf(w.all(), actor, w.rules).map((e) => {
      const what = e.when === 'waits' ? `(${e.duty?.task ?? 'nothing'})` : e.duty.task;
      return e.standsFor ? `${what} ${inPlaceOf(e.standsFor)}` : what;
    });
  };

  it('holds what the absent has to do, marked; the absent still finds it', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(marked(w, 'officer')).toEqual(['(handle)']);
    away(w.directory, { unit: 'officer' });
    expect(marked(w, 'officer')).toEqual(['handle 代周芳']);
    expect(marked(w, 'unit')).toEqual(['handle']);
    away(w.directory, { unit: 'head' });
    // A head has every case of the unit; this one is somebody’s in whose place they are.
    expect(marked(w, 'head')).toEqual(['handle 代周芳']);
    away(w.directory, {});
    expect(marked(w, 'head')).toEqual(['handle']);
  });

  it('of a signer and of a leader who urged likewise', () => {
    const w = caseWorld({ profile: 'suqian', now: '2026-03-02 10:00' });
    w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk');
    w.do('desk', 'dispatch');
    away(w.directory, { secretary: 'otherSecretary' });
    expect(marked(w, 'otherSecretary')).toEqual(['sign 代顾秘书长']);
    w.another();
    w.do('desk', 'dispatch');
    w.do('leader', 'urge', { text: '请抓紧' });
    away(w.directory, { leader: 'otherSecretary' });
    expect(marked(w, 'otherSecretary')).toEqual(['(accept) 代陈刚']);
  });

  it('stands in few lists, those of the absent among them; what they filed as an agent is none of the deputy’s', () => {
    const w = caseWorld();
    const unit = w.directory.units.find((u) => u.id === 'rsj');
    unit?.staff.push({ openId: openIdOf('agent'), name: PEOPLE.agent, role: 'officer', directReport: false });
    w.submit({ enterprise: 'e3' }, 'agent');
    away(w.directory, { agent: 'otherUnit' });
    expect(marked(w, 'otherUnit')).toEqual([]);
    away(w.directory, { leader: 'otherSecretary' });
    const actor = actorOf(w.directory, openIdOf('otherSecretary'));
    expect(actor && listsSought(actor, w.directory).whatever).toEqual([
      'urgedBy/ou_otherSecretary',
      'urgedBy/ou_leader',
    ]);
  });
});
