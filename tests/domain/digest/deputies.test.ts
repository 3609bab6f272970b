import { describe, expect, it } from 'vitest';
import { figuresFor, reachOf } from '../../../src/domain/digest/reach.ts';
import { digestReaders } from '../../../src/domain/digest/readers.ts';
import { actorOf, toldAs } from '../../../src/domain/directory/actor.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { away } from '../../support/away.ts';
import { openIdOf, PEOPLE, town } from '../../support/small-town.ts';

type Who = keyof typeof PEOPLE;
const withAway = (deputies: Partial<Record<Who, Who>>): Directory => {
  const d = town('apart');
  away(d, deputies);
  return d;
};
const digests = (d: Directory): string[] =>
  digestReaders(d).map(
    ({ name, as, readAnyway }) => `${name} ${JSON.stringify(as)}${readAnyway ? ' read anyway' : ''}`,
  );
const heads = (d: Directory, who: Who): string[] =>
  toldAs(d, openIdOf(who)).flatMap((part) => {
    const reach = reachOf(part);
    return reach && reach !== 'all' ? [`${part.name}: ${reach.heads.join()}`] : [];
  });

describe('figures of whoever is away — R-601; lifecycle.md, "Deputies"', () => {
  it('while everybody is there each reads their own', () => {
    expect(digests(town('apart'))).toEqual([
      `${PEOPLE.leader} "leader"`,
      `${PEOPLE.viceMayor} "leader"`,
      `${PEOPLE.secretary} "leader"`,
      `${PEOPLE.otherSecretary} "leader"`,
      `${PEOPLE.supervision} {"unit":"ysb"}`,
    ]);
  });

  it('a deputy who reads all cases reads none of them twice', () => {
    const d = withAway({ leader: 'viceMayor', secretary: 'otherSecretary' });
    expect(digests(d).slice(0, 3)).toEqual([
      `${PEOPLE.leader} "leader" read anyway`,
      `${PEOPLE.viceMayor} "leader"`,
      `${PEOPLE.secretary} "leader"`,
    ]);
    const asked = (who: Who) => {
      const actor = actorOf(d, openIdOf(who));
      return actor ? figuresFor(actor).map(({ openId, reach }) => [openId, reach]) : [];
    };
    expect(asked('viceMayor')).toEqual([[openIdOf('viceMayor'), 'all']]);
    expect(asked('otherSecretary')).toEqual([
      [openIdOf('otherSecretary'), { leads: ['rsj'], heads: [] }],
      [openIdOf('secretary'), { leads: ['scjg'], heads: [] }],
    ]);
  });

  it('a head’s morning is the deputy’s; the absent one is told nothing of it', () => {
    const d = withAway({ head: 'officer' });
    expect(heads(d, 'head')).toEqual([]);
    expect(heads(d, 'officer')).toEqual([`${PEOPLE.head}: scjg`]);
    expect(heads(d, 'unit')).toEqual([]);
  });

  it('what the deputy cannot be stays with whoever is away', () => {
    const d = town('apart');
    const rsj = d.units.find((u) => u.id === 'rsj');
    rsj?.staff.push({ openId: openIdOf('head'), name: PEOPLE.head, role: 'head', directReport: false });
    away(d, { head: 'officer' });
    expect(heads(d, 'head')).toEqual([`${PEOPLE.head}: rsj`]);
    expect(heads(d, 'officer')).toEqual([`${PEOPLE.head}: scjg`]);
  });

  it('goes on to the deputy of a deputy who is away as well', () => {
    const d = withAway({ head: 'officer', officer: 'unit' });
    expect(heads(d, 'officer')).toEqual([]);
    expect(heads(d, 'unit')).toEqual([`${PEOPLE.head}: scjg`]);
  });
});
