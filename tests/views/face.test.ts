import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import type { State } from '../../src/domain/case/state.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { caseView } from '../../src/views/case/case-view.ts';
import { caseIn, type Seen, seen } from '../support/builders.ts';

const face = ({ c, rules }: Seen, audience: Audience) => {
  const { tag, colour, headline } = caseView(c, audience, rules);
  return [tag, colour, headline];
};

const at = (now: Seen, words: string): Seen => {
  now.world.at(words);
  return seen(now.world);
};

/** Word of the state, colour and first line, a quiet morning on Wednesday 18 November 2026. */
const FACES: [State, Audience, string, string, string][] = [
  ['submitted', 'desk', '待派单', 'blue', '请企业服务专席于11月19日（周四）17:30前派单'],
  ['submitted', 'respondent', '待派单', 'wathet', '企业服务专席将于11月19日（周四）17:30前转交承办单位'],
  ['dispatched', 'unit', '待受理', 'blue', '请市场监管局于11月19日（周四）17:30前受理或申请退回'],
  ['dispatched', 'respondent', '待受理', 'wathet', '已转交市场监管局，预计12月9日（周三）17:30前答复'],
  ['return_requested', 'desk', '退回待裁定', 'orange', '请企业服务专席于11月20日（周五）17:30前裁定退回申请'],
  ['return_requested', 'respondent', '正在核定承办单位', 'wathet', '正在核定承办单位，确定后继续办理'],
  ['in_progress', 'unit', '办理中', 'wathet', '请市场监管局（周芳）于12月9日（周三）17:30前办结'],
  ['in_progress', 'filer', '办理中', 'wathet', '市场监管局正在办理，预计12月9日（周三）17:30前答复'],
  ['answered', 'respondent', '待您确认', 'blue', '请于11月23日（周一）24:00前确认是否已解决'],
  ['answered', 'desk', '已答复待确认', 'turquoise', '等待企业于11月23日（周一）24:00前确认是否已解决'],
  ['resolved', 'respondent', '待您确认', 'blue', '请于11月23日（周一）24:00前确认是否已解决'],
  ['resolved', 'filer', '待企业确认', 'blue', '请企业联系人于11月23日（周一）24:00前确认是否已解决'],
  ['resolved', 'unit', '待企业确认', 'turquoise', '等待企业于11月23日（周一）24:00前确认是否已解决'],
  ['confirmed', 'respondent', '待您评价', 'blue', '请于11月23日（周一）24:00前评价办理结果'],
  ['confirmed', 'unit', '待评价', 'turquoise', '等待企业于11月23日（周一）24:00前评价'],
  ['callback', 'desk', '回访中', 'orange', '请企业服务专席于11月20日（周五）17:30前电话回访'],
  ['callback', 'respondent', '回访中', 'orange', '企业服务专席将于11月20日（周五）17:30前电话回访'],
  ['closure_review', 'desk', '申请办结待审', 'violet', '请企业服务专席于11月20日（周五）17:30前审核申请办结'],
  ['closure_review', 'respondent', '办理中', 'wathet', '市场监管局正在办理'],
  ['closed', 'respondent', '满意办结', 'green', '已办结（您评价：非常满意）'],
  ['redirected', 'filer', '已引导', 'grey', '本事项已引导至对口渠道，请按下列指引办理'],
  ['withdrawn', 'unit', '已撤回', 'grey', '企业已撤回诉求，无需再办理'],
];

