import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PATCH = 'docs/how-to/add-an-event.patch';

// That the changed program passes its check and its own test is a proof.
it('an event is added in three files: the event, the list of events, its test — docs/how-to/add-an-event.md', () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  git('apply', '--check', PATCH);
  const files = git('apply', '--numstat', PATCH).trim().split('\n');
  expect(files.map((line) => line.split('\t')[2])).toEqual([
    'src/domain/events/announce-visit.ts',
    'src/domain/events/lifecycle.ts',
    'tests/usecases/events/announce-visit.test.ts',
  ]);
});
