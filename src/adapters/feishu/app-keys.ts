import { randomBytes } from 'node:crypto';
import type { Settings } from '../../../config/settings.ts';
import type { Memory } from '../../ports.ts';

/** The keys by which Feishu and the app recognise each other. */
export type AppKeys = {
  appId: string;
  appSecret: string;
  encryptKey: string | undefined;
  verificationToken: string | undefined;
};

/** The app's keys from the settings; without them the sandbox's own, made once and stored. */
export async function appKeys(
  { appId, appSecret, encryptKey, verificationToken }: Settings['feishu'],
  memory: Pick<Memory, 'once'>,
): Promise<AppKeys> {
  if (appId && appSecret) return { appId, appSecret, encryptKey, verificationToken };
  const secret = (name: string) => memory.once(`sandbox/${name}`, () => randomBytes(16).toString('hex'));
  return {
    appId: 'cli_5a4d8b0f3c2e1a90',
    appSecret: await secret('app-secret'),
    encryptKey: await secret('encrypt-key'),
    verificationToken: await secret('verification-token'),
  };
}
