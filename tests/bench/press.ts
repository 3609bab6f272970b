import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answers, Load } from './tap-client.ts';

/** Starts the process that presses. `press` resolves when the last answer has come. */
export function pressing(): { press: (load: Load) => Promise<Answers>; stop: () => void } {
  const client: ChildProcess = fork(fileURLToPath(new URL('tap-client.ts', import.meta.url)));
  const gone = once(client, 'exit').then(([code]) => Promise.reject(new Error(`whoever presses ended with ${code}`)));
  // Ended on purpose, it is nobody's failure.
  gone.catch(() => {});
  return {
    async press(load) {
      const answered = once(client, 'message');
      client.send(load);
      const [answers] = await Promise.race([answered, gone]);
      return answers as Answers;
    },
    stop: () => void client.kill(),
  };
}
