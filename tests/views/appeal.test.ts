import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { type Life, life } from './life.ts';
import { SCENES } from './scenes.ts';

const made = (name: string): Life => {
  const found = SCENES.find((s) => s.name === name);
  if (!found) throw new Error(`no scene ${name}`);
  return found.make();
};

const read = ({ c, rules }: Life, audience: 'unit') => plainText(cardFor(c, audience, rules));

describe('a long appeal lies folded — interface.md, "Faces"', () => {
  const of = (content: string) => life().submit({ content }).do('desk', 'dispatch', { unit: 'scjg' });

  it('beyond three lines, the whole below its beginning', () => {
    const card = read(made('续办'), 'unit');
    expect(card).toMatch(/第三次去时换了一位工作人员.{1,5}…\n/);
    expect(card).toContain('展开诉求全文');
    expect(card).toContain('请尽快协调市场监管局办理。');
  });

  it('is left out where the title says it all', () => {
    expect(read(of('厂门口路灯坏了'), 'unit')).not.toContain('诉求内容');
    expect(read(of('厂门口路灯坏了。夜里看不见'), 'unit')).toContain('诉求内容\n厂门口路灯坏了。夜里看不见');
  });

  it('where the card shows not all of it, 查看全文 follows the text', () => {
    const lines = read(of('路灯'.repeat(500)), 'unit').split('\n');
    expect(lines.indexOf('【查看全文】')).toBe(lines.indexOf('展开诉求全文') + 2);
    expect(lines.filter((line) => line === '【查看全文】')).toHaveLength(1);
  });
});
