import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { pageCard } from '../../src/views/case/page-card.ts';
import { life } from './life.ts';

const LONG = '配电房在二号车间东侧，供电所来过两次。'.repeat(150);
const NOTES = Array.from({ length: 12 }, (_, n) => `第${n + 1}次到现场核实。`);

describe('a case on the enterprise\'s own page — interface.md, "Links"', () => {
  const worked = NOTES.reduce(
    (l, text) => l.do('unit', 'progress', { text, visible: 'yes' }),
    life().submit({ content: LONG }).do('desk', 'dispatch', { unit: 'scjg' }).do('unit', 'accept'),
  );

  it('says all: a page has no bounds in size, and nothing there sends the whole to a chat', () => {
    const page = plainText(pageCard(worked.c, 'respondent', worked.rules));
    expect(page).toContain(LONG);
    for (const text of NOTES) expect(page).toContain(text);
    const card = plainText(cardFor(worked.c, 'respondent', worked.rules));
    expect(card).not.toContain(LONG);
    expect(card).not.toContain(NOTES[0]);
  });

  it('shows every step of the way', () => {
    let asked = worked;
    for (let n = 0; n < 4; n++)
      asked = asked
        .do('unit', 'finish', { text: `第 ${n + 1} 次结果` })
        .do('sender', 'result_delivered')
        .do('contact', 'not_done', { text: '还没有解决' });
    const steps = (text: string): number => text.match(/未解决|提交办理结果|已受理|已收到诉求|已转交/g)?.length ?? 0;
    expect(plainText(pageCard(asked.c, 'respondent', asked.rules))).toContain('已转交市场监管局办理');
    expect(steps(plainText(pageCard(asked.c, 'respondent', asked.rules)))).toBeGreaterThan(
      steps(plainText(cardFor(asked.c, 'respondent', asked.rules))),
    );
  });
});
