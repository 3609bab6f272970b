import { setTimeout as wait } from 'node:timers/promises';
import { readCalendarFile } from '../../config/calendar.ts';
import { readProfile } from '../../config/read-profile.ts';
import { sandboxTown } from '../../config/sandbox-town.ts';
import type { Settings } from '../../config/settings.ts';
import { realClock } from '../adapters/clock.ts';
import { directoryAtStart, directoryFile } from '../adapters/directory-file.ts';
import { whyNoConnection } from '../adapters/feishu/endpoint.ts';
import { feishuMessenger } from '../adapters/feishu/messenger.ts';
import { pinoLog } from '../adapters/log.ts';
import type { Db } from '../adapters/mongo/connection.ts';
import type { RangeReads } from '../adapters/mongo/due.ts';
import { mongoMemory } from '../adapters/mongo/memory.ts';
import { mongoNotices } from '../adapters/mongo/notices.ts';
import { mongoVersions } from '../adapters/mongo/versions.ts';
import { roomBeside } from '../adapters/room-beside.ts';
import { sharedClock } from '../adapters/shared-clock.ts';
import type { Directory } from '../domain/directory/directory.ts';
import { type DirectoryRows, mergeDirectory } from '../domain/directory/directory-merge.ts';
import { mergeCalendar, packageDays } from '../domain/time/work-calendar.ts';
import { keepDirectory } from '../usecases/directory/keep.ts';
import type { Patient } from './patient.ts';

/** The directory as the file will make it: who is found by number or address counts as found. */
const asWritten = (rows: DirectoryRows): Directory =>
  mergeDirectory(null, rows, ({ mobile, email }) => mobile ?? email);

/** The installation that the settings describe. Reads; its clock and connection are the caller's to end. */
export async function patientOf(settings: Settings, db: Db, rangeReads: RangeReads): Promise<Patient> {
  const { feishu } = settings;
  const profile = readProfile(settings.profile);
  const memory = mongoMemory(db);
  const clock = settings.movableClock ? await sharedClock(memory, settings.sandboxNow) : realClock();
  const keeper = await keepDirectory({
    versions: mongoVersions(db, 'directory', (v) => v as Directory),
    memory,
    clock,
    log: pinoLog('silent', { write: () => {} }),
  });
  const path = settings.directory ?? (settings.sandbox ? sandboxTown(profile.id) : undefined);
  const file = path === undefined ? undefined : await directoryAtStart(path, directoryFile(path), wait);
  const { appId, appSecret, domain } = feishu;
  const app = appId !== undefined &&
    appSecret !== undefined && {
      messenger: feishuMessenger({ appId, appSecret, domain }),
      longConnection: () => whyNoConnection(domain, appId, appSecret),
    };
  return {
    settings,
    profile,
    calendar: mergeCalendar(packageDays(), readCalendarFile(settings.calendar)),
    db,
    memory,
    notices: mongoNotices(db, { rangeReads }),
    clock,
    roomBeside,
    directory: keeper.stored() || !file || 'problems' in file ? keeper.current() : asWritten(file.rows),
    ...(file && { file }),
    ...(app && { app }),
  };
}
