import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { directoryIn } from '../../../config/directory.ts';
import { SettingsError } from '../../../config/settings-error.ts';
import { writeWorkbook } from '../../../config/sheets/write-workbook.ts';
import { dice } from '../../domain/clocks/support/wander.ts';
import { townRows } from '../../support/town.ts';
import { workbook } from './workbooks.ts';

const small = () =>
  workbook({
    单位: [
      ['编号', '名称', '类型'],
      ['desk', '专席', '服务专席'],
    ],
  });
const ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** The workbook whose largest part says another size when unzipped. */
async function sized(size: (own: number) => number): Promise<Buffer> {
  const bytes = Buffer.from(await small());
  const entries: number[] = [];
  for (let at = bytes.indexOf(ENTRY); at >= 0; at = bytes.indexOf(ENTRY, at + 1)) entries.push(at);
  const [largest = 0] = entries.sort((a, b) => bytes.readUInt32LE(b + 24) - bytes.readUInt32LE(a + 24));
  bytes.writeUInt32LE(size(bytes.readUInt32LE(largest + 24)), largest + 24);
  return bytes;
}

describe('a file that is no workbook to be read is refused in words, and nothing of it is taken', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp, string?]>([
    [
      'a password',
      () => writeXlsx({ sheets: [{ name: '单位', rows: [] }], encryption: { password: '1', spinCount: 1 } }),
      /设了打开密码/,
    ],
    [
      'the old format',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      /旧格式（\.xls）/,
    ],
    ['a CSV with its name', () => Buffer.from('编号,名称\ndesk,专席\n'), /内容却不是（像是 CSV/],
    ['nothing', () => Buffer.alloc(0), /内容却不是/],
    ['cut short', async () => (await small()).slice(0, -400), /没有写完或已损坏/],
    ['another archive', () => zipOf('word/document.xml', '<w/>'), /读不了/],
    ['no sheet of a directory', () => workbook({ Sheet1: [['a']] }), /没有一张通讯录的工作表；应有 单位、/],
    ['gigabytes when unzipped', () => sized(() => 3_000_000_000), /解开后有 \d+ MB，超过 128 MB/],
    ['a size that is hidden', () => sized(() => 0), /没有写完或已损坏/],
    ['a size that is a lie', () => sized((own) => own - 9), /读不了/],
    [
      'too many rows',
      () => workbook({ 单位: [['编号'], ...Array.from({ length: 50_001 }, () => ['a'])] }),
      /超过 50000 行/,
    ],
  ])('%s', async (_what, bytes, words) => {
    await expect(directoryIn(await bytes(), '名单.xlsx')).rejects.toThrow(words);
    await expect(directoryIn(await bytes(), '名单.xlsx')).rejects.toThrow(SettingsError);
  });

  it('a workbook named as YAML is read all the same', async () => {
    expect((await directoryIn(await small(), '名单.yaml')).directory.units).toHaveLength(1);
  });

  it('bytes that were changed on the way are read or refused in Chinese', async () => {
    const whole = Buffer.from(await writeWorkbook(townRows()));
    for (let seed = 1; seed <= 24; seed++) {
      const roll = dice(seed);
      const bytes = Buffer.from(whole);
      for (let i = 0; i < 4; i++) bytes[Math.floor(roll() * bytes.length)] = Math.floor(roll() * 256);
      await directoryIn(bytes, '名单.xlsx').catch((error: unknown) => {
        expect([seed, error instanceof SettingsError, String(error)]).toEqual([
          seed,
          true,
          expect.stringMatching(/\p{Script=Han}/u),
        ]);
      });
    }
  });
});

/** A ZIP archive with one file. */
function zipOf(name: string, text: string): Buffer {
  const packed = deflateRawSync(text);
  const field = (values: [number, 2 | 4][]): Buffer =>
    Buffer.concat(
      values.map(([value, length]) =>
        length === 2 ? Buffer.from(Uint16Array.of(value).buffer) : Buffer.from(Uint32Array.of(value).buffer),
      ),
    );
  const common: [number, 2 | 4][] = [
    [20, 2],
    [0, 2],
    [8, 2],
    [0, 4],
    [0, 4],
    [packed.length, 4],
    [text.length, 4],
    [name.length, 2],
    [0, 2],
  ];
  const local = Buffer.concat([field([[0x04034b50, 4], ...common]), Buffer.from(name), packed]);
  const entry = Buffer.concat([
    field([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [0, 4]]),
    Buffer.from(name),
  ]);
  return Buffer.concat([
    local,
    entry,
    field([
      [0x06054b50, 4],
      [0, 4],
      [1, 2],
      [1, 2],
      [entry.length, 4],
      [local.length, 4],
      [0, 2],
    ]),
  ]);
}
