import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { caseView } from '../../src/views/case/case-view.ts';
import { type Life, life } from './life.ts';
import { SCENES } from './scenes.ts';

const made = (name: string): Life => {
  const found = SCENES.find((s) => s.name === name);
  if (!found) throw new Error(`no scene ${name}`);
  return found.make();
};
const rounds = ({ c, rules }: Life, audience: Audience) => caseView(c, audience, rules).rounds;
const read = ({ c, rules }: Life, audience: Audience) => plainText(cardFor(c, audience, rules));

describe('every round is kept — R-803; interface.md, "Faces"', () => {
  it('the enterprise reads the first result and its own rating while the second round runs', () => {
    const [first, ...more] = rounds(made('续办'), 'respondent');
    expect(more).toEqual([]);
    expect(first?.title).toBe('第 1 次办理（市场监管局，11月18日（周三）提交结果）');
    expect(first?.result?.text.text).toBe('缺股东会决议，补齐后即可办理变更');
    expect(first?.rating).toMatchObject({ word: '非常不满意', reasons: '没有解决' });
    expect(first?.said).toEqual([]);
    expect(read(made('续办'), 'respondent')).toContain('以往办理（1 次）');
  });

  it('staff read besides what was written down, and nobody of the enterprise is named', () => {
    const [first] = rounds(made('续办'), 'unit');
    expect(first?.said.map(({ by, text }) => `${by}：${text.text}`)).toEqual([
      '周芳　登记进展：已请经营范围登记窗口调取档案',
      '王敏　登记回访：企业称决议已交两次，窗口未收录',
    ]);
    expect(read(made('续办'), 'unit')).not.toContain('赵明远');
  });

  it('a round that was passed on keeps why', () => {
    const l = life()
      .submit()
      .do('desk', 'dispatch', { unit: 'scjg' })
      .do('unit', 'ask_return', { ground: 'not_ours', reason: '属人社职责' })
      .do('desk', 'reassign', { unit: 'rsj', reason: '同意退回' });
    expect(rounds(l, 'unit')).toEqual([
      expect.objectContaining({ title: '第 1 次办理（市场监管局，11月18日（周三）转出）' }),
    ]);
    expect(rounds(l, 'unit')[0]?.said.map(({ text }) => text.text)).toEqual(['属人社职责', '同意退回']);
    expect(rounds(l, 'respondent')).toEqual([]);
  });

  it('while it is called back the enterprise still reads the result it complained about', () => {
    const l = life()
      .submit()
      .do('desk', 'dispatch', { unit: 'scjg' })
      .do('unit', 'accept')
      .do('unit', 'finish', { text: '缺股东会决议' })
      .do('sender', 'result_delivered')
      .do('contact', 'confirm')
      .do('contact', 'rate', { datum: '1' })
      .until('2026-11-18 10:20');
    expect(l.c.state).toBe('callback');
    expect(read(l, 'respondent')).toContain('缺股东会决议');
    expect(rounds(l, 'respondent')).toEqual([]);
  });

  it('a co-unit and an expert are not bothered with them', () => {
    for (const audience of ['co_unit', 'expert', 'signer'] as const)
      expect(rounds(made('续办'), audience), audience).toEqual([]);
  });
});

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
