import { z } from 'zod';
import { SettingsError } from '../../config/settings-error.ts';
import { asking } from '../adapters/mongo/asking.ts';
import type { Case } from '../domain/case/case.ts';
import { type Directory, type Enterprise, peopleOfBoard } from '../domain/directory/directory.ts';
import { meant, toldApart } from '../domain/directory/named.ts';
import { tailOf } from '../domain/directory/options.ts';
import type { Person } from '../domain/directory/person.ts';
import { withUnverified } from '../domain/directory/unverified.ts';
import type { Store } from './store.ts';

/** An enterprise as the program knows it: every id, name and person it was ever stored with. */
export const Whom = z.object({
  /** Its id in the directory, and those of calls that named it before it was there. */
  ids: z.array(z.string()),
  name: z.string(),
  /** Every name, code and number that tells who it is or who speaks for it. */
  strings: z.array(z.string()),
  people: z.array(z.string()),
  /** Those of them who are nobody else: no contact of another enterprise and of no office. */
  alone: z.array(z.string()),
});
export type Whom = z.infer<typeof Whom>;

/** Whoever holds a post, in this directory. */
const officesIn = (d: Directory): Person[] =>
  [
    ...d.units.flatMap(({ staff }) => staff),
    ...d.boards.flatMap((board) => [...(board.leader ? [board.leader] : []), ...peopleOfBoard(board)]),
    ...[d.agents, d.leaders, d.experts, d.confidential, d.administrators].flat(),
  ].map(({ openId, name }) => ({ openId, name }));

async function* storedDirectories({ db }: Store): AsyncGenerator<Directory> {
  const found = db.collection('versions').find({ kind: 'directory' }, { sort: { version: 1 } });
  for (;;) {
    const next = await asking('read a directory', () => found.next());
    if (!next) return;
    yield next.value as Directory;
  }
}

/** The newest directory with everybody who was written down by a call; of nobody where none is stored yet. */
export async function newestDirectory({ directories, memory }: Store): Promise<Directory> {
  const nobody = { version: 0, units: [], boards: [], enterprises: [], agents: [], leaders: [], experts: [] };
  const newest = (await directories.newerThan(0))?.value ?? {
    ...nobody,
    channels: [],
    confidential: [],
    administrators: [],
  };
  return withUnverified(newest, (await memory.unverified(0))?.all ?? []);
}

const nameable = ({ id, name, uscc, industry, contacts }: Enterprise) => ({
  value: id,
  name,
  tells: [uscc && `代码尾号 ${tailOf(uscc)}`, industry, contacts[0] && `联系人 ${contacts[0].name}`, `编号 ${id}`],
});

/**
 * The enterprise that is meant by an id, a code or a name.
 *
 * @throws SettingsError that names those it may be, or says that there is none
 */
export function enterpriseMeant(d: Directory, said: string): Enterprise {
  const all = d.enterprises.filter((e) => e.registered === undefined);
  const options = toldApart(all.map(nameable));
  const coded = all.filter((e) => e.uscc?.toUpperCase() === said.trim().toUpperCase()).map(({ id }) => id);
  const fits = coded.length > 0 ? options.filter((o) => coded.includes(o.value)) : meant(options, said);
  const [one, ...others] = fits;
  if (!one) throw new SettingsError(`没有找到企业“${said}”，请写全称、统一社会信用代码或通讯录里的编号。`);
  if (others.length > 0)
    throw new SettingsError(
      `“${said}”可能是 ${fits.map((o) => `${o.label}（编号 ${o.value}）`).join('、')}，请写全称、统一社会信用代码或编号。`,
    );
  return all.find((e) => e.id === one.value) as Enterprise;
}

/** The enterprise with all that was ever stored of it, and who is of an office. */
export async function everStored(store: Store, e: Enterprise): Promise<{ whom: Whom; offices: ReadonlySet<string> }> {
  const newest = await newestDirectory(store);
  const ids = [e.id, ...newest.enterprises.filter((o) => o.registered === e.id).map(({ id }) => id)];
  const staff: Person[] = officesIn(newest);
  const rows: Enterprise[] = [e, ...newest.enterprises.filter(({ id }) => ids.includes(id))];
  for await (const d of storedDirectories(store)) {
    staff.push(...officesIn(d));
    rows.push(...d.enterprises.filter(({ id }) => ids.includes(id)));
  }
  const contacts = rows.flatMap((row) => row.contacts);
  const asking = newest.claimants?.filter(({ enterprise }) => ids.includes(enterprise)) ?? [];
  const people = openIdsOf([...contacts, ...asking]);
  const others = newest.enterprises.filter((o) => o.active && !ids.includes(o.id)).flatMap((o) => o.contacts);
  const elsewhere = [...staff, ...others];
  const theirs = new Set(openIdsOf(elsewhere));
  const alone = people.filter((openId) => !theirs.has(openId));
  const cases = await store.casesIn(
    ids.map((id) => `enterprise/${id}` as const),
    'confidential too',
  );
  // A name that somebody else has tells nothing.
  const namesakes = new Set(elsewhere.map(({ name }) => name));
  const named = [
    ...contacts.filter(({ openId }) => openId === undefined || alone.includes(openId)).map(({ name }) => name),
    ...cases.flatMap((c) => c.incoming?.name ?? []),
  ].filter((name) => !namesakes.has(name));
  const told = [...rows.flatMap(({ name, uscc }) => [name, uscc]), ...cases.map((c) => c.enterprise?.name)];
  const numbers = [...contacts.map(({ phone }) => phone), ...cases.flatMap(numbersIn)];
  const strings = [...told, ...numbers, ...named, ...alone].filter((said) => said !== undefined);
  return {
    whom: { ids, name: e.name, people, alone, strings: [...new Set(strings)].filter((s) => s.length >= SHORTEST) },
    offices: new Set(openIdsOf(staff).filter((openId) => !people.includes(openId))),
  };
}

const openIdsOf = (people: readonly { openId?: string }[]): string[] => [
  ...new Set(people.flatMap(({ openId }) => openId ?? [])),
];

/** The numbers from which somebody rang for the enterprise, and at which it was rung. */
const numbersIn = ({ incoming, entered, phone }: Case): string[] => [
  ...(incoming ? [incoming.number] : []),
  ...[...entered, ...(phone?.attempts ?? [])].map(({ number }) => number),
];

/** A shorter text may stand anywhere. */
const SHORTEST = 2;
