import { describe, expect, it } from 'vitest';
import { type Card, labels } from '../../cards/kit.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import type { State } from '../../src/domain/case/state.ts';
import { actionsFor } from '../../src/views/case/actions.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { caseIn, type Seen, seen } from '../support/builders.ts';

/** What lies open and what is folded away, by label. */
const laid = ({ c, rules }: Seen, audience: Audience): [string[], string[]] => {
  const { shown, more } = actionsFor(c, audience, rules);
  return [shown.map((a) => a.label), more.map((a) => a.label)];
};
/** The folded ones as the card has them: what changes the case, what marks it, what only looks. */
const inGroups = ({ c, rules }: Seen, audience: Audience): string[] => {
  const { more } = actionsFor(c, audience, rules);
  return (['handle', 'mark', 'look'] as const).flatMap((group) =>
    more.filter((a) => a.group === group).map((a) => a.label),
  );
};

const UPLOAD_WHY = ['上传附件', '为何是这一天'];
const UNITS = ['派给 市场监管局'];
const LEVELS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];
const LOOKS = ['查看联系方式', '办理记录', '为何是这一天'];
/** What only the keepers of the library need, folded on every card of the desk. */
const LIBRARY = ['关联', '标记重发', '转保密'];
const ASKS = ['申请延期', '暂停计时', '申请协办', '转入复议诉讼'];
const LOOKS_OPEN = ['查看联系方式', '为何是这一天'];

const BUTTONS: [State, Audience, string[], string[]][] = [
  ['submitted', 'respondent', ['补充说明', '催办', '上传附件'], ['撤回诉求', '为何是这一天']],
  ['submitted', 'filer', ['补充说明', '上传附件'], ['为何是这一天']],
  [
    'submitted',
    'desk',
    [...UNITS, '派单', '认领'],
    ['直接答复', '引导转办', '提请协调', '请专家解答', '拆分', '并案', '提级协调', ...LIBRARY, ...LOOKS],
  ],
  ['submitted', 'supervision', ['督办', '提级协调'], ['办理记录', '为何是这一天']],
  ['submitted', 'leader', ['督办'], ['办理记录']],
  ['awaiting_signoff', 'respondent', ['补充说明', '催办', '上传附件'], ['撤回诉求', '为何是这一天']],
  ['awaiting_signoff', 'desk', ['办理记录'], ['提级协调', ...LIBRARY, ...LOOKS_OPEN]],
  ['awaiting_signoff', 'signer', ['同意派单', '退回专席'], []],
  ['dispatched', 'respondent', ['补充说明', '催办', '上传附件'], ['撤回诉求', '为何是这一天']],
  ['dispatched', 'desk', ['办理记录'], ['改派', '并案', '调整类别', '提级协调', ...LIBRARY, ...LOOKS_OPEN]],
  [
    'dispatched',
    'unit',
    ['受理', '申请退回', '查看联系方式'],
    ['登记进展', '提级协调', '上传附件', '剔除', '办理记录', '为何是这一天'],
  ],
  ['return_requested', 'respondent', ['补充说明', '催办', '上传附件'], ['撤回诉求', '为何是这一天']],
  [
    'return_requested',
    'desk',
    ['改派', '维持原派', '认领'],
    ['引导转办', '提请协调', '拆分', '并案', '提级协调', ...LIBRARY, ...LOOKS],
  ],
  [
    'return_requested',
    'unit',
    ['登记进展', '查看联系方式'],
    ['提级协调', '上传附件', '剔除', '办理记录', '为何是这一天'],
  ],
  ['in_progress', 'respondent', ['补充说明', '催办', '上传附件'], ['撤回诉求', '为何是这一天']],
  ['in_progress', 'desk', ['办理记录'], ['改派', '并案', '调整类别', '提级协调', ...LIBRARY, ...LOOKS_OPEN]],
  [
    'in_progress',
    'unit',
    ['提交办结', '登记进展', '查看联系方式'],
    [...ASKS, '申请办结', '提级协调', '转交经办人', '上传附件', '剔除', '办理记录', '为何是这一天'],
  ],
  ['answered', 'respondent', ['确认办结', '尚未解决', '补充说明'], UPLOAD_WHY],
  ['answered', 'desk', ['办理记录'], ['提级协调', ...LIBRARY, ...LOOKS_OPEN]],
  ['resolved', 'respondent', ['确认办结', '尚未解决', '补充说明'], UPLOAD_WHY],
  [
    'resolved',
    'unit',
    ['登记进展', '查看联系方式'],
    ['提级协调', '上传附件', '撤回办结', '剔除', '办理记录', '为何是这一天'],
  ],
  ['confirmed', 'respondent', [...LEVELS, '尚未解决'], ['补充说明', ...UPLOAD_WHY]],
  ['confirmed', 'filer', ['补充说明'], UPLOAD_WHY],
  ['callback', 'respondent', ['补充说明', '评价留言', '催办', '上传附件'], ['为何是这一天']],
  ['callback', 'desk', ['登记回访', '继续办理', '接受解释', '未联系上', '认领'], ['提级协调', ...LIBRARY, ...LOOKS]],
  [
    'callback',
    'unit',
    ['登记进展', '查看联系方式', '上传书面答复'],
    ['提级协调', '上传附件', '剔除', '办理记录', '为何是这一天'],
  ],
  ['closure_review', 'respondent', ['补充说明', '催办', '上传附件'], ['为何是这一天']],
  ['closure_review', 'desk', ['同意办结', '退回续办', '认领'], ['提级协调', ...LIBRARY, ...LOOKS]],
  [
    'closure_review',
    'unit',
    ['登记进展', '查看联系方式'],
    ['提级协调', '上传附件', '剔除', '办理记录', '为何是这一天'],
  ],
  ['merged', 'desk', ['办理记录', '撤销并案'], ['提级协调', ...LIBRARY, ...LOOKS_OPEN]],
  ['merged', 'respondent', ['补充说明', '催办', '上传附件'], ['为何是这一天']],
  ['closed', 'respondent', ['评价留言'], []],
  ['closed', 'filer', [], []],
  ['closed', 'desk', ['办理记录'], ['关联', '标记重发', '典型案例', '红黑榜', '回头看不实', '转保密']],
  ['closed', 'unit', ['办理记录'], ['剔除']],
  ['closed', 'leader', ['办理记录'], []],
  ['redirected', 'respondent', [], []],
  ['withdrawn', 'desk', ['办理记录'], LIBRARY],
];

