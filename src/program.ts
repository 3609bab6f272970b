import type { RequestListener } from 'node:http';
import type { Profile } from '../config/profile.ts';
import type { ProfileNews } from '../config/read-profile.ts';
import type { Role } from '../config/settings.ts';
import type { Keys } from './adapters/feishu/identity.ts';
import type { OwnTenant } from './adapters/feishu/tenant.ts';
import type { MetricsPage } from './adapters/metrics.ts';
import type { Db } from './adapters/mongo/connection.ts';
import type { RangeReads } from './adapters/mongo/due.ts';
import type { Handle, Reply } from './deliveries.ts';
import type { DirectoryNews } from './domain/directory/resolve.ts';
import type { WorkCalendar } from './domain/time/work-calendar.ts';
import type { Notifier } from './links-port.ts';
import type { CaseStore, ClockPort, Log, Memory, Messenger, Travel } from './ports.ts';
import type { Deps } from './usecases/deps.ts';
import type { PageSettings } from './web/visiting.tsx';

/** What the program is made of. */
export type Parts = {
  /** The database, with its indexes created. */
  db: Db;
  rangeReads: RangeReads;
  /** What stands before the stored cases where nobody else writes; absent: nothing does. */
  alone?: (cases: CaseStore) => CaseStore;
  memory: Memory;
  messenger: Messenger;
  /** The town's gateway for short messages; absent where it has none. */
  notifier?: Notifier;
  /** Where a browser reaches the program, without a slash at the end. */
  publicUrl: () => string;
  /** How the enterprise's own page is served. Absent: with no proxy before it, and in no frame. */
  page?: PageSettings;
  /** The app's own tenant, where deliveries name one. */
  tenant?: OwnTenant;
  clock: ClockPort;
  /** Sets the clock to this instant; absent where the clock may not be moved. */
  moveClock?: (to: Date) => Promise<void>;
  log: Log;
  /** The release, for `/healthz`. */
  version?: string;
  /** Absent: `all`. */
  role?: Role;
  /** Absent: nothing is counted. */
  metrics?: MetricsPage;
  /** The rules with which it starts. */
  profile: Profile;
  /** What the file of the rules says if it changed since the last call; otherwise null. Absent: they do not change. */
  profileNews?: () => Promise<ProfileNews | null>;
  /** The calendar from the package and the correcting file. */
  calendar: WorkCalendar;
  /** What the directory file says if it changed since the last call; otherwise null. */
  directoryNews: () => Promise<DirectoryNews | null>;
  /** What is wrong with the installation. Absent: it is not examined. */
  examine?: (deps: Deps) => Promise<Awaited<ReturnType<NonNullable<Deps['examine']>>>>;
  /** Where the operator reads. */
  print?: (line: string) => void;
  keys: Keys;
  /** Opens a connection on which deliveries come. Absent: they come only to `listener`. */
  connect?: (receive: (envelope: unknown) => Promise<Reply>) => Connection;
};

type Connection = { start: () => void; stop: () => void; connected: () => boolean };

/** The program, put together but not started. */
export type Program = {
  deps: Deps;
  /** Handles deliveries; messages wait until those of an outage are handled. */
  handle: Handle;
  /** Feishu's requests, health, and the clock where it may be moved. */
  listener: RequestListener;
  /** Moves the clock; undefined where it may not be moved. */
  travel: Travel | undefined;
  /** Sends all waiting items that can be sent. */
  drain: () => Promise<void>;
  /** Waits for calls in flight and releases the sender's lease. */
  stopSending: () => Promise<void>;
  catchUp: () => Promise<CaughtUp>;
};

/** The program after catching up. Only then can it run: before that nothing is drawn. */
type CaughtUp = { run: () => Promise<Running> };

export type Running = {
  /**
   * Stops accepting deliveries, finishes those begun, and releases the lease.
   *
   * @param close  closes the listener
   */
  stop: (close: () => Promise<void>) => Promise<void>;
};
