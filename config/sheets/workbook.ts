import { SettingsError } from '../settings-error.ts';
import { unzippedSize } from './unzipped-size.ts';

/** What a cell holds; a date stands for a number that Excel shows as one. */
export type CellValue = string | number | boolean | Date | null;

/** A sheet as it was read. Rows and columns count from 0; `merges` says which cells are one. */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows: readonly (readonly CellValue[])[];
  /** What is wrong with single cells: a formula without a result, or with an error. By `row,column`. */
  faults: ReadonlyMap<string, string>;
  merges: readonly { startRow: number; startCol: number; endRow: number; endCol: number }[];
};

/** Most bytes of a workbook when unzipped, and most rows and the last column that are read of a sheet. D */
const UNZIPPED_MOST = 128 * 1024 * 1024;
const ROWS_MOST = 50_000;
const LAST_COLUMN = 'AZ';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** Old workbooks and encrypted ones are compound files. */
const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

export const isWorkbook = (bytes: Uint8Array): boolean => isZip(bytes) || isCompound(bytes);
/** Whether the name promises a workbook. */
export const namedAsWorkbook = (file: string): boolean => /\.(xlsx?|xlsm|xlsb|et)$/i.test(file);

const SAVE_AS = '请在 Excel 或 WPS 里打开它，另存为“Excel 工作簿（.xlsx）”';

/**
 * Reads a workbook. Nothing of it is run: of a formula the result counts that Excel stored.
 *
 * @throws SettingsError that says what the file is instead, and how to mend it
 */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  const refuse = (words: string): never => {
    throw new SettingsError(`${file}: ${words}`);
  };
  if (isCompound(bytes))
    return Buffer.from(bytes).includes(ENCRYPTED)
      ? refuse('这个工作簿设了打开密码，读不了；请去掉密码（文件 → 信息 → 保护工作簿 → 用密码进行加密，清空）后再保存')
      : refuse(`这是旧格式（.xls）的工作簿，读不了；${SAVE_AS}`);
  if (!isZip(bytes)) return refuse(`文件名是工作簿，内容却不是（像是 CSV 或别的文本）；${SAVE_AS}`);
  const size = unzippedSize(bytes);
  if (size === null) return refuse(`这个工作簿没有写完或已损坏；${SAVE_AS}`);
  if (size > UNZIPPED_MOST)
    return refuse(
      `这个工作簿解开后有 ${Math.ceil(size / 1024 / 1024)} MB，超过 ${UNZIPPED_MOST / 1024 / 1024} MB，没有读；请删去图片和无关的工作表`,
    );
  try {
    // Most starts read no workbook.
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(bytes, { range: `A1:${LAST_COLUMN}${ROWS_MOST + 1}` });
    // Rows that are only formatted are no rows.
    const long = sheets.find(({ rows }) => rows.slice(ROWS_MOST).some((row) => row.some((cell) => cell !== null)));
    if (long) return refuse(`工作表“${long.name}”超过 ${ROWS_MOST} 行，没有读；请删去末尾多余的行，或分开填写`);
    return sheets.map(({ name, hidden = false, veryHidden = false, rows, merges = [], cells }) => ({
      name,
      hidden: hidden || veryHidden,
      rows,
      merges,
      faults: new Map(
        [...(cells ?? [])].flatMap(([at, cell]) => {
          const fault = faultOf(cell);
          return fault === undefined ? [] : [[at, fault] as const];
        }),
      ),
    }));
  } catch (error) {
    // A damaged file breaks the reader in many ways, none of which an operator can do anything about.
    if (error instanceof SettingsError) throw error;
    return refuse(`这个工作簿读不了，可能没有写完或已损坏，也可能不是 .xlsx；${SAVE_AS}`);
  }
}

/** Why a cell says nothing that can be taken. */
function faultOf({ type, value }: { type: string; value: CellValue }): string | undefined {
  if (type === 'error') return `公式出错（${value}）`;
  if (type === 'formula' && value === null) return '公式没有算出的值，请在 Excel 里打开后保存一次，或直接填值';
  return undefined;
}
