import { createServer, type IncomingMessage } from 'node:http';
import { type Ledger, until as waitUntil } from './ledger.ts';
import { shanghai, type Town } from './town.ts';

/** Words that somebody writes to the bot, or in a group to it, or below a card, while it is away. */
export type Unheard = { at: string; who: string; says: string; in?: string; replyTo?: string };

/** The call by which a chat's history is asked for, as faults name it. */
export const HISTORY = 'GET /open-apis/im/v1/messages';

type Away = {
  unheard?: Unheard[];
  /** SIGKILL instead of a graceful end. */
  killed?: boolean;
  /** What happens at the end, before Qisu starts again. */
  beforeStart?: () => Promise<void>;
  /** What goes on while Qisu starts again, until it is ready; `ids` are the messages nobody heard, in order. */
  meanwhile?: (ids: string[], ready: () => boolean) => Promise<void>;
  more?: Record<string, string>;
};

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text;
};

/** People write, each at their time. Resolves with the ids of the messages. */
export async function write(town: Town, words: readonly Unheard[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { at, who, says, ...where } of words) {
    await town.travelTo(at);
    ids.push(await town.say(who, says, where));
  }
  return ids;
}

/**
 * Qisu is stopped and comes back at `until`, Shanghai time; meanwhile Feishu lives on and pushes in vain. In its place
 * stands something that only keeps the time and takes nothing.
 */
export async function awayUntil(
  town: Town,
  book: Ledger,
  until: string,
  { unheard = [], killed = false, beforeStart, meanwhile, more = {} }: Away = {},
): Promise<void> {
  const from = await town.now();
  if (killed) {
    // The last sign of life is to be that of this minute: the clock has just been moved here.
    const beats = book.db.collection<{ _id: string; at: Date }>('facts');
    await waitUntil('a heartbeat', async () => ((await beats.findOne({ _id: 'heartbeat' }))?.at ?? 0) >= from);
  }
  await (killed ? town.qisu().kill() : town.qisu().stop());
  const began = performance.now();
  let offset = 0;
  const now = (): Date => new Date(from.getTime() + offset + performance.now() - began);
  const absent = createServer(async (req, res) => {
    const text = await bodyOf(req);
    if (req.url !== '/sandbox/clock') return void res.writeHead(503).end();
    if (req.method === 'POST') {
      const to = Date.parse((JSON.parse(text) as { to: string }).to);
      offset += Math.max(0, to - now().getTime());
    }
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ now: now().toISOString(), next: null }));
  });
  await new Promise<void>((resolve) => absent.listen(Number(town.settings.PORT), '127.0.0.1', resolve));
  const ids = await write(town, unheard);
  await town.travelTo(until);
  absent.closeAllConnections();
  await new Promise((resolve) => absent.close(resolve));
  const facts = book.db.collection<{ _id: string; ms: number }>('facts');
  await facts.updateOne({ _id: 'clock-offset' }, { $set: { ms: shanghai(until).getTime() - Date.now() } });
  if (killed) await book.freeLease();
  await beforeStart?.();
  let ready = false;
  const restarted = town.restart(more).finally(() => {
    ready = true;
  });
  await Promise.all([restarted, meanwhile?.(ids, () => ready)]);
}

const MINUTES_A_DAY = 24 * 60;
/** Feishu is overloaded in the first minutes of a half hour: what a clock owes then comes a little later. */
const CALM = { everyMinutes: 30, from: 5, to: 24 };

/**
 * A time of the day between two others, `HH:mm`, the same for the same seed: `AWAY_SEED` of the environment, else the given
 * one. Printed when a test fails, for its output is shown then.
 */
export function seededTime(earliest: string, latest: string, usual: number): string {
  const seed = Number(process.env.AWAY_SEED ?? usual);
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const calm = Array.from({ length: MINUTES_A_DAY }, (_none, m) => m).filter((m) => {
    const into = m % CALM.everyMinutes;
    return m >= minutes(earliest) && m <= minutes(latest) && into >= CALM.from && into <= CALM.to;
  });
  // One step of a linear congruential generator is random enough to choose one of a list.
  const chosen = calm[((Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 8) % calm.length] ?? 0;
  const time = `${String(Math.floor(chosen / 60)).padStart(2, '0')}:${String(chosen % 60).padStart(2, '0')}`;
  console.error(`AWAY_SEED=${seed}: stopped at ${time}`);
  return time;
}

/** So many minutes after a Shanghai time, written alike. */
export function later(words: string, minutes: number): string {
  const at = new Date(shanghai(words).getTime() + minutes * 60_000 + 8 * 3_600_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** A start takes a while: what was told within so many minutes of Qisu's return was told then. */
const RETURN_MINUTES = 3;

/** The same lines as told at the minute of the return, `03-10 11:10`, where they came just after it. */
export function atReturn(lines: readonly string[], until: string): string[] {
  const minutes = Array.from({ length: RETURN_MINUTES }, (_none, n) => later(until, n).slice(5));
  return lines.map((line) =>
    minutes.some((m) => line.startsWith(m)) ? `${minutes[0]}${line.slice('MM-DD HH:mm'.length)}` : line,
  );
}
