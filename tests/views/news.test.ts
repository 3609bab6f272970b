import { describe, expect, it } from 'vitest';
import { labels, plainText } from '../../cards/kit.ts';
import { cardProblems } from '../../cards/limits.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import { eventNamed } from '../../src/domain/events/lifecycle.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { notificationText } from '../../src/views/notifications/notification.ts';
import { type Life, life } from './life.ts';

const WHICH = 'QS20261118-0001“营业执照变更卡在窗口”';
const at = (openId: string, name: string) => `<at user_id="ou_${openId}">${name}</at>`;
const DESK = at('desk', '王敏');
const HANDLER = at('unit', '周芳');
const HEAD = at('head', '李强');

const dispatched = () => life().submit().do('desk', 'dispatch', { unit: 'scjg' });
const handled = () => dispatched().do('unit', 'accept');
const resolved = (text = '已换发执照') => handled().do('unit', 'finish', { text }).do('sender', 'result_delivered');
const rated = (level: string) => resolved().do('contact', 'confirm').do('contact', 'rate', { datum: level });
const calledBack = () => rated('2').until('2026-11-18 10:11');

/** What the message says that the case now owes this audience. */
function said({ c, rules }: Life, audience: Audience, code: string): string {
  const owed = c.outbox.findLast(
    ({ show }) => 'notification' in show && show.notification === code && show.audience === audience,
  );
  if (!owed || !('notification' in owed.show)) throw new Error(`${code} is not said to ${audience}`);
  const whose = 'unit' in owed.to ? { unit: owed.to.unit } : {};
  return notificationText(c, audience, code, owed.show, rules, whose);
}

