import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/sandbox/platform/journal.ts';
import { createRates } from '../../../src/sandbox/platform/rates.ts';
import { tempDir } from './support.ts';

describe('tier 4 — messages-api §2.2', () => {
  it('lets 1,000 calls a minute through and tells how long to wait for the next', () => {
    let now = 0;
    const rates = createRates(() => now);
    const call = () => rates.gateway('cli_a', 'GET /im/v1/chats');
    for (let n = 0; n < 1_000; n += 1) {
      call();
      now += 25;
    }
    expect(call).toThrow(
      expect.objectContaining({
        code: 99991400,
        headers: { 'x-ogw-ratelimit-limit': '1000', 'x-ogw-ratelimit-reset': '35' },
      }),
    );
    now = 60_001;
    expect(call).not.toThrow();
  });
});

describe('the journal', () => {
  it('replays what was written and cuts off a line torn by a crash', async () => {
    const dir = await tempDir();
    const write = (words: string[]) => {
      const journal = openJournal(dir);
      const read: string[] = [];
      const say = journal.fact<string>('word', (word) => read.push(word));
      journal.replay();
      for (const word of words) say(word);
      journal.close();
      return read;
    };
    expect(write(['一', '二'])).toEqual(['一', '二']);
    await appendFile(join(dir, 'journal.jsonl'), '{"kind":"word","da');
    expect(write(['三'])).toEqual(['一', '二', '三']);
    expect(write([])).toEqual(['一', '二', '三']);
  });
});
