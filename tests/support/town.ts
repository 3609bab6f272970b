import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type DirectoryFile, parseDirectory } from '../../config/directory.ts';
import { readText } from '../../config/read-text.ts';
import type { DirectoryRows } from '../../src/domain/directory/directory-merge.ts';
import type { DirectoryNews } from '../../src/domain/directory/resolve.ts';
import { townIn } from '../../src/sandbox/platform/town.ts';
import { PEOPLE } from './people.ts';

/** The towns that everybody may try out are the towns of the tests: the first, and one for each place of another kind. */
const PLACES = ['town', 'malu', 'huzhou', 'suqian'] as const;
export type Place = (typeof PLACES)[number];
const fileOf = (place: Place): string => `config/sandbox/${place}.yaml`;

type Role = keyof typeof PEOPLE;
/** Somebody by the part they play, by name, or by the open_id of an account that nobody knows. */
export type Who = Role | (string & {});

/** What the directory files say, each read once. */
const files = new Map<Place, DirectoryFile>();
/** What the directory file says, as it is read at start; a copy for whoever changes it. */
export function townRows(place: Place = 'town'): DirectoryFile {
  const read = files.get(place) ?? parseDirectory(readText(fileOf(place)), fileOf(place)).directory;
  files.set(place, read);
  return structuredClone(read);
}

/** Rows as the file's reader gives them. */
export const asNews = (rows: DirectoryRows): DirectoryNews => ({
  // The rows themselves, as well.
  ...rows,
  file: 'directory.yaml',
  mark: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
  rows,
  refused: [],
  leftOut: [],
});

/** Nobody and no group of one town is called as those of another. */
const towns = PLACES.filter((place) => existsSync(fileOf(place))).map((place) => townIn(townRows(place)));
const people = towns.flatMap((t) => t.people);
const groups = towns.flatMap((t) => t.groups);
const ids = new Map(people.map(({ name, openId }) => [name, openId]));
const names = new Map(people.map(({ name, openId }) => [openId, name]));

export const nameOf = (openId: string): string => names.get(openId) ?? openId;

export function openIdOf(who: Who): string {
  if (who.startsWith('ou_')) return who;
  const name = PEOPLE[who as Role] ?? who;
  const found = ids.get(name);
  if (!found) throw new Error(`nobody in town is called ${name}`);
  return found;
}

/** The chat of a group by its name; a chat's own id stands for itself. */
export function groupOf(name: string): string {
  if (name.startsWith('oc_')) return name;
  const found = groups.find((g) => g.name === name);
  if (!found) throw new Error(`there is no group ${name}`);
  return found.chatId;
}

/** The groups somebody is a member of. */
export const groupsWith = (openId: string): string[] =>
  groups.filter((g) => g.members.includes(openId)).map((g) => g.chatId);