/** Each message with the event that causes it, by hand: nobody opens a card to learn it. */
const NEWS: [label: string, make: () => Life, audience: Audience, code: string, text: string][] = [
  [
    '进展',
    () => handled().do('unit', 'progress', { text: '已与窗口核对，明日出证', visible: 'yes' }),
    'respondent',
    'progressed',
    `您的诉求 ${WHICH}有新进展。市场监管局：已与窗口核对，明日出证。`,
  ],
  [
    '办理结果',
    () => handled().do('unit', 'finish', { text: '已换发执照，可到窗口领取' }).do('sender', 'result_delivered'),
    'respondent',
    'please_confirm',
    `您的诉求 ${WHICH}已有办理结果：已换发执照，可到窗口领取。请于11月23日（周一）24:00前在卡片上确认是否已解决。期满未确认或未评价的，本件自动办结；如仍未解决，可在办结后 10 个工作日内按“仍未解决”。`,
  ],
  [
    '直接答复咨询',
    () =>
      life()
        .submit({ category: 'consultation' })
        .do('desk', 'answer', { text: '带执照副本即可' })
        .do('sender', 'result_delivered'),
    'respondent',
    'please_confirm',
    `您的诉求 ${WHICH}已有办理结果：带执照副本即可。请于11月23日（周一）24:00前在卡片上确认是否解答了问题。期满未确认或未评价的，本件自动办结；如仍未解决，可在办结后 10 个工作日内按“仍未解决”。`,
  ],
  [
    '协办意见',
    () =>
      handled()
        .do('head', 'ask_co', { coUnits: ['rsj'], text: '请核实社保登记' })
        .do('desk', 'name_co')
        .do('co', 'reply_co', { text: '社保登记无误' }),
    'unit',
    'co_replied',
    `${HANDLER} ${WHICH}：人社局已提交协办意见：社保登记无误。`,
  ],
  [
    '请协办',
    () =>
      handled()
        .do('head', 'ask_co', { coUnits: ['rsj'], text: '请核实社保登记' })
        .do('desk', 'name_co'),
    'co_unit',
    'to_help',
    `${at('co', '马超')} ${WHICH}请贵单位协办，并于11月25日（周三）17:30前提交协办意见。协办事项：请核实社保登记。`,
  ],
  [
    '补充说明',
    () => handled().do('contact', 'add', { text: '营业执照副本在13905120101处' }),
    'unit',
    'added',
    `${HANDLER} ${WHICH}有补充说明。企业：营业执照副本在139****0101处。`,
  ],
  [
    '申请退回',
    () => dispatched().do('unit', 'ask_return', { ground: 'not_ours', reason: '登记事项归行政审批局' }),
    'desk',
    'to_arbitrate',
    `${DESK} ${WHICH}：市场监管局申请退回，请于11月20日（周五）17:30前裁定：改派或维持原派。退回事由：非本单位职责。理由：登记事项归行政审批局。`,
  ],
  [
    '维持原派',
    () =>
      dispatched()
        .do('unit', 'ask_return', { ground: 'not_ours', reason: '登记事项归行政审批局' })
        .do('desk', 'uphold', { reason: '三定规定明确' }),
    'unit',
    'upheld',
    `${HANDLER} ${WHICH}经裁定维持原派，请于11月19日（周四）17:30前受理。理由：三定规定明确。`,
  ],
  [
    '申请延期',
    () => handled().do('unit', 'ask_extension', { days: '5', reason: '需上级批复' }),
    'desk',
    'extension_asked',
    `${DESK} ${WHICH}：市场监管局申请延期，请于11月19日（周四）17:30前决定。延期天数：5 个工作日。理由：需上级批复。`,
  ],
  [
    '不同意延期',
    () =>
      handled()
        .do('unit', 'ask_extension', { days: '5', reason: '需上级批复' })
        .do('desk', 'refuse_extension', { reason: '时间足够' }),
    'unit',
    'extension_refused',
    `${HANDLER} ${WHICH}的延期申请未获同意，请于12月9日（周三）17:30前办结。理由：时间足够。`,
  ],
  [
    '督办',
    () => handled().do('leader', 'urge', { text: '三天内给企业一个准话' }),
    'unit',
    'urged',
    `${HANDLER} ${HEAD} 陈刚督办 ${WHICH}：三天内给企业一个准话。请于11月20日（周五）17:30前回复督办。`,
  ],
  [
    '回复督办',
    () =>
      handled().do('leader', 'urge', { text: '三天内给企业一个准话' }).do('unit', 'answer_urge', { text: '明日答复' }),
    'supervision',
    'urge_answered',
    `${WHICH}：市场监管局已回复督办：明日答复。`,
  ],
  [
    '不满意，单位',
    calledBack,
    'unit',
    'rated_badly',
    `${HANDLER} ${HEAD} ${WHICH}：企业评价不满意。企业服务专席将电话回访，请于12月9日（周三）17:30前上传加盖公章的书面答复。`,
  ],
  [
    '不满意，专席',
    calledBack,
    'desk',
    'to_call_back',
    `${DESK} ${WHICH}：企业评价不满意。请于11月20日（周五）17:30前电话回访企业并登记回访。`,
  ],
  [
    '不满意及原因',
    () =>
      rated('2')
        .do('contact', 'comment', { reasons: ['too_slow', 'many_trips'], text: '跑了三趟' })
        .until('2026-11-18 10:11'),
    'unit',
    'rated_badly',
    `${HANDLER} ${HEAD} ${WHICH}：企业评价不满意（办得太慢、来回跑；跑了三趟）。企业服务专席将电话回访，请于12月9日（周三）17:30前上传加盖公章的书面答复。`,
  ],
  [
    '尚未解决之处',
    () => resolved().do('contact', 'not_done').do('contact', 'tell_missing', { text: '缺第三项证明' }),
    'unit',
    'missing_told',
    `${HANDLER} ${WHICH}：企业说明了未解决之处：缺第三项证明。`,
  ],
  [
    '继续办理',
    () => calledBack().do('desk', 'go_on', { note: '企业要求补发第三项证明' }),
    'unit',
    'goes_on',
    `${HANDLER} ${WHICH}经回访须继续办理，请于12月9日（周三）17:30前办结。回访记录：企业要求补发第三项证明。`,
  ],
  [
    '调整类别',
    () => handled().do('desk', 'reclassify', { category: 'consultation' }),
    'unit',
    'reclassified',
    `${HANDLER} ${WHICH}已调整类别（诉求改为咨询），请按新的时限办理，并于11月25日（周三）17:30前办结。`,
  ],
  [
    '同意暂停',
    () =>
      handled()
        .do('unit', 'ask_pause', { reason: 'material', text: '等企业寄来', wanted: '广告原件' })
        .do('desk', 'grant_pause'),
    'unit',
    'pause_granted',
    `${HANDLER} ${WHICH}已同意暂停计时（等待企业补充材料，最迟12月2日（周三）自动恢复）。恢复后请抓紧办理。`,
  ],
  [
    '申请暂停',
    () => handled().do('unit', 'ask_pause', { reason: 'material', text: '等企业寄来', wanted: '广告原件' }),
    'desk',
    'pause_asked',
    `${DESK} ${WHICH}：市场监管局申请暂停计时，请于11月19日（周四）17:30前决定。暂停事由：等待企业补充材料。理由：等企业寄来。需企业补充：广告原件。`,
  ],
  [
    '请补充材料：不说单位的内部理由',
    () =>
      handled()
        .do('unit', 'ask_pause', { reason: 'material', text: '等企业寄来', wanted: '广告原件' })
        .do('desk', 'grant_pause'),
    'respondent',
    'material_wanted',
    `您的诉求 ${WHICH}需要补充材料：广告原件，最迟12月2日（周三）。请在卡片上按“补充说明”或“上传附件”。`,
  ],
];