describe('the buttons of each card', () => {
  it.each(BUTTONS)('%s, %s', (state, audience, shown, more) => {
    const now = caseIn(state);
    expect(laid(now, audience)).toEqual([shown, more]);
    expect(labels(cardFor(now.c, audience, now.rules))).toEqual([...shown, ...inGroups(now, audience)]);
  });
});

describe('buttons that depend on more than the state', () => {
  it('a category that is not handled is guided elsewhere, and no unit is offered (R-203)', () => {
    const now = caseIn('submitted', { category: 'complaint' });
    expect(laid(now, 'desk')[0]).toEqual(['引导转办', '派单', '认领']);
    expect(JSON.stringify(cardFor(now.c, 'desk', now.rules))).toContain('建议引导转办：对部门或工作人员的投诉');
  });

  it('a question may be answered at once (R-201)', () => {
    expect(laid(caseIn('submitted', { category: 'consultation' }), 'desk')[0]).toEqual([
      ...UNITS,
      '派单',
      '认领',
      '直接答复',
    ]);
  });

  it('after 提请协调 the coordinator dispatches, the desk looks on (R-207)', () => {
    const { world } = caseIn('submitted');
    world.do('desk', 'refer');
    const now = seen(world);
    expect(laid(now, 'coordinator')[0]).toEqual([...UNITS, '派单', '认领']);
    expect(laid(now, 'desk')[0]).toEqual(['认领']);
  });

  it('once the call is noted, going on comes first', () => {
    const { world } = caseIn('callback');
    world.do('desk', 'note_call');
    expect(laid(seen(world), 'desk')[0]).toEqual(['继续办理', '接受解释', '未联系上', '认领']);
  });

  it('a unit that was asked to explain may apply to close', () => {
    const { world } = caseIn('callback');
    world.do('desk', 'note_call', { note: '政策不允许', explain: 'yes' });
    expect(laid(seen(world), 'unit')[0]).toEqual(['申请办结', '登记进展', '查看联系方式', '上传书面答复']);
  });

  it('after 尚未解决 it is asked what is missing, until that is told', () => {
    const { world } = caseIn('resolved');
    world.do('contact', 'not_done');
    expect(laid(seen(world), 'respondent')[0][0]).toBe('说明未解决之处');
    world.later(60_000);
    world.do('contact', 'tell_missing');
    expect(laid(seen(world), 'respondent')).toEqual([
      ['补充说明', '催办', '上传附件'],
      ['说明未解决之处', '撤回诉求', '为何是这一天'],
    ]);
  });

  it('a rating may be changed to any other level, and commented', () => {
    const { world } = caseIn('confirmed');
    world.do('contact', 'rate', { datum: '4' });
    expect(laid(seen(world), 'respondent')[0]).toEqual([
      '非常满意',
      '基本满意',
      '不满意',
      '非常不满意',
      '评价留言',
      '尚未解决',
    ]);
  });

  it('Huzhou has four levels', () => {
    expect(laid(caseIn('confirmed', {}, { profile: 'huzhou' }), 'respondent')[0]).toEqual([
      '满意',
      '比较满意',
      '基本满意',
      '不满意',
      '尚未解决',
    ]);
  });

  it('a close by silence may still be disputed', () => {
    const { world } = caseIn('resolved');
    world.travelTo('2026-11-24 09:00');
    expect(laid(seen(world), 'respondent')[0]).toEqual(['仍未解决']);
  });

  it('nobody nudges twice a day', () => {
    const { world } = caseIn('in_progress');
    world.do('contact', 'nudge');
    expect(laid(seen(world), 'respondent')[0]).toEqual(['补充说明', '上传附件']);
  });
});

