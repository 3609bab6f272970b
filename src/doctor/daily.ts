import { whyNoConnection } from '../adapters/feishu/endpoint.ts';
import { roomBeside } from '../adapters/room-beside.ts';
import type { Deps } from '../usecases/deps.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

type Installed = Pick<Patient, 'settings' | 'db' | 'memory'> & {
  messenger: NonNullable<Patient['app']>['messenger'];
  domain: string;
  keys: { appId: string; appSecret: string };
};

/** What is wrong with a running installation. What Feishu says is asked where time is real: a moved clock would ask every few seconds. */
export const wrongWith =
  ({ settings, db, memory, messenger, domain, keys }: Installed) =>
  async ({ profile, directory, notices, clock, calendar }: Deps): Promise<Finding[]> => {
    const app = !settings.movableClock && {
      messenger,
      longConnection: () => whyNoConnection(domain, keys.appId, keys.appSecret),
    };
    const now = { calendar: calendar(), directory: directory.current() };
    const found = await examine({
      settings,
      profile,
      db,
      memory,
      notices,
      clock,
      roomBeside,
      ...now,
      ...(app && { app }),
    });
    return found.filter(({ state }) => state === 'wrong');
  };
