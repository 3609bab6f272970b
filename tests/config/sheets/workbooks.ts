import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type DirectoryReading, directoryIn } from '../../../config/directory.ts';
import { placeSaid, type RowNote } from '../../../config/place.ts';

type Rows = readonly (readonly CellValue[])[];

/** A workbook with these sheets, by name. */
export const workbook = (sheets: Record<string, Rows>, more: Record<string, Partial<WriteSheet>> = {}) =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((r) => [...r]), ...more[name] })),
  });

const said = (note: RowNote): string => `${placeSaid(note)} ${note.row}: ${note.reason}`;

/** What is read of these sheets, with what is said about them. */
export async function readSheets(sheets: Record<string, Rows>, more: Record<string, Partial<WriteSheet>> = {}) {
  const { directory, refused, leftOut } = await directoryIn(await workbook(sheets, more), '名单.xlsx');
  return { directory, refused: refused.map(said), leftOut: leftOut.map(said) };
}

/** The rows of a reading without where they stood. */
export const contentOf = ({ directory }: Pick<DirectoryReading, 'directory'>): unknown =>
  JSON.parse(JSON.stringify(directory, (key, value) => (key === 'line' || key === 'sheet' ? undefined : value)));
