import { createServer, type IncomingMessage } from 'node:http';
import type { Ledger } from './ledger.ts';
import { shanghai, type Town } from './town.ts';

/** Words that somebody writes to the bot, or in a group to it, while it is away. */
export type Unheard = { at: string; who: string; says: string; in?: string };

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text;
};

/**
 * Qisu is stopped and comes back at `until`, Shanghai time; meanwhile Feishu lives on and pushes in vain. In its place
 * stands something that only keeps the time and takes nothing.
 */
export async function awayUntil(
  town: Town,
  book: Ledger,
  until: string,
  { unheard = [], more = {} }: { unheard?: Unheard[]; more?: Record<string, string> } = {},
): Promise<void> {
  const from = await town.now();
  await town.qisu().stop();
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
  for (const { at, who, says, ...where } of unheard) {
    await town.travelTo(at);
    await town.say(who, says, where);
  }
  await town.travelTo(until);
  absent.closeAllConnections();
  await new Promise((resolve) => absent.close(resolve));
  const facts = book.db.collection<{ _id: string; ms: number }>('facts');
  await facts.updateOne({ _id: 'clock-offset' }, { $set: { ms: shanghai(until).getTime() - Date.now() } });
  await town.restart(more);
}
