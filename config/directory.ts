import type { z } from 'zod';
import { type Key, type Placed, type RowSource, readingOf, rowsOfYaml } from './directory-reading.ts';
import {
  AgentRow,
  BoardRow,
  ChannelRow,
  ContactRow,
  type DirectoryFile,
  EnterpriseRow,
  ExpertRow,
  LeaderRow,
  PersonRow,
  type Read,
  SHOWN,
  StaffRow,
  UnitRow,
} from './directory-rows.ts';
import { fromTheTop, type Place, placeSaid, type RowNote } from './place.ts';
import { decoded } from './read-text.ts';
import { SettingsError } from './settings-error.ts';
import { SECTIONS, type Section } from './sheets/layout.ts';
import { rowsOfWorkbook } from './sheets/rows-of-workbook.ts';
import { isWorkbook, namedAsWorkbook, readWorkbook } from './sheets/workbook.ts';
import { type Path, parseYaml } from './yaml-source.ts';

export type * from './directory-rows.ts';

/** The rows of a directory file, those that were refused, and what was left out of the others. */
export type DirectoryReading = { directory: DirectoryFile; refused: RowNote[]; leftOut: RowNote[] };

type Findable = { openId?: string; mobile?: string; email?: string };

const idsOf = (placed: Placed<{ id: string }>[]) => new Set(placed.map(({ row }) => row.id));
const lined = <T>({ row, place }: Placed<T>): Read<T> => ({ ...row, ...place });

const byId = ({ id }: { id: string }): Key[] => [{ key: id, says: `id ${id}` }];
/** By what a person is known; two rows that share one of these are of one person. */
const identity = ({ openId, mobile, email }: Findable): Key[] => [
  ...(openId ? [{ key: openId, says: `openId ${openId}` }] : []),
  ...(mobile ? [{ key: digitsOf(mobile), says: `手机号（尾号 ${digitsOf(mobile).slice(-4)}）` }] : []),
  ...(email ? [{ key: email.toLowerCase(), says: `邮箱 ${email}` }] : []),
];
/** A mobile number without what people write around its eleven digits. */
const digitsOf = (mobile: string): string => mobile.replace(/\D/g, '').slice(-11);

const PERSON: readonly string[] = SHOWN.person;

/**
 * Reads the bytes of a directory file: a workbook, or YAML. A row that cannot be used is refused with its place and the reason
 * and takes out nothing but itself; what is only shown is left out of its row. Source: interface.md, "Directory file".
 *
 * @param file  its name, in sentences
 * @throws SettingsError when they are neither a workbook nor YAML in UTF-8, or no directory at all
 */
export async function directoryIn(bytes: Uint8Array, file: string): Promise<DirectoryReading> {
  if (!isWorkbook(bytes) && !namedAsWorkbook(file)) return parseDirectory(decoded(bytes, file), file);
  const { source, refused, leftOut } = rowsOfWorkbook(await readWorkbook(bytes, file), file);
  return directoryOf(source, refused, leftOut);
}

/** The same of a YAML text. */
export function parseDirectory(text: string, file: string): DirectoryReading {
  const source = rowsOfYaml(parseYaml(text, file));
  if (!source) throw new SettingsError(`${file}:1: 应有 units、enterprises 等栏目`);
  return directoryOf(source);
}

