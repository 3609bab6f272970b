import { inForce, type KeptAbsence, nextEnd } from '../../domain/absence/kept.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { sameDirectory, withBoundChats } from '../../domain/directory/directory-merge.ts';
import { type Unverified, withUnverified } from '../../domain/directory/unverified.ts';
import type { ClockPort, DirectoryPort, Log, Memory, Versions } from '../../ports.ts';

/** The directory before any file was read: it knows nobody. */
const NOBODY: Directory = {
  version: 0,
  units: [],
  boards: [],
  enterprises: [],
  agents: [],
  leaders: [],
  experts: [],
  channels: [],
  confidential: [],
  administrators: [],
};

type Needs = {
  versions: Versions<Directory>;
  memory: Pick<Memory, 'boundChats' | 'unverified' | 'absences'>;
  clock: Pick<ClockPort, 'now'>;
  log: Log;
};

export type DirectoryKeeper = DirectoryPort & {
  /** As it is stored, without what was bound or named in chat; null while none is. */
  stored: () => Directory | null;
  /** Stores a directory if it differs from the stored one; whether it did. People missing from it are deactivated at once. */
  store: (next: Directory) => Promise<boolean>;
};

/**
 * Keeps the newest stored directory in memory, with the groups that were bound and the deputies that were named in chat.
 * Source: interface.md, "Directory file"; storage.md, "The rest".
 */
export async function keepDirectory({ versions, memory, clock, log }: Needs): Promise<DirectoryKeeper> {
  let stored = NOBODY;
  /** With the unverified enterprises, as they were when `seen` was given out. */
  let joined = NOBODY;
  let current = NOBODY;
  let seen = 0;
  let unverified: readonly Unverified[] = [];
  let absences: readonly KeptAbsence[] = [];
  let rev = 0;
  /** When the next absence ends by its date: from then on others are told. */
  let until: Date | null = null;

  const withAbsences = (d: Directory): Directory => {
    const now = clock.now();
    until = nextEnd(absences, now);
    const away = inForce(absences, d, now);
    return away.length > 0 ? { ...d, absences: away } : d;
  };
  async function refresh(): Promise<void> {
    const newer = await versions.newerThan(stored.version);
    const added = await memory.unverified(seen);
    const more = added !== null && added.seen > seen;
    if (more) ({ seen, all: unverified } = added);
    if (newer) stored = { ...newer.value, version: newer.version };
    if (newer || more) joined = withUnverified(stored, unverified);
    // Of two that run at once the one that read later counts.
    const kept = await memory.absences();
    if (kept.rev >= rev) ({ rev, all: absences } = kept);
    current = withAbsences(withBoundChats(joined, await memory.boundChats()));
  }
  function now(): Directory {
    if (until && clock.now() >= until) {
      const { absences: _over, ...rest } = current;
      current = withAbsences(rest);
    }
    return current;
  }
  const before = (): Directory | null => (stored.version === 0 ? null : stored);

  async function store(next: Directory): Promise<boolean> {
    const known = before();
    if (known && sameDirectory(known, next)) return false;
    const added = await versions.add(next.version, next);
    await refresh();
    const { version, units, enterprises } = next;
    // Logged when it is in force: whoever reads the line may count on it.
    if (added) log.info({ version, units: units.length, enterprises: enterprises.length }, 'directory.stored');
    return added;
  }

  await refresh();
  return { current: now, refresh, stored: before, store };
}
