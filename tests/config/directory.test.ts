import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDirectory } from '../../config/directory.ts';
import { readText } from '../../config/read-text.ts';
import { problemsOf, yamlFile } from './write-yaml.ts';

const TOWN = fileURLToPath(new URL('../../config/sandbox/town.yaml', import.meta.url));

const readDirectory = (file: string) => parseDirectory(readText(file), file);
const read = (text: string) => readDirectory(yamlFile(text));
type Note = { line: number; row: string; reason: string };
const said = ({ line, row, reason }: Note) => `${line} ${row}: ${reason}`;
const told = (text: string) => read(text).refused.map(said);
const leftOut = (text: string) => read(text).leftOut.map(said);

describe('the directory file — interface.md, "Directory file"', () => {
  it('reads the form shown there', () => {
    const { directory, refused, leftOut } = read(`
units:
  - { id: desk, name: 企业服务专席, kind: desk, chatId: oc_1, staff: [{ name: 王敏, openId: ou_1, role: head }] }
  - { id: scjg, name: 市场监管局, kind: department, boards: [zrz], staff: [{ name: 周芳, mobile: "13900000001", role: head, directReport: true }] }
boards:
  - { id: zrz, name: 准入准营板块, leadUnit: scjg, leader: { name: 陈刚, openId: ou_2 }, chief: { name: 周芳, openId: ou_3 }, officers: [{ name: 李强, email: liqiang@example.cn }] }
enterprises:
  - { id: e1, name: 某某精密有限公司, uscc: 913205000000000000, tier: above_scale }
channels: [{ id: hotline12345, name: 12345热线, keyHash: "sha256:${'a1'.repeat(32)}", unit: desk }]
leaders: [{ name: 陈刚, openId: ou_2, signs: 1 }]
`);
    expect(refused).toEqual([]);
    expect(leftOut).toEqual([
      { line: 8, row: 'enterprises[1] 某某精密有限公司', reason: 'uscc 统一社会信用代码须加引号写成文字' },
    ]);
    expect(directory).toEqual({
      units: [
        {
          id: 'desk',
          name: '企业服务专席',
          kind: 'desk',
          boards: [],
          chatId: 'oc_1',
          duties: [],
          staff: [{ name: '王敏', openId: 'ou_1', role: 'head', directReport: false, line: 3 }],
        },
        {
          id: 'scjg',
          name: '市场监管局',
          kind: 'department',
          boards: ['zrz'],
          duties: [],
          staff: [{ name: '周芳', mobile: '13900000001', role: 'head', directReport: true, line: 4 }],
        },
      ],
      boards: [
        {
          id: 'zrz',
          name: '准入准营板块',
          leadUnit: 'scjg',
          duties: [],
          line: 6,
          leader: { name: '陈刚', openId: 'ou_2', line: 6 },
          chief: { name: '周芳', openId: 'ou_3', line: 6 },
          officers: [{ name: '李强', email: 'liqiang@example.cn', line: 6 }],
        },
      ],
      enterprises: [{ id: 'e1', name: '某某精密有限公司', tier: 'above_scale', tags: [], contacts: [] }],
      agents: [],
      leaders: [{ name: '陈刚', openId: 'ou_2', enterprises: [], signs: 1, line: 10 }],
      experts: [],
      channels: [{ id: 'hotline12345', name: '12345热线', kind: 'other', keyHash: 'a1'.repeat(32), unit: 'desk' }],
      confidential: [],
      administrators: [],
    });
  });

  it('refuses a bad row with line and reason and keeps the rest', () => {
    const text = `units:
  - id: desk
    name: 企业服务专席
    kind: desk
    staff:
      - { name: 王敏, openId: ou_1, role: head }
      - { name: 无名, role: officer }
      - { name: 又是王敏, openId: ou_1, role: officer }
      - { name: 电话, mobile: 13900000001, role: officer }
  - { id: desk, name: 另一个专席, kind: desk }
  - { id: scjg, name: 企业服务专席, kind: department }
  - { id: rsj, name: 人社局, kind: office }
boards:
  - { id: zrz, name: 准入准营板块, leadUnit: none, leader: { name: 甲, openId: ou_2 }, chief: { name: 乙, openId: ou_3 } }
enterprises:
  - { id: e1, name: 甲公司, contacts: [{ name: 赵, reach: member }, { name: 钱, reach: phone }, { name: 孙, reach: web }] }
agents:
  - { name: 孙亮, openId: ou_4, enterprises: [e1, e9] }
leaders:
  - { name: 陈刚, openId: ou_5, units: [rsj] }
channels:
  - { id: hotline, name: 热线, unit: rsj }
confidential: { name: 吴清, openId: ou_6 }
people: []
`;
    expect(told(text)).toEqual([
      '7 units[1].staff[2] 无名: 须有 openId、mobile（手机）或 email（邮箱）之一，否则机器人找不到此人',
      '8 units[1].staff[3] 又是王敏: openId ou_1 与第 6 行重复，两行请只留一行',
      '9 units[1].staff[4] 电话: mobile 号码须加引号写成文字，如 "13900000000"',
      '10 units[2] 另一个专席: id desk 与第 2 行重复，两行请只留一行',
      expect.stringMatching(/^12 units\[4\] 人社局: kind /),
      '14 boards[1] 准入准营板块: 牵头单位 none 不在名录里',
      '16 enterprises[1].contacts[1] 赵: 须有 openId、mobile（手机）或 email（邮箱）之一，否则机器人找不到此人',
      '16 enterprises[1].contacts[2] 钱: 只能电话联系的，须有 phone（联系电话）',
      '23 confidential: 应为列表，每行以 - 开头',
    ]);
    expect(leftOut(text)).toEqual([
      '18 agents[1] 孙亮: enterprises 中的 e9 不在名录里',
      '20 leaders[1] 陈刚: units 中的 rsj 不在名录里',
      '22 channels[1] 热线: 归口单位 rsj 不在名录里',
      expect.stringMatching(/^24 people: 没有这个栏目/),
    ]);
    const { directory } = read(text);
    expect(directory).toMatchObject({
      units: [
        { id: 'desk', staff: [{ name: '王敏' }] },
        { id: 'scjg', name: '企业服务专席' },
      ],
      boards: [],
      enterprises: [{ id: 'e1', contacts: [{ name: '孙', reach: 'web' }] }],
      agents: [{ name: '孙亮', enterprises: ['e1'] }],
      // In charge of no unit that is there, which is not the same as of all.
      leaders: [{ name: '陈刚', units: [] }],
    });
  });

  it('what is only shown is left out of its row, with its line, and takes nothing else with it', () => {
    const text = `enterprises:
  - id: e1
    name: 永丰机电有限公司
    uscc: 9132-0500
    tier: 重点企业
    industry: 33
    address: 太仓路 1 号
    contacts:
      - { name: 柳青, openId: ou_1, phone: 139 0000, reach: member }
  - { id: e2, name: 永丰机电（太仓）有限公司, uscc: 91320500MA1PPPPP77 }
  - { id: e3, name: 永丰物流有限公司, uscc: 91320500MA1PPPPP77, contacts: [{ name: 田野, openId: ou_2, reach: member }] }
units:
  - { id: scjg, name: 市场监管局, kind: department, hours: 9, staff: [{ name: 方圆, openId: ou_3, role: head }] }
boards:
  - { id: zrz, name: 准入板块, leadUnit: scjg, leader: { name: 高山 }, chief: { name: 方圆, openId: ou_3 } }
channels:
  - { id: hotline, name: 热线, unit: gone }
`;
    const { directory } = read(text);
    expect(directory.enterprises.map(({ id, contacts }) => [id, contacts.map((k) => k.name)])).toEqual([
      ['e1', ['柳青']],
      ['e2', []],
      ['e3', ['田野']],
    ]);
    expect(directory.units[0]?.staff).toHaveLength(1);
    expect([directory.boards[0]?.chief?.name, directory.boards[0]?.leader]).toEqual(['方圆', undefined]);
    expect(directory.channels).toEqual([{ id: 'hotline', name: '热线', kind: 'other' }]);
    expect(told(text).map((line) => line.split(':')[0])).toEqual(['15 boards[1].leader 高山']);
    expect(leftOut(text).map((line) => line.replace(/: (\w+).*/, ' $1'))).toEqual([
      '4 enterprises[1] 永丰机电有限公司 uscc',
      '5 enterprises[1] 永丰机电有限公司 tier',
      '6 enterprises[1] 永丰机电有限公司 industry',
      '7 enterprises[1] 永丰机电有限公司 address',
      '9 enterprises[1].contacts[1] 柳青 phone',
      '11 enterprises[3] 永丰物流有限公司: 统一社会信用代码与第 10 行重复，请核对',
      '13 units[1] 市场监管局 hours',
      '17 channels[1] 热线: 归口单位 gone 不在名录里',
    ]);
  });

  it('one person in two rows of a list is refused with both lines, however they are named', () => {
    const text = `agents:
  - { name: 梁山, mobile: "+86-138-1111-2222" }
  - { name: 梁上, mobile: "13811112222" }
  - { name: 江河, email: JH@example.cn }
  - { name: 江河, email: jh@example.cn }
administrators: [{ name: 梁山, mobile: "13811112222" }]
`;
    expect(told(text)).toEqual([
      '3 agents[2] 梁上: 手机号（尾号 2222） 与第 2 行重复，两行请只留一行',
      '5 agents[4] 江河: 邮箱 jh@example.cn 与第 4 行重复，两行请只留一行',
    ]);
    expect(read(text).directory.administrators).toHaveLength(1);
  });

  it('two units of one name are both taken: they are told apart where one is chosen', () => {
    const { directory, refused } = read(`units:
  - { id: yj1, name: 应急局, kind: department }
  - { id: yj2, name: 应急局, kind: department }
`);
    expect([directory.units.length, refused]).toEqual([2, []]);
  });

  it.each<[string, Buffer, RegExp]>([
    [
      'GBK',
      Buffer.from([0x75, 0x3a, 0x0a, 0x20, 0xca, 0xd0, 0xb3, 0xa1]),
      /file\.yaml:2: 这个文件不是 UTF-8（像是 GBK 编码）/,
    ],
    ['UTF-16', Buffer.from('\ufeffunits: []\n', 'utf16le'), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from('units: []\n', 'utf16le'), /UTF-16/],
    ['a workbook', Buffer.from('PK\u0003\u0004xlsx'), /这是 Excel 工作簿；这里要的是 YAML/],
    ['stray bytes', Buffer.from([0x75, 0x3a, 0x20, 0xe5, 0xb8, 0x0a, 0xff, 0x0a]), /file\.yaml:1: 这个文件不是 UTF-8/],
    ['letters that were lost before', Buffer.from('units: []\n# 市\ufffd局\n'), /file\.yaml:2: 有已经丢失的字/],
  ])('%s is refused in words, with what to do', (_what, bytes, words) => {
    expect(() => readDirectory(yamlFile(bytes))).toThrow(words);
    expect(() => readDirectory(yamlFile(bytes))).toThrow(/另存为/);
  });

  it('a byte order mark in front of UTF-8 does no harm', () => {
    expect(read('\ufeffunits: []\n').refused).toEqual([]);
  });

  it('cannot go on without a directory at all', () => {
    expect(problemsOf(() => read('- a\n- b\n'))).toEqual(['file.yaml:1: 应有 units、enterprises 等栏目']);
  });
});

