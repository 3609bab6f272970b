import { readBytes } from '../../config/read-text.ts';
import { stillFile } from '../../config/still-file.ts';
import { createPage } from './page-server.ts';
import { createStandIn, type StandIn, type StandInOptions } from './platform/stand-in.ts';
import { townOf } from './platform/town.ts';

/** How often the file of the town is looked at. */
const LOOK_MS = 1_000;

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
  /** The places between which the page may choose; absent: it has no choice. */
  places?: StandInOptions['places'];
  examples?: StandInOptions['examples'];
};

/** Opens the stand-in with its page; people and groups follow their file. */
export async function openSandbox({
  dataDir,
  app,
  town,
  mode,
  qisuUrl,
  places,
  examples,
}: SandboxOptions): Promise<StandIn> {
  let known = readBytes(town);
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
    ...(await townOf(known, town)),
    mode,
    menu: MENU,
    pageHtml: createPage(),
    ...(qisuUrl && { qisuUrl }),
    ...(places && { places }),
    ...(examples && { examples }),
  });
  const changed = stillFile(town);
  async function look(): Promise<void> {
    const bytes = changed();
    if (!bytes || Buffer.compare(bytes, known) === 0) return;
    known = bytes;
    const { people, groups, phones } = await townOf(bytes, town);
    standIn.setWorld(people, groups, phones);
  }
  const looking = setInterval(() => {
    // A file that cannot be read changes nothing; the program says why.
    look().catch((error) => process.stderr.write(`${town}: ${error instanceof Error ? error.message : error}\n`));
  }, LOOK_MS);
  looking.unref();
  return {
    ...standIn,
    close: () => {
      clearInterval(looking);
      return standIn.close();
    },
  };
}
