import type { Case } from '../../src/domain/case/case.ts';
import type { Rules } from '../../src/domain/case/context.ts';
import { isOpen } from '../../src/domain/case/state.ts';
import { wander } from '../domain/clocks/support/wander.ts';
import { world } from '../domain/clocks/support/world.ts';
import type { Options } from './case-world.ts';

const TITLES = [
  '厂门口路灯坏了，夜班工人出入不安全',
  '营业执照变更经营范围卡在窗口',
  '稳岗补贴申请三个月没有下文',
  '车间配电增容排不上队',
  '新厂房消防验收何时可以安排',
  '外籍工程师居留许可快要到期',
];
const ENTERPRISES = ['启明智能装备有限公司', '太湖精密制造有限公司', '湖光食品有限公司', '云帆生物医药有限公司'];

/** Most walks that are tried for as many open cases. */
const WALKS_PER_CASE = 12;

/**
 * Open cases of one town, each led where chance took it by the real events, looked at at one instant when some are late.
 * The same seed gives the same cases.
 */
export function busyTown(seed: number, open: number, options: Options = {}): { cases: Case[]; rules: Rules } {
  const cases: Case[] = [];
  let rules: Rules | undefined;
  for (let i = 0; cases.length < open && i < open * WALKS_PER_CASE; i++) {
    const w = world('2026-03-02 09:30', options);
    wander(w, seed * 1_000 + i, 1 + ((seed + i) % 9));
    if (!isOpen(w.case)) continue;
    if (!rules || w.now > rules.at) rules = w.rules;
    const n = cases.length;
    cases.push({
      ...w.case,
      _id: `c${n + 1}`,
      no: `QS20260302-${String(n + 1).padStart(4, '0')}`,
      title: TITLES[n % TITLES.length] ?? '',
      ...(w.case.enterprise && {
        enterprise: { ...w.case.enterprise, name: ENTERPRISES[n % ENTERPRISES.length] ?? '' },
      }),
    });
  }
  if (!rules || cases.length < open) throw new Error(`only ${cases.length} of ${open} walks stayed open`);
  return { cases, rules };
}
