import { readSettings } from '../../config/settings.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { connect } from '../adapters/mongo/connection.ts';
import { mongoNotices } from '../adapters/mongo/notices.ts';
import { startDatabase } from '../local-database/database.ts';
import { PlatformError } from '../ports.ts';
import { sendTestCard } from './card.ts';
import { examine } from './examine.ts';
import { type Finding, lineOf, needsHelp } from './finding.ts';
import { patientOf } from './installation.ts';

const USAGE = '用法：npm run doctor [-- --json | --card]';
const OPTIONS: readonly string[] = ['--json', '--card'];

function print(found: readonly Finding[], asJson: boolean): void {
  if (asJson) return void process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  for (const finding of found) process.stdout.write(`${lineOf(finding)}\n`);
  const wrong = found.filter((finding) => needsHelp([finding])).length;
  process.stdout.write(wrong > 0 ? `\n有 ${wrong} 项要处理。\n` : '\n没有要处理的。\n');
}

async function run(asked: readonly string[]): Promise<number> {
  const unknown = asked.find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined) throw new SettingsError([`没有 ${unknown} 这个选项。${USAGE}`]);
  const settings = readSettings(process.env);
  const database = await startDatabase({
    uri: settings.mongodbUri,
    folder: settings.data,
    live: !settings.betaDatabase,
    print: () => {},
    env: process.env,
  });
  const { db, close } = await connect(database.uri);
  try {
    const patient = await patientOf(settings, db, database.rangeReads);
    if (asked.includes('--card')) {
      const names = await sendTestCard({ ...patient, notices: mongoNotices(db, { rangeReads: database.rangeReads }) });
      process.stdout.write(
        names.length > 0
          ? `测试卡片将由正在运行的企诉发给${names.join('、')}；请按一下，再运行 npm run doctor。\n`
          : '通讯录里没有管理员，测试卡片没有人可发；请在通讯录文件的 administrators 里写上至少一人。\n',
      );
      return names.length > 0 ? 0 : 1;
    }
    const found = await examine(patient);
    print(found, asked.includes('--json'));
    return needsHelp(found) ? 1 : 0;
  } finally {
    await close();
    await database.stop();
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof SettingsError) process.stderr.write(`${error.problems.join('\n')}\n`);
    else if (error instanceof PlatformError) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(2);
  },
);
