import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoMemory } from '../../../src/adapters/mongo/memory.ts';
import { mongoVersions } from '../../../src/adapters/mongo/versions.ts';
import { withNamed } from '../../../src/domain/absence/name.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { changeAbsences } from '../../../src/usecases/absence/change.ts';
import { type DirectoryKeeper, keepDirectory } from '../../../src/usecases/directory/keep.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { depsOn } from '../../support/deps.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { openIdOf, PEOPLE, town } from '../../support/small-town.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
type Who = keyof typeof PEOPLE;
const person = (who: Who) => ({ openId: openIdOf(who), name: PEOPLE[who] });

describe('who is away, in several instances — storage.md, "The rest"', () => {
  let database: FreshDatabase;
  const clock = movingClock(shanghai('2026-12-03 10:00'));
  /** One instance on the database. */
  async function instance() {
    const memory = mongoMemory(database.db);
    const versions = mongoVersions(database.db, 'directory', (v) => v as Directory);
    const directory = await keepDirectory({ versions, memory, clock, log: silent });
    const deps = { ...(await depsOn(database.db, { now: clock.now, log: silent })), memory, directory };
    return { deps, directory };
  }
  const names = (d: DirectoryKeeper) => (d.current().absences ?? []).map((a) => `${a.person.name}>${a.deputy.name}`);
  const goes = async (deps: Awaited<ReturnType<typeof instance>>['deps'], who: Who, deputy: Who) =>
    changeAbsences(deps, (all) => {
      const naming = { id: `${who}>${deputy}`, person: person(who), deputy: person(deputy), date: '2026-12-05' };
      const answer = withNamed(all, naming, { directory: town('apart'), now: clock.now(), mostDays: 60 });
      return { ...('all' in answer && { write: answer.all }), answer: 'all' in answer ? 'done' : answer.refusal.code };
    });

  beforeAll(async () => {
    database = await freshDatabase();
    const { directory } = await instance();
    await directory.store(town('apart'));
  });
  afterAll(() => database.close());

  it('named at one it is in force there at once, and at the other with its next look', async () => {
    const [one, other] = [await instance(), await instance()];
    expect(await goes(one.deps, 'head', 'unit')).toBe('done');
    expect(names(one.directory)).toEqual(['李强>周芳']);
    expect(names(other.directory)).toEqual([]);
    await other.directory.refresh();
    expect(names(other.directory)).toEqual(['李强>周芳']);
    // Whoever starts later knows it as well.
    expect(names((await instance()).directory)).toEqual(['李强>周芳']);
  });

  it('two who name one another at the same moment, at two instances: one of them does', async () => {
    const [one, other] = [await instance(), await instance()];
    const done = await Promise.all([goes(one.deps, 'desk', 'deskOfficer'), goes(other.deps, 'deskOfficer', 'desk')]);
    expect(done.sort()).toEqual(['away_too', 'done']);
  });

  it('many at once are all kept', async () => {
    const instances = await Promise.all([instance(), instance(), instance()]);
    const pairs: [Who, Who][] = [
      ['leader', 'viceMayor'],
      ['secretary', 'viceMayor'],
      ['otherSecretary', 'viceMayor'],
    ];
    const done = await Promise.all(
      instances.map(({ deps }, i) => goes(deps, ...(pairs[i] ?? ['leader', 'viceMayor']))),
    );
    expect(done).toEqual(['done', 'done', 'done']);
    const { directory } = await instance();
    expect(names(directory)).toEqual(
      expect.arrayContaining(['陈刚>陆副市长', '顾秘书长>陆副市长', '严副秘书长>陆副市长']),
    );
  });

  it('a newer directory file leaves them; it is over with its day although nobody looks', async () => {
    const { directory } = await instance();
    const next = town('apart');
    await directory.store({ ...next, version: directory.current().version + 1, experts: [] });
    expect(names(directory)).toContain('李强>周芳');
    clock.moveTo(shanghai('2026-12-06 00:00'));
    expect(names(directory)).toEqual([]);
  });
});
