import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { A, webWorld } from './web-world.ts';

/** How many guesses are under way at once. */
const AT_ONCE = 20;

/** Bytes that are still in use once all that can be forgotten is. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/**
 * Links that nobody has, tried from one address within a minute, and in between the page of somebody whose link is good.
 *
 * @returns how often each status was answered to guesses, and to the good link, with the growth of the heap in bytes
 */
export async function guessLinks(most: number, seed: number) {
  const qisu = await webWorld({ now: '2026-03-02 09:10' });
  await qisu.filed(A, '厂门口施工围挡三周未拆。');
  const good = qisu.newest('receipt', A.number);
  const statuses = async (path: string): Promise<number> => {
    const answer = await fetch(`${qisu.address}${path}`);
    await answer.arrayBuffer();
    return answer.status;
  };
  const guess = (n: number): string =>
    `/e/${createHash('sha256').update(`${seed}/${n}`).digest('base64url').slice(0, 22)}`;
  const guesses: Record<number, number> = {};
  const known: number[] = [];
  await statuses(guess(-1));
  const before = inUse();
  for (let n = 0; n < most; n += AT_ONCE) {
    const all = Array.from({ length: Math.min(AT_ONCE, most - n) }, (_none, i) => statuses(guess(n + i)));
    for (const status of await Promise.all(all)) guesses[status] = (guesses[status] ?? 0) + 1;
    if (n % Math.ceil(most / 10 / AT_ONCE) === 0 && known.length < 10) known.push(await statuses(good));
  }
  const growth = inUse() - before;
  // A minute later the address may guess again.
  await qisu.clock.wait(60_000);
  const later = await statuses(guess(most));
  await qisu.close();
  return { guesses, known, growth, later };
}
