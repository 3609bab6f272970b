import type { RunningDatabase } from '../../src/local-database/database.ts';
import { median, percentile, print, ratios, short, spread } from './figures.ts';
import { grow } from './open-cases.ts';
import { ownDatabase } from './own-database.ts';
import { AT_ONCE, type Run, type Sides, sides, TAPS } from './tap-sides.ts';

/*
 * The first figure of quality.md, "Fast": taps that accept dispatched cases, encrypted and signed, over HTTP, beside the
 * barest handler that does one majority write of the same document into a collection without an index of its own: that is
 * the peer the goal speaks of. A second one, with the program's indexes, shows how much of the rest is theirs. All listen
 * in this process and use its one pool of connections; whoever presses is another process and presses the one and the
 * other in turn. The sender is off: it would write to the program's cases alone, and what sending costs is a figure of
 * its own.
 */

const ROUNDS = 5;
const SIZES = [1_000, 100_000];

const costs = (runs: readonly Run[]): string => {
  const ms = runs.flatMap((run) => run.ms);
  const busy = runs.reduce((sum, run) => sum + run.busy, 0);
  const told = busy > 0 ? `；${busy} 次答“系统繁忙”` : '';
  const cpu = median(runs.map((run) => run.cpu));
  return `p50 ${short(percentile(ms, 50))} 毫秒，p99 ${short(percentile(ms, 99))} 毫秒；每次用处理器 ${short(cpu)} 毫秒${told}`;
};
const perSecond = (runs: readonly Run[]): number[] => runs.map((run) => run.perSecond);

/** How many times the one is the other: the middle of the rounds' ratios, the least, the most, and every one. */
function times(ours: readonly Run[], theirs: readonly Run[]): string {
  const each = ratios(perSecond(ours), perSecond(theirs));
  const [middle, least, most] = [median(each), Math.min(...each), Math.max(...each)].map((t) => t.toFixed(2));
  return `${middle} 倍（${least}–${most}；逐轮 ${each.map((t) => t.toFixed(2)).join(' ')}）`;
}

async function beside({ ours, barest, indexed }: Sides): Promise<void> {
  const [a, b, c]: [Run[], Run[], Run[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    a.push(await ours());
    b.push(await barest());
    c.push(await indexed());
  }
  print(`  企诉：每秒${spread(perSecond(a), '次')}；${costs(a)}`);
  print(`  最简（除 _id 外没有索引）：每秒${spread(perSecond(b), '次')}；${costs(b)}`);
  print(`  最简，另加企诉的索引：每秒${spread(perSecond(c), '次')}；${costs(c)}`);
  print(`  目标说的是没有索引的最简：企诉是它的 ${times(a, b)}，目标至少 0.5`);
  print(`  另加索引的只供对照，看索引占多少：企诉是它的 ${times(a, c)}`);
  const half = median(perSecond(a)) / 2;
  print(`  按企诉一半的量匀速按，每秒 ${short(half)} 次（目标 p99 不超过 150 毫秒）：`);
  print(`    企诉：${costs([await ours(half)])}`);
  print(`    最简：${costs([await barest(half)])}`);
}

/**
 * Measures taps on the given server and prints the figures.
 *
 * @param sizes  how many cases are open, one after another
 */
export async function taps(server: RunningDatabase, sizes: readonly number[] = SIZES): Promise<void> {
  const { db, close } = await ownDatabase(server, 'qisu_bench_taps');
  const both = await sides(db, server.rangeReads);
  let open = TAPS;
  try {
    print(`按“受理” ${TAPS} 次，与最简的处理程序轮流 ${ROUNDS} 次（同时 ${AT_ONCE} 个，加密、签名，经 HTTP）：`);
    for (const size of sizes) {
      if (size > open) {
        const { inserted, fits } = await grow(db, both.later, open, size);
        open += inserted;
        if (!fits) break;
      }
      print(`未结 ${open} 件：`);
      await beside(both);
    }
    print('  每一次答“已受理”的按下都查过：恰好生效一次');
  } finally {
    await both.close();
    await close();
  }
}