describe('the face of a card — interface.md, "Faces"', () => {
  it.each(FACES)('%s, %s: %s, %s', (state, audience, tag, colour, headline) => {
    expect(face(caseIn(state), audience)).toEqual([tag, colour, headline]);
  });

  it('a closed case says how it ended', () => {
    const { world } = caseIn('resolved');
    world.travelTo('2026-11-24 09:00');
    expect(face(seen(world), 'desk')).toEqual(['未确认办结', 'grey', '已办结：未确认办结']);
    const huzhou = caseIn('resolved', {}, { profile: 'huzhou' });
    huzhou.world.travelTo('2026-11-24 09:00');
    expect(face(seen(huzhou.world), 'desk')[0]).toBe('默认好评办结');
  });

  it('names whoever claimed it', () => {
    const { world } = caseIn('submitted');
    world.do('deskOfficer', 'claim');
    expect(face(seen(world), 'desk')[2]).toBe('请企业服务专席（刘洋）于11月19日（周四）17:30前派单');
  });

  it('names the coordinator after 提请协调 (R-207)', () => {
    const { world } = caseIn('submitted');
    world.do('desk', 'refer');
    expect(face(seen(world), 'desk')[2]).toBe('请督查室于11月19日（周四）17:30前派单');
    expect(face(seen(world), 'respondent')[2]).toBe('正在协调确定承办单位');
  });

  it('says what a rating was and until when it may be changed', () => {
    const { world } = caseIn('confirmed');
    world.do('contact', 'rate', { datum: '2' });
    expect(face(seen(world), 'respondent')[2]).toBe('已评价：不满意，10:10前可以更改');
    expect(face(seen(world), 'desk')[2]).toBe('企业已评价：不满意，10:10后生效');
  });

  it('names what is still owed after closing (R-405)', () => {
    const { world } = caseIn('callback');
    world.do('desk', 'accept_explanation');
    expect(face(seen(world), 'unit')).toEqual([
      '说明办结',
      'green',
      '请市场监管局于12月9日（周三）17:30前上传加盖公章的书面答复',
    ]);
    expect(face(seen(world), 'respondent')[2]).toBe('已作说明办结');
  });
});

describe('yellow on the last day, red past it — R-502', () => {
  it.each([
    ['2026-11-19 09:00', 'yellow', '请市场监管局于11月19日（周四）17:30前受理或申请退回，今日到期'],
    ['2026-11-19 17:30', 'yellow', '请市场监管局于11月19日（周四）17:30前受理或申请退回，今日到期'],
    ['2026-11-19 17:31', 'red', '已超期（时限11月19日17:30），请市场监管局立即受理或申请退回'],
    ['2026-11-22 12:00', 'red', '已超期 1 个工作日（时限11月19日17:30），请市场监管局立即受理或申请退回'],
    ['2026-11-23 09:00', 'red', '已超期 2 个工作日（时限11月19日17:30），请市场监管局立即受理或申请退回'],
  ])('the accept clock at %s is %s', (now, colour, headline) => {
    expect(face(at(caseIn('dispatched'), now), 'unit').slice(1)).toEqual([colour, headline]);
  });

  it.each([
    ['2026-12-08 17:00', 'wathet', '市场监管局正在办理，预计12月9日（周三）17:30前答复'],
    ['2026-12-09 09:00', 'yellow', '市场监管局正在办理，预计12月9日（周三）17:30前答复'],
    ['2026-12-11 09:00', 'red', '非常抱歉，您的诉求未能按时答复（原定12月9日17:30），正在督促市场监管局办理'],
  ])('the handle clock at %s is %s for the enterprise', (now, colour, headline) => {
    expect(face(at(caseIn('in_progress'), now), 'respondent').slice(1)).toEqual([colour, headline]);
  });

  it('an appeal that nobody has passed on is red for its enterprise too, with an apology', () => {
    const then = at(caseIn('submitted'), '2026-11-23 09:00');
    expect(face(then, 'respondent').slice(1)).toEqual([
      'red',
      '非常抱歉，未能按时转交承办单位（原定11月19日17:30），企业服务专席正在加急处理',
    ]);
    expect(caseView(then.c, 'respondent', then.rules).band).toMatchObject({
      label: '原定转交',
      left: '逾期 2 个工作日',
    });
    expect(face(at(caseIn('submitted'), '2026-11-19 09:00'), 'respondent')[1]).not.toBe('yellow');
  });

  it('the confirm clock’s last day ends at 24:00 and alarms the enterprise alone', () => {
    const now = at(caseIn('resolved'), '2026-11-23 23:59');
    expect(face(now, 'respondent')).toEqual([
      '待您确认',
      'yellow',
      '请于11月23日（周一）24:00前确认是否已解决，今日到期',
    ]);
    expect(face(now, 'unit')[1]).toBe('turquoise');
  });

  it('the desk’s delay does not colour the unit’s card', () => {
    const now = at(caseIn('return_requested'), '2026-11-25 09:00');
    expect(face(now, 'desk')[1]).toBe('red');
    expect(face(now, 'unit')[1]).toBe('orange');
  });
});

const facts = ({ c, rules }: Seen, audience: Audience) => caseView(c, audience, rules).facts;

