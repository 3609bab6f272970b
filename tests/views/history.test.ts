import { describe, expect, it } from 'vitest';
import { cardProblems } from '../../cards/limits.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Rules } from '../../src/domain/case/context.ts';
import { pastOf } from '../../src/domain/events/history.ts';
import { BUTTONS } from '../../src/domain/events/lifecycle.ts';
import { STEPS_MOST, stepsFor } from '../../src/views/case/timeline.ts';
import { inquiryFor } from '../../src/views/inquiries/inquiry.ts';
import { entriesShown } from '../../src/views/inquiries/record.ts';
import { type Life, life } from './life.ts';

/** Everything these lives do happens in one millisecond, unless `until` moves the clock. */
const dispatched = () => life().submit().do('desk', 'dispatch', { unit: 'scjg' });
const handled = () => dispatched().do('unit', 'accept');
const asked = () => handled().do('unit', 'finish', { text: '已办理完毕' }).do('sender', 'result_delivered');

type Seen = { c: Case; rules: Rules };
const history = ({ c, rules }: Seen): string[] => stepsFor(c, 'respondent', rules, STEPS_MOST).map((s) => s.text);
const record = ({ c, rules }: Seen): string[] => entriesShown(c, rules).entries.map((s) => s.text);
/** What the record says of the latest events. */
const latest = (l: Life, n = 1): string[] => record(l).slice(-n);

/** 1,000 characters, as long as a form lets them be. */
const LONG = '逐项核实，"均已"说明；'.repeat(100).slice(0, 1_000);
const CUT = `${LONG.slice(0, 119)}…`;

describe('two things in one millisecond — lifecycle.md, "What must always hold", 2', () => {
  it('two notes each keep their own words', () => {
    const l = handled().do('unit', 'progress', { text: '已约窗口' }).do('unit', 'progress', { text: '窗口已复核' });
    expect(latest(l, 2)).toEqual(['周芳 登记进展：已约窗口', '周芳 登记进展：窗口已复核']);
  });

  it('dispatched, returned and reassigned, the case was first with one unit and then with the other', () => {
    const returned = dispatched().do('unit', 'ask_return', { ground: 'not_ours', reason: '属人社职责' });
    expect(history(returned)).toEqual(['已收到诉求', '正在核定承办单位']);
    const l = returned.do('desk', 'reassign', { unit: 'rsj', reason: '同意退回' }).do('co', 'accept');
    expect(history(l)).toEqual(['已收到诉求', '已转交市场监管局办理', '承办单位核定为人社局', '人社局已受理']);
    expect(latest(l, 4)).toEqual([
      '王敏 派单（市场监管局），进入“待受理”',
      '周芳 申请退回：属人社职责，进入“退回待裁定”',
      '王敏 改派（人社局）：同意退回，进入“待受理”',
      '马超 受理，进入“办理中”',
    ]);
  });

  it('words that end with a full stop go on in one sentence, and what was looked at is named', () => {
    const l = handled().do('unit', 'finish', { text: '清单已更新。' }).do('desk', 'see_record');
    expect(latest(l, 2)).toEqual(['周芳 提交办结：清单已更新，进入“待企业确认”', '王敏 查看“办理记录”']);
    const noted = handled().do('unit', 'progress', { text: '已约窗口。' });
    expect(latest(noted, 1)).toEqual(['周芳 登记进展：已约窗口。']);
  });

  it('of two ratings the one that stands is told', () => {
    const l = asked()
      .do('contact', 'confirm')
      .do('contact', 'rate', { datum: '2' })
      .do('contact', 'rate', { datum: '5' });
    expect(history(l).slice(-2)).toEqual(['您已确认办结', '您已评价：非常满意']);
    expect(latest(l, 2)).toEqual(['赵明远 评价', '赵明远 评价（非常满意）']);
  });

  it('a rating taken back leaves nothing, and the next one is its own', () => {
    const again = asked().do('contact', 'confirm').do('contact', 'rate', { datum: '5' }).do('contact', 'not_done');
    expect(history(again).slice(-2)).toEqual(['您已确认办结', '您反映尚未解决，市场监管局继续办理']);
    const l = again.do('unit', 'finish', { text: '已补办' }).do('sender', 'result_delivered').do('contact', 'confirm');
    l.do('contact', 'rate', { datum: '2' });
    expect(history(l).filter((text) => text.startsWith('您已评价'))).toEqual(['您已评价：不满意']);
    expect(record(l).filter((text) => text.startsWith('赵明远 评价'))).toEqual([
      '赵明远 评价',
      '赵明远 评价（不满意）',
    ]);
  });

  it('two escalation levels', () => {
    const l = handled().do('unit', 'escalate', { reason: '涉及多部门' }).do('desk', 'escalate', { reason: '仍未协调' });
    const [first, second] = l.c.escalations.map((s) => s.word);
    expect(first).not.toBe(second);
    expect(latest(l, 2)).toEqual([`周芳 提级协调（${first}）：涉及多部门`, `王敏 提级协调（${second}）：仍未协调`]);
  });

  it('a call in vain and an answer', () => {
    const l = life()
      .submit({ enterprise: 'e3' }, 'agent')
      .do('desk', 'dispatch', { unit: 'scjg' })
      .do('unit', 'accept');
    l.do('unit', 'finish', { text: '已办理完毕' });
    const call = { number: '13905120502', calledAt: '10:30' };
    l.do('desk', 'enter_answer', { ...call, said: 'not_reached' });
    l.do('desk', 'enter_answer', { ...call, said: 'confirmed', level: '5', note: '企业13905120502表示感谢' });
    expect(history(l).slice(-2)).toEqual(['电话征询未联系上', '电话征询：已确认解决']);
    expect(latest(l, 2)).toEqual([
      '王敏 代录（未联系上）',
      '王敏 代录（确认已解决，非常满意）：企业139****0502表示感谢，进入“待评价”',
    ]);
  });

  it('a pause for material is told, one for the court is not', () => {
    const paused = (l: Life, reason: string) =>
      l
        .do('unit', 'ask_pause', { reason, text: '请见附件', wanted: '合同' })
        .do('desk', 'grant_pause')
        .do('unit', 'resume');
    const l = paused(paused(handled(), 'court'), 'material');
    expect(l.c.assignments[0]?.pauses.map((s) => s.reason)).toEqual(['court', 'material']);
    expect(history(l)).toEqual([
      '已收到诉求',
      '已转交市场监管局办理',
      '市场监管局已受理',
      '市场监管局请企业补充材料（已结束）',
    ]);
  });

  it('an explanation refused before the call-back goes on as before, after it in a new assignment', () => {
    const explain = (l: Life) => l.do('unit', 'apply_to_close', { ground: '某条例', text: '政策不允许' });
    const before = explain(handled()).do('desk', 'refuse_closure', { reason: '依据不成立' });
    expect(history(before)).toEqual(['已收到诉求', '已转交市场监管局办理', '市场监管局已受理']);
    const rated = asked().do('contact', 'confirm').do('contact', 'rate', { datum: '1' }).until('2026-11-18 10:20');
    const l = explain(rated.do('desk', 'note_call', { note: '企业不接受' })).do('desk', 'refuse_closure', {
      reason: '请续办',
    });
    expect(history(l).at(-1)).toBe('市场监管局继续办理');
  });
});

