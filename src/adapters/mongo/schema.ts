import type { Settings } from '../../../config/settings.ts';
import { SettingsError } from '../../../config/settings-error.ts';
import { SCHEMA } from '../../domain/case/case.ts';
import { asking } from './asking.ts';
import type { Db } from './connection.ts';

/** The collections whose documents have a schema number. */
const NUMBERED = [
  ...['cases', 'notices', 'versions', 'facts', 'chats'],
  ...['slots', 'handled', 'messages', 'outages', 'bindings', 'repairs', 'enterprises', 'erasures', 'links', 'codes'],
];

/**
 * Whether a build with another schema wrote this database. Such a build is refused before it writes, so all numbers in
 * a database are equal, and one document of each collection is enough. Reads only.
 *
 * @throws PlatformError when the database does not answer
 */
export async function hasOtherSchema(db: Db): Promise<boolean> {
  for (const name of NUMBERED) {
    // A damaged document may have no number, so one with a number is read.
    const numbered = { schema: { $gt: 0 } };
    const found = await asking('read the schema', () =>
      db.collection(name).findOne(numbered, { projection: { schema: 1 } }),
    );
    if (found && found.schema !== SCHEMA) return true;
  }
  return false;
}

/** Whether any case lies in it. @throws PlatformError when the database does not answer */
export const hasCases = async (db: Db): Promise<boolean> =>
  (await asking('look for cases', () => db.collection('cases').findOne({}, { projection: { _id: 1 } }))) !== null;

/** Says what to do about such a database. */
export const otherSchema = ({ mongodbUri, data }: Pick<Settings, 'mongodbUri' | 'data'>): SettingsError =>
  new SettingsError(
    mongodbUri
      ? 'MONGODB_URI 指的数据库里是早先试用版的数据，这一版读不了；请清空它，或另指一个数据库'
      : `${data} 里是早先试用版的数据，这一版读不了；请删掉这个文件夹，或用 QISU_DATA 另指一个，如 QISU_DATA=.data/新 npm start`,
  );
