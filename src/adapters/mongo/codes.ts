import { z } from 'zod';
import { SCHEMA } from '../../domain/case/case.ts';
import { Person } from '../../domain/directory/person.ts';
import type { Codes } from '../../links-port.ts';
import { asking, repeatable } from './asking.ts';
import type { Db } from './connection.ts';
import type { Stored } from './guarded.ts';

const Kept = z.object({
  _id: z.string(),
  by: Person,
  madeAt: z.date(),
  place: z.string().optional(),
  channel: z.string().optional(),
  enterprise: z.string().optional(),
  stoppedAt: z.date().optional(),
});

/** What QR codes lead to. Source: interface.md, "QR codes"; storage.md, "The rest". */
export function mongoCodes(db: Db): Codes {
  const codes = db.collection<Stored>('codes');
  const read = (doc: unknown) => {
    const { _id: id, ...code } = Kept.parse(doc);
    return { id, ...code };
  };
  return {
    add: ({ id, ...code }) =>
      repeatable('add a code', async () => {
        await codes.updateOne({ _id: id }, { $setOnInsert: { ...code, schema: SCHEMA } }, { upsert: true });
      }),
    async find(id) {
      const doc = await asking('find a code', () => codes.findOne({ _id: id }));
      return doc && read(doc);
    },
    async inForce(by) {
      const wanted = { stoppedAt: { $exists: false }, ...(by !== undefined && { 'by.openId': by }) };
      return (await asking('list codes', () => codes.find(wanted).sort({ madeAt: -1 }).toArray())).map(read);
    },
    stop: (id, at) =>
      repeatable('stop a code', async () => {
        await codes.updateOne({ _id: id, stoppedAt: { $exists: false } }, { $set: { stoppedAt: at } });
      }),
  };
}
