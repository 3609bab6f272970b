import { describe, expect, it } from 'vitest';
import { readSheets } from './workbooks.ts';

const UNITS = ['编号', '名称', '类型', '职责'];
const STAFF = ['单位', '姓名', '手机', '邮箱', 'open_id', '联系电话', '职务', '可直报'];

describe('a directory workbook as an office fills it in — interface.md, "Directory file"', () => {
  it('reads Chinese words and ids, names of other rows, lists, numbers, merged cells and blank rows', async () => {
    const { directory, refused, leftOut } = await readSheets(
      {
        单位: [
          ['太湖新区涉企单位名单'],
          [' 编号* ', '名称（全称）', '类型', '职责', '接听时间'],
          ['desk', '企业服务专席\u3000', '服务专席', '受理，派单;回访', '工作日9:00'],
          [null, null, null, null],
          [1, '市场监管局', 'department', '执照、\n商标'],
          ['cz-02', '财政局', '部门', '无'],
        ],
        单位人员: [
          ['单位', '姓名', '手机', '职务', '可直报', '联系电话'],
          ['企业服务专席', '王敏', 13900000001, '负责人', '', '051255550100'],
          [null, '刘洋', '13900000002', 'officer', '是', 13900000002],
          [1, '周芳', '13900000003 ', '联络员', '否', null],
        ],
        板块: [
          ['编号', '名称', '牵头单位'],
          ['zr', '准入板块', '市场监管局'],
        ],
        板块人员: [
          ['板块', '姓名', 'open_id', '职务'],
          ['准入板块', '周芳', 'ou_3', '首席服务专员'],
          ['zr', '李强', 'ou_4', '服务专员'],
          ['zr', '陈刚', 'ou_5', 'leader'],
        ],
        领导: [
          ['姓名', 'open_id', '分管单位', '签批顺序'],
          ['陈刚', 'ou_5', '市场监管局、cz-02', 1],
          ['高山', 'ou_6', '', '2'],
          ['方圆', 'ou_7', '无', null],
        ],
        说明: [['随便写']],
      },
      { 单位人员: { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] } },
    );
    expect([refused, leftOut]).toEqual([[], []]);
    expect(directory.units).toMatchObject([
      {
        id: 'desk',
        name: '企业服务专席',
        kind: 'desk',
        duties: ['受理', '派单', '回访'],
        staff: [
          { name: '王敏', mobile: '13900000001', role: 'head', phone: '051255550100', sheet: '单位人员', line: 2 },
          { name: '刘洋', mobile: '13900000002', role: 'officer', directReport: true, phone: '13900000002', line: 3 },
        ],
      },
      { id: '1', kind: 'department', duties: ['执照', '商标'], staff: [{ name: '周芳', role: 'liaison' }] },
      { id: 'cz-02', duties: [], staff: [] },
    ]);
    expect(directory.boards).toMatchObject([
      { leadUnit: '1', leader: { name: '陈刚' }, chief: { name: '周芳' }, officers: [{ name: '李强' }] },
    ]);
    expect(directory.leaders.map(({ units, signs }) => [units, signs])).toEqual([
      [['1', 'cz-02'], 1],
      [undefined, 2],
      [[], undefined],
    ]);
  });

  it('names what it refuses or leaves out by sheet and row, and takes the rest', async () => {
    const { directory, refused, leftOut } = await readSheets(
      {
        单位: [
          [...UNITS, '办公电话', '备注'],
          ['desk', '企业服务专席', '服务专席', '', '', '老楼'],
          ['desk', '又一个专席', '服务专席'],
          ['rsj', '人社局', '局办'],
          [null, '没有编号的', '部门'],
          ['yj', '应急局', '部门', '', new Date('2026-01-02')],
        ],
        单位人员: [
          STAFF,
          ['应急局', '甲', '', '', 'ou_1', '', '负责人'],
          ['应急局', '乙', 51255550100, '', '', '', '工作人员'],
          ['应急局', '丙', '', '', 'ou_2', 51255550100, '工作人员', '也许'],
          ['应急局', '丁', '', '', '', '', '工作人员'],
          ['环保局', '戊', '', '', 'ou_3', '', '工作人员'],
        ],
        企业: [
          ['编号', '名称', '统一社会信用代码', '等级', '名称'],
          ['e1', '甲公司', 913_205_001_234_567_000, '大企业', '重复'],
          ['e2', '乙公司', '91320500MA1PPPPP77', '规上企业'],
        ],
        企业联系人: [
          ['姓名', '手机'],
          ['赵', '13900000001'],
        ],
        助企员: [
          ['姓名', 'open_id', '结对企业'],
          ['孙亮', 'ou_9', '乙公司、丙公司'],
        ],
        领导: [
          ['姓名', 'open_id'],
          ['陈刚', 'ou_5'],
        ],
        访客: [['姓名'], ['某某']],
      },
      { 领导: { hidden: true } },
    );
    expect(refused).toEqual([
      '单位 第 3 行 又一个专席: id desk 与单位 第 2 行重复，两行请只留一行',
      expect.stringMatching(/^单位 第 4 行 人社局: 类型 没有“局办”这一种，可填 服务专席、部门、/),
      '单位 第 5 行 没有编号的: 编号 没有填',
      expect.stringMatching(/^单位人员 第 3 行 乙: 手机 号码是数字格式，开头的 0 可能已经丢失/),
      expect.stringMatching(/^单位人员 第 4 行 丙: 联系电话 号码是数字格式.*；可直报 填“是”或“否”，不是“也许”$/),
      expect.stringMatching(/^单位人员 第 5 行 丁: 须有 openId、mobile（手机）/),
      '单位人员 第 6 行 戊: 单位“环保局”不在“单位”表里，或有几个同名',
      '企业联系人 第 1 行 标题行: 缺少“企业”“联系方式”，这张表没有读；标题应有 企业、姓名、手机、邮箱、open_id、联系电话、联系方式',
    ]);
    expect(leftOut).toEqual([
      '单位 第 1 行 标题行: 没有“备注”这一列，没有读；可用的有 编号、名称、类型、职责、所属板块、群编号、办公电话、接听时间',
      expect.stringMatching(/^单位 第 6 行 应急局: 办公电话 这一格是日期或时间格式/),
      expect.stringMatching(/^访客 第 1 行 工作表: 没有读；可用的工作表有 单位、单位人员、/),
      '领导 第 1 行 工作表: 是隐藏的，没有读；要用请先取消隐藏',
      '企业 第 1 行 标题行: “名称”有两列，只读了前一列',
      expect.stringMatching(/^企业 第 2 行 甲公司: 统一社会信用代码 Excel 把超过 15 位的数字改写了/),
      expect.stringMatching(/^企业 第 2 行 甲公司: 等级 没有“大企业”这一种/),
      '助企员 第 2 行 孙亮: 结对企业 中的 丙公司 不在名录里，或有几个同名',
    ]);
    expect(directory.units.map(({ id, staff }) => [id, staff.map((p) => p.name)])).toEqual([
      ['desk', []],
      ['yj', ['甲']],
    ]);
    expect(directory.enterprises.map(({ id, uscc, tier }) => [id, uscc, tier])).toEqual([
      ['e1', undefined, undefined],
      ['e2', '91320500MA1PPPPP77', 'above_scale'],
    ]);
    expect([directory.leaders, directory.agents[0]?.enterprises]).toEqual([[], ['e2']]);
  });
});