describe('the towns of the other places', () => {
  const towns = readdirSync(new URL('../../config/sandbox/', import.meta.url));

  it.each([
    ['malu', 'centre', 0],
    ['huzhou', 'centre', 11],
    ['suqian', 'desk', 0],
  ])('%s has one of its own kind, without a row that is refused', (place, office, boards) => {
    expect(towns).toContain(`${place}.yaml`);
    const { directory, refused, leftOut } = readDirectory(TOWN.replace('town.yaml', `${place}.yaml`));
    expect([...refused, ...leftOut]).toEqual([]);
    const kinds = directory.units.map((u) => u.kind);
    expect(kinds.filter((k) => ['desk', 'centre'].includes(k))).toEqual([office]);
    expect(kinds.includes('coordinator')).toBe(office === 'desk');
    expect(directory.boards).toHaveLength(boards);
  });
});

describe('the sample town 太湖新区', () => {
  const { directory, refused } = readDirectory(TOWN);
  const inKind = (kind: string) => directory.units.filter((unit) => unit.kind === kind);

  it('has no row that is refused', () => {
    expect(refused).toEqual([]);
  });

  it('has a desk, a coordinator, supervision and ten departments, each with a group and people', () => {
    expect(['desk', 'coordinator', 'supervision', 'department'].map((kind) => inKind(kind).length)).toEqual([
      1, 1, 1, 10,
    ]);
    for (const { name, staff, duties } of inKind('department')) {
      expect(
        staff.map(({ role }) => role),
        name,
      ).toEqual(['head', 'liaison', 'officer']);
      expect(duties.length, name).toBeGreaterThan(4);
    }
    expect(new Set(directory.units.map(({ chatId }) => chatId)).size).toBe(directory.units.length);
  });

  it('knows each person by one openId, in the shape Feishu gives', () => {
    const all = [
      ...directory.units.flatMap(({ staff }) => staff),
      ...directory.boards.flatMap(({ leader, chief, officers }) => [
        ...(leader ? [leader] : []),
        ...(chief ? [chief] : []),
        ...officers,
      ]),
      ...directory.enterprises.flatMap(({ contacts }) => contacts.filter(({ reach }) => reach === 'member')),
      ...directory.agents,
      ...directory.leaders,
      ...directory.experts,
      ...directory.confidential,
      ...directory.administrators,
    ];
    const ids = new Map(all.map(({ name, openId }) => [name, openId]));
    for (const { name, openId } of all) expect(openId, name).toBe(ids.get(name));
    expect(new Set(ids.values()).size).toBe(ids.size);
    expect([...ids.values()].every((id) => /^ou_[0-9a-f]{32}$/.test(id ?? ''))).toBe(true);
  });

  it('pairs each enterprise with an agent and each agent with two or more (R-702)', () => {
    const paired = directory.agents.flatMap(({ enterprises }) => enterprises);
    expect(paired.toSorted()).toEqual(directory.enterprises.map(({ id }) => id));
    expect(directory.agents.every(({ enterprises }) => enterprises.length >= 2)).toBe(true);
  });

  it('has a contact who can only be called, and a leader in charge of every department', () => {
    const reaches = directory.enterprises.flatMap(({ contacts }) => contacts.map(({ reach }) => reach));
    expect(reaches.filter((reach) => reach === 'phone')).toHaveLength(1);
    const led = new Set(directory.leaders.flatMap(({ units = [] }) => units));
    expect(inKind('department').filter(({ id }) => !led.has(id))).toEqual([]);
  });
});
