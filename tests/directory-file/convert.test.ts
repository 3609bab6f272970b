import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { directoryFile } from '../../src/adapters/directory-file.ts';
import { checkOrConvert } from '../../src/directory-file/convert.ts';
import { townOf } from '../../src/sandbox/platform/town.ts';
import { workbook } from '../config/sheets/workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'qisu-directory-'));
const at = (name: string): string => join(folder, name);
const run = async (...given: string[]) => {
  const lines: string[] = [];
  return { code: await checkOrConvert(given, (line) => lines.push(line)), said: lines.join('\n') };
};

it('npm run directory writes one form as the other, overwrites nothing, and what it wrote is read by the program', async () => {
  expect((await run('config/sandbox/town.yaml')).said).toMatch(/^读到 单位 13 个、单位人员 37 人、.*\n每一行都可用$/s);
  expect(await run('config/sandbox/town.yaml', at('甲.xlsx'))).toMatchObject({ code: 0 });
  expect(statSync(at('甲.xlsx')).mode & 0o777).toBe(0o600);
  expect(await run(at('甲.xlsx'), at('乙.yaml'))).toMatchObject({ code: 0 });
  await expect(run(at('甲.xlsx'), at('乙.yaml'))).rejects.toThrow('已经有这个文件，没有覆盖');
  await expect(run(at('甲.xlsx'), at('丙.csv'))).rejects.toThrow('须以 .xlsx 或 .yaml 结尾');
  await expect(run()).rejects.toThrow('用法：');

  const look = directoryFile(at('甲.xlsx'));
  expect(await look()).toBeNull();
  expect(await look()).toMatchObject({ rows: { units: { length: 13 } }, refused: [], leftOut: [] });
  const [sheet, yaml] = await Promise.all(['甲.xlsx', '乙.yaml'].map((name) => townOf(readFileSync(at(name)), name)));
  expect(sheet).toEqual(yaml);
});

it('nothing is written of a file of which something was not taken; what is wrong is said by sheet and row', async () => {
  const units = [
    ['编号', '名称', '类型'],
    ['desk', '专席', '服务专席'],
    ['x y', '错的', '部门'],
  ];
  writeFileSync(at('错.xlsx'), await workbook({ 单位: units }));
  const { code, said } = await run(at('错.xlsx'), at('错.yaml'));
  expect([code, said]).toEqual([1, expect.stringContaining('未采用 单位 第 3 行 错的：编号 只能用字母、数字、- 和 _')]);
  expect(said).toContain('没有写出');
  expect(() => statSync(at('错.yaml'))).toThrow();
});
