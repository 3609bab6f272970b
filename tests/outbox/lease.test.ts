import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoLeases } from '../../src/adapters/mongo/leases.ts';
import { LEASE, senderLease } from '../../src/outbox/lease.ts';
import type { Leases } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('the sender’s lease — storage.md, "One instance sends at a time"', () => {
  let database: FreshDatabase;
  let leases: Leases;
  let ms = 0;
  const clock = { monotonic: () => ms };
  beforeAll(async () => {
    database = await freshDatabase();
    leases = mongoLeases(database.db);
  });
  afterAll(() => database.close());

  it('is taken when free, and starts calls only while ten seconds of it are left', async () => {
    const one = senderLease(leases, 'one', clock, silent);
    expect(one.mayStart()).toBe(false);
    await one.keepOrWatch();
    expect(one.mayStart()).toBe(true);
    ms += LEASE.standsStillMs - LEASE.neededToStartMs;
    expect(one.mayStart()).toBe(false);
    expect(one.mine()).toBe(true);
    await one.keepOrWatch();
    expect(one.mayStart()).toBe(true);
  });

  it('passes to a watcher only after the counter has stood still for fifteen seconds of its own', async () => {
    const two = senderLease(leases, 'two', clock, silent);
    await two.keepOrWatch();
    ms += LEASE.standsStillMs - 1;
    await two.keepOrWatch();
    expect(two.mine()).toBe(false);
    ms += 1;
    await two.keepOrWatch();
    expect(two.mayStart()).toBe(true);
    await two.release();
    expect((await leases.read('sender')).holder).toBeNull();
  });

  it('handed over it is taken at once; and who was told nothing of having taken it keeps it', async () => {
    const lossy: Leases = {
      ...leases,
      take: async (...asked) => {
        await leases.take(...asked);
        throw new Error('the answer is lost');
      },
    };
    const three = senderLease(lossy, 'three', clock, silent);
    await expect(three.keepOrWatch()).rejects.toThrow('lost');
    expect(three.mine()).toBe(false);
    await three.keepOrWatch();
    expect(three.mayStart()).toBe(true);
  });

  it('asked for twice at once it is taken once, and both know', async () => {
    const { holder, counter } = await leases.read('sender');
    if (holder) await leases.release('sender', holder);
    const pause = async (): Promise<void> => {
      for (let n = 0; n < 5; n++) await leases.read('sender');
    };
    const slow: Leases = {
      ...leases,
      // Two who ask at once both see it free; whoever got it hears so later than whoever did not.
      read: async (name) => {
        const seen = await leases.read(name);
        await pause();
        return seen;
      },
      take: async (...asked) => {
        const taken = await leases.take(...asked);
        if (taken) await pause();
        return taken;
      },
    };
    const four = senderLease(slow, 'four', clock, silent);
    const first = four.keepOrWatch();
    await four.keepOrWatch();
    expect(four.mayStart()).toBe(true);
    await first;
    expect(await leases.read('sender')).toMatchObject({ holder: 'four' });
    expect((await leases.read('sender')).counter).toBeGreaterThan(counter);
    await four.release();
  });
});
