import { describe, expect, it } from 'vitest';
import { eventNamed } from '../../../src/domain/events/lifecycle.ts';
import { shanghai, shanghaiDate, shanghaiTime } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

const begun = () => {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.caseIn('in_progress');
  return w;
};

describe('督办 — R-507; SQ (十四)', () => {
  it('is recorded, and the unit owes an answer within two working days', () => {
    const w = begun();
    w.do('leader', 'urge', { text: '请三日内办结' });
    expect(w.case.obligations).toMatchObject([
      {
        kind: 'urge_answer',
        unit: 'scjg',
        by: { name: '陈刚' },
        text: '请三日内办结',
        clock: { deadline: shanghai('2026-03-04 17:30') },
      },
    ]);
    expect(w.owes()).toEqual(expect.arrayContaining(['scjg notification:urged', 'supervision card:supervision']));
    expect(w.buttons('unit')).toContain('answer_urge');
  });

  it('of a referred case without a unit the desk owes it, and is told', () => {
    const w = caseWorld({ now: '2026-03-02 10:00', shape: 'apart' });
    w.caseIn('submitted');
    w.do('desk', 'refer');
    w.do('supervision', 'urge', { text: '请尽快派单' });
    expect(w.case.obligations).toMatchObject([{ kind: 'urge_answer', unit: 'desk' }]);
    expect(w.owes().filter((item) => item.endsWith(':urged'))).toEqual(['desk notification:urged']);
  });

  it('a second by the same person while the first is unanswered is refused; by another it is not', () => {
    const w = begun();
    w.do('leader', 'urge');
    expect(w.refusal('leader', 'urge')).toEqual({ code: 'urge_unanswered' });
    w.do('supervision', 'urge', { text: '请报送进展' });
    w.do('unit', 'answer_urge', { text: '周五办结' });
    expect(w.case.outbox).toContainEqual(
      expect.objectContaining({
        to: { person: 'ou_leader', as: 'leader' },
        show: { notification: 'urge_answered', audience: 'supervision', words: '周五办结', who: '市场监管局' },
      }),
    );
    expect(w.case.obligations.map((o) => o.metAt !== undefined)).toEqual([true, false]);
    expect(w.refusal('leader', 'urge')).toBeNull();
    expect(w.refusal('supervision', 'urge')).toEqual({ code: 'urge_unanswered' });
  });

  it.each([
    ['on the day on which it was urged', '2026-03-02 16:00', '03-02 16:00 urge_answered'],
    ['the evening of that day', '2026-03-02 18:00', '03-03 09:05 urge_answer_listed'],
    ['before the next morning’s list', '2026-03-03 08:00', '03-03 09:05 urge_answer_listed'],
    ['on another day', '2026-03-03 10:00', '03-04 09:05 urge_answer_listed'],
    ['on a Friday', '2026-03-06 10:00', '03-09 09:05 urge_answer_listed'],
  ])('an answer given %s is told when whoever urged is told', (_when, at, told) => {
    const w = begun();
    w.do('leader', 'urge');
    w.at(at);
    w.do('unit', 'answer_urge', { text: '周五办结' });
    const toLeader = w.case.outbox.filter((o) => 'person' in o.to && o.to.person === 'ou_leader');
    expect(
      toLeader.flatMap(({ show, at: due }) =>
        'notification' in show ? [`${shanghaiDate(due).slice(5)} ${shanghaiTime(due)} ${show.notification}`] : [],
      ),
    ).toEqual([told]);
  });

  it('of an urgent case the answer is told at once, whenever', () => {
    const w = begun();
    w.do('desk', 'reclassify', { urgency: 'urgent' });
    w.do('leader', 'urge');
    w.at('2026-03-07 22:00');
    w.do('unit', 'answer_urge');
    expect(w.case.outbox).toContainEqual(
      expect.objectContaining({
        at: w.now,
        hours: 'any',
        show: expect.objectContaining({ notification: 'urge_answered' }),
      }),
    );
  });

  it('before dispatch the desk answers', () => {
    const w = caseWorld();
    w.submit();
    w.do('supervision', 'urge');
    expect(w.case.obligations).toMatchObject([{ unit: 'desk' }]);
    expect(w.buttons('desk')).toContain('answer_urge');
    expect(w.do('deskOfficer', 'answer_urge').obligations[0]?.reply).toBe('正在办理');
  });

  it('says to whom it went: those who are named in the group it went to', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    const done = () => {
      w.do('supervision', 'urge');
      const said = eventNamed('urge')?.done(w.case, w.rules) ?? '';
      w.put((c) => ({ ...c, obligations: [] }));
      return said;
    };
    w.submit();
    expect(done()).toContain('已发企业服务专席（王敏、刘洋），最迟3月4日（周三）17:30回复');
    w.do('desk', 'claim');
    expect(done()).toContain('已发企业服务专席（王敏），');
    w.do('desk', 'dispatch', { unit: 'scjg' });
    // Before acceptance the liaison is called as well.
    expect(done()).toContain('已发市场监管局（周芳、李强），');
    w.do('head', 'accept');
    expect(done()).toContain('已发市场监管局（李强），');
  });

  it('of a case that a board has yet to assign it went to its chief', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    w.submit();
    w.do('desk', 'dispatch', { unit: 'ysrc' });
    w.do('supervision', 'urge');
    expect(eventNamed('urge')?.done(w.case, w.rules)).toContain('已发要素人才板块（徐静），');
  });

  it('stays with the unit it names when the case goes to another, and outlives closing', () => {
    const w = begun();
    w.do('supervision', 'urge');
    w.do('desk', 'reassign', { unit: 'rsj' });
    expect(w.buttons('unit')).not.toContain('answer_urge');
    expect(w.refusal('otherUnit', 'answer_urge')).toMatchObject({ code: 'not_yours' });
    w.do('contact', 'withdraw');
    expect(w.case.dueAt).toEqual(shanghai('2026-03-03 09:05')); // 2 working days end on the 4th: one before
    w.do('unit', 'answer_urge');
    expect(w.case).toMatchObject({ state: 'withdrawn', dueAt: null });
    expect(w.refusal('unit', 'answer_urge')).toMatchObject({ code: 'not_yours' });
  });

  it('one kind of obligation is met by its own event alone', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    w.caseIn('confirmed');
    w.do('supervision', 'urge');
    w.rated('1');
    expect(w.case.obligations.map((o) => o.kind)).toEqual(['urge_answer', 'written_reply']);
    w.do('unit', 'written_reply');
    w.do('sender', 'reply_delivered');
    expect(w.case.obligations.map((o) => o.metAt !== undefined)).toEqual([false, true]);
    expect(w.refusal('unit', 'file_monthly')).toMatchObject({ code: 'not_yours' });
  });

  it('an answer to an urge does not lapse with a satisfied rating', () => {
    const w = begun();
    w.do('supervision', 'urge');
    w.do('unit', 'finish');
    w.do('contact', 'not_done');
    w.do('unit', 'finish');
    w.do('contact', 'confirm');
    w.rated('5');
    expect(w.case).toMatchObject({ state: 'closed', obligations: [{ kind: 'urge_answer' }] });
    expect(w.case.obligations[0]?.lapsedAt).toBeUndefined();
  });
});