describe('what has become of the case since — R-109, T54', () => {
  it('while a return is being decided nobody is named, whoever had signed or assigned it', () => {
    const signed = life({ profile: 'suqian' }).submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk');
    signed.do('desk', 'dispatch', { unit: 'scjg' }).do('secretary', 'sign').do('mayor', 'sign');
    const assigned = life().submit().do('desk', 'dispatch', { unit: 'zrz' }).do('head', 'assign', { datum: 'rsj' });
    for (const [l, who] of [
      [signed, 'unit'],
      [assigned, 'co'],
    ] as const) {
      const before = history(l);
      expect(before.join()).toMatch(/市场监管局|人社局/);
      l.do(who, 'ask_return', { ground: 'not_ours', reason: '职责不符' });
      expect(history(l)).toEqual(['已收到诉求', '正在核定承办单位']);
      expect(history(l.do('desk', 'uphold', { reason: '三定规定明确' }))).toEqual(before);
    }
  });

  it('a case closed again ends as it ended last', () => {
    const l = asked().do('contact', 'confirm').do('contact', 'rate', { datum: '5' }).until('2026-11-18 10:20');
    expect(history(l).at(-1)).toBe('已办结');
    l.do('desk', 'reopen', { reason: '回头看未解决' }).do('unit', 'finish', { text: '已补办' });
    l.do('sender', 'result_delivered').until('2026-12-01 10:00');
    expect(history(l).slice(-5)).toEqual([
      '您已评价：非常满意',
      '已办结',
      '回头看核实未解决，市场监管局继续办理',
      '市场监管局已提交办理结果',
      '已自动办结（未收到确认）',
    ]);
  });
});

