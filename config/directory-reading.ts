import type { z } from 'zod';
import { inChinese, type Path, told, type YamlSource } from './yaml-source.ts';

/** What is said about a row: its line, its place and name, and what to correct. */
export type RowNote = { line: number; row: string; reason: string };

/** A row that was read, with its place. */
export type Placed<T> = { path: Path; line: number; row: T };

/** What no two rows of a list may share, and how it is said. */
export type Key = { key: string; says: string };

/** What rows of one kind must be, and which of their fields are only shown. */
export type RowKind<S extends z.ZodType> = { schema: S; shown: readonly string[] };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `units[2] 市场监管局`: what a row is called in a note. */
function called(path: Path, row: unknown): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`)).join('');
  const { name, id }: Record<string, unknown> = isRecord(row) ? row : {};
  return [place.slice(1), typeof name === 'string' ? name : typeof id === 'string' ? id : ''].filter(Boolean).join(' ');
}

/**
 * Reads rows one by one. A bad row is refused and affects no other; what is only shown, or unknown, is left out of its row.
 * Source: interface.md, "Directory file".
 */
export function readingOf(source: YamlSource) {
  const refused: RowNote[] = [];
  const leftOut: RowNote[] = [];
  const noteAt = (path: Path, row: unknown, reason: string, at: Path): RowNote => ({
    line: source.lineOf(at),
    row: called(path, row),
    reason,
  });
  const refuse = (path: Path, row: unknown, reason: string, at: Path = path): void =>
    void refused.push(noteAt(path, row, reason, at));
  const leave = (path: Path, row: unknown, reason: string, at: Path = path): void =>
    void leftOut.push(noteAt(path, row, reason, at));

  /** One row, without what is only shown where that is bad; null when it is refused. */
  function one<S extends z.ZodType>(path: Path, given: unknown, { schema, shown }: RowKind<S>): z.output<S> | null {
    const read = schema.safeParse(given, inChinese);
    if (read.success) return read.data;
    const faults = read.error.issues.flatMap(told);
    const said = ({ path: at, message }: (typeof faults)[number]) => [...at.map(String), message].join(' ');
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
      const place = [...path, index];
      const row = one(place, given, kind);
      return row === null ? [] : [{ path: place, line: source.lineOf(place), row }];
    });
  }

  /** Refuses a row that shares a key with an earlier one, naming both lines; the earlier keeps its place. */
  function distinct<T>(placed: Placed<T>[], keysOf: (row: T) => readonly Key[]): Placed<T>[] {
    const seen = new Map<string, number>();
    return placed.filter(({ path, line, row }) => {
      const keys = keysOf(row);
      const twin = keys.find(({ key }) => seen.has(key));
      if (twin) {
        refuse(path, row, `${twin.says} 与第 ${seen.get(twin.key)} 行重复，两行请只留一行`);
        return false;
      }
      for (const { key } of keys) seen.set(key, line);
      return true;
    });
  }

  /** The references to existing rows; every other one is left out. */
  const known = ({ path, row }: Placed<unknown>, field: string, ids: readonly string[], there: Set<string>) =>
    ids.filter((id, index) => {
      if (there.has(id)) return true;
      leave(path, row, `${field} 中的 ${id} 不在名录里`, [...path, field, index]);
      return false;
    });

  return { refused, leftOut, refuse, leave, one, rows, distinct, known };
}
