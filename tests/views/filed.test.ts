import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { filedBy } from '../../src/views/shared/filed.ts';
import { caseWorld } from '../support/case-world.ts';

const CALL = { person: '老冯', number: '13905120502', calledAt: '2026-03-02T09:10+08:00' };
const filed = (who: 'contact' | 'agent' | 'desk' | 'officer' | 'unit', as: Submission, form = {}) => {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.submit({ enterprise: 'e1', ...form }, who, as);
  return w;
};

/** Every way of filing: what whoever it was filed for reads, and what staff read. */
const WAYS: [way: string, w: ReturnType<typeof filed>, you: string | undefined, staff: string][] = [
  ['自报', filed('contact', 'own'), undefined, '企业自报'],
  ['代报 of the agent', filed('agent', 'own'), '助企员孙亮为您报送', '助企员孙亮代报'],
  ['代报 of the desk', filed('desk', 'desk'), '企业服务专席王敏为您登记', '企业服务专席王敏代报'],
  ['直报', filed('officer', 'direct'), '市场监管局吴磊为您直报', '市场监管局吴磊直报'],
  [
    '直报, settled at once',
    filed('officer', 'direct', { result: '当场办结' }),
    '市场监管局吴磊为您直报',
    '市场监管局吴磊直报',
  ],
  [
    '来电登记',
    filed('desk', 'incoming', { ...CALL, channel: '来电' }),
    '企业服务专席王敏根据3月2日09:10的来电为您登记',
    '企业服务专席王敏登记',
  ],
  [
    '来访登记',
    filed('desk', 'incoming', { ...CALL, channel: '来访' }),
    '企业服务专席王敏根据3月2日09:10的来访为您登记',
    '企业服务专席王敏登记',
  ],
  [
    '来电登记 of what came otherwise',
    filed('desk', 'incoming', { ...CALL, channel: '12345热线' }),
    '企业服务专席王敏根据3月2日09:10的反映为您登记',
    '企业服务专席王敏登记',
  ],
];

describe('whoever is filed for reads by whom — R-102, R-103, R-109; interface.md, "Faces"', () => {
  it.each(WAYS)('%s', (_way, w, you, staff) => {
    expect(filedBy(w.case, 'respondent', w.rules)).toBe(you);
    expect(filedBy(w.case, 'filer', w.rules)).toBeUndefined();
    for (const audience of ['desk', 'unit', 'supervision'] as const)
      expect(filedBy(w.case, audience, w.rules)).toBe(staff);
    const receipt = plainText(cardFor(w.case, 'respondent', w.rules));
    if (you) expect(receipt).toContain(`报送：${you}`);
    else expect(receipt).not.toContain('报送：');
    expect(plainText(cardFor(w.case, 'desk', w.rules))).toContain(`报送：${staff}`);
  });

  it('主动发现 is for nobody', () => {
    const w = filed('unit', 'found');
    expect(filedBy(w.case, 'desk', w.rules)).toBe('市场监管局主动发现');
  });

  it('a colleague who speaks for the enterprise now reads who did before', () => {
    const w = filed('contact', 'own');
    w.put((c) => ({ ...c, respondent: { openId: 'ou_standIn', name: '钱佳怡', reach: 'member' } }));
    expect(filedBy(w.case, 'respondent', w.rules)).toBe('赵明远代表企业提交');
  });

  it('it says so to the end of the case', () => {
    const w = filed('agent', 'own');
    w.do('desk', 'dispatch');
    w.do('unit', 'accept');
    w.do('unit', 'finish');
    expect(plainText(cardFor(w.case, 'respondent', w.rules))).toContain('报送：助企员孙亮为您报送');
  });
});
