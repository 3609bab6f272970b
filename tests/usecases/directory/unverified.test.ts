import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseOptions } from '../../../src/domain/directory/options.ts';
import { isUnverified, unverifiedId } from '../../../src/domain/directory/unverified.ts';
import { type World, world } from '../../support/world.ts';

const TEA = '东山茶业有限公司';

describe('an enterprise that is not in the register — storage.md, "The rest"; interface.md, "Directory file"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    const contacts = [{ name: '席老板', phone: '13905120701', reach: 'phone' as const }];
    await qisu.deps.memory.addUnverified({ id: unverifiedId(TEA), name: TEA, contacts });
  });
  afterAll(() => qisu.close());

  const known = () => enterpriseOptions(qisu.deps.directory.current()).filter((o) => o.label.includes('茶业'));

  it('is there for all from the next look on', async () => {
    expect(known()).toEqual([]);
    await qisu.deps.directory.refresh();
    expect(known()).toEqual([{ value: unverifiedId(TEA), label: TEA }]);
  });

  it('survives a start and files that do not have it', async () => {
    await qisu.restart((rows) => ({ ...rows, enterprises: rows.enterprises.slice(1) }));
    expect(known()).toHaveLength(1);
    expect(isUnverified(qisu.deps.directory.current(), unverifiedId(TEA))).toBe(true);
  });

  it('gives way to that of the register, and comes back when that has left', async () => {
    const registered = { id: 'e7', name: '东山茶业 有限公司', tags: [], line: 1, contacts: [] };
    await qisu.restart((rows) => ({ ...rows, enterprises: [...rows.enterprises, registered] }));
    expect(known()).toMatchObject([{ value: 'e7' }]);
    expect(isUnverified(qisu.deps.directory.current(), unverifiedId(TEA))).toBe(false);
    await qisu.restart();
    expect(known()).toMatchObject([{ value: unverifiedId(TEA) }]);
  });
});
