import { mongo } from 'mongoose';
import { z } from 'zod';

/** How an archive is laid out; another layout is another number. */
export const FORMAT = 1;

/**
 * An archive is lines of JSON, compressed by gzip: a head, one line a document, a manifest. Documents are in MongoDB's
 * canonical extended JSON, so that every type comes back as it was. Source: storage.md, "Backup".
 */
export const Head = z.object({
  qisu: z.literal('backup'),
  format: z.number(),
  /** The version of Qisu that wrote it, and the number of its documents' schema. */
  version: z.string(),
  schema: z.number(),
  at: z.string(),
});
export type Head = z.infer<typeof Head>;

/** The last line: without it the archive is not whole. */
export const Manifest = z.object({
  /** How many documents of each collection there are. */
  counts: z.record(z.string(), z.number()),
  /** Of all bytes before this line. */
  sha256: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

const Line = z.object({ in: z.string(), is: z.record(z.string(), z.unknown()) });

const { EJSON } = mongo.BSON;

export const lineOf = (collection: string, document: mongo.Document): string =>
  `{"in":${JSON.stringify(collection)},"is":${EJSON.stringify(document, { relaxed: false })}}\n`;

/** @throws ZodError or SyntaxError when it is no line of a document */
export function documentIn(line: string): { collection: string; document: mongo.Document } {
  const read = Line.parse(JSON.parse(line));
  return { collection: read.in, document: EJSON.deserialize(read.is, { relaxed: false }) };
}