describe('the one date that matters, under the header — interface.md, "Faces"', () => {
  const band = ({ c, rules }: Seen, audience: Audience) => caseView(c, audience, rules).band;

  it.each([
    ['dispatched', 'unit', '受理时限', '11月19日（周四）17:30', '还有 1 个工作日'],
    ['dispatched', 'respondent', '预计答复', '12月9日（周三）17:30', undefined],
    ['in_progress', 'unit', '办理时限', '12月9日（周三）17:30', undefined],
    ['return_requested', 'desk', '裁定时限', '11月20日（周五）17:30', '还有 2 个工作日'],
    ['resolved', 'respondent', '请于此前确认', '11月23日（周一）24:00', '还有 3 个工作日'],
    ['resolved', 'filer', '企业确认期限', '11月23日（周一）24:00', '还有 3 个工作日'],
    ['callback', 'desk', '回访时限', '11月20日（周五）17:30', '还有 2 个工作日'],
  ] as const)('%s, %s: %s', (state, audience, label, said, left) => {
    expect(band(caseIn(state), audience)).toEqual({ label, said, left, colour: 'grey' });
  });

  it.each([
    ['2026-12-04 10:00', '还有 3 个工作日', 'grey', undefined],
    ['2026-12-09 10:00', '今日到期', 'orange', undefined],
    ['2026-12-09 18:00', '已超期', 'red', '已超期'],
    ['2026-12-22 10:00', '超期 9 个工作日', 'red', '超期 9 个工作日'],
  ])('at %s a unit reads %s', (now, left, colour, late) => {
    const then = at(caseIn('in_progress'), now);
    expect(band(then, 'unit')).toMatchObject({ left, colour });
    expect(caseView(then.c, 'unit', then.rules).late).toBe(late);
  });

  it('it is not said again among the facts, and a paused case has none', () => {
    const text = ({ c, rules }: Seen) => plainText(cardFor(c, 'unit', rules));
    expect(text(caseIn('in_progress')).match(/办理时限/g)).toHaveLength(1);
    const { world } = caseIn('in_progress');
    world.do('unit', 'ask_pause');
    world.do('desk', 'grant_pause');
    expect(band(seen(world), 'unit')).toBeUndefined();
    expect(band(caseIn('closed'), 'respondent')).toBeUndefined();
  });

  it('the enterprise reads 逾期, and of which day the promise was', () => {
    const then = at(caseIn('in_progress'), '2026-12-22 10:00');
    expect(band(then, 'respondent')).toEqual({
      label: '原定答复',
      said: '12月9日（周三）17:30',
      left: '逾期 9 个工作日',
      colour: 'red',
    });
  });
});

