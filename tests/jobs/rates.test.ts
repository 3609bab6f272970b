import { describe, expect, it } from 'vitest';
import { RATES, senderRates } from '../../jobs/sending/rates.ts';

/** A clock that moves only when somebody waits. */
function timed() {
  let ms = 0;
  const starts: { at: number; to: string }[] = [];
  const rates = senderRates({ monotonic: () => ms }, async (wait) => {
    ms += wait;
  });
  const send = async (to: string): Promise<void> => {
    if (await rates.turn(to, () => true)) starts.push({ at: ms, to });
  };
  return { rates, send, starts, now: () => ms };
}

const within = (at: number[], ms: number): number =>
  Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + ms).length));

describe('how fast Qisu sends — storage.md, "Messages owed"', () => {
  it('gives one receiver four a second', async () => {
    const { send, starts } = timed();
    for (let n = 0; n < 20; n++) await send('oc_1');
    expect(
      within(
        starts.map((s) => s.at),
        1_000,
      ),
    ).toBe(RATES.perReceiverPerSecond);
    expect(starts.at(-1)?.at).toBe(4_000);
  });

  it('gives the app forty-five a second and nine hundred a minute, whoever receives', async () => {
    const { send, starts } = timed();
    for (let n = 0; n < 1_000; n++) await send(`oc_${n}`);
    const at = starts.map((s) => s.at);
    expect(within(at, 1_000)).toBe(RATES.perSecond);
    expect(within(at, 60_000)).toBe(RATES.perMinute);
    expect(at.at(-1)).toBeLessThan(63_000);
  });

  it('takes no turn once nothing may start any more', async () => {
    const { rates, send, now } = timed();
    for (let n = 0; n < RATES.perReceiverPerSecond; n++) await send('oc_1');
    const began = now();
    expect(await rates.turn('oc_1', () => now() - began < 500)).toBe(false);
    expect(now() - began).toBe(500);
  });
});
