import type { Profile } from '../../config/profile.ts';
import type { Settings } from '../../config/settings.ts';
import type { Db } from '../adapters/mongo/connection.ts';
import type { Directory } from '../domain/directory/directory.ts';
import type { DirectoryNews } from '../domain/directory/resolve.ts';
import type { WorkCalendar } from '../domain/time/work-calendar.ts';
import type { ClockPort, Memory, Messenger, NoticeStore } from '../ports.ts';

/** What is examined: an installation, running or not. */
export type Patient = {
  settings: Settings;
  profile: Profile;
  calendar: WorkCalendar;
  db: Db;
  memory: Pick<Memory, 'fact' | 'keepFact'>;
  notices: Pick<NoticeStore, 'since'>;
  clock: Pick<ClockPort, 'now' | 'monotonic' | 'wait'>;
  /** How much is free on the disk of a folder, in bytes. Throws what the system says. */
  roomBeside: (folder: string) => Promise<number>;
  /** As it is in force: stored, with the groups bound in chat. */
  directory: Directory;
  /** What the directory file says now; absent where none is set. */
  file?: DirectoryNews;
  /** Absent in the sandbox: there is no app to be examined. */
  app?: {
    messenger: Messenger;
    /** Why Feishu gives no long connection; null where it does. */
    longConnection: () => Promise<string | null>;
  };
};
