import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { enterpriseById } from '../../../src/domain/directory/directory.ts';
import { enterpriseOptions } from '../../../src/domain/directory/options.ts';
import {
  isUnverified,
  type Unverified,
  unverifiedId,
  withUnverified,
} from '../../../src/domain/directory/unverified.ts';
import { town } from '../../support/small-town.ts';

const called = (name: string): Unverified => ({
  id: unverifiedId(name),
  name,
  contacts: [{ name: '席老板', phone: '13905120701', reach: 'phone' }],
});
const TEA = '东山茶业有限公司';

describe('an enterprise that is not in the register — interface.md, "Who reaches the bot how"', () => {
  it('is one by its name, however that is written', () => {
    expect(unverifiedId('东山茶业（集团）有限公司')).toBe(unverifiedId(' 东山茶业(集团) 有限公司'));
    expect(unverifiedId(TEA)).not.toBe(unverifiedId('东山茶叶有限公司'));
  });

  it('can be chosen like the others, and is 待核实', () => {
    const d = withUnverified(town('apart'), [called(TEA)]);
    expect(enterpriseOptions(d).map((o) => o.label)).toContain(TEA);
    expect(isUnverified(d, unverifiedId(TEA))).toBe(true);
    expect(isUnverified(d, 'e1')).toBe(false);
  });

  it('becomes the enterprise of that name once the register has one: its contacts, its agents, and no second choice', () => {
    const d = withUnverified(town('apart'), [called('湖光食品（有限公司）')]);
    const id = unverifiedId('湖光食品有限公司');
    expect(isUnverified(d, id)).toBe(false);
    expect(enterpriseById(d, id)).toMatchObject({ name: '湖光食品有限公司', contacts: [{ name: '老冯' }] });
    expect(enterpriseOptions(d).filter((o) => o.label.includes('湖光'))).toHaveLength(1);
    expect(actorOf(d, 'ou_agent')?.agentOf).toEqual(['e1', 'e3', 'e4', id]);
    const own = withUnverified(town('apart'), [called('太湖精密制造有限公司')]);
    expect(actorOf(own, 'ou_contact')?.contactOf).toEqual(['e1', unverifiedId('太湖精密制造有限公司')]);
  });

  it('stays what it is beside several of that name, or one that has left, and is told apart', () => {
    const d = town('apart');
    const twice = {
      ...d,
      enterprises: [...d.enterprises, { id: 'e9', name: '湖光食品有限公司', contacts: [], active: true }],
    };
    const joined = withUnverified(twice, [called('湖光食品有限公司')]);
    expect(isUnverified(joined, unverifiedId('湖光食品有限公司'))).toBe(true);
    const labels = enterpriseOptions(joined).map((o) => o.label);
    expect(labels).toContain('湖光食品有限公司（待核实）');
    expect(new Set(labels).size).toBe(labels.length);
    const gone = { ...d, enterprises: d.enterprises.map((e) => ({ ...e, active: e.id !== 'e3' })) };
    expect(isUnverified(withUnverified(gone, [called('湖光食品有限公司')]), unverifiedId('湖光食品有限公司'))).toBe(
      true,
    );
  });
});
