import { z } from 'zod';
import { Owed, Receiver, SEATS } from '../../domain/case/message.ts';
import { Figures } from '../../domain/digest/figures.ts';
import { SUBMISSIONS } from '../../domain/events/parts/new-case.ts';
import type { Notice, NoticeStore } from '../../ports.ts';
import type { Db } from './connection.ts';
import { ALL_AHEAD, dueBy, serverTime } from './due.ts';
import { insertGuarded, readOne, replaceGuarded, type Stored } from './guarded.ts';

const person = z.string();
const caseIds = z.array(z.string());

const Shown = z.union([
  z.object({ words: z.string() }),
  z.object({
    intake: z.object({
      caseId: z.string(),
      text: z.string(),
      person,
      fileIds: z.array(z.string()),
      // Written before others could file, a card is the enterprise's own.
      as: z.enum(SUBMISSIONS).default('own'),
      enterprise: z.string().exactOptional(),
    }),
  }),
  z.object({
    list: z.object({
      title: z.string(),
      caseIds,
      person: person.nullable(),
      unit: z.string().nullable(),
      empty: z.string(),
      seat: z.enum(SEATS).exactOptional(),
    }),
  }),
  z.object({ which: z.object({ text: z.string(), caseIds, person, fileIds: z.array(z.string()) }) }),
  z.object({ help: z.object({ person }) }),
  z.object({
    steps: z.object({ minute: z.date(), lines: z.array(z.object({ caseId: z.string(), key: z.string() })) }),
  }),
  z.object({ digest: z.object({ on: z.string(), person, figures: Figures }) }),
]);

const NoticeDocument = z.object({
  _id: z.string(),
  schema: z.literal(1),
  rev: z.number(),
  to: Receiver,
  show: Shown,
  owed: z.array(Owed),
  owedAt: z.date().nullable(),
  sent: z.object({ messageId: z.string(), chatId: z.string(), at: z.date() }).exactOptional(),
  maybeTwice: z.boolean().exactOptional(),
  usedAt: z.date().exactOptional(),
  at: z.date(),
});
const read = (doc: Stored): Notice => NoticeDocument.parse(doc);
/** What the port may hand over is what can be read back: another kind of notice does not compile here. */
const written = (n: Notice): z.input<typeof NoticeDocument> => n;

/** Messages that belong to no case; inserting one is the de-duplication. Source: storage.md. */
export function mongoNotices(db: Db): NoticeStore {
  const notices = db.collection<Stored>('notices');
  const messages = dueBy(notices, 'owedAt', { ahead: ALL_AHEAD });
  return {
    insert: (n) => insertGuarded(notices, written(n)),
    async load(id) {
      const doc = await readOne(notices, { _id: id });
      return doc && read(doc);
    },
    save: (n, over) => replaceGuarded(notices, written(n), over),
    owing: async (now, most) => (await messages.due(now, most)).map(read),
    nextAt: () => messages.next(() => serverTime(db)),
  };
}
