import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { State } from '../../src/sandbox/api.ts';
import { until } from '../support/outside/ledger.ts';
import { freePort, startProgram } from '../support/outside/processes.ts';

const PATIENCE_MS = 120_000;
const EVERY = ['huzhou', 'malu', 'suqian', 'suzhou'];

describe('the sandbox goes from place to place — interface.md, "Sandbox"', () => {
  it('each with its own people, and keeps what was said in the one before', async () => {
    const data = await mkdtemp(join(tmpdir(), 'qisu-places-'));
    onTestFinished(() => rm(data, { recursive: true, force: true, maxRetries: 5 }));
    const port = String(await freePort());
    const sandbox = await startProgram('src/main.ts', { PORT: port, QISU_DATA: data }, /打开 (http:\/\/[^/]+)/, true);
    onTestFinished(() => sandbox.stop());
    const ask = async <T>(path: string, body?: unknown): Promise<T> => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await fetch(new URL(`/sandbox/api${path}`, sandbox.url), body === undefined ? {} : init);
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return (await answer.json()) as T;
    };
    const state = () => ask<State>('/state');
    const moveTo = async (to: string): Promise<State> => {
      await ask('/place', { to });
      await until(`it is in ${to}`, async () => (await state().catch(() => null))?.places?.here === to, PATIENCE_MS);
      return state();
    };

    const first = await state();
    expect(first.places).toMatchObject({ here: 'suzhou' });
    expect(first.places?.all.map(({ id }) => id)).toEqual(EVERY);
    const zhao = first.people.find(({ name }) => name === '赵明远');
    await ask('/messages', { as: zhao?.openId, toBot: true, text: '门前修路三个月，货车进不来，请问什么时候能通？' });
    await until(
      'it is answered',
      async () => ((await state()).people.find((p) => p.openId === zhao?.openId)?.unread ?? 0) > 0,
      PATIENCE_MS,
    );

    const towns = new Set([first.people.map(({ name }) => name).join()]);
    for (const place of ['huzhou', 'malu', 'suqian'])
      towns.add((await moveTo(place)).people.map(({ name }) => name).join());
    expect(towns.size).toBe(EVERY.length);

    const back = await moveTo('suzhou');
    const chat = back.chats.find((c) => c.type === 'p2p' && c.members.includes(zhao?.openId ?? ''));
    const { messages } = await ask<{ messages: unknown[] }>(`/chats/${chat?.chatId}/messages`);
    expect(JSON.stringify(messages)).toContain('门前修路三个月');

    await sandbox.stop();
    await expect(state()).rejects.toThrow();
  });
});
