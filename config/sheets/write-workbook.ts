import type { CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { DirectoryFile } from '../directory-rows.ts';
import { SettingsError } from '../settings-error.ts';
import { type Column, SHEETS, type SheetLayout, type Under } from './layout.ts';
import { namesIn } from './names.ts';
import { headingsOf } from './read-sheet.ts';
import { BETWEEN, NO, NONE, NOTES_SHEET, SEPARATORS, YES } from './words.ts';

type Row = Readonly<Record<string, unknown>>;
type Cell = string | number | null;

/** As many rows have a drop-down as a town may want to fill in. D */
const ROWS_WITH_CHOICE = 5_000;
/** So many empty rows below are text already: what is typed there keeps its zeros. D */
const ROWS_READY = 300;
const NARROW = 12;
const WIDE = 26;
const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
};
/** Excel changes nothing of what is typed into a cell that is text. */
const AS_TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };

/** What stands above the columns that say whose row it is, and in which post. */
const UNDER_SAYS = '这一行属于哪一个：编号或名称，须在那张表里';
const POST_SAYS = '在板块里的职务；分管领导、首席服务专员各一人';

/**
 * A directory as a workbook: a sheet for each list, headings with an explanation, choices for fixed words, and a sheet that
 * explains. What it says is read back as it was. Source: interface.md, "Directory file".
 *
 * @throws SettingsError naming what cannot stand in a cell
 */
export async function writeWorkbook(directory: DirectoryFile): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const unwritable: string[] = [];
  const named = namer(directory);
  const sheets = SHEETS.map((layout) => sheetOf(layout, directory, named, unwritable));
  if (unwritable.length > 0) throw new SettingsError(unwritable);
  return writeXlsx({ sheets: [notes(), ...sheets], activeSheet: 1 });
}

function sheetOf(layout: SheetLayout, directory: DirectoryFile, named: Namer, unwritable: string[]): WriteSheet {
  const headings = headingsOf(layout);
  const rows = rowsFor(layout, directory, named).map(({ row, first }) => {
    const name = String(row.name ?? '');
    const cells = layout.columns.map((column) => cellOf(row[column.field], column, named));
    for (const cell of cells) if (cell instanceof Error) unwritable.push(`${layout.name} ${name}：${cell.message}`);
    return [...first, ...cells.map((cell) => (cell instanceof Error ? null : cell))];
  });
  return {
    name: layout.name,
    rows: [headings, ...rows, ...Array.from({ length: ROWS_READY }, () => headings.map(() => null))],
    columns: headings.map((heading) => ({
      width: ['名称', '职责', '结对企业', '统一社会信用代码', '群编号', 'open_id', '密钥摘要'].includes(heading)
        ? WIDE
        : NARROW,
      style: AS_TEXT,
    })),
    cells: new Map(
      headings.map((heading, column) => [
        `0,${column}`,
        { value: heading, type: 'string' as const, style: HEAD, comment: { text: explained(layout, heading) } },
      ]),
    ),
    freezePane: { rows: 1 },
    dataValidations: choices(layout, headings),
  };
}

/** The rows of a sheet, with what stands in the columns in front. */
function rowsFor(
  { section, under }: SheetLayout,
  directory: DirectoryFile,
  named: Namer,
): { row: Row; first: Cell[] }[] {
  if (!under) return (directory[section] as Row[]).map((row) => ({ row, first: [] }));
  const { list, post } = under;
  return (directory[under.section] as Row[]).flatMap((parent) => {
    const whose = named(under.section, String(parent.id));
    const alone = Object.entries(post?.alone ?? {}).flatMap(([field, word]) =>
      parent[field] ? [{ row: parent[field] as Row, first: [whose, word] }] : [],
    );
    const rest = (parent[list] as Row[]).map((row) => ({ row, first: post ? [whose, post.list] : [whose] }));
    return [...alone, ...rest];
  });
}

type Namer = (section: Under['section'], id: string) => string;

