import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import type { mongo } from 'mongoose';
import { readProfile } from '../../config/read-profile.ts';
import { decrypt, sameSecret, signatureOf } from '../../src/adapters/feishu/seal.ts';
import { listen } from '../../src/adapters/http/listen.ts';
import { pinoLog } from '../../src/adapters/log.ts';
import type { RangeReads } from '../../src/adapters/mongo/due.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { compose } from '../../src/compose.ts';
import type { ClockPort } from '../../src/ports.ts';
import { CALENDAR_2026 } from '../support/calendars.ts';
import { asNews, townRows } from '../support/town.ts';
import type { Document } from './open-cases.ts';
import { nobody } from './program.ts';
import { APP, UNIT } from './tap-cases.ts';
import { grown } from './tap-town.ts';

const HOST = '127.0.0.1';
const PATH = '/feishu/callbacks';

export type Server = { url: string; close: () => Promise<void> };

async function serving(onRequest: RequestListener): Promise<Server> {
  const { address, serve, close } = await listen(HOST, 0);
  serve(onRequest);
  return { url: `${address}${PATH}`, close };
}

/** That somebody had to be told 系统繁忙 is counted by whoever pressed. */
const EXPECTED = /"event":"(feishu\.slow|directory\.stored)"/;

export type Qisu = Server & {
  /** Who may accept. */
  officers: string[];
  /** Warnings, errors and refusals of the log. */
  failures: string[];
  /** How many presses have been acted upon since the start: whoever was told 系统繁忙 may have their wish all the same. */
  acted: () => number;
};

/**
 * The program as it listens for a webhook, not run beyond that: what a tap owes is decided and written, and nobody is told.
 * Its log is written to nothing, line by line.
 */
export async function qisu(db: mongo.Db, rangeReads: RangeReads, clock: ClockPort): Promise<Qisu> {
  const failures: string[] = [];
  let acted = 0;
  const write = (line: string): void => {
    if (line.includes('"event":"case.accept"')) acted += 1;
    else if (!EXPECTED.test(line)) failures.push(line);
  };
  const { rows, officers } = grown(townRows(), UNIT);
  const file = [asNews(rows)];
  const { listener } = await compose({
    db,
    rangeReads,
    publicUrl: () => 'http://qisu.test',
    memory: mongoMemory(db),
    messenger: nobody,
    clock,
    log: pinoLog('info', { write }),
    profile: readProfile('suzhou'),
    calendar: CALENDAR_2026,
    directoryNews: async () => file.shift() ?? null,
    keys: APP,
  });
  return { ...(await serving(listener)), officers, failures, acted: () => acted };
}

/**
 * The barest handler of a press: verifies, decrypts, writes the document that is due to this case, answers with a toast. It
 * reads nothing, decides nothing and draws nothing.
 *
 * @param written  the documents by case, each a `rev` after the one that lies there
 */
export async function barest(
  documents: mongo.Collection<Document>,
  written: ReadonlyMap<string, Document>,
): Promise<Server> {
  const one = (header: string | string[] | undefined) => (typeof header === 'string' ? header : '');

  async function answer(raw: Buffer, headers: IncomingHttpHeaders): Promise<{ status: number; body: unknown }> {
    const stamp = one(headers['x-lark-request-timestamp']);
    const right = signatureOf(stamp, one(headers['x-lark-request-nonce']), APP.encryptKey, raw);
    if (!sameSecret(one(headers['x-lark-signature']), right)) return { status: 401, body: {} };
    const { encrypt } = JSON.parse(raw.toString()) as { encrypt: string };
    const { event } = JSON.parse(decrypt(encrypt, APP.encryptKey)) as {
      event: { action: { value: { caseId: string } } };
    };
    const doc = written.get(event.action.value.caseId);
    if (!doc) return { status: 404, body: {} };
    const { matchedCount } = await documents.replaceOne({ _id: doc._id, rev: doc.rev - 1 }, doc);
    return { status: 200, body: { toast: { type: matchedCount === 1 ? 'success' : 'error', content: '已受理' } } };
  }

  const onRequest: RequestListener = (req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => void parts.push(part));
    req.on('end', async () => {
      const { status, body } = await answer(Buffer.concat(parts), req.headers).catch((error: unknown) => ({
        status: 500,
        body: { error: String(error) },
      }));
      res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    });
  };
  return serving(onRequest);
}
