import { readFileSync } from 'node:fs';
import { SettingsError } from './settings-error.ts';
import { isWorkbook } from './sheets/workbook.ts';

const REMEDY = '请在编辑器里用“另存为”选择 UTF-8 编码，核对无误后再保存';

/** Whether the bytes are text in this encoding. */
function reads(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** Text in two bytes a letter has a mark in front, or a zero beside every Latin letter. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.includes(0);

/** The line, from 1, of the first bytes that are no UTF-8. */
function badLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const whole = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!reads(whole, 'utf-8')) return line;
    if (end < 0) break;
    start = end + 1;
  }
  return line;
}

/**
 * The text of bytes that must be UTF-8; a byte order mark is left away.
 *
 * @throws SettingsError that says what the file is instead, and how to mend it
 */
export function decoded(bytes: Uint8Array, file: string): string {
  if (isWorkbook(bytes))
    throw new SettingsError(`${file}: 这是 Excel 工作簿；这里要的是 YAML 文本（UTF-8），请另存为文本`);
  if (isUtf16(bytes)) throw new SettingsError(`${file}: 这个文件是 UTF-16 编码或不是文本，${REMEDY}`);
  if (!reads(bytes, 'utf-8')) {
    const like = reads(bytes, 'gb18030') ? '像是 GBK 编码' : '混有其他编码的字节';
    throw new SettingsError(`${file}:${badLine(bytes)}: 这个文件不是 UTF-8（${like}），${REMEDY}`);
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = text.indexOf('\uFFFD');
  if (lost >= 0) {
    const line = text.slice(0, lost).split('\n').length;
    throw new SettingsError(
      `${file}:${line}: 有已经丢失的字（\uFFFD），文件曾以别的编码打开后保存；请从原件重新另存为 UTF-8`,
    );
  }
  return text;
}

/** Reads a text file. @throws SettingsError when it cannot be read or is not UTF-8 */
export const readText = (file: string): string => decoded(readBytes(file), file);

/** Reads a file. @throws SettingsError when it cannot be read */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new SettingsError(`${file}: 读不到这个文件（${code}），请检查路径和权限`);
  }
}
