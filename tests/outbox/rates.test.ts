import { describe, expect, it } from 'vitest';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import { senderRates } from '../../src/outbox/rates.ts';

const RATES = feishuTraits.rates;

/** A clock that moves only when somebody waits. */
function timed() {
  let ms = 0;
  const starts: { at: number; to: string }[] = [];
  const wait = async (more: number): Promise<void> => {
    ms += more;
  };
  const rates = senderRates({ monotonic: () => ms, wait }, RATES);
  const send = async (to: string): Promise<void> => {
    const room = await rates.room(to, () => true);
    room?.start();
    starts.push({ at: ms, to });
  };
  const pass = (more: number): void => {
    ms += more;
  };
  return { rates, send, starts, now: () => ms, pass };
}

const within = (at: number[], ms: number): number =>
  Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + ms).length));

describe('how fast Qisu sends — storage.md, "The outbox"', () => {
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

  it('counts a call when it starts, however long it was held up after it was let in', async () => {
    const { rates, send, starts, now, pass } = timed();
    const slow = [];
    for (let n = 0; n < RATES.perReceiverPerSecond; n++) slow.push(await rates.room('oc_1', () => true));
    pass(5_000);
    for (const room of slow) room?.start();
    await send('oc_1');
    expect(starts[0]?.at).toBe(6_000);
    // Room that was not needed is there again at once.
    const [unused] = [await rates.room('oc_2', () => true)];
    unused?.leave();
    for (let n = 0; n < RATES.perReceiverPerSecond; n++) await send('oc_2');
    expect(now()).toBe(6_000);
  });

  it('counts a call again when it starts again, even after its receiver was forgotten', async () => {
    const { rates, send, now, pass } = timed();
    const room = await rates.room('oc_1', () => true);
    room?.start();
    pass(90_000);
    rates.tidy();
    room?.start();
    for (let n = 1; n < RATES.perReceiverPerSecond; n++) await send('oc_1');
    expect(now()).toBe(90_000);
    await send('oc_1');
    expect(now()).toBe(91_000);
  });

  it('takes no turn once nothing may start any more', async () => {
    const { rates, send, now } = timed();
    for (let n = 0; n < RATES.perReceiverPerSecond; n++) await send('oc_1');
    const began = now();
    expect(await rates.room('oc_1', () => now() - began < 500)).toBeNull();
    expect(now() - began).toBe(500);
  });
});
