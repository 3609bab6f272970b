import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logOutput } from '../../src/adapters/log-output.ts';

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

describe('where the lines of the log go — interface.md, "Process"', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qisu-log-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes whole lines in their order', async () => {
    const path = join(folder, 'good');
    const out = logOutput(openSync(path, 'w'));
    for (let n = 0; n < 500; n++) out.write(`第 ${n} 行\n`);
    await out.flush(5_000);
    expect(readFileSync(path, 'utf8')).toBe(Array.from({ length: 500 }, (_, n) => `第 ${n} 行\n`).join(''));
    expect(out.lost()).toEqual({ lines: 0, why: '' });
  });

  it('loses and counts what a full disk does not take', async () => {
    const out = logOutput(openSync('/dev/full', 'w'));
    out.write('one\n');
    await out.flush(5_000);
    out.write('two\nthree\n');
    await out.flush(5_000);
    expect(out.lost()).toEqual({ lines: 3, why: 'ENOSPC' });
  });

  it('loses and counts what a pipe without a reader does not take', async () => {
    const path = join(folder, 'pipe');
    execFileSync('sh', ['-c', `mkfifo '${path}'`]);
    const reader = openSync(path, O_RDONLY | O_NONBLOCK);
    const out = logOutput(openSync(path, O_WRONLY | O_NONBLOCK));
    closeSync(reader);
    out.write('nobody reads this\n');
    await out.flush(5_000);
    expect(out.lost()).toEqual({ lines: 1, why: 'EPIPE' });
  });

  it('waits for nobody where a reader stands still, keeps a bounded rest, and goes on when it reads again', async () => {
    const path = join(folder, 'slow');
    execFileSync('sh', ['-c', `mkfifo '${path}'`]);
    const reader = openSync(path, O_RDONLY | O_NONBLOCK);
    const out = logOutput(openSync(path, O_WRONLY | O_NONBLOCK));
    const line = `${'x'.repeat(9_999)}\n`;
    const began = performance.now();
    for (let n = 0; n < 300; n++) out.write(line);
    expect(performance.now() - began).toBeLessThan(500);
    await out.flush(100);
    const { lines, why } = out.lost();
    expect(why).toBe('ETOOSLOW');
    expect(lines).toBeGreaterThan(100);
    expect(lines).toBeLessThan(300);
    const bytes = Buffer.alloc(65_536);
    let read = 0;
    for (let tries = 0; read < (300 - lines) * line.length && tries < 500; tries++) {
      try {
        read += readSync(reader, bytes);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    expect(read).toBe((300 - lines) * line.length);
  });
});
