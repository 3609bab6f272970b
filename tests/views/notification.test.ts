import { describe, expect, it } from 'vitest';
import type { Audience } from '../../src/domain/case/message.ts';
import type { State } from '../../src/domain/case/state.ts';
import { NOTIFICATIONS } from '../../src/domain/events/lifecycle.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { notificationText } from '../../src/views/notifications/notification.ts';
import { caseIn, type Seen, seen } from '../support/builders.ts';

const WHICH = 'QS20260924-0001“营业执照变更卡在窗口”';
const UNIT = '<at user_id="ou_unit">周芳</at>';
const DESK = '<at user_id="ou_desk">王敏</at> <at user_id="ou_deskOfficer">刘洋</at>';

const notification = ({ c, rules }: Seen, audience: Audience, code: string, words?: string) =>
  notificationText(c, audience, code, { words }, rules);

/** What is said in each group and to the enterprise, by hand. */
const SAID: [State, Audience, string, string | undefined, string][] = [
  ['submitted', 'desk', 'to_dispatch', undefined, `${DESK} ${WHICH}待派单，请于11月19日（周四）17:30前派单。`],
  [
    'dispatched',
    'unit',
    'to_accept',
    undefined,
    `${UNIT} ${WHICH}已派给市场监管局，请于11月19日（周四）17:30前受理或申请退回。`,
  ],
  [
    'dispatched',
    'unit',
    'upheld',
    '三定规定明确',
    `${UNIT} ${WHICH}经裁定维持原派，请于11月19日（周四）17:30前受理。理由：三定规定明确。`,
  ],
  [
    'return_requested',
    'desk',
    'to_arbitrate',
    undefined,
    `${DESK} ${WHICH}：市场监管局申请退回，请于11月20日（周五）17:30前裁定：改派或维持原派。`,
  ],
  [
    'in_progress',
    'unit',
    'nudged',
    undefined,
    `${UNIT} ${WHICH}：企业催办，请于12月9日（周三）17:30前办结，并登记进展让企业看到。`,
  ],
  [
    'in_progress',
    'unit',
    'closure_refused',
    '依据不成立',
    `${UNIT} ${WHICH}的办结申请未获同意，请继续办理，并于12月9日（周三）17:30前办结。理由：依据不成立。`,
  ],
  [
    'resolved',
    'respondent',
    'please_confirm',
    undefined,
    `您的诉求 ${WHICH}已有办理结果：已办理完毕。请于11月23日（周一）24:00前在卡片上确认是否已解决。期满未确认或未评价的，本件自动办结；如仍未解决，可在办结后 10 个工作日内按“仍未解决”。`,
  ],
  [
    'callback',
    'desk',
    'to_call_back',
    undefined,
    `${DESK} ${WHICH}：企业评价非常不满意。请于11月20日（周五）17:30前电话回访企业并登记回访。`,
  ],
  [
    'closure_review',
    'desk',
    'to_review',
    undefined,
    `${DESK} ${WHICH}：市场监管局申请办结，请于11月20日（周五）17:30前审核。`,
  ],
  ['withdrawn', 'desk', 'withdrawn', undefined, `${WHICH}：企业已撤回诉求，无需再办理。`],
  [
    'redirected',
    'filer',
    'redirected',
    undefined,
    `您的诉求 ${WHICH}不在受理范围内，已为您引导：12345热线。由专人受理。`,
  ],
];

