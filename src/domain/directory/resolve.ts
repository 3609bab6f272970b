import { type Place, placeSaid, type RowNote } from '../../../config/place.ts';
import type { DirectoryRows, NamedPerson, Resolve } from './directory-merge.ts';
import { tailOf } from './options.ts';

/** What a directory file says, with what was refused or left out of it; or why it cannot be read. */
export type DirectoryNews = {
  /** Its name, in sentences. */
  file: string;
  /** The same for the same content. */
  mark: string;
} & ({ rows: DirectoryRows; refused: RowNote[]; leftOut: RowNote[] } | { problems: readonly string[] });

export type Resolved = { rows: DirectoryRows; refused: RowNote[]; leftOut: RowNote[] };

/** Everybody whom a file names, with the list in which they stand. */
export const peopleIn = (rows: DirectoryRows): NamedPerson[] => [
  ...rows.units.flatMap((u) => u.staff),
  ...rows.enterprises.flatMap((e) => e.contacts.filter((k) => k.reach === 'member')),
  ...rows.agents,
  ...rows.leaders,
  ...rows.boards.flatMap((b) => [
    ...(b.leader ? [b.leader] : []),
    ...(b.chief ? [b.chief] : []),
    ...(b.officers ?? []),
  ]),
  ...rows.experts,
  ...rows.confidential,
  ...rows.administrators,
];

const placeOf = ({ line = 0, sheet }: NamedPerson): Place => ({ line, ...(sheet !== undefined && { sheet }) });

const saidOf = ({ mobile, email }: NamedPerson): string =>
  mobile ? `手机号（尾号 ${tailOf(mobile)}）` : `邮箱 ${email ?? ''}`;

/** Boards that take no cases because nobody is their chief. */
export const boardsWithoutChief = (rows: DirectoryRows): RowNote[] =>
  rows.boards
    .filter(({ chief }) => !chief)
    .map(({ name, line = 0, sheet }) => ({
      line,
      ...(sheet !== undefined && { sheet }),
      row: name,
      reason: '没有首席服务专员，补上之前不向它派单',
    }));

/**
 * The rows with everybody's open_id. Whom Feishu does not know is refused; so is a row of somebody who stands in the same list
 * already, which may show only now. A contact without an account can still be called.
 * Source: interface.md, "Directory file".
 */
export function resolvePeople(rows: DirectoryRows, resolve: Resolve): Resolved {
  const refused: RowNote[] = [];
  const leftOut: RowNote[] = [];
  const note = (p: NamedPerson, where: string, reason: string): RowNote => ({
    ...placeOf(p),
    row: `${where} ${p.name}`,
    reason,
  });

  /** The people of one list, each once. */
  function list<P extends NamedPerson>(people: readonly P[], where: string): P[] {
    const seen = new Map<string, P>();
    return people.flatMap((p) => {
      const openId = p.openId ?? resolve(p);
      if (!openId) {
        refused.push(note(p, where, `飞书里查不到${saidOf(p)}，请核对，或改写 openId`));
        return [];
      }
      const twin = seen.get(openId);
      if (twin) {
        refused.push(note(p, where, `与${placeSaid(placeOf(twin))}的${twin.name}是同一个飞书账号，两行请只留一行`));
        return [];
      }
      seen.set(openId, p);
      return [{ ...p, openId }];
    });
  }

  type Contact = DirectoryRows['enterprises'][number]['contacts'][number];
  function contacts(people: readonly Contact[], where: string): Contact[] {
    const known = (k: Contact): boolean => k.reach !== 'member' || Boolean(k.openId ?? resolve(k));
    const called = (k: Contact): Contact => {
      leftOut.push(note(k, where, `飞书里查不到${saidOf(k)}，改按电话联系；请核对，或改写 openId`));
      return { ...k, reach: 'phone' };
    };
    const reached = people.map((k) => (known(k) || !(k.phone ?? k.mobile) ? k : called(k)));
    const members = list(
      reached.filter((k) => k.reach === 'member'),
      where,
    );
    // In the order of the file: the first who can be reached is written to.
    return reached.flatMap((k) => {
      if (k.reach !== 'member') return [k];
      const found = members.find((m) => m.line === k.line && m.name === k.name);
      return found ? [found] : [];
    });
  }

  const resolved: DirectoryRows = {
    ...rows,
    units: rows.units.map((u) => ({ ...u, staff: list(u.staff, u.name) })),
    enterprises: rows.enterprises.map((e) => ({ ...e, contacts: contacts(e.contacts, e.name) })),
    boards: rows.boards.map(({ leader, chief, ...b }) => {
      const [headed] = chief ? list([chief], `${b.name} 首席服务专员`) : [];
      const [led] = leader ? list([leader], `${b.name} 分管领导`) : [];
      const officers = b.officers && { officers: list(b.officers, b.name) };
      return { ...b, ...(headed && { chief: headed }), ...(led && { leader: led }), ...officers };
    }),
    agents: list(rows.agents, '助企员'),
    leaders: list(rows.leaders, '领导'),
    experts: list(rows.experts, '专家'),
    confidential: list(rows.confidential, '保密专员'),
    administrators: list(rows.administrators, '管理员'),
  };
  return { rows: resolved, refused, leftOut };
}
