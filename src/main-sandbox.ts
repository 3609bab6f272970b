import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { SettingsError } from '../config/settings-error.ts';
import type { AppKeys } from './adapters/feishu/app-keys.ts';
import type { Listening } from './adapters/http/listen.ts';
import { forgetData } from './local-database/forget.ts';
import { alive, holdLock } from './local-database/lock.ts';
import { readRunning } from './local-database/running.ts';
import { PLACES } from './places.ts';
import type { SandboxOptions } from './sandbox/open.ts';

/** Where under the data folder the stand-in keeps its journal and files. */
const STAND_IN = 'feishu';

/** Takes the data folder for this process. @throws SettingsError that says who has it */
export async function holdFolder(data: string, port: number): Promise<{ release: () => Promise<void> }> {
  const held = await holdLock(join(data, 'sandbox.lock'), port);
  if (!held.heldBy) return held;
  const { pid, host, port: at } = held.heldBy;
  throw new SettingsError(
    `QISU_DATA ${data} 正由另一个企诉沙盒使用（进程 ${pid}，主机 ${host}，端口 ${at ?? '不明'}）；请先停止它（kill ${pid}），或另选文件夹，如 QISU_DATA=.data/另一个 npm start`,
  );
}

/** Deletes what a sandbox has stored in its folder, which is ours, with the towns of other places. */
export async function beginAnew(data: string): Promise<void> {
  const running = await readRunning(data);
  if (running?.pid && alive(running.pid))
    throw new SettingsError([`${data} 里的数据库正在运行（进程 ${running.pid}），清不了；请等用它的程序结束后再试`]);
  await forgetData(data);
  for (const kept of [STAND_IN, PLACES]) await rm(join(data, kept), { recursive: true, force: true });
}

type Ask = Pick<SandboxOptions, 'town' | 'places'> & { keys: AppKeys; listening: Listening };

/** Opens the stand-in of Feishu, with the page on which one person plays everybody, on Qisu's listener. */
export async function openStandIn({ data, feishu }: Settings, { keys, town, listening, places }: Ask) {
  const { openSandbox } = await import('./sandbox/open.ts');
  const standIn = await openSandbox({
    dataDir: join(data, STAND_IN),
    app: keys,
    town,
    mode: feishu.mode,
    qisuUrl: listening.address,
    ...(places && { places }),
    examples: true,
  });
  listening.serve(standIn.handle, /^\/(sandbox(?!\/clock)|open-apis|callback\/ws)/);
  listening.server.on('upgrade', (req, socket, head) => standIn.upgrade(req, socket, head));
  return { ...standIn, gateway: { url: listening.address + standIn.shorts, secret: keys.appSecret } };
}
