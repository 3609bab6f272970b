import mongoose from 'mongoose';

type Doc = { _id: string; [field: string]: unknown };
type OutboxDoc = {
  id: string;
  at: Date;
  parked?: string;
  show: { [kind: string]: unknown };
  to: { [kind: string]: unknown };
};

/** A case as it lies in the database: what a test looks at, no more. */
export type CaseDoc = {
  _id: string;
  no: string;
  state: string;
  rev: number;
  v: number;
  outbox: OutboxDoc[];
  record: { n: number; event: string; by: { name: string }; delivery?: string; at: Date; state: string }[];
  assignments: { unit: string; handler?: { name: string } }[];
  cards: { messageId: string; chatId: string; audience: string; v: number }[];
  forms: { messageId: string; usedAt?: Date }[];
  maybeTwice?: string[];
  steps: {
    key: string;
    kind: string;
    clock?: string;
    at: Date;
    actedAt: Date;
    to: { name: string }[];
    late: boolean;
    dropped: boolean;
  }[];
  obligations: { kind: string; id?: string; unit: string; clock: { deadline: Date } }[];
};

const PATIENCE_MS = 40_000;
const LOOK_MS = 100;

/** Looks until `look` gives true; fails with `what` when it never does. */
export async function until(what: string, look: () => Promise<boolean>, withinMs = PATIENCE_MS): Promise<void> {
  const began = performance.now();
  while (!(await look())) {
    if (performance.now() - began > withinMs) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The database behind Qisu, read past it. */
export async function ledger(uri: string) {
  const connection = await mongoose.createConnection(uri, { maxPoolSize: 2 }).asPromise();
  const { db } = connection;
  if (!db) throw new Error('no database');
  const cases = async (): Promise<CaseDoc[]> =>
    (await db.collection<Doc>('cases').find().sort({ no: 1 }).toArray()) as unknown as CaseDoc[];
  const notices = (): Promise<Doc[]> => db.collection<Doc>('notices').find().toArray();
  /** What is owed by now, `now` being the program's clock; parked entries left aside. */
  async function queued(now: Date): Promise<string[]> {
    const all = [...(await cases()), ...(await notices())] as unknown as { outbox: OutboxDoc[] }[];
    return all.flatMap((d) => d.outbox.filter((o) => !o.parked && o.at <= now).map((o) => o.id));
  }
  return {
    db,
    cases,
    notices,
    queued,
    async caseOf(no: string): Promise<CaseDoc> {
      const found = (await cases()).find((c) => c.no === no);
      if (!found) throw new Error(`no case ${no} in the database`);
      return found;
    },
    /** How often an event is in the record of a case. */
    async times(no: string, event: string): Promise<number> {
      const found = (await cases()).find((c) => c.no === no);
      return found?.record.filter((r) => r.event === event).length ?? 0;
    },
    /** Waits until all that is owed by now has been sent. */
    quiet: (now: () => Promise<Date>, withinMs?: number): Promise<void> =>
      until('everything owed is sent', async () => (await queued(await now())).length === 0, withinMs),
    /** Frees the sender's lease of a process that is known to be dead: the next one need not watch it for 15 s first. */
    async freeLease(): Promise<void> {
      const leases = db.collection<{ _id: string; holder: string | null; counter: number }>('leases');
      await leases.updateOne({ _id: 'sender' }, { $set: { holder: null }, $inc: { counter: 1 } });
    },
    close: () => connection.close(),
  };
}
export type Ledger = Awaited<ReturnType<typeof ledger>>;
