import { z } from 'zod';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

/** How far two clocks may be apart, in milliseconds: Feishu's stamps are good for five minutes. D */
const APART_MOST_MS = 60_000;
/** A disk with less than this free is soon full, in bytes. D */
const FREE_LEAST = 1024 ** 3;
const ANSWER_MS = 5_000;

type Said = { version?: string; secantusVersion?: string; setName?: string; msg?: string; localTime?: Date };

/** The database: its kind, a write that waits for a majority and its journal, and its time. */
export async function database({ db, memory, clock, settings }: Patient): Promise<Finding[]> {
  const { ok, advice, wrong, found } = findings('数据库');
  const ask = (command: string): Promise<Said> => db.command({ [command]: 1 });
  try {
    const [build, hello] = await Promise.all([ask('buildInfo'), ask('hello')]);
    const began = clock.monotonic();
    await memory.keepFact('doctor', clock.now().toISOString());
    const took = Math.round(clock.monotonic() - began);
    const kind = hello.setName ? `副本集 ${hello.setName}` : hello.msg === 'isdbgrid' ? '分片集群' : '单机';
    const name = build.secantusVersion ? `SecantusDB ${build.secantusVersion}` : `MongoDB ${build.version}`;
    ok(`${name}，${kind}；写入一次并等多数派与日志落盘用了 ${took} 毫秒`);
    if (!settings.betaDatabase && build.secantusVersion)
      wrong('正在用测试版数据库', '请安装 MongoDB，用 MONGODB_URI 指给企诉');
    else if (!settings.sandbox && kind === '单机')
      advice('单机数据库，机器坏了数据就没了', '正式使用请设副本集（三台），MONGODB_URI 写上 replicaSet=…');
    if (hello.localTime && !settings.movableClock) apart('数据库', hello.localTime, clock.now(), found);
  } catch (error) {
    wrong(
      `不能写入：${error instanceof Error ? error.message : error}`,
      '请核对 MONGODB_URI 里的用户有 readWrite 权限，服务器没有关闭日志（journal），并且多数派在线',
    );
  }
  return found;
}

function apart(whose: string, theirs: Date, ours: Date, found: Finding[]): void {
  const ms = theirs.getTime() - ours.getTime();
  if (Math.abs(ms) < APART_MOST_MS) return;
  const { wrong, found: said } = findings('时间');
  const seconds = Math.round(Math.abs(ms) / 1_000);
  wrong(
    `本机比${whose}${ms > 0 ? '慢' : '快'} ${seconds} 秒`,
    '请打开两边的时间同步（NTP，如 timedatectl set-ntp true）；差五分钟以上，飞书的签名会被拒绝',
  );
  found.push(...said);
}

/** Whether this machine's clock agrees with Feishu's. */
export async function time({ app, settings, clock }: Patient): Promise<Finding[]> {
  if (!app || settings.movableClock) return [];
  const { ok, unknown, found } = findings('时间');
  try {
    const answer = await fetch(settings.feishu.domain, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) });
    const theirs = new Date(answer.headers.get('date') ?? '');
    if (Number.isNaN(theirs.getTime())) unknown('飞书没有说出时间', '请用 timedatectl 核对本机的时间同步');
    else apart('飞书', theirs, clock.now(), found);
    if (found.length === 0) ok('与飞书相差不到一分钟');
  } catch (error) {
    unknown(
      `问不到飞书的时间：${error instanceof Error ? error.message : error}`,
      '请核对 FEISHU_DOMAIN 与出网，并用 timedatectl 核对本机的时间同步',
    );
  }
  return found;
}

/** What a server that knows its disk says of it. */
const Room = z.object({ fsTotalSize: z.number(), fsUsedSize: z.number() });

const gib = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

/** Whether there is room for what comes: beside the data folder, and where the database says so, beside its files. */
export async function disk({ settings, db, roomBeside }: Patient): Promise<Finding[]> {
  const { ok, advice, wrong, unknown, found } = findings('磁盘');
  const look = (where: string, free: number, next: string): void =>
    free < FREE_LEAST
      ? wrong(`${where}只剩 ${gib(free)}`, `${next}；写满以后企诉收不下新的诉求`)
      : ok(`${where}还有 ${gib(free)}`);
  try {
    look(
      `${settings.data} 所在的磁盘`,
      await roomBeside(settings.data),
      '请清理或扩容，或停下企诉，把这个文件夹移到大的磁盘，再把 QISU_DATA 改成新的位置',
    );
  } catch (error) {
    // With a database elsewhere the folder may never have been made.
    if (!settings.mongodbUri)
      unknown(
        `看不到 ${settings.data}：${error instanceof Error ? error.message : error}`,
        '请核对 QISU_DATA 和它的权限',
      );
  }
  const room = Room.safeParse(await db.command({ dbStats: 1 }).catch(() => null)).data;
  if (room) look('数据库所在的磁盘', room.fsTotalSize - room.fsUsedSize, '请在 MONGODB_URI 所指的那台机器上清理或扩容');
  if (found.length === 0) advice('数据库在别处，它的磁盘余量这里看不到', '请在数据库那台机器上留意磁盘余量');
  return found;
}
