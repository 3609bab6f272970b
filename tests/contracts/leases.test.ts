import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoLeases } from '../../src/adapters/mongo/leases.ts';
import type { Leases } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

describe('one instance sends at a time — storage.md, "The outbox"', () => {
  let database: FreshDatabase;
  let leases: Leases;
  beforeAll(async () => {
    database = await freshDatabase();
    leases = mongoLeases(database.db);
  });
  afterAll(() => database.close());

  it('is taken by one of many who saw it free', async () => {
    const seen = await leases.read('sender');
    expect(seen).toEqual({ holder: null, counter: 0 });
    const takers = Array.from({ length: 20 }, (_, n) => leases.take('sender', `i${n}`, seen));
    expect((await Promise.all(takers)).filter(Boolean)).toHaveLength(1);
  });

  it('cannot be taken from a holder who has moved, can from one who has not', async () => {
    const { holder } = await leases.read('sender');
    if (!holder) throw new Error('nobody holds the lease');
    const seen = await leases.read('sender');
    expect(await leases.keep('sender', holder)).toBe(true);
    expect(await leases.take('sender', 'watcher', seen)).toBe(false);
    expect(await leases.take('sender', 'watcher', await leases.read('sender'))).toBe(true);
    expect(await leases.keep('sender', holder)).toBe(false);
    expect(await leases.keep('sender', 'watcher')).toBe(true);
  });

  it('is handed over by its holder alone', async () => {
    await leases.release('sender', 'stranger');
    expect((await leases.read('sender')).holder).toBe('watcher');
    await leases.release('sender', 'watcher');
    const seen = await leases.read('sender');
    expect(seen.holder).toBeNull();
    expect(await leases.take('sender', 'next', seen)).toBe(true);
    expect(await leases.take('sender', 'late', seen)).toBe(false);
  });
});
