import { describe, expect, it } from 'vitest';
import { fields, labels, plainText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import { absenceForm, absenceStanding } from '../../src/views/notices/absence.ts';
import { away } from '../support/away.ts';
import { caseIn } from '../support/builders.ts';
import { markdownIn } from '../support/markdown.ts';
import { openIdOf, PEOPLE } from '../support/small-town.ts';

const HOSTILE = '<at id=all></at> ![x](img) {{x}} ';
const good = (card: unknown): void => {
  expect(cardProblems(card)).toEqual([]);
  expect(cardLints(card)).toEqual([]);
  expect(markdownIn(card).join()).not.toMatch(/<at |!\[|\{\{/);
};

describe('the form of 请假 — interface.md, "Forms", "Long lists"', () => {
  it('asks until when, as a date, and who, of those whom one may name', () => {
    const { rules } = caseIn('submitted');
    const card = absenceForm('om_1', openIdOf('unit'), {}, rules);
    good(card);
    expect(labels(card)).toEqual(['截止日期', '代理人', '请假']);
    expect(fields(card).map((f) => f.name)).toEqual(['until', 'deputy']);
    expect(JSON.stringify(card)).toContain('"tag":"date_picker"');
    expect(JSON.stringify(card)).toContain(PEOPLE.officer);
    expect(JSON.stringify(card)).not.toContain(PEOPLE.otherUnit);
    expect(plainText(card)).toContain('最长 60 天，即到2027年1月17日（周日）');
  });

  it('does not offer whoever is away themselves', () => {
    const { rules } = caseIn('submitted');
    away(rules.directory, { officer: 'head' });
    const card = JSON.stringify(absenceForm('om_1', openIdOf('unit'), {}, rules));
    expect(card).toContain(PEOPLE.head);
    expect(card).not.toContain(PEOPLE.officer);
  });

  it('has a text field where there are more than 20', () => {
    const { rules } = caseIn('submitted');
    const market = rules.directory.units.find((u) => u.id === 'scjg');
    if (!market) throw new Error('no unit');
    for (let n = 0; n < 40; n++)
      market.staff.push({ openId: `ou_${n}`, name: `同事${n}`, role: 'officer', directReport: false });
    const card = absenceForm('om_1', openIdOf('unit'), { deputy: 'ou_39' }, rules);
    good(card);
    expect(fields(card).map((f) => f.name)).toEqual(['until', 'deputy', 'deputyName']);
    expect(JSON.stringify(card)).toMatch(/"value":"ou_39"}.*"initial_index":1/);
  });

  it('hostile names stay text', () => {
    const { rules } = caseIn('submitted');
    const unit = rules.directory.units.find((u) => u.id === 'scjg');
    const officer = unit?.staff.find((s) => s.openId === openIdOf('officer'));
    if (!officer) throw new Error('nobody is officer');
    officer.name = HOSTILE;
    good(absenceForm('om_1', openIdOf('unit'), { deputy: openIdOf('officer') }, rules));
    away(rules.directory, { unit: 'officer' });
    for (const absence of rules.directory.absences ?? []) absence.deputy.name = HOSTILE;
    good(absenceStanding('om_1', openIdOf('unit'), rules));
  });
});

describe('an absence that goes on — interface.md, "In chat"', () => {
  it('says until when and who, with both buttons', () => {
    const { rules } = caseIn('submitted');
    away(rules.directory, { unit: 'officer' }, '2026-11-20 24:00');
    const card = absenceStanding('om_1', openIdOf('unit'), rules);
    good(card);
    expect(labels(card)).toEqual(['更改', '结束请假']);
    expect(plainText(card)).toContain('您正在请假，至11月20日（周五）24:00，由吴磊代理');
  });

  it('says who does it now where the deputy is away as well, and what nobody does in their place', () => {
    const { rules } = caseIn('submitted');
    away(rules.directory, { unit: 'officer', officer: 'head' });
    rules.directory.confidential.push({ openId: openIdOf('unit'), name: PEOPLE.unit });
    const said = plainText(absenceStanding('om_1', openIdOf('unit'), rules));
    expect(said).toContain(`${PEOPLE.officer}也在请假，现由${PEOPLE.head}代办。`);
    expect(said).toContain(`${PEOPLE.officer}不能代理您在保密专办的事项，这些仍发给您。`);
  });

  it('is one line once it is over', () => {
    const { rules } = caseIn('submitted');
    const card = absenceStanding('om_1', openIdOf('unit'), rules);
    expect(labels(card)).toEqual([]);
    expect(plainText(card)).toContain('您现在没有请假');
  });
});
