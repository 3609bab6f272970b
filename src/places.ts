import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

type Env = NodeJS.ProcessEnv;

/** Where under the data folder the towns of other places are kept. */
export const PLACES = 'places';

/**
 * The environment in which the sandbox of a place is started: the first place keeps its folder, every other has one of its own,
 * so that nothing is lost by looking at another. Source: interface.md, "Sandbox".
 *
 * @param first  the environment with which the first place was started, and its place and folder
 */
const envOf = (place: string, first: { env: Env; place: string; data: string }): Env =>
  place === first.place ? first.env : { ...first.env, QISU_PROFILE: place, QISU_DATA: join(first.data, PLACES, place) };

/** Asked of whoever started this process, when it was a process like this. */
type Asked = { place: string };
const isAsked = (said: unknown): said is Asked => typeof said === 'object' && said !== null && 'place' in said;

/**
 * Starts the program anew in another place. The first process waits for those after it, passes on signals and ends as the last
 * of them does; a later one leaves it to the first. This process must have let go of everything before.
 *
 * @param args  the file to run; options, such as beginning anew, were for the first
 */
export function startIn(
  place: string,
  first: { env: Env; place: string; data: string },
  args: readonly string[],
): void {
  if (process.send) {
    process.send({ place } satisfies Asked, () => process.exit(0));
    return;
  }
  let child: ChildProcess;
  let next: string | undefined;
  const begin = (to: string): void => {
    next = undefined;
    child = spawn(process.execPath, [...process.execArgv, ...args], {
      env: envOf(to, first),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (said) => {
      if (isAsked(said)) next = said.place;
    });
    // What it said last is heard before the channel closes, and perhaps after it has ended.
    const heard = new Promise((resolve) => child.once('disconnect', resolve));
    child.once('exit', async (code) => {
      await heard;
      if (next === undefined) process.exit(code ?? 1);
      begin(next);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void child.kill(signal));
  }
  begin(place);
}