/** The name of a row, or its id where the name would not lead back to it. */
function namer(directory: DirectoryFile): Namer {
  const { units, boards, enterprises } = directory;
  const tables = { units: tableOf(units), boards: tableOf(boards), enterprises: tableOf(enterprises) };
  return (section, id) => {
    const { names, index } = tables[section];
    const name = names.get(id) ?? id;
    return index.idOf(name) === id && !SEPARATORS.test(name) && name !== NONE ? name : id;
  };
}
const tableOf = (rows: readonly { id: string; name: string }[]) => ({
  names: new Map(rows.map(({ id, name }) => [id, name])),
  index: namesIn(rows),
});

function cellOf(value: unknown, { heading, words, kind, refersTo }: Column, named: Namer): Cell | Error {
  const said = (one: unknown): string => (refersTo ? named(refersTo, String(one)) : String(one));
  if (value === undefined) return null;
  if (kind === 'flag') return value === true ? YES : null;
  if (typeof value === 'number') return value;
  if (words) return words[String(value)] ?? String(value);
  if (!Array.isArray(value)) return said(value);
  const parts = value.map(said);
  const unfit = parts.find((part) => SEPARATORS.test(part) || (parts.length === 1 && part === NONE));
  if (unfit !== undefined) return new Error(`${heading}里的“${unfit}”写不进一格（一格里的几项用顿号、逗号隔开）`);
  // Only where an empty cell means all does none have a word.
  return parts.length > 0 ? parts.join(BETWEEN) : heading === '分管单位' ? NONE : null;
}

function explained({ under, columns }: SheetLayout, heading: string): string {
  if (heading === under?.heading) return `必填。${UNDER_SAYS}`;
  if (heading === under?.post?.heading) return `必填。${POST_SAYS}`;
  const column = columns.find((one) => one.heading === heading);
  const words = column?.words ? `。可填：${Object.values(column.words).join('、')}` : '';
  return `${column?.required ? '必填。' : ''}${column?.says ?? ''}${words}`;
}

/** Drop-downs: of fixed words nothing else is let in; of rows of other sheets the names are offered. */
function choices({ under, columns }: SheetLayout, headings: readonly string[]): DataValidation[] {
  const below = (heading: string): string => {
    const letter = String.fromCharCode('A'.charCodeAt(0) + headings.indexOf(heading));
    return `${letter}2:${letter}${ROWS_WITH_CHOICE}`;
  };
  const fixed = (heading: string, values: string[]): DataValidation => ({
    type: 'list',
    values,
    range: below(heading),
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: heading,
    errorMessage: `请从下拉中选：${values.join('、')}`,
  });
  const offered = (heading: string, section: Under['section']): DataValidation => ({
    type: 'list',
    formula1: `'${SHEETS.find((s) => s.section === section)?.name}'!$B$2:$B$${ROWS_WITH_CHOICE}`,
    range: below(heading),
    allowBlank: true,
    showErrorMessage: false,
  });
  return [
    ...(under ? [offered(under.heading, under.section)] : []),
    ...(under?.post ? [fixed(under.post.heading, [...Object.values(under.post.alone), under.post.list])] : []),
    ...columns.flatMap(({ heading, words, kind, refersTo, list }) => [
      ...(words ? [fixed(heading, Object.values(words))] : []),
      ...(kind === 'flag' ? [fixed(heading, [YES, NO])] : []),
      ...(refersTo && !list ? [offered(heading, refersTo)] : []),
    ]),
  ];
}

function notes(): WriteSheet {
  const rows: Cell[][] = [
    ['企诉通讯录：一张表一类，标题行不要改；说明见各列标题上的批注。没有的表、没有的列可以空着或删去。'],
    ['改了保存就行，企诉自己重读；用不了的行会说明在哪张表第几行、为什么，其余照用。'],
    ['电话、编号、统一社会信用代码所在的列是文本格式，请不要改成数字。'],
    [],
    ['工作表', '列', '填什么'],
    ...SHEETS.flatMap((layout) =>
      headingsOf(layout).map((heading) => [layout.name, heading, explained(layout, heading)]),
    ),
  ];
  return {
    name: NOTES_SHEET,
    rows,
    columns: [{ width: NARROW }, { width: NARROW }, { width: 80 }],
    cells: new Map(
      [0, 1, 2].map((column) => [`4,${column}`, { value: String(rows[4]?.[column]), type: 'string', style: HEAD }]),
    ),
  };
}
