import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Running, startProgram } from '../support/outside/processes.ts';

/** The sandbox as `npm start -- …` runs it. */
const start = (env: Record<string, string>, ...options: string[]): Promise<Running> =>
  startProgram('src/main.ts', { PORT: '0', ...env }, /(http:\/\/\S+)\/sandbox/, false, options);
const ending = (env: Record<string, string>, ...options: string[]): Promise<string> =>
  start(env, ...options).then(
    async (running) => {
      await running.stop();
      return 'it started';
    },
    (error: Error) => error.message.trim().split('\n').slice(1).join('\n'),
  );

describe('npm start -- --fresh — interface.md, "Process"', () => {
  let folder: string;
  const beside = (): string => join(folder, '我的笔记.txt');
  const said = async ({ url }: Running): Promise<unknown[]> => {
    const read = async (path: string) => (await fetch(`${url}/sandbox/api/${path}`)).json();
    const { chats } = (await read('chats')) as { chats: { chatId: string }[] };
    const all = await Promise.all(chats.map(({ chatId }) => read(`chats/${chatId}/messages`)));
    return (all as { messages: unknown[] }[]).flatMap(({ messages }) => messages);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-fresh-'));
    await writeFile(beside(), '不是沙盒的文件');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('what was said stays over a restart, and is gone with it; what others keep in the folder stays', async () => {
    const first = await start({ QISU_DATA: folder });
    const { people } = (await (await fetch(`${first.url}/sandbox/api/state`)).json()) as {
      people: { openId: string; name: string }[];
    };
    const as = people.find(({ name }) => name === '赵明远')?.openId;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ as, text: '厂区门口的路一直没修。' });
    await fetch(`${first.url}/sandbox/api/messages`, { method: 'POST', headers, body });
    await first.stop();
    const second = await start({ QISU_DATA: folder });
    expect((await said(second)).length).toBeGreaterThan(0);
    await second.stop();
    const third = await start({ QISU_DATA: folder }, '--fresh');
    expect(third.output()).toContain(`已清空 ${folder} 里的沙盒数据，从头开始`);
    expect(await said(third)).toEqual([]);
    await third.stop();
    expect(existsSync(beside())).toBe(true);
  });

  it('says why where it clears nothing', async () => {
    expect(await ending({ QISU_DATA: folder }, '--frech')).toBe(
      '没有 --frech 这个选项；沙盒要从头开始，请用 npm start -- --fresh',
    );
    expect(await ending({ QISU_DATA: folder, MONGODB_URI: inject('mongoUri') }, '--fresh')).toBe(
      '--fresh 只清空自带的数据库；MONGODB_URI 指定的数据库请自己清空，或另指一个',
    );
    const app = { FEISHU_APP_ID: 'cli_5a4d8b0f3c2e1a90', FEISHU_APP_SECRET: 'secret' };
    expect(await ending({ QISU_DATA: folder, ...app }, '--fresh')).toBe(
      '--fresh 只用于沙盒：接着真的飞书（FEISHU_APP_ID）时不清数据',
    );
  });
});
