import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { claimMeans, isBound } from '../../../src/domain/directory/claims.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { enterpriseOptions } from '../../../src/domain/directory/options.ts';
import { isUnverified, withUnverified } from '../../../src/domain/directory/unverified.ts';
import { claimOf, STRANGER } from '../../support/claimed.ts';
import { town } from '../../support/small-town.ts';

const TEA = '东山茶业有限公司';
const BY = { by: { openId: 'ou_desk', name: '王敏' }, at: new Date('2026-03-02T02:00:00Z') };
const bound = (name: string, over?: string) =>
  claimOf(name, { as: 'bound', ...BY, ...(over !== undefined && { with: over }) });
const speaksFor = (d: Directory): string[] => actorOf(d, STRANGER.openId)?.contactOf ?? [];

describe('who asks to speak for an enterprise — interface.md, "Who reaches the bot how"', () => {
  it('is somebody, but nobody’s contact, and what they named is in no list', () => {
    const d = withUnverified(town('apart'), [claimOf(TEA)]);
    expect(actorOf(d, STRANGER.openId)).toMatchObject({ name: STRANGER.name, contactOf: [], posts: [] });
    expect(isUnverified(d, claimOf(TEA).id)).toBe(true);
    expect(enterpriseOptions(d)).toEqual(enterpriseOptions(town('apart')));
  });

  it('may mean what has that code, then what has that name', () => {
    const plain = town('apart');
    const [known] = plain.enterprises;
    const named = withUnverified(plain, [claimOf(known?.name ?? '')]);
    expect(claimMeans(named, claimOf('').id).map(({ id }) => id)).toEqual([known?.id]);
    const coded = {
      ...plain,
      enterprises: plain.enterprises.map((e, i) => (i === 1 ? { ...e, uscc: claimOf('').uscc ?? '' } : e)),
    };
    expect(claimMeans(withUnverified(coded, [claimOf(known?.name ?? '')]), claimOf('').id).map(({ id }) => id)).toEqual(
      [plain.enterprises[1]?.id, known?.id],
    );
    expect(claimMeans(withUnverified(plain, [claimOf(TEA)]), claimOf('').id)).toEqual([]);
  });

  it('speaks for it once confirmed', () => {
    const d = withUnverified(town('apart'), [bound(TEA)]);
    expect(speaksFor(d)).toEqual([claimOf(TEA).id]);
    expect(isBound(d, claimOf(TEA).id)).toBe(true);
    expect(isUnverified(d, claimOf(TEA).id)).toBe(false);
    expect(d.claimants).toBeUndefined();
    expect(enterpriseOptions(d).map(({ label }) => label)).toContain(TEA);
  });

  it('speaks for the enterprise of the register with which it was merged, beside its contacts, until that is gone', () => {
    const plain = town('apart');
    const d = withUnverified(plain, [bound(TEA, 'e1')]);
    expect(speaksFor(d)).toEqual(['e1', claimOf(TEA).id]);
    const contacts = (of: Directory) => of.enterprises.find((e) => e.id === 'e1')?.contacts ?? [];
    expect(contacts(d).slice(0, -1)).toEqual(contacts(plain));
    const paired = d.agents.find((a) => a.enterprises.includes('e1'));
    expect(paired?.enterprises).toContain(claimOf(TEA).id);
    const gone = { ...plain, enterprises: plain.enterprises.map((e) => (e.id === 'e1' ? { ...e, active: false } : e)) };
    expect(speaksFor(withUnverified(gone, [bound(TEA, 'e1')]))).toEqual([]);
    expect(isUnverified(withUnverified(gone, [bound(TEA, 'e1')]), claimOf(TEA).id)).toBe(true);
  });

  it('is a contact of the register’s enterprise once the register has that name', () => {
    const plain = town('apart');
    const known = plain.enterprises.find((e) => e.id === 'e1');
    const d = withUnverified(plain, [bound(known?.name ?? '')]);
    expect(speaksFor(d)).toEqual(['e1', claimOf('').id]);
  });
});
