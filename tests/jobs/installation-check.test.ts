import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installationCheck } from '../../jobs/installation-check.ts';
import { type World, world } from '../support/world.ts';

const FULL = { check: '磁盘', said: '.data 所在的磁盘只剩 0.1 GiB', next: '请清理或扩容；写满以后企诉收不下新的诉求' };
const LATE = { check: '时间', said: '本机比飞书慢 400 秒', next: '请打开两边的时间同步' };

describe('the installation is examined once a working day — interface.md, "Process"', () => {
  let qisu: World;
  let wrong: (typeof FULL)[] = [];
  const asked: string[] = [];
  const told = (): string[] =>
    qisu.post.messages
      .filter((m) => m.chatId === `p2p_${qisu.idOf('王敏')}` && 'text' in m.content)
      .map((m) => String((m.content as { text: string }).text))
      .filter((text) => text.startsWith('运行检查发现'));
  const on = async (words: string): Promise<void> => {
    await qisu.travelTo(words);
    const examine = async (day: string) => {
      asked.push(day);
      return wrong;
    };
    await installationCheck.run({ ...qisu.deps, examine });
    await qisu.drain();
  };

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 08:00' });
  });
  afterAll(() => qisu.close());

  it('before the opening and on rest days nothing is looked at', async () => {
    await on('2026-03-02 08:10');
    await on('2026-03-07 10:00');
    expect(asked).toEqual([]);
  });

  it('administrators read what is wrong and what to do, once for the same, again for another', async () => {
    wrong = [FULL];
    await on('2026-03-09 10:00');
    expect(told()).toEqual([`运行检查发现：\n磁盘：${FULL.said}。${FULL.next}。`]);
    await on('2026-03-10 10:00');
    expect(told()).toHaveLength(1);
    wrong = [FULL, LATE];
    await on('2026-03-11 10:00');
    expect(told().at(-1)).toContain('时间：本机比飞书慢 400 秒。');
  });

  it('what is mended is not told; when it breaks again it is', async () => {
    wrong = [];
    await on('2026-03-12 10:00');
    expect(told()).toHaveLength(2);
    wrong = [FULL, LATE];
    await on('2026-03-13 10:00');
    expect(told()).toHaveLength(3);
  });
});
