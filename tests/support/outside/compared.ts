import { afterAll, beforeAll } from 'vitest';
import { atReturn, awayUntil, HISTORY, type Unheard, write } from './away.ts';
import { type CaseDoc, type Ledger, ledger } from './ledger.ts';
import { type Act, carryOut } from './month.ts';
import { toldTo } from './told.ts';
import { openTown, type Town } from './town.ts';

export type Life = {
  acts: Act[];
  /** When Qisu stops and when it is back, Shanghai time; killed, if not gracefully. */
  stopped: string;
  back: string;
  killed?: boolean;
  /** How often Feishu fails to answer when it is asked for a chat's history. */
  historyFails?: number;
  /** What is written meanwhile, given the cases' numbers. */
  unheard: (no: (name: string) => string) => Unheard[];
  until: string;
};

/** One of the two towns, at the end. */
export type Lived = {
  town: Town;
  book: Ledger;
  no: (name: string) => string;
  told: Record<string, string[]>;
  /** Cases by their names in the story. */
  cases: Record<string, CaseDoc>;
};

const START = '2026-03-02 09:40';

async function live(
  { acts, stopped, back, killed = false, unheard, until, historyFails = 0 }: Life,
  away: boolean,
): Promise<Lived> {
  const town = await openTown({ profile: 'suzhou', now: START });
  const book = await ledger(town.database);
  const { cases } = await carryOut(town, acts);
  const no = (name: string): string => cases[name] ?? '';
  await town.travelTo(stopped);
  const meanwhile = async (): Promise<void> => {
    if (historyFails > 0) await town.fault({ kind: 'down', path: HISTORY, times: historyFails });
  };
  if (away) await awayUntil(town, book, back, { unheard: unheard(no), killed, meanwhile });
  else await write(town, unheard(no));
  await town.travelTo(until);
  const { told } = await toldTo(town, cases);
  const docs = await Promise.all(
    Object.entries(cases).map(async ([name, number]) => [name, await book.caseOf(number)] as const),
  );
  return { town, book, no, told, cases: Object.fromEntries(docs) };
}

/** The same acts in two towns: in one Qisu is stopped for a time, in the other it is not. */
export function twoTowns(life: Life): { still: () => Lived; away: () => Lived } {
  let lived: Lived[] = [];
  const of = (n: number): Lived => {
    const found = lived[n];
    if (!found) throw new Error('not lived yet');
    return found;
  };
  beforeAll(async () => {
    lived = await Promise.all([live(life, false), live(life, true)]);
  });
  afterAll(async () => {
    for (const { book, town } of lived) {
      await book.close();
      await town.close();
    }
  });
  return { still: () => of(0), away: () => of(1) };
}

/** What the clock did to a case that counts: alarms, rungs and obligations by whom they reached, and changes of state. */
export function clockDid(c: CaseDoc | undefined): string[] {
  if (!c) return [];
  const steps = c.steps
    .filter((s) => ['alarm', 'rung', 'long_overdue', 'monthly'].includes(s.kind))
    .map((s) => [s.kind, s.clock ?? s.key, ...s.to.map((p) => p.name)].join(' '));
  const changes = c.record.flatMap((r, i) =>
    r.by.name === '系统时钟' && r.state !== c.record[i - 1]?.state ? [`${c.record[i - 1]?.state} → ${r.state}`] : [],
  );
  return [...steps, ...changes, ...c.obligations.map((o) => `owed ${o.kind} ${o.unit}`)];
}

const PRINTED_MS = 8 * 3_600_000;
/** `03-12 09:05` in Shanghai. */
const formatTime = (at: Date): string =>
  new Date(at.getTime() + PRINTED_MS).toISOString().slice(5, 16).replace('T', ' ');

/** When the case came to a state, or when an event of that name happened. */
export const changedAt = (c: CaseDoc | undefined, to: string): string[] =>
  (c?.record ?? [])
    .filter((r, i, all) => r.event === to || (r.state === to && all[i - 1]?.state !== to))
    .map((r) => formatTime(r.at));

/** The steps that were acted on late, or not told because their deadline had passed, each with the time it was due. */
export const lateOrDropped = (c: CaseDoc | undefined): string[] =>
  (c?.steps ?? [])
    .filter((s) => s.late || s.dropped)
    .map((s) => `${formatTime(s.at)} ${s.kind} ${s.clock ?? ''}${s.dropped ? ' dropped' : ''}`);

/** What each place was told at Qisu's return; cards that were only renewed or closed left aside. */
export const toldAtReturn = (told: Record<string, string[]>, back: string): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(told).flatMap(([place, lines]) => {
      const now = back.slice('2026-'.length);
      const then = atReturn(lines, back).filter((l) => l.startsWith(now) && !/ 〔(卡|已更新|已停更)〕/.test(l));
      return then.length > 0 ? [[place, then.map((l) => l.slice(now.length + 1))]] : [];
    }),
  );