describe('whose clock runs is on the card — interface.md, "Faces"', () => {
  it('the unit sees 受理时限 until it accepts, 办理时限 always, and the enterprise clock without a date', () => {
    expect(facts(caseIn('dispatched'), 'unit')).toMatchObject({
      受理时限: '11月19日（周四）17:30',
      办理时限: '12月9日（周三）17:30',
      企业计时: '已历时 0 个工作日',
    });
    const accepted = facts(at(caseIn('in_progress'), '2026-11-24 10:00'), 'unit');
    expect(accepted).toMatchObject({ 办理时限: '12月9日（周三）17:30', 企业计时: '已历时 4 个工作日' });
    expect(accepted.受理时限).toBeUndefined();
  });

  it('the desk sees what it owes', () => {
    expect(facts(caseIn('submitted'), 'desk')).toMatchObject({ 派单时限: '11月19日（周四）17:30' });
    expect(facts(caseIn('return_requested'), 'desk')).toMatchObject({
      裁定时限: '11月20日（周五）17:30',
      办理时限: '暂停计时（退回待裁定）',
    });
  });

  it('the respondent sees 预计答复, then 请于此前确认, then 请于此前评价', () => {
    expect(facts(caseIn('in_progress'), 'respondent')).toMatchObject({ 预计答复: '12月9日（周三）17:30' });
    expect(facts(caseIn('resolved'), 'respondent')).toMatchObject({ 请于此前确认: '11月23日（周一）24:00' });
    expect(facts(caseIn('confirmed'), 'respondent')).toMatchObject({ 请于此前评价: '11月23日（周一）24:00' });
  });

  it('the enterprise reads the telephone of the office that has its case, while it may know which', () => {
    const withPhone = (now: Seen): Seen => ({
      ...now,
      rules: {
        ...now.rules,
        directory: {
          ...now.rules.directory,
          units: now.rules.directory.units.map((u) => ({
            ...u,
            phone: `0512-5555${u.id}`,
            hours: '工作日 9:00–17:00',
          })),
        },
      },
    });
    const told = '0512-5555scjg（工作日 9:00–17:00）';
    for (const state of ['dispatched', 'in_progress', 'resolved', 'closed'] as const)
      expect(facts(withPhone(caseIn(state)), 'respondent').联系电话, state).toBe(told);
    expect(facts(withPhone(caseIn('return_requested')), 'respondent').联系电话).toBeUndefined();
    expect(facts(withPhone(caseIn('in_progress')), 'unit').联系电话).toBeUndefined();
    expect(facts(caseIn('in_progress'), 'respondent').联系电话).toBeUndefined();
  });

  it('no clock of desk or unit is on the enterprise’s card', () => {
    for (const state of ['dispatched', 'return_requested', 'callback', 'closure_review'] as const)
      expect(Object.keys(facts(caseIn(state), 'respondent')).join()).not.toMatch(/受理时限|裁定|回访时限|审核|书面/);
  });

  it('says what silence will mean in this place (R-401)', () => {
    const text = (now: Seen) => plainText(cardFor(now.c, 'respondent', now.rules));
    expect(text(caseIn('resolved'))).toContain('期满未确认或未评价的，本件自动办结');
    expect(text(caseIn('resolved', {}, { profile: 'huzhou' }))).toContain('默认为好评');
    expect(text(caseIn('in_progress'))).not.toContain('默认为好评');
  });

  it('a provisional date is followed by 暂定, and has its year where it is not this one', () => {
    const now = caseIn('in_progress', {}, { now: '2026-12-21 10:00' });
    expect(facts(now, 'unit').办理时限).toBe('2027年1月12日（周二）17:30 暂定');
    expect(face(now, 'unit')[2]).toBe('请市场监管局（周芳）于2027年1月12日（周二）17:30（暂定）前办结');
  });

  it('an approval case has no date before its unit names the law’s (R-303)', () => {
    expect(facts(caseIn('dispatched', { category: 'approval' }), 'unit').办理时限).toBe('按法定期限，受理时填写');
  });

  it('of the person who filed a group learns only whether it was an agent', () => {
    expect(facts(caseIn('submitted'), 'desk').报送).toBe('企业自报');
    const { world } = caseIn('submitted');
    world.submit({ enterprise: 'e1' }, 'agent');
    expect(facts(seen(world), 'desk').报送).toBe('助企员孙亮代报');
  });
});

describe('the way a case has gone, in plain words — R-109', () => {
  const steps = ({ c, rules }: Seen, audience: Audience = 'respondent') =>
    caseView(c, audience, rules).steps.map((s) => s.text);

  it('from receipt to close', () => {
    const { world } = caseIn('confirmed');
    world.rated('4');
    expect(steps(seen(world))).toEqual([
      '已收到诉求',
      '已转交市场监管局办理',
      '市场监管局已受理',
      '市场监管局已提交办理结果',
      '您已确认办结',
      '您已评价：满意',
      '已办结',
    ]);
  });

  it('through rework, the latest eight and the receipt', () => {
    const { world } = caseIn('resolved');
    world.do('contact', 'not_done');
    world.do('unit', 'finish');
    world.do('sender', 'result_delivered');
    world.do('contact', 'confirm');
    world.rated('1');
    world.do('desk', 'note_call');
    world.do('desk', 'go_on');
    const all = steps(seen(world));
    expect(all).toHaveLength(8);
    expect(all[0]).toBe('已收到诉求');
    expect(all.slice(1)).toEqual([
      '市场监管局已提交办理结果',
      '您反映尚未解决，市场监管局继续办理',
      '市场监管局已提交办理结果',
      '您已确认办结',
      '您已评价：非常不满意',
      '已电话回访',
      '市场监管局继续办理',
    ]);
  });

  it('calls the enterprise by name of its part on the filer’s card', () => {
    expect(steps(caseIn('confirmed'), 'filer')).toContain('企业已确认办结');
  });
});
