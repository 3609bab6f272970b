import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createPage } from './page-server.ts';
import { createStandIn, type StandIn, type StandInOptions } from './platform/stand-in.ts';
import { townOf } from './platform/town.ts';

const LOOK_MS = 2_000;

/** The entries of the bot's menu, as an operator would set them in the developer console. */
const MENU = [
  { key: 'new_appeal', label: '提交诉求' },
  { key: 'my_cases', label: '我的诉求' },
  { key: 'to_do', label: '待办' },
  { key: 'to_dispatch', label: '待派' },
  { key: 'help', label: '帮助' },
];

export type SandboxOptions = {
  dataDir: string;
  app: { appId: string; appSecret: string; encryptKey?: string | undefined; verificationToken?: string | undefined };
  /** The directory file with the people and groups. */
  town: string;
  mode: StandInOptions['mode'];
  qisuUrl?: string;
};

/** Opens the stand-in with its page; people and groups follow their file. */
export async function openSandbox({ dataDir, app, town, mode, qisuUrl }: SandboxOptions): Promise<StandIn> {
  const read = () => townOf(readFileSync(town, 'utf8'));
  const standIn = await createStandIn({
    dataDir,
    apps: [
      {
        appId: app.appId,
        appSecret: app.appSecret,
        ...(app.encryptKey && { encryptKey: app.encryptKey }),
        ...(app.verificationToken && { verificationToken: app.verificationToken }),
      },
    ],
    ...read(),
    mode,
    menu: MENU,
    pageHtml: await createPage(),
    ...(qisuUrl && { qisuUrl }),
  });
  watchFile(town, { interval: LOOK_MS }, () => {
    try {
      const { people, groups } = read();
      standIn.setWorld(people, groups);
    } catch (error) {
      // A file that is incomplete or wrong changes nothing.
      process.stderr.write(`${town}: ${error instanceof Error ? error.message : error}\n`);
    }
  });
  return {
    ...standIn,
    close: () => {
      unwatchFile(town);
      return standIn.close();
    },
  };
}
