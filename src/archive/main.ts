import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readSettings } from '../../config/settings.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { readVersion } from '../../config/version.ts';
import { realClock } from '../adapters/clock.ts';
import { connect, type Db } from '../adapters/mongo/connection.ts';
import { hasOtherSchema, otherSchema } from '../adapters/mongo/schema.ts';
import { startDatabase } from '../local-database/database.ts';
import { PlatformError } from '../ports.ts';
import { backup } from './backup.ts';
import type { Manifest } from './format.ts';
import { restore } from './restore.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const summed = ({ counts, sha256 }: Manifest): string => {
  const all = Object.values(counts);
  return `${all.length} 个集合、${all.reduce((sum, n) => sum + n, 0)} 份文档，其中办件 ${counts.cases ?? 0} 件；sha256 ${sha256}`;
};

type Settings = ReturnType<typeof readSettings>;

async function write(db: Db, file: string, settings: Settings): Promise<void> {
  if (existsSync(file)) throw new SettingsError(`${file} 已经存在，没有覆盖它；请换一个文件名。`);
  if (await hasOtherSchema(db)) throw otherSchema(settings);
  const manifest = await backup(db, file, { version: readVersion(), at: realClock().now() });
  print(`已备份到 ${file}（${(await stat(file)).size} 字节）：${summed(manifest)}。里面有个人信息，请妥善保管。`);
}

async function read(db: Db, file: string): Promise<void> {
  const { head, manifest } = await restore(db, file);
  print(`已恢复 ${file}（企诉 ${head.version}，备份于 ${head.at}）：${summed(manifest)}。`);
}

async function run(): Promise<void> {
  const [what, file, ...more] = process.argv.slice(2);
  if ((what !== 'backup' && what !== 'restore') || !file || more.length > 0)
    throw new SettingsError(
      '请写明一个文件，如 npm run backup -- 企诉.backup.gz 或 npm run restore -- 企诉.backup.gz。',
    );
  const settings = readSettings(process.env);
  const { mongodbUri: uri, data: folder, betaDatabase } = settings;
  const database = await startDatabase({ uri, folder, live: !betaDatabase, print, env: process.env });
  const { db, close } = await connect(database.uri);
  try {
    await (what === 'backup' ? write(db, file, settings) : read(db, file));
  } finally {
    await close();
    await database.stop();
  }
}

run().catch((error: unknown) => {
  const said = error instanceof SettingsError || error instanceof PlatformError;
  process.stderr.write(`${said ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
