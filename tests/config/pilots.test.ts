import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directoryIn, parseDirectory } from '../../config/directory.ts';
import { writeWorkbook } from '../../config/sheets/write-workbook.ts';
import { directory as examineDirectory } from '../../src/doctor/people.ts';
import { mergeDirectory } from '../../src/domain/directory/directory-merge.ts';
import { boardsWithoutChief } from '../../src/domain/directory/resolve.ts';
import { contentOf } from './sheets/workbooks.ts';

describe.each([
  // SZ23 附件4 lists 48 departments and units; the desk and the coordinator are of 二(二) and 二(三).
  ['suzhou', { departments: 48, others: ['desk', 'coordinator'], boards: 0 }, /SZ23 (附件4|二\([二三]\))/],
  // HZ 三(一)1 names eleven boards.
  ['huzhou', { departments: 9, others: ['centre'], boards: 11 }, /HZ 三|# D$/],
])('the units with which a pilot starts: %s', (place, counts, clause) => {
  const file = `config/pilots/${place}.yaml`;
  const text = readFileSync(file, 'utf8');
  const reading = parseDirectory(text, file);
  const { units, boards } = reading.directory;

  it('are those of the policy, each with duties and its clause beside it, and no row is refused', () => {
    expect([reading.refused, reading.leftOut]).toEqual([[], []]);
    expect(units.filter((u) => u.kind === 'department')).toHaveLength(counts.departments);
    expect(units.flatMap((u) => (u.kind === 'department' ? [] : u.kind))).toEqual(counts.others);
    expect(boards).toHaveLength(counts.boards);
    const rows = [...units, ...boards];
    for (const key of ['id', 'name'] as const) expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length);
    for (const { name, duties } of rows) expect([name, duties.length >= 3]).toEqual([name, true]);
    const lines = text.split('\n');
    const starts = lines.flatMap((line, i) => (/^ {2}- /.test(line) ? [lines[i - 1] ?? ''] : []));
    expect(starts.filter((above) => !clause.test(above))).toEqual([]);
    expect(starts).toHaveLength(rows.length);
  });

  it('become a workbook that says the same', async () => {
    const sheets = await directoryIn(await writeWorkbook(reading.directory), 'a.xlsx');
    expect([sheets.refused, sheets.leftOut]).toEqual([[], []]);
    expect(contentOf(sheets)).toEqual(contentOf(reading));
  });

  it('can be started with, and what is to be filled in is said', async () => {
    const directory = mergeDirectory(null, reading.directory, () => undefined);
    expect([directory.units.length, directory.boards]).toEqual([units.length, []]);
    expect(boardsWithoutChief(reading.directory).map(({ row }) => row)).toEqual(boards.map(({ name }) => name));
    const said = (await examineDirectory({ directory }))
      .map((f) => `${f.said}→${'next' in f ? f.next : ''}`)
      .join('\n');
    for (const words of ['没有服务专席的人员', '没有管理员', '没有领导', '没有人员，派给它', '“单位人员”表'])
      expect(said).toContain(words);
  });
});
