import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SCHEMA } from '../../domain/case/case.ts';
import type { Links } from '../../links-port.ts';
import { asking, repeatable } from './asking.ts';
import type { Db } from './connection.ts';
import type { Stored } from './guarded.ts';

const Kept = z.object({
  _id: z.string(),
  person: z.string(),
  madeAt: z.date(),
  about: z.string().optional(),
  caseId: z.string().optional(),
  revokedAt: z.date().optional(),
});

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Links by the hash of their token. Source: interface.md, "Links"; storage.md, "The rest". */
export function mongoLinks(db: Db): Links {
  const links = db.collection<Stored>('links');
  const read = (doc: unknown) => {
    const { _id: id, ...link } = Kept.parse(doc);
    return { id, ...link };
  };
  return {
    add: (token, link) =>
      repeatable('add a link', async () => {
        const made = { ...link, schema: SCHEMA };
        await links.updateOne({ _id: hashOf(token) }, { $setOnInsert: made }, { upsert: true });
      }),
    async find(token) {
      const doc = await asking('find a link', () => links.findOne({ _id: hashOf(token) }));
      return doc && read(doc);
    },
    of: async (person) =>
      (await asking('list links', () => links.find({ person }).sort({ madeAt: -1 }).toArray())).map(read),
    revoke: (ids, at) =>
      repeatable('revoke links', async () => {
        await links.updateMany({ _id: { $in: [...ids] }, revokedAt: { $exists: false } }, { $set: { revokedAt: at } });
      }),
  };
}