const confirms = (card: Card, label: string): boolean => {
  const walk = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(walk);
    if (typeof value !== 'object' || value === null) return false;
    const node = value as Record<string, unknown>;
    const text = node.text as { content?: string } | undefined;
    if (node.tag === 'button' && text?.content === label) return node.confirm !== undefined;
    return Object.values(node).some(walk);
  };
  return walk(card);
};

describe('what acts at once and is not lightly undone asks once more', () => {
  it.each([
    ['submitted', 'respondent', '撤回诉求', true],
    ['submitted', 'desk', '引导转办', false],
    ['resolved', 'respondent', '尚未解决', true],
    ['resolved', 'respondent', '确认办结', false],
    ['resolved', 'unit', '撤回办结', true],
    ['closure_review', 'desk', '同意办结', true],
    ['callback', 'desk', '继续办理', false],
    ['callback', 'desk', '未联系上', true],
  ] as const)('%s, %s: %s %s', (state, audience, label, asks) => {
    const { c, rules } = caseIn(state);
    expect(confirms(cardFor(c, audience, rules), label)).toBe(asks);
  });
});

describe('what a button carries', () => {
  it('is the action, the case and its v; a datum follows a colon', () => {
    const { c, rules } = caseIn('submitted');
    const json = JSON.stringify(cardFor(c, 'desk', rules));
    expect(json).toContain(`{"action":"dispatch:scjg","caseId":"c1","v":${c.v}}`);
    expect(json).toContain(`{"action":"claim","caseId":"c1","v":${c.v}}`);
  });

  it('of a level is its id', () => {
    const { c, rules } = caseIn('confirmed');
    expect(JSON.stringify(cardFor(c, 'respondent', rules))).toContain(`{"action":"rate:5","caseId":"c1","v":${c.v}}`);
  });
});
