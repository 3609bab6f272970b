import { createServer } from 'node:http';
import { z } from 'zod';
import { openSandbox } from './open.ts';

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

// A standard stream whose reader has gone says so as an error, which ends a program that does not listen.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const settings = Settings.parse(process.env);

/** The stand-in as a process of its own, on localhost; Qisu runs elsewhere. */
async function start(): Promise<void> {
  const standIn = await openSandbox({
    dataDir: settings.SANDBOX_DATA,
    app: {
      appId: settings.FEISHU_APP_ID,
      appSecret: settings.FEISHU_APP_SECRET,
      encryptKey: settings.FEISHU_ENCRYPT_KEY,
      verificationToken: settings.FEISHU_VERIFICATION_TOKEN,
    },
    town: settings.SANDBOX_WORLD,
    mode: settings.FEISHU_MODE,
    ...(settings.QISU_URL && { qisuUrl: settings.QISU_URL }),
  });

  const server = createServer((req, res) => standIn.handle(req, res));
  server.on('upgrade', (req, socket, head) => standIn.upgrade(req, socket, head));
  server.listen(settings.PORT, settings.HOST, () => {
    const at = server.address();
    const port = typeof at === 'object' && at ? at.port : settings.PORT;
    process.stdout.write(`feishu stand-in on http://${settings.HOST}:${port}\n`);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      void standIn.close().then(() => {
        server.close(() => process.exit(0));
        server.closeAllConnections();
      });
    });
}

void start();
