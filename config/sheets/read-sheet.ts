import type { Place, RowNote } from '../place.ts';
import { textOf } from './cell.ts';
import { type Column, SHEETS, type SheetLayout } from './layout.ts';
import type { CellValue, Sheet } from './workbook.ts';

/** A row of a sheet under its headings. */
export type SheetRow = { place: Place; cells: Record<string, CellValue | undefined>; faults: Record<string, string> };

/** How far down the headings may stand, below a title. D */
const HEADINGS_WITHIN = 10;

/** A heading without what people add to it: blanks, stars, a remark in brackets. */
const bare = (heading: string): string => heading.replace(/[（(].*?[）)]|[\s*＊:：]/g, '');

/** All headings of a sheet's layout, those of where its rows belong first. */
export const headingsOf = ({ under, columns }: SheetLayout): string[] => [
  ...(under ? [under.heading, ...(under.post ? [under.post.heading] : [])] : []),
  ...columns.map((column) => column.heading),
];
const requiredOf = ({ under, columns }: SheetLayout): string[] => [
  ...(under ? [under.heading, ...(under.post ? [under.post.heading] : [])] : []),
  ...columns.filter((column: Column) => column.required).map((column) => column.heading),
];

/** The layout of the sheet that is called so. */
export const layoutNamed = (name: string): SheetLayout | undefined => SHEETS.find((sheet) => sheet.name === bare(name));

/**
 * The rows of a sheet that say something. A cell that was merged downwards counts for each of its rows.
 *
 * @returns what was not read of it as well: the whole sheet where headings lack, columns that nobody knows
 */
export function rowsOf(
  sheet: Sheet,
  layout: SheetLayout,
): { rows: SheetRow[]; refused: RowNote[]; leftOut: RowNote[] } {
  const known = headingsOf(layout);
  const note = (row: number, reason: string, about = ''): RowNote => ({
    sheet: sheet.name,
    line: row + 1,
    row: about || '标题行',
    reason,
  });
  const top = sheet.rows.slice(0, HEADINGS_WITHIN);
  const hits = (row: readonly CellValue[]): number => row.filter((cell) => known.includes(bare(textOf(cell)))).length;
  const most = Math.max(0, ...top.map(hits));
  const head = top.findIndex((row) => hits(row) === most);
  if (sheet.rows.every((row) => row.every((cell) => textOf(cell) === '')))
    return { rows: [], refused: [], leftOut: [] };
  const titles = (sheet.rows[head] ?? []).map((cell) => bare(textOf(cell)));
  const lacking = requiredOf(layout).filter((heading) => !titles.includes(heading));
  if (lacking.length > 0)
    return {
      rows: [],
      refused: [note(Math.max(head, 0), `缺少“${lacking.join('”“')}”，这张表没有读；标题应有 ${known.join('、')}`)],
      leftOut: [],
    };

  const leftOut = titles.flatMap((title, column) => {
    if (!known.includes(title))
      return columnSays(sheet, head, column) ? [note(head, unknownSaid(title, column, known))] : [];
    return titles.indexOf(title) < column ? [note(head, `“${title}”有两列，只读了前一列`)] : [];
  });
  const mergedFrom = mergedDown(sheet);
  const columns = known.flatMap((heading) =>
    titles.includes(heading) ? [[heading, titles.indexOf(heading)] as const] : [],
  );
  const rows = sheet.rows.flatMap((_row, line): SheetRow[] => {
    if (line <= head) return [];
    const at = columns.map(([heading, column]) => ({ heading, ...cellAt(sheet, mergedFrom, line, column) }));
    if (at.every(({ own, fault }) => textOf(own) === '' && fault === undefined)) return [];
    return [
      {
        place: { sheet: sheet.name, line: line + 1 },
        cells: Object.fromEntries(at.map(({ heading, value }) => [heading, value])),
        faults: Object.fromEntries(at.flatMap(({ heading, fault }) => (fault === undefined ? [] : [[heading, fault]]))),
      },
    ];
  });
  return { rows, refused: [], leftOut };
}

const columnSays = (sheet: Sheet, head: number, column: number): boolean =>
  sheet.rows.some((row, line) => line > head && textOf(row[column]) !== '');

const unknownSaid = (title: string, column: number, known: readonly string[]): string =>
  title === '' ? `第 ${column + 1} 列没有标题，没有读` : `没有“${title}”这一列，没有读；可用的有 ${known.join('、')}`;

/** The row in which a cell's value stands, of each cell that is merged with one above. By `row,column`. */
const mergedDown = ({ merges, rows }: Sheet): ReadonlyMap<string, number> =>
  new Map(
    merges.flatMap(({ startRow, startCol, endRow }) =>
      Array.from({ length: Math.max(0, Math.min(endRow, rows.length - 1) - startRow) }, (_, i) => {
        return [`${startRow + 1 + i},${startCol}`, startRow] as const;
      }),
    ),
  );

/** What stands in a cell: its own value, or that of the cell with which it is merged from above. */
function cellAt(sheet: Sheet, mergedFrom: ReadonlyMap<string, number>, row: number, column: number) {
  const own = sheet.rows[row]?.[column] ?? null;
  const from = mergedFrom.get(`${row},${column}`) ?? row;
  return {
    own,
    value: sheet.rows[from]?.[column] ?? null,
    fault: sheet.faults.get(`${from},${column}`),
  };
}
