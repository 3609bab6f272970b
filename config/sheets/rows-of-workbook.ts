import { z } from 'zod';
import { nameIn, type RowSource } from '../directory-reading.ts';
import type { Place, RowNote } from '../place.ts';
import { SettingsError } from '../settings-error.ts';
import type { Path } from '../yaml-source.ts';
import { BadCell, idOfWord, read, textOf } from './cell.ts';
import { type Column, SECTIONS, SHEETS, type SheetLayout, type Under } from './layout.ts';
import { type Names, namesIn } from './names.ts';
import { layoutNamed, rowsOf, type SheetRow } from './read-sheet.ts';
import { NOTES_SHEET } from './words.ts';
import type { Sheet } from './workbook.ts';

type Row = Record<string, unknown>;
type Parents = Under['section'];

/** The rows of a directory workbook, and what was not read of it. */
export type WorkbookRows = { source: RowSource; refused: RowNote[]; leftOut: RowNote[] };

/**
 * The rows of a directory workbook, in the lists of a directory file. Source: interface.md, "Directory file".
 *
 * @throws SettingsError when no sheet of it is one of a directory
 */
export function rowsOfWorkbook(sheets: readonly Sheet[], file: string): WorkbookRows {
  const refused: RowNote[] = [];
  const leftOut: RowNote[] = [];
  const lists: Record<string, Row[]> = Object.fromEntries(SECTIONS.map((section) => [section, []]));
  const places = new Map<string, { place: Place; layout: SheetLayout }>();
  const put = (path: Path, row: SheetRow, layout: SheetLayout): void =>
    void places.set(path.join('.'), { place: row.place, layout });

  const taken = sheets.flatMap((sheet) => {
    const layout = layoutNamed(sheet.name);
    const leave = (reason: string): void => void leftOut.push({ sheet: sheet.name, line: 1, row: '工作表', reason });
    if (sheet.name === NOTES_SHEET) return [];
    if (sheet.hidden) leave('是隐藏的，没有读；要用请先取消隐藏');
    else if (!layout) leave(`没有读；可用的工作表有 ${SHEETS.map(({ name }) => name).join('、')}`);
    else {
      const found = rowsOf(sheet, layout);
      refused.push(...found.refused);
      leftOut.push(...found.leftOut);
      return [{ layout, rows: found.rows }];
    }
    return [];
  });
  if (taken.length === 0)
    throw new SettingsError(`${file}: 没有一张通讯录的工作表；应有 ${SHEETS.map(({ name }) => name).join('、')}`);

  // Rows are named by others by id or name, wherever their sheet stands.
  const named = (section: Parents): Names =>
    namesIn(
      taken
        .filter(({ layout }) => layout.section === section && !layout.under)
        .flatMap(({ rows }) => rows.map(({ cells }) => ({ id: textOf(cells.编号), name: textOf(cells.名称) }))),
    );
  const names = { units: named('units'), boards: named('boards'), enterprises: named('enterprises') };
  const rowIn = ({ columns }: SheetLayout, { place, cells, faults }: SheetRow): Row =>
    Object.fromEntries(
      columns.flatMap((column): [string, unknown][] => {
        const { heading, refersTo, required } = column;
        const whose = (text: string): string | undefined => {
          const id = refersTo && names[refersTo].idOf(text);
          if (id === undefined && !required)
            leftOut.push({
              ...place,
              row: textOf(cells.姓名 ?? cells.名称),
              reason: `${heading} 中的 ${text} 不在名录里，或有几个同名`,
            });
          return id;
        };
        const fault = faults[heading];
        const value = fault === undefined ? read(cells[heading], column, whose) : new BadCell(fault);
        return value === undefined ? [] : [[column.field, value]];
      }),
    );

  for (const { layout, rows } of taken.filter(({ layout: { under } }) => !under))
    for (const row of rows) {
      const list = lists[layout.section] ?? [];
      put([layout.section, list.length], row, layout);
      list.push(rowIn(layout, row));
    }
  for (const { layout, rows } of taken)
    for (const row of layout.under ? rows : []) {
      const found = layout.under && placeUnder(layout.under, row, lists, names);
      if (typeof found === 'string') {
        refused.push({ ...row.place, row: textOf(row.cells.姓名), reason: found });
        continue;
      }
      if (!found) continue;
      put(found.path, row, layout);
      found.set(rowIn(layout, row));
    }
  return { source: sourceOf(lists, places), refused, leftOut };
}

/** Where the row of a sheet goes whose rows belong to those of another; or why it cannot go anywhere. */
function placeUnder(
  { section, heading, list, post }: Under,
  { cells, faults }: SheetRow,
  lists: Record<string, Row[]>,
  names: Record<Parents, Names>,
): string | { path: Path; set: (row: Row) => void } {
  const said = textOf(cells[heading]);
  if (faults[heading] !== undefined) return `${heading} ${faults[heading]}`;
  if (said === '') return `${heading} 没有填`;
  const index = names[section].indexOf(said);
  const parent = lists[section]?.[index ?? -1];
  if (index === undefined || !parent)
    return `${heading}“${said}”不在“${SHEETS.find((s) => s.section === section)?.name}”表里，或有几个同名`;
  const place = [section, index];
  if (post) {
    const held = idOfWord(textOf(cells[post.heading]), { ...post.alone, [list]: post.list });
    if (held instanceof BadCell) return `${post.heading} ${held.reason}`;
    if (held !== list) {
      if (parent[held] !== undefined) return `${said}的${post.alone[held]}有两行，请只留一行`;
      return { path: [...place, held], set: (row) => void Object.assign(parent, { [held]: row }) };
    }
  }
  const members = Array.isArray(parent[list]) ? (parent[list] as Row[]) : [];
  parent[list] = members;
  return { path: [...place, list, members.length], set: (row) => void members.push(row) };
}

/** The lists as a source of rows that speaks of sheets and headings. */
function sourceOf(data: Record<string, Row[]>, places: Map<string, { place: Place; layout: SheetLayout }>): RowSource {
  const at = (path: Path): { place: Place; layout: SheetLayout } | undefined =>
    path.length === 0 ? undefined : (places.get(path.join('.')) ?? at(path.slice(0, -1)));
  return {
    data,
    placeOf: (path) => at(path)?.place ?? { line: 1 },
    called: (_path, row) => nameIn(row),
    fields: (row, way) => {
      // A person may have a row of their own on the way.
      const own = way.findIndex((_step, i) => places.has([...row, ...way.slice(0, i + 1)].join('.')));
      const field = way[own + 1];
      const column = at([...row, ...way.slice(0, own + 1)])?.layout.columns.find((c: Column) => c.field === field);
      return field === undefined ? [] : [column?.heading ?? String(field)];
    },
    says: {
      error: (issue) => {
        if (issue.input instanceof BadCell) return issue.input.reason;
        return issue.input === undefined ? '没有填' : z.locales.zhCN().localeError(issue);
      },
    },
  };
}
