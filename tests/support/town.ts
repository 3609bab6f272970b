import { readFileSync } from 'node:fs';
import { readDirectory } from '../../config/directory.ts';
import { townOf } from '../../src/sandbox/platform/town.ts';

/** The town that everybody may try out is the town of the tests. */
const FILE = 'config/sandbox/town.yaml';

/** Who plays which part in a test, where it does not matter who. */
export const PEOPLE = {
  contact: '赵明远',
  /** The same enterprise's other contact. */
  standIn: '钱佳怡',
  /** A contact of another enterprise. */
  otherContact: '孙婉清',
  /** Paired with the enterprises of both. */
  agent: '孙亮',
  desk: '王敏',
  deskOfficer: '刘洋',
  coordinator: '沈国华',
  supervision: '蒋文涛',
  /** In charge of 市场监管局 among others. */
  leader: '陈刚',
  unit: '周芳',
  head: '李强',
  /** Of 市场监管局, with the right to report directly. */
  direct: '吴磊',
  /** Of 人社局. */
  otherUnit: '马超',
  expert: '何伯言',
  confidentialOfficer: '吴清',
  administrator: '管理员',
} as const;
export type Role = keyof typeof PEOPLE;
/** Somebody by the part they play, by name, or by the open_id of an account that nobody knows. */
export type Who = Role | (string & {});

/** What the directory file says, as it is read at start. */
export const townRows = () => readDirectory(FILE).directory;

const { people, groups } = townOf(readFileSync(FILE, 'utf8'));
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
