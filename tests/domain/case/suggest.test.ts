import { describe, expect, it } from 'vitest';
import { boardsByFit, suggestUnits, unitsByFit } from '../../../src/domain/case/suggest.ts';
import type { Directory, Unit } from '../../../src/domain/directory/directory.ts';
import { town } from '../../support/small-town.ts';

const unit = (id: string, name: string, duties: string[], kind: Unit['kind'] = 'department'): Unit => ({
  id,
  name,
  kind,
  duties,
  staff: [],
  boards: [],
  active: true,
});

const directory: Directory = {
  ...town('apart'),
  units: [
    unit('desk', '企业服务专席', ['营业执照'], 'desk'),
    unit('scjg', '市场监管局', ['营业执照', '注册登记', '商标']),
    unit('rsj', '人社局', ['社保', '工伤', '招聘', '稳岗补贴']),
    unit('swj', '税务局', ['税', '发票', '出口退税']),
    unit('zjj', '住建局', ['消防验收', '施工许可']),
    unit('jtj', '交通运输局', ['班车', '货运']),
    unit('kjj', '科技局', ['高新技术', '研发']),
    { ...unit('old', '旧局', ['营业执照']), active: false },
  ],
};

const offered = (content: string, assignments: { unit: string }[] = []) =>
  suggestUnits({ title: '', content, assignments: assignments as never }, directory).map((s) => [s.unit.id, s.why]);

const ordered = (content: string) =>
  unitsByFit({ title: '', content, assignments: [] }, directory).map(({ unit: u }) => u.id);

describe('the units offered with one tap — R-205', () => {
  it('those of whose duties the appeal names one, the most named first, with the words that say why', () => {
    expect(offered('营业执照变更时窗口要求先清税，发票也停了')).toEqual([
      ['scjg', ['营业执照']],
      ['swj', ['发票', '税']],
    ]);
    expect(offered('出口退税三个月没有到账')).toEqual([['swj', ['出口退税', '税']]]);
  });

  it('nobody for half a duty, or for a pair of characters that happens to be shared', () => {
    expect(offered('消防通道堵了，交通信号灯也坏了')).toEqual([]);
    expect(offered('厂门口的路灯坏了')).toEqual([]);
    expect(offered('Our permit was refused.')).toEqual([]);
  });

  it('a unit that the appeal calls by its name', () => {
    expect(offered('交通运输局和城管互相推')).toEqual([['jtj', ['交通运输局']]]);
  });

  it('five at most, departments in office alone', () => {
    const all = offered('营业执照、工伤、发票、施工许可、货运、研发');
    expect(all).toHaveLength(5);
    expect(all.map(([id]) => id)).not.toContain('desk');
    expect(offered('营业执照').map(([id]) => id)).toEqual(['scjg']);
  });

  it('not the unit that has or last had the case', () => {
    expect(offered('营业执照和发票', [{ unit: 'scjg' }]).map(([id]) => id)).toEqual(['swj']);
  });
});

describe('the order in which a form lists the units — interface.md, "Long lists"', () => {
  it('named duties first, then what shares most with the appeal, then the order of the directory', () => {
    expect(ordered('消防通道怎么验收，发票谁开')).toEqual(['swj', 'zjj', 'scjg', 'rsj', 'jtj', 'kjj']);
  });

  it('is the same every time where nothing is shared', () => {
    expect(ordered('，。！')).toEqual(['scjg', 'rsj', 'swj', 'zjj', 'jtj', 'kjj']);
  });
});

it('boards come in the order in which their duties fit, else as they are listed — R-206', () => {
  const chief = { name: '甲', openId: 'ou_1' };
  const board = (id: string, duties?: string[]) => ({
    id,
    name: `${id}板块`,
    leadUnit: 'scjg',
    chief,
    active: true,
    ...(duties && { duties }),
  });
  const boards = [board('综合'), board('金融', ['贷款', '担保']), board('人才', ['招聘'])];
  const order = (content: string) => boardsByFit({ title: '', content, assignments: [] }, boards).map(({ id }) => id);
  expect(order('贷款三个月没有批')).toEqual(['金融', '综合', '人才']);
  expect(order('门口的路坏了')).toEqual(['综合', '金融', '人才']);
});
