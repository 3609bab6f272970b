import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { openGateway } from './gateway.ts';
import { openTown, TOWN_FILE, type TownAsk } from './town.ts';

/** An enterprise whose only contact has no account, with the agent who looks after it. */
export const PHONE = { enterprise: '枫林食品有限公司', contact: '许老板', number: '13900001111', agent: '孙亮' };

/** A town with an enterprise that has a telephone alone; with a gateway for short messages unless it is without. */
export async function openPhoneTown({
  now,
  gateway = true,
  profile = 'suzhou',
}: {
  now: string;
  gateway?: boolean;
  profile?: TownAsk['profile'];
}) {
  const town = parse(await readFile(TOWN_FILE, 'utf8')) as {
    enterprises: Record<string, unknown>[];
    agents: { name: string; enterprises: string[] }[];
  };
  const { enterprise: name, contact, number: phone, agent } = PHONE;
  town.enterprises.push({
    id: 'e_phone',
    name,
    tier: 'other',
    industry: '食品',
    contacts: [{ name: contact, phone, reach: 'web' }],
  });
  town.agents.find((a) => a.name === agent)?.enterprises.push('e_phone');
  const file = join(tmpdir(), `qisu-phone-${randomBytes(6).toString('hex')}.yaml`);
  await writeFile(file, stringify(town));
  const secret = randomBytes(16).toString('hex');
  const opened = gateway ? await openGateway(secret) : undefined;
  const env = { QISU_DIRECTORY: file, ...(opened && { QISU_NOTIFY_URL: opened.url, QISU_NOTIFY_SECRET: secret }) };
  const place = await openTown({ now, profile, env });
  return {
    ...place,
    gateway: opened,
    close: async () => {
      await place.close();
      await opened?.close();
    },
  };
}
