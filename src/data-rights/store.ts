import { SettingsError } from '../../config/settings-error.ts';
import { mongoCases } from '../adapters/mongo/cases.ts';
import type { Db } from '../adapters/mongo/connection.ts';
import { mongoFiles } from '../adapters/mongo/files.ts';
import { mongoMemory } from '../adapters/mongo/memory.ts';
import { mongoVersions } from '../adapters/mongo/versions.ts';
import type { Case } from '../domain/case/case.ts';
import type { List } from '../domain/case/lists.ts';
import type { Directory } from '../domain/directory/directory.ts';
import type { CaseStore, Files, Memory, Versions } from '../ports.ts';

/** What the commands read and write of a database. */
export type Store = {
  db: Db;
  cases: CaseStore;
  files: Files;
  memory: Memory;
  directories: Versions<Directory>;
  /** Every case of these lists, the oldest first. @throws SettingsError where one of them cannot be read */
  casesIn: (lists: readonly List[], confidential?: 'confidential too') => Promise<Case[]>;
};

/** More cases than one enterprise has. */
const CASES_MOST = 1_000_000;

export function storeOn(db: Db): Store {
  const unreadable = (id: string): never => {
    throw new SettingsError(`办件 ${id} 的数据损坏，读不了；没有继续。请先从备份恢复它，或联系维护人员。`);
  };
  const cases = mongoCases(db, { onUnreadable: unreadable });
  return {
    db,
    cases,
    files: mongoFiles(db),
    memory: mongoMemory(db),
    directories: mongoVersions(db, 'directory', (v) => v as Directory),
    async casesIn(any, more) {
      const ask = { any, oldestFirst: true };
      const found = await cases.find(ask, CASES_MOST);
      return more ? [...found, ...(await cases.find({ ...ask, confidential: true }, CASES_MOST))] : found;
    },
  };
}