describe('a message carries its news — lifecycle.md, invariant 10', () => {
  it.each(NEWS)('%s', (_label, make, audience, code, text) => {
    expect(said(make(), audience, code)).toBe(text);
  });

  it('of a long text its beginning, never half a character', () => {
    const text = `${'核'.repeat(298)}👨‍👩‍👧${'对'.repeat(400)}`;
    const told = said(handled().do('unit', 'progress', { text, visible: 'yes' }), 'respondent', 'progressed');
    expect(told).toBe(`您的诉求 ${WHICH}有新进展。市场监管局：${'核'.repeat(298)}…`);
  });

  it('a dissatisfied rating of the desk’s own answer goes to the desk alone', () => {
    const answered = life()
      .submit({ category: 'consultation' })
      .do('desk', 'answer', { text: '带执照副本即可' })
      .do('sender', 'result_delivered')
      .do('contact', 'confirm')
      .do('contact', 'rate', { datum: '2' })
      .until('2026-11-18 10:11');
    expect(said(answered, 'desk', 'to_call_back')).toContain('企业评价不满意。');
    expect(() => said(answered, 'unit', 'rated_badly')).toThrow();
  });

  it('what a duplicate’s enterprise added, until that case is confidential — R-802', () => {
    const primary = handled();
    const duplicate = life({ no: 'QS20261118-0002', at: '2026-11-18 10:05' })
      .submit()
      .do('desk', 'merge', { primary: primary.c.no }, { other: primary.c });
    primary.do('sender', 'become_primary', {}, { other: duplicate.c });
    expect(said(primary, 'unit', 'joined')).toContain('并入了 QS20261118-0002');
    duplicate.do('contact', 'add', { text: '我们厂也缺这份证明' });
    primary.do('sender', 'become_primary', {}, { other: duplicate.c });
    expect(said(primary, 'unit', 'duplicate_added')).toBe(
      `${HANDLER} ${WHICH}的并案件有补充说明。企业：我们厂也缺这份证明。`,
    );
    primary.do('sender', 'cut_link', {}, { other: { ...duplicate.c, confidential: true } });
    expect(() => said(primary, 'unit', 'duplicate_added')).toThrow();
  });

  it('not of a confidential case — R-802', () => {
    const secret = life({ profile: 'suqian' }).submit({ enterprise: 'e1', channel: 'misconduct' }, 'desk', 'desk');
    const { c, rules } = secret;
    expect(notificationText(c, 'confidential_officer', 'added', { words: '举报对象', who: '企业' }, rules)).toBe(
      'QS20261118-0001“保密件”有补充说明。',
    );
  });
});

describe('why an enterprise is dissatisfied — R-402, R-403', () => {
  const told = rated('2')
    .do('contact', 'comment', { reasons: ['too_slow', 'many_trips'], text: '跑了三趟' })
    .until('2026-11-18 10:11');

  it.each(['unit', 'desk'] as const)('stands on the card of the %s', (audience) => {
    expect(plainText(cardFor(told.c, audience, told.rules))).toMatch(
      /企业评价：不满意[\s\S]*不满意的原因：办得太慢、来回跑[\s\S]*评价留言：跑了三趟/,
    );
  });

  it.each(['note_call', 'go_on', 'accept_explanation'])('stands above the form %s', (event) => {
    const card = formCardFor(told.c, event, { person: 'ou_desk' }, told.rules);
    expect(plainText(card)).toMatch(/企业评价：不满意[\s\S]*不满意的原因：办得太慢、来回跑/);
    expect(cardProblems(card)).toEqual([]);
  });

  it('is asked by one form, with the reasons of the place', () => {
    const asked = rated('2');
    const card = formCardFor(asked.c, 'comment', { person: 'ou_contact' }, asked.rules);
    expect(labels(card)).toEqual(['不满意的原因', '评价内容', '评价留言']);
    expect(plainText(card)).toContain('不填也可以');
    expect(JSON.stringify(card)).toContain('办得太慢');
    expect(cardProblems(card)).toEqual([]);
  });
});

describe('who urges reads to whom it went — R-507', () => {
  it('by unit and name, with the day', () => {
    const urged = handled().do('leader', 'urge', { text: '三天内给企业一个准话' });
    expect(eventNamed('urge')?.done(urged.c, urged.rules)).toBe(
      '已督办，已发市场监管局（周芳、李强），最迟11月20日（周五）17:30回复',
    );
  });
});
