import { describe, expect, it } from 'vitest';
import { readOptions, readSeedOptions } from '../../config/options.ts';
import { readSettings } from '../../config/settings.ts';

const SANDBOX = readSettings({});
const LIVE = readSettings({ FEISHU_APP_ID: 'cli_5a4d8b0f3c2e1a90', FEISHU_APP_SECRET: 'secret' });
const seed = (...given: string[]) => readSeedOptions(given, SANDBOX);
const usage = '用法：npm run seed [-- --months 3 | --year | --days 10] [--seed 1] [--until 2026-11-27] [--fresh]';

describe('npm run seed -- … — interface.md, "Sandbox"', () => {
  it('three months by default', () => {
    expect(seed()).toEqual({ months: 3, seed: 1, fresh: false });
    expect(seed('--year', '--seed', '7')).toEqual({ months: 12, seed: 7, fresh: false });
    expect(seed('--days', '10', '--fresh', '--until', '2026-11-27')).toEqual({
      months: 3,
      days: 10,
      seed: 1,
      fresh: true,
      until: new Date('2026-11-26T16:00:00Z'),
    });
  });

  it.each([
    [['--yaer'], '没有 --yaer 这个选项。'],
    [['--months'], '--months 后面应是1 到 24 的整数。'],
    [['--months', '0'], '--months 后面应是1 到 24 的整数。'],
    [['--months', '2.5'], '--months 后面应是1 到 24 的整数。'],
    [['--days', '401'], '--days 后面应是1 到 400 的整数。'],
    [['--seed', '-1'], '--seed 后面应是不小于 0 的整数。'],
    [['--until', '2026-02-30'], '--until 后面应是日期或时刻，如 2026-11-27 或 "2026-11-27 16:30"。'],
  ])('%j is answered by one sentence', (given, words) => {
    expect(() => seed(...given)).toThrow(`${words}${usage}`);
  });

  it('never puts made-up cases into a live installation', () => {
    expect(() => readSeedOptions([], LIVE)).toThrow(
      '示例案件只放进沙盒：设了 FEISHU_APP_ID，是接着真的飞书，没有放入任何案件',
    );
  });

  it('clears only what is its own', () => {
    const elsewhere = readSettings({ MONGODB_URI: 'mongodb://127.0.0.1/x' });
    for (const read of [readOptions, readSeedOptions])
      expect(() => read(['--fresh'], elsewhere)).toThrow(
        '--fresh 只清空自带的数据库；MONGODB_URI 指定的数据库请自己清空，或另指一个',
      );
  });
});
