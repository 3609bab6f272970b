import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATCH = join(ROOT, 'docs/how-to/add-an-event.patch');
const MINE = 'tests/usecases/events/announce-visit.test.ts';

describe('docs/how-to/add-an-event.md, its patch on a copy of the repository', () => {
  let copy = '';
  const there = (command: string, args: string[], env: Record<string, string> = {}) =>
    run(command, args, { cwd: copy, env: { ...process.env, ...env }, maxBuffer: 2 ** 24 }).then(
      ({ stdout }) => stdout,
      ({ stdout, stderr }) => {
        throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
      },
    );

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'qisu-how-to-'));
    const { stdout } = await run('git', ['ls-files', '-z'], { cwd: ROOT, maxBuffer: 2 ** 24 });
    for (const file of stdout.split('\0').filter(Boolean))
      await cp(join(ROOT, file), join(copy, file), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await there('git', ['init', '-q']);
    await there('git', ['add', '-A']);
    await there('git', ['apply', '--index', PATCH]);
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('passes the check', async () => {
    await expect(there('npm', ['run', 'check'])).resolves.toContain('biome check');
  });

  it('passes its own test: pressed by the unit, told to the enterprise, read in the history', async () => {
    const ran = await there('npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'real', MINE], {
      MONGODB_URI: inject('mongoUri'),
      NO_COLOR: '1',
    });
    expect(ran).toMatch(/Tests +6 passed \(6\)/);
  });
});