describe('填报月度进展 — R-406 (ML 六(四))', () => {
  it('meets the month and reaches the enterprise', () => {
    const w = begun();
    w.put((c) => ({
      ...c,
      obligations: [
        {
          kind: 'monthly_progress' as const,
          id: '2026-04',
          unit: 'scjg',
          assignment: 1,
          clock: {
            startedAt: w.now,
            limit: null,
            deadline: shanghai('2026-04-01 17:30'),
            provisional: false,
            endOfDay: false,
          },
        },
      ],
    }));
    w.do('head', 'file_monthly', { text: '已完成现场勘验' });
    expect(w.case).toMatchObject({
      obligations: [{ metAt: w.now, reply: '已完成现场勘验' }],
      progress: [{ unit: 'scjg', visible: true }],
    });
    expect(w.owes()).toContain('ou_contact notification:progressed');
  });
});

describe('提级协调 — R-504; SQ (十二)', () => {
  it('goes up the place’s escalation levels one at a time, and no further', () => {
    const w = caseWorld({ profile: 'suqian' });
    w.caseIn('in_progress');
    for (const who of ['unit', 'desk', 'supervision', 'unit'] as const) w.do(who, 'escalate', { reason: '跨部门' });
    expect(w.case.escalations.map(({ level, word }) => `${level} ${word}`)).toEqual([
      '1 接诉部门牵头处理',
      '2 分级、专题会办',
      '3 报送市营商办',
      '4 常务副市长会办',
    ]);
    expect(w.refusal('desk', 'escalate')).toEqual({ code: 'top_level' });
    expect(w.owes()).toContain('supervision notification:escalated');
  });

  it('may name a lead unit that there is', () => {
    const w = begun();
    expect(w.refusal('desk', 'escalate', { leadUnit: 'nowhere' })).toEqual({ code: 'unknown_unit', words: 'nowhere' });
    w.do('desk', 'escalate', { leadUnit: 'rsj' });
    expect(w.case.escalations[0]).toMatchObject({ leadUnit: 'rsj', by: { name: '王敏' } });
  });
});
