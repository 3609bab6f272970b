import type { Directory } from '../../domain/directory/directory.ts';
import {
  type DirectoryRows,
  mergeDirectory,
  type NamedPerson,
  sameDirectory,
  withBoundChats,
} from '../../domain/directory/directory-merge.ts';
import type { DirectoryPort, Log, Memory, Messenger, Versions } from '../../ports.ts';

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
  memory: Pick<Memory, 'boundChats'>;
  messenger: Pick<Messenger, 'resolve'>;
  log: Log;
};

export type DirectoryKeeper = DirectoryPort & {
  /** Stores a file's content if it differs. People missing from it are deactivated at once. */
  upsert: (rows: DirectoryRows) => Promise<void>;
};

/** Keeps the newest stored directory in memory. Source: interface.md, "Directory file"; storage.md, "The rest". */
export async function keepDirectory({ versions, memory, messenger, log }: Needs): Promise<DirectoryKeeper> {
  let stored = NOBODY;
  let current = NOBODY;

  async function refresh(): Promise<void> {
    const newest = await versions.newest();
    stored = newest ? { ...newest.value, version: newest.version } : NOBODY;
    current = withBoundChats(stored, await memory.boundChats());
  }

  async function upsert(rows: DirectoryRows): Promise<void> {
    await refresh();
    const resolved = await resolvePeople(rows);
    const before = stored.version === 0 ? null : stored;
    const next = mergeDirectory(before, rows, (p) => resolved.get(p.mobile ?? p.email ?? ''));
    if (before && sameDirectory(before, next)) return;
    const added = await versions.add(next.version, next);
    await refresh();
    const { version, units, enterprises } = next;
    // Logged when it is in force: whoever reads the line may count on it.
    if (added) log.info({ version, units: units.length, enterprises: enterprises.length }, 'directory.stored');
  }

  async function resolvePeople(rows: DirectoryRows): Promise<Map<string, string>> {
    const everybody: NamedPerson[] = [
      ...rows.units.flatMap((u) => u.staff),
      ...rows.enterprises.flatMap((e) => e.contacts.filter((k) => k.reach === 'member')),
      ...rows.agents,
      ...rows.leaders,
      ...rows.boards.flatMap((b) => [b.leader, b.chief]),
      ...rows.experts,
      ...rows.confidential,
      ...rows.administrators,
    ];
    const unknown = everybody.filter((p) => !p.openId && (p.mobile || p.email));
    if (unknown.length === 0) return new Map();
    const asked = unknown.map((p) => (p.mobile ? { mobile: p.mobile } : { email: p.email ?? '' }));
    const found = await messenger.resolve(asked);
    for (const p of unknown)
      if (!found.has(p.mobile ?? p.email ?? '')) log.warn({ name: p.name }, 'directory.not_found');
    return found;
  }

  await refresh();
  return { current: () => current, refresh, upsert };
}