describe('short words in the thread of a card', () => {
  it.each(SAID)('%s, %s: %s', (state, audience, code, words, text) => {
    expect(notification(caseIn(state), audience, code, words)).toBe(text);
  });

  it.each(SAID.filter(([, , , , text]) => /请于\d/.test(text)))(
    '%s, %s: %s, sent when its date is over, says so',
    (state, audience, code, words) => {
      const { c, rules } = caseIn(state);
      const text = notificationText(c, audience, code, { words }, { ...rules, at: shanghai('2026-12-28 10:00') });
      expect(text).toMatch(/[请并]尽快（时限\d+月\d+日（周.）\d\d:\d\d已过）/);
      expect(text).not.toMatch(/请于/);
    },
  );

  // A lock screen shows the receipt of a confidential case, so it has the number alone.
  const NUMBER_ALONE = ['confidential_receipt'];

  it.each([...NOTIFICATIONS.keys()])('%s names the case', (code) => {
    for (const state of ['in_progress', 'closed'] as const) {
      const text = notification(caseIn(state), 'respondent', code);
      expect(text).toContain(NUMBER_ALONE.includes(code) ? 'QS20260924-0001' : WHICH);
      expect(text.includes('营业执照')).toBe(!NUMBER_ALONE.includes(code));
    }
  });

  it('of a category that is not handled, whoever dispatches is asked to guide it elsewhere (R-203)', () => {
    const { world } = caseIn('submitted', { category: 'complaint' });
    const by = '请于11月19日（周四）17:30前引导转办（类别不属受理范围）。';
    expect(notification(seen(world), 'desk', 'to_dispatch')).toBe(`${DESK} ${WHICH}待派单，${by}`);
    expect(notification(seen(world), 'desk', 'nudged_to_dispatch')).toBe(`${DESK} ${WHICH}：企业催办，${by}`);
  });

  it('says something even for a code it does not know', () => {
    expect(notification(caseIn('in_progress'), 'unit', 'from_the_future')).toBe(
      'QS20260924-0001“营业执照变更卡在窗口”有新情况，请查看卡片。',
    );
  });
});

describe('who is named — calendar.md, "Handler"', () => {
  it('whoever claimed it, instead of the whole desk', () => {
    const { world } = caseIn('submitted');
    world.do('deskOfficer', 'claim');
    expect(notification(seen(world), 'desk', 'to_dispatch')).toMatch(/^<at user_id="ou_deskOfficer">刘洋<\/at> QS/);
  });

  it('the coordinator’s people after 提请协调', () => {
    const { world } = caseIn('submitted');
    world.do('desk', 'refer');
    expect(notification(seen(world), 'coordinator', 'to_dispatch')).toMatch(
      /^<at user_id="ou_coordinator">沈国华<\/at> QS/,
    );
  });

  it('the handler after acceptance, even when another may accept', () => {
    const { world } = caseIn('dispatched');
    world.do('officer', 'accept');
    expect(notification(seen(world), 'unit', 'nudged')).toMatch(/^<at user_id="ou_officer">吴磊<\/at> QS/);
  });

  it('nobody in private', () => {
    expect(notification(caseIn('resolved'), 'respondent', 'please_confirm')).not.toContain('<at');
  });
});

describe('people’s own words in it', () => {
  it('wake nobody and link nowhere', () => {
    const words = '<at user_id="all">所有人</at> [点我](http://evil.example) <b>粗</b>';
    const text = notification(caseIn('dispatched', { content: words }), 'unit', 'to_accept', words);
    expect(text.match(/<[^>]*>/g)).toEqual(['<at user_id="ou_unit">', '</at>']);
    expect(text).not.toContain('](');
  });

  it('show no telephone number in a group', () => {
    expect(notification(caseIn('dispatched'), 'unit', 'upheld', '请联系 13905120101')).toContain('139****0101');
  });
});

describe('a sentence with somebody’s own words in it — interface.md, "Faces"', () => {
  it.each(['不动产登记中心', '不动产登记中心。', '可以问不动产登记中心吗？', '不动产登记中心；'])(
    'ends once where they wrote %s',
    (where) => {
      const { c, rules } = caseIn('redirected');
      const guided = {
        ...c,
        guidance: { where, text: '请带产权证前往', by: { openId: 'ou_desk', name: '王敏' }, at: rules.at },
      };
      const said = notificationText(guided, 'respondent', 'redirected', {}, rules);
      expect(said).not.toMatch(/。。|？。|；。/);
      expect(said).toContain('请带产权证前往');
    },
  );
});
