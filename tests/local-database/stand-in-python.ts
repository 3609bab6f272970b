import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Answers to what the chain asks of a Python: it makes a "virtual environment" by putting itself there, and notes what it did.
const SCRIPT = `#!/bin/sh
case "$1 $2" in
  "-c import sys,"*) exit 0 ;;
  "-c import secantus.cli") exit \${IMPORT_FAILS:-0} ;;
  "-m venv") echo venv >> "$DONE"; mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
  "-m pip") echo "pip $*" >> "$DONE"; [ -z "$PIP_BREAKS" ] || { echo "No matching distribution" >&2; exit 1; } ;;
  *) echo "no server in here" >&2; exit 3 ;;
esac
`;

/** A machine on which the only program is this Python: an environment for the chain, and what was done so far. */
export async function standInPython(folder: string) {
  const bin = join(folder, 'bin');
  const done = join(folder, 'done');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'python3'), SCRIPT);
  await chmod(join(bin, 'python3'), 0o755);
  const env: NodeJS.ProcessEnv = {
    // The script's own tools come last: no mongod may be found before them on a machine that has one.
    PATH: `${bin}:/bin`,
    XDG_CACHE_HOME: join(folder, 'cache'),
    DONE: done,
    MONGOMS_RUNTIME_DOWNLOAD: 'false',
    MONGOMS_DOWNLOAD_DIR: join(folder, 'binaries'),
  };
  return { env, done: async () => (await readFile(done, 'utf8').catch(() => '')).split('\n').filter(Boolean) };
}
