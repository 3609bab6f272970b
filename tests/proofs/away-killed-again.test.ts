import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awayUntil, HISTORY } from '../support/outside/away.ts';
import { type Ledger, ledger } from '../support/outside/ledger.ts';
import { argsOf } from '../support/outside/processes.ts';
import { openTown, type Town } from '../support/outside/town.ts';

describe('a start after an outage that does not succeed — calendar.md 6; lifecycle.md, invariant 4', () => {
  const unit = '税务局';
  let town: Town;
  let book: Ledger;
  let no: string;
  const notes = async (): Promise<string[]> => (await town.texts('管理员')).filter((t) => t.includes('中断'));
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-09 15:10' });
    book = await ledger(town.database);
    no = await town.appeal('赵明远', '发票认证慢', '咨询');
    await town.tap('王敏', `派给 ${unit}`, { no });
    await town.tap('林晓', '受理', { no });
  });
  afterAll(async () => {
    await book?.close();
    await town?.close();
  });

  /** Starts Qisu and kills it as soon as its output says this; by which signal it ended. */
  const killedAt = (sign: string): Promise<NodeJS.Signals | null> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, argsOf('src/main.ts'), {
        env: { ...process.env, LOG_LEVEL: 'warn', ...town.settings },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
        if (printed.includes(sign)) child.kill('SIGKILL');
      });
      child.once('exit', (_code, signal) => resolve(signal));
    });

  it('loses nothing: whoever starts next finds the same outage, hears what was written, and says so once', async () => {
    await town.travelTo('2026-03-09 20:10');
    await awayUntil(town, book, '2026-03-10 20:10', {
      unheard: [{ at: '2026-03-09 21:10', who: '林晓', says: `进展 ${no} 已电话告知`, in: unit }],
      beforeStart: async () => {
        await town.fault({ kind: 'down', path: HISTORY, times: 2 });
        expect(await killedAt('history.failed')).toBe('SIGKILL');
      },
    });
    await town.settled();
    // It is evening: they read it in the morning.
    expect(await notes()).toEqual([]);
    await town.travelTo('2026-03-11 09:10');
    expect((await notes()).map((t) => t.replace(/(\d\d:\d\d)/g, ''))).toEqual([
      '系统于3月9日（周一）至3月10日（周二）中断，现已恢复。补收消息 1 条；没有办件在此期间到期。',
    ]);
    expect((await notes())[0]).toContain('3月9日（周一）20:10');
    expect(await book.times(no, 'progress')).toBe(1);
    expect((await town.said(unit)).filter((t) => t.includes('已登记进展'))).toHaveLength(1);
  });

  it('where Feishu gives no history at all, the clocks go on and the administrators are told what is missing', async () => {
    await town.travelTo('2026-03-12 20:10');
    await awayUntil(town, book, '2026-03-17 10:10', {
      unheard: [{ at: '2026-03-12 21:10', who: '林晓', says: `进展 ${no} 已上门`, in: unit }],
      beforeStart: () => town.fault({ kind: 'down', path: HISTORY }).then(() => undefined),
    });
    await town.fault({ kind: 'none', path: HISTORY });
    await town.travelTo('2026-03-17 10:20');
    expect((await notes()).at(-1)).toMatch(
      new RegExp(
        `补收消息 0 条；有到期事项、已补办补发的办件：${no}。有 \\d+ 个会话的历史消息未能读取，请提醒相关人员重发。$`,
      ),
    );
    expect((await town.said(unit)).at(-1)).toContain('补发：应于3月17日（周二）09:05发出');
    expect(await book.times(no, 'progress')).toBe(1);
  });
});
