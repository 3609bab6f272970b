import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import {
  administratorsTold,
  calledBy,
  deputyOf,
  mayStandIn,
  officersTold,
  toldOf,
} from '../../../src/domain/directory/deputies.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { deputyOptions } from '../../../src/domain/directory/options.ts';
import { openIdOf, PEOPLE, town } from '../../support/small-town.ts';

type Who = keyof typeof PEOPLE;
const person = (who: Who) => ({ openId: openIdOf(who), name: PEOPLE[who] });
const until = new Date('2026-12-05T16:00:00Z');

/** The town with these away, each with their deputy. */
const withAway = (away: Partial<Record<Who, Who>>, change: (d: Directory) => void = () => {}): Directory => {
  const d = town('apart');
  change(d);
  d.absences = Object.entries(away).map(([who, deputy]) => ({
    person: person(who as Who),
    deputy: person(deputy),
    until,
  }));
  return d;
};
const SCJG = { unit: 'scjg' };

describe('who may stand in for whom — lifecycle.md, "People"', () => {
  it.each<[Who, Who, boolean]>([
    ['unit', 'head', true],
    ['head', 'officer', true],
    ['desk', 'deskOfficer', true],
    ['leader', 'viceMayor', true],
    // Somebody else's staff, oneself, an enterprise's contact, an agent, a stranger to every office.
    ['unit', 'otherUnit', false],
    ['unit', 'leader', false],
    ['leader', 'head', false],
    ['unit', 'unit', false],
    ['unit', 'contact', false],
    ['contact', 'standIn', false],
    ['agent', 'unit', false],
    ['expert', 'unit', false],
  ])('for %s %s: %s', (absent, deputy, may) => {
    expect(mayStandIn(town('apart'), openIdOf(deputy), openIdOf(absent))).toBe(may);
  });

  it('a colleague who speaks for an enterprise as well may not', () => {
    const d = town('apart');
    d.enterprises[0]?.contacts.push({ ...person('officer'), reach: 'member' });
    expect(mayStandIn(d, openIdOf('officer'), openIdOf('unit'))).toBe(false);
  });

  it('those who may are offered, told apart where they are called alike', () => {
    const d = town('apart');
    const there = d.units.find((u) => u.id === 'scjg');
    there?.staff.push({ openId: 'ou_twin', name: '吴磊', role: 'head', directReport: false });
    expect(deputyOptions(d, openIdOf('unit')).map((o) => o.label)).toEqual([
      '李强',
      '吴磊（经办人）',
      '吴磊（负责人）',
    ]);
    expect(deputyOptions(d, openIdOf('secretary')).map((o) => o.label)).toEqual(['陈刚', '陆副市长', '严副秘书长']);
    expect(deputyOptions(d, openIdOf('contact'))).toEqual([]);
  });
});

describe('who is told in their place — lifecycle.md, "Deputies"', () => {
  it('the deputy, named with whom they stand in for; somebody told anyway is told once, as themselves', () => {
    const d = withAway({ head: 'unit' });
    expect(toldOf(d, [person('head')], SCJG).map(calledBy)).toEqual(['周芳（代李强）']);
    expect(toldOf(d, [person('head'), person('unit')], SCJG).map(calledBy)).toEqual(['周芳']);
    expect(toldOf(d, [person('unit'), person('head'), person('officer')], SCJG).map(calledBy)).toEqual([
      '周芳',
      '吴磊',
    ]);
    expect(
      toldOf(withAway({ head: 'unit', officer: 'unit' }), [person('head'), person('officer')], SCJG),
    ).toMatchObject([{ name: '周芳', standsFor: [{ name: '李强' }, { name: '吴磊' }] }]);
  });

  it('what a deputy may not hold stays with the absent', () => {
    // A leader who works at a unit as well, and names a colleague there.
    const both = (d: Directory) =>
      void d.units
        .find((u) => u.id === 'scjg')
        ?.staff.push({ ...person('leader'), role: 'officer', directReport: false });
    const d = withAway({ leader: 'unit' }, both);
    expect(deputyOf(d, openIdOf('leader'), SCJG)?.name).toBe('周芳');
    expect(deputyOf(d, openIdOf('leader'), 'leader')).toBeUndefined();
    expect(actorOf(d, openIdOf('unit'))?.standsFor).toMatchObject([{ leads: null, posts: [{ unit: 'scjg' }] }]);
    // A confidential officer of the desk, for whom a colleague of the desk stands in.
    const officer = (c: Directory) => void c.confidential.push(person('desk'));
    const secret = withAway({ desk: 'deskOfficer' }, officer);
    expect(officersTold(secret).map((o) => o.name)).toEqual(['吴清', '王敏']);
    expect(actorOf(secret, openIdOf('deskOfficer'))?.standsFor?.[0]?.confidentialOfficer).toBe(false);
  });

  it('a deputy who goes away too passes on what they stand in for, as far as theirs may hold it', () => {
    const d = withAway({ head: 'unit', unit: 'officer' });
    expect(toldOf(d, [person('head')], SCJG).map(calledBy)).toEqual(['吴磊（代李强）']);
    expect(actorOf(d, openIdOf('officer'))?.standsFor?.map((a) => a.name)).toEqual(['李强', '周芳']);
    expect(actorOf(d, openIdOf('unit'))?.standsFor).toBeUndefined();
    // 陈刚's part as a leader does not go on to somebody who is none.
    const led = withAway({ secretary: 'leader', leader: 'unit' });
    expect(deputyOf(led, openIdOf('secretary'), 'leader')?.name).toBe('陈刚');
  });

  it('even two who stand in for one another, however that came to be, are told', () => {
    const d = withAway({ head: 'unit', unit: 'head' });
    expect(toldOf(d, [person('head')], SCJG).map(calledBy)).toEqual(['周芳（代李强）']);
    expect(toldOf(d, [person('unit')], SCJG).map(calledBy)).toEqual(['李强（代周芳）']);
  });

  it('of those who are each told the same, whoever is there; all where nobody is', () => {
    const admins = (d: Directory) => void d.administrators.push(person('desk'), person('head'));
    expect(administratorsTold(withAway({ head: 'unit' }, admins)).map((p) => p.name)).toEqual(['王敏']);
    const none = withAway({ head: 'unit', desk: 'deskOfficer' }, admins);
    expect(administratorsTold(none).map((p) => p.name)).toEqual(['王敏', '李强']);
    const officers = (d: Directory) => void d.confidential.push(person('deskOfficer'));
    expect(officersTold(withAway({ confidentialOfficer: 'deskOfficer' }, officers)).map((p) => p.name)).toEqual([
      '刘洋',
    ]);
  });
});
