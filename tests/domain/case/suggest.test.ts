import { describe, expect, it } from 'vitest';
import { suggestUnits } from '../../../src/domain/case/suggest.ts';
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

describe('the units offered with one tap — R-205', () => {
  it('best first, with the words that are shared, then the rest in order', () => {
    expect(offered('营业执照变更时窗口要求先清税，发票也停了')).toEqual([
      ['scjg', ['营业执照']],
      ['swj', ['发票', '税']],
      ['rsj', []],
      ['zjj', []],
      ['jtj', []],
    ]);
  });

  it('a duty named whole outweighs words in common', () => {
    expect(offered('出口退税三个月没有到账')[0]).toEqual(['swj', ['出口退税', '税']]);
  });

  it('a duty half named still counts', () => {
    expect(offered('消防通道怎么验收')[0]).toEqual(['zjj', ['消防', '验收']]);
  });

  it('the unit’s own name counts', () => {
    expect(offered('交通信号灯坏了')[0]).toEqual(['jtj', ['交通']]);
  });

  it('five at most, departments in office alone', () => {
    const ids = offered('营业执照').map(([id]) => id);
    expect(ids).toHaveLength(5);
    expect(ids).not.toContain('desk');
    expect(ids).not.toContain('old');
  });

  it('not the unit that has or last had the case', () => {
    expect(offered('营业执照', [{ unit: 'scjg' }]).map(([id]) => id)).toEqual(['rsj', 'swj', 'zjj', 'jtj', 'kjj']);
  });

  it('the same order every time where nothing is shared', () => {
    expect(offered('，。！').map(([id]) => id)).toEqual(['scjg', 'rsj', 'swj', 'zjj', 'jtj']);
  });
});
