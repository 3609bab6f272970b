import type { z } from 'zod';
import { type Place, placeSaid, type RowNote } from './place.ts';
import { inChinese, type Path, told, type YamlSource } from './yaml-source.ts';

/** A row that was read, with its place. */
export type Placed<T> = { path: Path; place: Place; row: T };

/** The content of a directory file as lists of rows, with the place of each, and the words of whoever wrote the file. */
export type RowSource = {
  data: Record<string, unknown>;
  /** Where the value at a path stands, or the nearest value around it. */
  placeOf(path: Path): Place;
  /** What the row at a path is called. */
  called(path: Path, row: unknown): string;
  /** What the fields on the way from a row to a value are called there. */
  fields(row: Path, at: Path): string[];
  /** How the schemas' issues are said. */
  says: Parameters<z.ZodType['safeParse']>[1];
};

/** What no two rows of a list may share, and how it is said. */
export type Key = { key: string; says: string };

/** What rows of one kind must be, and which of their fields are only shown. */
export type RowKind<S extends z.ZodType> = { schema: S; shown: readonly string[] };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of a row, or its id. */
export function nameIn(row: unknown): string {
  const { name, id }: Record<string, unknown> = isRecord(row) ? row : {};
  return typeof name === 'string' ? name : typeof id === 'string' ? id : '';
}

/** `units[2] 市场监管局`: what a row of a text is called in a note. */
function calledInYaml(path: Path, row: unknown): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`)).join('');
  return [place.slice(1), nameIn(row)].filter(Boolean).join(' ');
}

/** The rows of a YAML text; null when it holds no lists. */
export const rowsOfYaml = ({ data, lineOf }: YamlSource): RowSource | null =>
  isRecord(data)
    ? {
        data,
        placeOf: (path) => ({ line: lineOf(path) }),
        called: calledInYaml,
        fields: (_row, at) => at.map(String),
        says: inChinese,
      }
    : null;

/**
 * Reads rows one by one. A bad row is refused and affects no other; what is only shown, or unknown, is left out of its row.
 * Source: interface.md, "Directory file".
 */
export function readingOf(source: RowSource) {
  const refused: RowNote[] = [];
  const leftOut: RowNote[] = [];
  const noteAt = (path: Path, row: unknown, reason: string, at: Path): RowNote => ({
    ...source.placeOf(at),
    row: source.called(path, row),
    reason,
  });
  const refuse = (path: Path, row: unknown, reason: string, at: Path = path): void =>
    void refused.push(noteAt(path, row, reason, at));
  const leave = (path: Path, row: unknown, reason: string, at: Path = path): void =>
    void leftOut.push(noteAt(path, row, reason, at));

  /** One row, without what is only shown where that is bad; null when it is refused. */
  function one<S extends z.ZodType>(path: Path, given: unknown, { schema, shown }: RowKind<S>): z.output<S> | null {
    const read = schema.safeParse(given, source.says);
    if (read.success) return read.data;
    const faults = read.error.issues.flatMap(told);
    const said = ({ path: at, message }: (typeof faults)[number]) => [...source.fields(path, at), message].join(' ');
    const unknown = read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
    const spare = faults.filter(({ path: [key] }) => shown.includes(String(key)) || unknown.includes(String(key)));
    const grave = faults.filter((fault) => !spare.includes(fault));
    if (grave.length > 0 || !isRecord(given)) {
      refuse(path, given, faults.map(said).join('；'), [...path, ...(faults[0]?.path ?? [])]);
      return null;
    }
    for (const fault of spare) leave(path, given, said(fault), [...path, ...fault.path]);
    const keys = new Set(spare.map((fault) => String(fault.path[0])));
    const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !keys.has(key)));
    return one(path, rest, { schema, shown });
  }

  function rows<S extends z.ZodType>(path: Path, list: unknown, kind: RowKind<S>): Placed<z.output<S>>[] {
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) {
      refuse(path, null, '应为列表，每行以 - 开头');
      return [];
    }
    return list.flatMap((given: unknown, index) => {
      const at = [...path, index];
      const row = one(at, given, kind);
      return row === null ? [] : [{ path: at, place: source.placeOf(at), row }];
    });
  }

  /** Refuses a row that shares a key with an earlier one, naming both places; the earlier keeps its own. */
  function distinct<T>(placed: Placed<T>[], keysOf: (row: T) => readonly Key[]): Placed<T>[] {
    const seen = new Map<string, Place>();
    return placed.filter(({ path, place, row }) => {
      const keys = keysOf(row);
      for (const { key, says } of keys) {
        const earlier = seen.get(key);
        if (!earlier) continue;
        refuse(path, row, `${says} 与${placeSaid(earlier)}重复，两行请只留一行`);
        return false;
      }
      for (const { key } of keys) seen.set(key, place);
      return true;
    });
  }

  /** The references to existing rows; every other one is left out. */
  const known = ({ path, row }: Placed<unknown>, field: string, ids: readonly string[], there: Set<string>) =>
    ids.filter((id, index) => {
      if (there.has(id)) return true;
      leave(path, row, `${source.fields(path, [field]).join(' ')} 中的 ${id} 不在名录里`, [...path, field, index]);
      return false;
    });

  return { refused, leftOut, refuse, leave, one, rows, distinct, known };
}
