import type { z } from 'zod';
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
  StaffRow,
  UnitRow,
} from './directory-rows.ts';
import { SettingsError } from './settings-error.ts';
import { inChinese, loadYaml, type Path, told, type YamlSource } from './yaml-source.ts';

export type * from './directory-rows.ts';

/** A refused row: its line, its place and name, and what to correct. */
export type RefusedRow = { line: number; row: string; reason: string };

const SECTIONS = [
  'units',
  'boards',
  'enterprises',
  'agents',
  'leaders',
  'experts',
  'channels',
  'confidential',
  'administrators',
] as const;

type Section = (typeof SECTIONS)[number];
type Placed<T> = { path: Path; row: T };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `units[2] 市场监管局`: the name of a row in a refusal. */
function called(path: Path, row: unknown): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`)).join('');
  const { name, id }: Record<string, unknown> = isRecord(row) ? row : {};
  return [place.slice(1), name ?? id].filter(Boolean).join(' ');
}

/** Reads rows one by one and collects the refused ones, so that a bad row does not affect others. */
function reading(source: YamlSource) {
  const refused: RefusedRow[] = [];
  const refuse = (path: Path, row: unknown, reason: string, at: Path = path) =>
    refused.push({ line: source.lineOf(at), row: called(path, row), reason });

  function rows<S extends z.ZodType>(path: Path, list: unknown, schema: S): Placed<z.output<S>>[] {
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) {
      refuse(path, null, '应为列表，每行以 - 开头');
      return [];
    }
    return list.flatMap((row: unknown, index) => {
      const place = [...path, index];
      const read = schema.safeParse(row, inChinese);
      if (read.success) return [{ path: place, row: read.data }];
      const faults = read.error.issues.flatMap(told);
      const reason = faults.map((fault) => [...fault.path.map(String), fault.message].join(' ')).join('；');
      refuse(place, row, reason, [...place, ...(faults[0]?.path ?? [])]);
      return [];
    });
  }

  /** Refuses a row whose key, which must be unique, an earlier row has. */
  function distinct<T>(placed: Placed<T>[], key: (row: T) => string | undefined, word: string): Placed<T>[] {
    const seen = new Set<string>();
    return placed.filter(({ path, row }) => {
      const own = key(row);
      if (own === undefined || !seen.has(own)) {
        if (own !== undefined) seen.add(own);
        return true;
      }
      refuse(path, row, `${word} ${own} 与前面重复`);
      return false;
    });
  }

  /** The references to existing rows. Each other reference is refused, but not the row that makes it. */
  const known = ({ path, row }: Placed<unknown>, field: string, ids: readonly string[], there: Set<string>) =>
    ids.filter((id, index) => {
      if (there.has(id)) return true;
      refuse(path, row, `${field} 中的 ${id} 不在名录里`, [...path, field, index]);
      return false;
    });

  return { refused, refuse, rows, distinct, known };
}

const idsOf = (placed: Placed<{ id: string }>[]) => new Set(placed.map(({ row }) => row.id));
const plain = <T>(placed: Placed<T>[]): T[] => placed.map(({ row }) => row);
const openId = (row: { openId?: string }) => row.openId;

/**
 * Reads the directory file. A row that cannot be used is refused with its line and the reason; the rest is kept. An
 * unknown person does not remove the unit, an unknown enterprise does not remove the agent.
 * Source: interface.md, "Directory file".
 *
 * @throws SettingsError when the file cannot be read, is not YAML, or is no directory at all
 */
export function readDirectory(file: string): { directory: DirectoryFile; refused: RefusedRow[] } {
  const source = loadYaml(file);
  const { data } = source;
  if (!isRecord(data)) throw new SettingsError(`${file}:1: 应有 units、enterprises 等栏目`);
  const { refused, refuse, rows, distinct, known } = reading(source);
  for (const key of Object.keys(data)) {
    if (!SECTIONS.includes(key as Section)) refuse([key], null, `没有这个栏目；可用的有 ${SECTIONS.join('、')}`);
  }
  const section = <S extends z.ZodType>(name: Section, schema: S) => rows([name], data[name], schema);
  const byId = <T extends { id: string }>(placed: Placed<T>[]) => distinct(placed, (row) => row.id, 'id');
  const people = (name: Section) => plain(distinct(section(name, PersonRow), openId, 'openId'));

  const units = distinct(byId(section('units', UnitRow)), (row) => row.name, '名称');
  const unitIds = idsOf(units);
  const boards = byId(section('boards', BoardRow)).filter(({ path, row }) => {
    if (unitIds.has(row.leadUnit)) return true;
    refuse(path, row, `牵头单位 ${row.leadUnit} 不在名录里`, [...path, 'leadUnit']);
    return false;
  });
  const boardIds = idsOf(boards);
  const enterprises = distinct(byId(section('enterprises', EnterpriseRow)), (row) => row.uscc, '统一社会信用代码');
  const enterpriseIds = idsOf(enterprises);

  const nested = <S extends z.ZodType<{ openId?: string }>>(path: Path, field: string, list: unknown, schema: S) =>
    plain(distinct(rows([...path, field], list, schema), openId, 'openId'));

  const directory: DirectoryFile = {
    units: units.map((placed) => ({
      ...placed.row,
      boards: known(placed, 'boards', placed.row.boards, boardIds),
      staff: nested(placed.path, 'staff', placed.row.staff, StaffRow),
    })),
    boards: boards.map(({ path, row }) => ({ ...row, officers: nested(path, 'officers', row.officers, PersonRow) })),
    enterprises: enterprises.map(({ path, row }) => ({
      ...row,
      contacts: nested(path, 'contacts', row.contacts, ContactRow),
    })),
    agents: distinct(section('agents', AgentRow), openId, 'openId').map((placed) => ({
      ...placed.row,
      enterprises: known(placed, 'enterprises', placed.row.enterprises, enterpriseIds),
    })),
    leaders: distinct(section('leaders', LeaderRow), openId, 'openId').map((placed) => ({
      ...placed.row,
      ...(placed.row.units && { units: known(placed, 'units', placed.row.units, unitIds) }),
      enterprises: known(placed, 'enterprises', placed.row.enterprises, enterpriseIds),
    })),
    experts: plain(distinct(section('experts', ExpertRow), openId, 'openId')),
    channels: plain(
      byId(section('channels', ChannelRow)).filter(({ path, row }) => {
        if (unitIds.has(row.unit)) return true;
        refuse(path, row, `归口单位 ${row.unit} 不在名录里`, [...path, 'unit']);
        return false;
      }),
    ),
    confidential: people('confidential'),
    administrators: people('administrators'),
  };
  return { directory, refused: refused.sort((a, b) => a.line - b.line) };
}
