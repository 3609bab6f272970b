import type { Directory, Unit } from '../../src/domain/directory/directory.ts';
import { dice } from '../domain/clocks/support/wander.ts';

const SURNAMES = ['王', '李', '张', '刘', '陈', '欧阳'];
const GIVEN = ['伟', '芳', '敏', '静', '强', '磊', '洋', '婷'];
const PLACES = ['太仓', '昆山', '常熟', '（苏州）', '(苏州)', ''];
const TRADES = ['精密', '生物', '物流', '食品', '新材料'];
const POSTS = ['officer', 'officer', 'officer', 'liaison', 'head'] as const;

/**
 * The town grown to a random size: 1 to 400 staff in a unit, 1 to 300 units, as many experts, channels and enterprises of one
 * agent as come; names repeat, and some people are written down twice. The same seed gives the same town.
 */
export function grown(seed: number): (d: Directory) => Directory {
  return (d) => {
    const number = dice(seed);
    const upTo = (most: number): number => 1 + Math.floor(number() * most);
    const one = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)] as T;
    const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
    const name = (): string => `${one(SURNAMES)}${one(GIVEN)}`;
    const staff = (unit: string): Unit['staff'] =>
      many(upTo(400), (i) => ({
        openId: `ou_${unit}_${i}`,
        name: name(),
        role: one(POSTS),
        directReport: false,
        ...(number() < 0.5 && { tail: String(upTo(9_999)).padStart(4, '0') }),
      }));
    const crowded = (unit: Unit): Unit => {
      const all = [...unit.staff, ...(unit.kind === 'department' ? staff(unit.id) : [])];
      // Somebody stands there twice.
      return { ...unit, staff: number() < 0.5 ? [...all, ...all.slice(0, 1)] : all };
    };
    const units: Unit[] = many(upTo(300), (i) => ({
      id: `u${i}`,
      name: `${one(PLACES)}${one(TRADES)}局`,
      kind: 'department',
      chatId: `oc_u${i}`,
      duties: number() < 0.5 ? [one(TRADES)] : [],
      staff: staff(`u${i}`).slice(0, 3),
      boards: number() < 0.5 ? ['zrz'] : [],
      active: true,
    }));
    const enterprises = many(upTo(300), (i) => ({
      id: `x${i}`,
      name: `${one(PLACES)}${one(TRADES)}有限公司`,
      ...(number() < 0.7 && { uscc: `91320500MA${String(100_000 + i)}XY` }),
      contacts: [],
      active: true,
    }));
    return {
      ...d,
      units: [...d.units.map(crowded), ...units],
      enterprises: [...d.enterprises, ...enterprises],
      agents: d.agents.map((a) => ({ ...a, enterprises: [...a.enterprises, ...enterprises.map((e) => e.id)] })),
      experts: [...d.experts, ...many(upTo(60), (i) => ({ openId: `ou_x${i}`, name: name(), fields: [one(TRADES)] }))],
      channels: [...d.channels, ...many(upTo(40), (i) => ({ id: `k${i}`, name: `${one(PLACES)}热线`, kind: 'other' }))],
    };
  };
}
