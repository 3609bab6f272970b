import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/outside/ledger.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const LAND = '自然资源和规划局';
const MALU = readFileSync('config/profiles/malu.yaml', 'utf8');

describe('the file of the rules is changed while the program runs — interface.md, "Process"', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qisu-rules-'));
  const file = join(folder, '本镇.yaml');
  let town: Town;

  /** Saves the file, and waits until the program has said these words about it. */
  async function saved(text: string, words: string): Promise<void> {
    const before = town.qisu().output().length;
    writeFileSync(file, text);
    await until(words, async () => town.qisu().output().slice(before).includes(words), 20_000);
  }
  const administrator = async (): Promise<string> => {
    await town.settled();
    return (await town.said('管理员')).at(-1) ?? '';
  };
  /** When a case has to be done that is filed and accepted now. */
  async function limitNow(text: string): Promise<{ no: string; limit: string | undefined }> {
    const no = await town.appeal('郑凯', text, '协调');
    await town.tap('王敏', `派给 ${LAND}`, { no });
    await town.tap('郭倩', '受理', { no });
    return { no, limit: await limitOf(no) };
  }
  const limitOf = async (no: string) => /办理时限：(\S+?（周.）)/.exec(await town.words(LAND, no))?.[1];

  beforeAll(async () => {
    writeFileSync(file, MALU);
    town = await openTown({ profile: 'malu', now: '2026-09-07 09:30', env: { QISU_PROFILE: file } });
  });
  afterAll(async () => {
    await town.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('what is good is taken from the next step on; a limit that runs stays', async () => {
    const earlier = await limitNow('扩建厂房的用地红线与宗地图对不上。');
    expect(earlier.limit).toBe('9月28日（周一）');
    await saved(MALU.replace('handle: { workingDays: 15', 'handle: { workingDays: 10'), '已采用，改了 categories');
    expect(await administrator()).toContain('以后开始的时限按新的规则；已经在走的时限');
    expect((await limitNow('仓库的不动产产权证办了三个月没有下来。')).limit).toBe('9月20日（周日）');
    expect(await limitOf(earlier.no)).toBe('9月28日（周一）');
  });

  it('what is wrong is told once with file, line and remedy, and the last good rules go on', async () => {
    const bad = MALU.replace('handle: { workingDays: 15', 'handle: { workingDays: 十');
    const line = bad.slice(0, bad.indexOf('十')).split('\n').length;
    await saved(bad, '没有采用，原来的规则照常使用');
    expect(town.qisu().output()).toContain(`${file}:${line} categories.`);
    expect(await administrator()).toContain(`${file}:${line} categories.`);
    expect(await administrator()).toContain('改正之前请不要重新启动，否则启动不了');
    expect((await limitNow('测绘的容积率与规划不一致。')).limit).toBe('9月20日（周日）');
    const told = (await town.said('管理员')).filter((words) => words.includes('没有采用'));
    expect(told).toHaveLength(1);
    await saved(MALU.replace('id: malu', 'id: elsewhere'), '要换一个地方，请停止服务');
    await saved(MALU.replace('handle: { workingDays: 15', 'handle: { workingDays: 10'), '已改正，与正在使用的规则相同');
  });
});
