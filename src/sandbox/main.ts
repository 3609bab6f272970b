import { readFileSync, watchFile } from 'node:fs';
import { createServer } from 'node:http';
import { z } from 'zod';
import { createPage } from './page-server.ts';
import { createStandIn } from './platform/stand-in.ts';
import { townOf } from './platform/town.ts';

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  HOST: z.string().default('127.0.0.1'),
  QISU_URL: z.url().optional(),
  SANDBOX_DATA: z.string().default('.data/feishu'),
  SANDBOX_WORLD: z.string().default('config/sandbox/town.yaml'),
  FEISHU_MODE: z.enum(['webhook', 'websocket']).default('websocket'),
  FEISHU_APP_ID: z.string().default('cli_5a6b7c8d9e0f1a2b'),
  FEISHU_APP_SECRET: z.string().default('sandbox'),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
});

const settings = Settings.parse(process.env);
const town = () => townOf(readFileSync(settings.SANDBOX_WORLD, 'utf8'));
const { people, groups } = town();

/** The stand-in as a process of its own: the open platform on localhost, with Qisu somewhere else. */
const standIn = await createStandIn({
  dataDir: settings.SANDBOX_DATA,
  apps: [
    {
      appId: settings.FEISHU_APP_ID,
      appSecret: settings.FEISHU_APP_SECRET,
      ...(settings.FEISHU_ENCRYPT_KEY && { encryptKey: settings.FEISHU_ENCRYPT_KEY }),
      ...(settings.FEISHU_VERIFICATION_TOKEN && { verificationToken: settings.FEISHU_VERIFICATION_TOKEN }),
    },
  ],
  people,
  groups,
  ...(settings.QISU_URL && { qisuUrl: settings.QISU_URL }),
  mode: settings.FEISHU_MODE,
  pageHtml: await createPage(),
});

const server = createServer((req, res) => standIn.handle(req, res));
server.on('upgrade', (req, socket, head) => standIn.upgrade(req, socket, head));
server.listen(settings.PORT, settings.HOST, () => {
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : settings.PORT;
  process.stdout.write(`feishu stand-in on http://${settings.HOST}:${port}\n`);
});

watchFile(settings.SANDBOX_WORLD, { interval: 2_000 }, () => {
  try {
    const changed = town();
    standIn.setWorld(changed.people, changed.groups);
  } catch (error) {
    // A file caught half-written or mistaken leaves the town as it was.
    process.stderr.write(`${settings.SANDBOX_WORLD} not read: ${error instanceof Error ? error.message : error}\n`);
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    void standIn.close().then(() => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  });