describe('however long the words were — storage.md, "The case", `record`', () => {
  it.each<[string, (l: Life) => Life, string]>([
    ['a note of 1,000 characters', (l) => l.do('unit', 'progress', { text: LONG }), `周芳 登记进展：${CUT}`],
    [
      'one of nothing but quotation marks',
      (l) => l.do('unit', 'progress', { text: '"'.repeat(1_000) }),
      `周芳 登记进展：${'"'.repeat(119)}…`,
    ],
    [
      'an explanation beside a long ground',
      (l) => l.do('unit', 'apply_to_close', { ground: LONG.slice(0, 500), text: LONG }),
      `周芳 申请办结：${CUT}，进入“申请办结待审”`,
    ],
    [
      'a request',
      (l) => l.do('unit', 'ask_extension', { days: '5', reason: LONG.slice(0, 500) }),
      `周芳 申请延期（5 个工作日）：${CUT}`,
    ],
    [
      'tasks of several co-units',
      (l) => l.do('head', 'ask_co', { coUnits: ['rsj', 'zrzy'], text: LONG.slice(0, 500) }).do('desk', 'name_co'),
      `王敏 指定协办：${CUT}`,
    ],
  ])('%s', (_what, happen, line) => {
    expect(latest(happen(handled()))).toEqual([line]);
  });

  it('whatever a person writes in a form is in the record — R-803', () => {
    const silent = BUTTONS.filter((spec) => {
      const written = Object.entries(spec.fields).filter(([, { kind }]) => kind === 'text');
      const input = Object.fromEntries(written.map(([name]) => [name, `“${name}”`]));
      const { c, rules } = handled();
      const entry = {
        n: 1,
        event: spec.name,
        at: c.receivedAt,
        by: { name: '周芳' },
        state: c.state,
        input,
        touched: {},
      };
      return written.length > 0 && spec.history.quotes(pastOf({ ...c, record: [] }, entry, rules)) === undefined;
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('an appeal of 20,000 characters is kept once, and reads like any other', () => {
    const content = `用电负荷不够。${'详'.repeat(19_000)}`;
    const l = life().submit({ content });
    expect(l.c.record[0]?.input).toMatchObject({ content: { in: 'content' } });
    expect(l.c.content).toBe(content);
    expect(JSON.stringify(l.c.record).length).toBeLessThan(2_000);
    expect(record(l)).toEqual(['赵明远 提交诉求，进入“待派单”']);
    expect(history(l)).toEqual(['已收到诉求']);
  });

  it('a merge names the primary case, however much that shows', () => {
    const primary = life({ no: 'QS20261117-0009', at: '2026-11-17 10:00' })
      .submit()
      .do('desk', 'dispatch', { unit: 'scjg' });
    for (let n = 0; n < 3; n++) primary.do('unit', 'progress', { text: LONG, visible: 'yes' });
    const other = primary.c;
    const l = life()
      .submit()
      .do('desk', 'merge', { primary: other.no }, { other })
      .do('sender', 'primary_changed', {}, { other });
    expect(latest(l, 2)).toEqual([
      '王敏 并案：QS20261117-0009，进入“已并案”',
      '系统发送 主办件有变化：QS20261117-0009',
    ]);
    expect(JSON.stringify(l.c.record)).not.toContain('逐项核实');
  });

  it('what the clock told a dozen people stands whole, and a card of it is never too large', () => {
    const l = handled();
    const key = (n: number) => `1/handle/${n}`;
    const to = Array.from({ length: 10 }, (_, n) => ({ openId: `ou_${n}`, name: `经办人${n}` }));
    const step = {
      kind: 'remind',
      clock: 'handle',
      at: l.rules.at,
      actedAt: l.rules.at,
      to,
      late: false,
      dropped: false,
      passed: false,
    };
    l.put((c) => ({
      ...c,
      steps: Array.from({ length: 200 }, (_, n) => ({ ...step, key: key(n) })),
      record: [
        ...c.record,
        ...Array.from({ length: 50 }, (_, n) => ({
          n: c.record.length + n + 1,
          event: 'take_steps',
          at: l.rules.at,
          by: { name: '系统时钟' },
          state: c.state,
          input: {},
          touched: { assignment: 1, steps: [0, 1, 2, 3].map((i) => key(4 * n + i)) },
        })),
      ],
    }));
    const { entries, hidden } = entriesShown(l.c, l.rules);
    expect(entries.at(-1)?.text.match(/经办人9/g)).toHaveLength(4);
    expect(entries.length + hidden).toBe(53);
    expect(cardProblems(inquiryFor(l.c, 'record', 'desk', l.rules))).toEqual([]);
  });
});

describe('an event that touched nothing worth telling', () => {
  it('is passed over in the record', () => {
    const l = handled();
    const before = record(l);
    l.put((c) => ({
      ...c,
      record: [
        ...c.record,
        ...['take_steps', 'calendar_changed'].map((event, i) => ({
          n: c.record.length + i + 1,
          event,
          at: l.rules.at,
          by: { name: '系统时钟' },
          state: c.state,
          input: {},
          touched: { assignment: 1 },
        })),
      ],
    }));
    expect(record(l)).toEqual(before);
  });
});
