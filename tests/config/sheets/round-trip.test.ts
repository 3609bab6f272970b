import { describe, expect, it } from 'vitest';
import { directoryIn, parseDirectory } from '../../../config/directory.ts';
import { writeWorkbook } from '../../../config/sheets/write-workbook.ts';
import { writeYaml } from '../../../config/write-yaml.ts';
import { townRows } from '../../support/town.ts';
import { contentOf } from './workbooks.ts';

const AWKWARD = parseDirectory(
  `
units:
  - { id: "007", name: 应急局, kind: department, duties: ["=1+1", 安全], phone: "051255550100", hours: "9:00" }
  - { id: yj2, name: 应急局, kind: department, staff: [{ name: 甲, mobile: "+86-138-1111-2222", role: head, directReport: true }] }
  - { id: zr, name: 局、所, kind: centre }
boards:
  - { id: b1, name: 板块, leadUnit: yj2, chief: { name: 甲, email: a@b.cn, phone: "0512-1234567" }, officers: [{ name: 乙, openId: ou_1 }] }
  - { id: b2, name: 空板块, leadUnit: "007", leader: { name: 丙, openId: ou_2 }, chief: { name: 甲, openId: ou_3 } }
enterprises:
  - { id: e1, name: 甲公司, uscc: "913205001234567890", tags: [外资, 出口] }
  - { id: e2, name: e1 }
leaders:
  - { name: 陈刚, openId: ou_5, units: [], enterprises: [e2, e1] }
  - { name: 高山, openId: ou_6, signs: 2 }
  - { name: 方圆, openId: ou_7, units: [yj2, "007", zr] }
channels: [{ id: k, name: 热线, unit: yj2, keyHash: "${'0a'.repeat(32)}" }]
`,
  'a.yaml',
);

describe('a directory is written as a workbook and as YAML, and read back as it was', () => {
  const towns = [
    ['town', townRows('town')],
    ['huzhou', townRows('huzhou')],
    ['suqian', townRows('suqian')],
    ['awkward', AWKWARD.directory],
  ] as const;
  it.each(towns)('%s', async (_name, directory) => {
    const sheets = await directoryIn(await writeWorkbook(directory), 'a.xlsx');
    const yaml = parseDirectory(writeYaml(sheets.directory), 'a.yaml');
    for (const reading of [sheets, yaml]) {
      expect([reading.refused, reading.leftOut]).toEqual([[], []]);
      expect(contentOf(reading)).toEqual(contentOf({ directory }));
    }
  });

  it('what a cell cannot hold is named and not written', async () => {
    const { directory } = parseDirectory(
      'units: [{ id: a, name: 甲局, kind: department, duties: ["水、电"] }]',
      'a.yaml',
    );
    await expect(writeWorkbook(directory)).rejects.toThrow('单位 甲局：职责里的“水、电”写不进一格');
  });
});
