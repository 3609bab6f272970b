/** Where a row stands: a line of a text, or a row of a sheet of a workbook. */
export type Place = { line: number; sheet?: string | undefined };

/** What is said about a row: where it stands, what it is called, and what to correct. */
export type RowNote = Place & { row: string; reason: string };

/** `第 7 行`, and of a workbook `企业 第 7 行`. */
export const placeSaid = ({ line, sheet }: Place): string => `${sheet === undefined ? '' : `${sheet} `}第 ${line} 行`;

/** Sorts places: sheet by sheet, from the top. */
export const fromTheTop = (a: Place, b: Place): number =>
  (a.sheet ?? '').localeCompare(b.sheet ?? '', 'zh') || a.line - b.line;
