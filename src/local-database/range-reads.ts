import { asking } from '../adapters/mongo/asking.ts';
import { connect } from '../adapters/mongo/connection.ts';
import type { RangeReads } from '../adapters/mongo/due.ts';
import type { ServerName } from './program.ts';

/** How the servers that the chain starts read ranges. */
export const RANGE_READS: Record<ServerName, RangeReads> = {
  mongod: 'limited',
  download: 'limited',
  secantus: 'whole',
};

/**
 * How the server at an address reads ranges. SecantusDB, in Python or Rust, reads them whole; it is recognised by its
 * version in `buildInfo`, a field that MongoDB does not have.
 *
 * @throws PlatformError when no server answers
 */
export async function rangeReadsAt(uri: string): Promise<RangeReads> {
  const { db, close } = await connect(uri);
  try {
    const build = await asking('buildInfo', () => db.command({ buildInfo: 1 }));
    return build.secantusVersion === undefined ? RANGE_READS.mongod : RANGE_READS.secantus;
  } finally {
    await close();
  }
}