/** The directory that rows make, wherever they were written; with what was not read before. */
function directoryOf(
  source: RowSource,
  refusedBefore: readonly RowNote[] = [],
  leftOutBefore: readonly RowNote[] = [],
): DirectoryReading {
  const { data } = source;
  const { refused, leftOut, refuse, leave, one, rows, distinct, known } = readingOf(source);
  for (const key of Object.keys(data))
    if (!SECTIONS.includes(key as Section)) leave([key], null, `没有这个栏目；可用的有 ${SECTIONS.join('、')}`);

  const section = <S extends z.ZodType>(name: Section, schema: S, shown: readonly string[] = []) =>
    rows([name], data[name], { schema, shown });
  const people = <S extends z.ZodType<Findable>>(path: Path, list: unknown, schema: S) =>
    distinct(rows(path, list, { schema, shown: PERSON }), identity).map(lined);

  const units = distinct(section('units', UnitRow, SHOWN.units), byId);
  const unitIds = idsOf(units);
  const boards = distinct(section('boards', BoardRow), byId).filter(({ path, row }) => {
    if (unitIds.has(row.id)) refuse(path, row, `id ${row.id} 是一个单位的，板块请另取一个`, [...path, 'id']);
    else if (unitIds.has(row.leadUnit)) return true;
    else refuse(path, row, `牵头单位 ${row.leadUnit} 不在名录里`, [...path, 'leadUnit']);
    return false;
  });
  const boardIds = idsOf(boards);
  const enterprises = distinct(section('enterprises', EnterpriseRow, SHOWN.enterprises), byId);
  const enterpriseIds = idsOf(enterprises);
  const coded = new Map<string, Place>();

  /** Two enterprises cannot have one code; the second is taken without it. */
  function ownCode({ path, place, row }: Placed<z.infer<typeof EnterpriseRow>>): { uscc?: string } {
    const { uscc } = row;
    if (uscc === undefined) return {};
    const other = coded.get(uscc);
    if (other !== undefined) {
      leave(path, row, `统一社会信用代码与${placeSaid(other)}重复，请核对`, [...path, 'uscc']);
      return {};
    }
    coded.set(uscc, place);
    return { uscc };
  }

  const directory: DirectoryFile = {
    units: units.map((placed) => ({
      ...placed.row,
      boards: known(placed, 'boards', placed.row.boards, boardIds),
      staff: people([...placed.path, 'staff'], placed.row.staff, StaffRow),
    })),
    boards: boards.map(({ path, place, row: { leader: led, chief: headed, ...row } }) => {
      const alone = (post: 'leader' | 'chief', given: unknown) => {
        const at = [...path, post];
        const person = given === undefined ? null : one(at, given, { schema: PersonRow, shown: PERSON });
        return person && { [post]: { ...person, ...source.placeOf(at) } };
      };
      return {
        ...row,
        ...place,
        ...alone('leader', led),
        ...alone('chief', headed),
        officers: people([...path, 'officers'], row.officers, PersonRow),
      };
    }),
    enterprises: enterprises.map((placed) => {
      const { uscc: _given, ...row } = placed.row;
      const contacts = people([...placed.path, 'contacts'], row.contacts, ContactRow);
      return { ...row, ...ownCode(placed), contacts };
    }),
    agents: distinct(section('agents', AgentRow, PERSON), identity).map((placed) => ({
      ...lined(placed),
      enterprises: known(placed, 'enterprises', placed.row.enterprises, enterpriseIds),
    })),
    leaders: distinct(section('leaders', LeaderRow, PERSON), identity).map((placed) => ({
      ...lined(placed),
      ...(placed.row.units && { units: known(placed, 'units', placed.row.units, unitIds) }),
      enterprises: known(placed, 'enterprises', placed.row.enterprises, enterpriseIds),
    })),
    experts: people(['experts'], data.experts, ExpertRow),
    channels: distinct(section('channels', ChannelRow), byId).map(({ path, row: { unit, ...row } }) => {
      if (unit === undefined || unitIds.has(unit)) return { ...row, ...(unit !== undefined && { unit }) };
      leave(path, row, `归口单位 ${unit} 不在名录里`, [...path, 'unit']);
      return row;
    }),
    confidential: people(['confidential'], data.confidential, PersonRow),
    administrators: people(['administrators'], data.administrators, PersonRow),
  };
  return {
    directory,
    refused: [...refusedBefore, ...refused].sort(fromTheTop),
    leftOut: [...leftOutBefore, ...leftOut].sort(fromTheTop),
  };
}
