import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Directory } from '../../src/domain/directory/directory.ts';
import { stepsListCard, stepText } from '../../src/views/notices/reminders.ts';
import { notificationText } from '../../src/views/notifications/notification.ts';
import { type CaseWorld, caseWorld } from '../support/case-world.ts';

const WHICH = 'QS20260924-0001“营业执照变更卡在窗口”';
const DESK_PHONE = '如需了解情况，可致电企业服务专席：0512-55550100（工作日9:00—17:30）。';

/** The town with telephones: the desk's, and where asked for the unit's. */
const ringing =
  (unit?: string) =>
  (d: Directory): Directory => ({
    ...d,
    units: d.units.map((u) => {
      if (u.id === 'desk') return { ...u, phone: '0512-55550100', hours: '工作日9:00—17:30' };
      return unit && u.id === 'scjg' ? { ...u, phone: unit } : u;
    }),
  });
/** Monday 2026-03-02; five working days are over on Monday 03-09. */
const town = (unit?: string): CaseWorld => caseWorld({ now: '2026-03-02 10:00', directory: ringing(unit) });
const told = (w: CaseWorld, code: string): string => notificationText(w.case, 'respondent', code, {}, w.rules);

describe('the enterprise is told the truth of what is late — lifecycle.md, "clock: overdue"', () => {
  it('the work: an apology, who has it, that it was escalated, what comes next, whom to ring', () => {
    const w = town();
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-03-10 09:05');
    expect(told(w, 'answer_overdue')).toBe(
      `非常抱歉，您的诉求 ${WHICH}未能按时答复（原定3月9日（周一）17:30）。现由市场监管局（周芳）办理，已督促加快办理，并已报其负责人；办结后即请您确认。${DESK_PHONE}`,
    );
  });

  it('names the highest level that was reached, and the unit’s own telephone', () => {
    const w = town('0512-55550200');
    w.caseIn('dispatched', { category: 'consultation' });
    w.travelTo('2026-03-12 09:05');
    const words = told(w, 'answer_overdue');
    expect(words).toContain('现由市场监管局承办，尚未受理，已督促加快办理，并已报营商环境办；');
    expect(words).toContain('如需了解情况，可致电市场监管局：0512-55550200');
    w.travelTo('2026-03-16 09:05');
    expect(told(w, 'answer_overdue')).toContain('并已报分管领导；');
  });

  it('claims no escalation that reached nobody', () => {
    const w = town();
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-03-10 09:05');
    w.put((c) => ({ ...c, steps: c.steps.map((s) => ({ ...s, unsent: true })) }));
    expect(told(w, 'answer_overdue')).toContain('现由市场监管局（周芳）办理，我们正在跟进；');
  });

  it('the dispatch', () => {
    const w = town();
    w.submit();
    w.travelTo('2026-03-04 09:05');
    expect(told(w, 'dispatch_overdue')).toBe(
      `非常抱歉，您的诉求 ${WHICH}未能按时转交承办单位（原定3月3日（周二）17:30）。现由企业服务专席处理，已督促加快办理，并已报其负责人；转交后您可在卡片上看到承办单位。${DESK_PHONE}`,
    );
  });

  it('without any telephone whom to ask', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    w.submit();
    w.travelTo('2026-03-04 09:05');
    expect(told(w, 'dispatch_overdue')).toContain('如需了解情况，请联系企业服务专席');
  });
});

describe('five working days without news — lifecycle.md', () => {
  it('says who has it and until when', () => {
    const w = town();
    w.caseIn('in_progress');
    w.travelTo('2026-03-09 09:05');
    expect(told(w, 'no_news')).toBe(
      `您的诉求 ${WHICH}由市场监管局（周芳）办理，预计3月23日（周一）17:30前答复。近 5 个工作日没有新进展，已提醒其向您反馈。`,
    );
    w.travelTo('2026-03-31 09:05');
    expect(told(w, 'no_news')).toContain('，原定3月23日（周一）17:30答复，已逾期，正在督促。');
  });

  it('says of what is not accepted that it is not', () => {
    const w = town();
    w.caseIn('dispatched');
    w.travelTo('2026-03-09 09:05');
    expect(told(w, 'not_accepted')).toBe(
      `您的诉求 ${WHICH}已转市场监管局，尚未受理，预计3月23日（周一）17:30前答复。已提醒其尽快受理。`,
    );
  });

  it('says what material is awaited, and until when', () => {
    const w = town();
    w.caseIn('in_progress');
    w.do('unit', 'ask_pause', { reason: 'material', wanted: '广告原件' });
    w.do('desk', 'grant_pause');
    w.travelTo('2026-03-09 09:05');
    expect(told(w, 'material_awaited')).toBe(
      `您的诉求 ${WHICH}正等待您补充材料，最迟3月16日（周一）17:30。所需材料：广告原件。请在卡片上按“补充说明”或“上传附件”，收到后即继续办理。`,
    );
  });
});

describe('a list of steps says each thing under its own title — lifecycle.md, invariant 10', () => {
  const stepOf = (c: Case, kind: string) => {
    const taken = c.steps.findLast((s) => s.kind === kind);
    if (!taken) throw new Error(`no ${kind}`);
    return taken;
  };
  /** One due today, one without news, one of whose handler both is true. */
  const lines = (w: CaseWorld) => {
    const people = [{ openId: 'ou_unit', name: '周芳' }];
    w.file('c1', { category: 'consultation', content: '今天到期的' });
    w.do('desk', 'dispatch');
    w.do('unit', 'accept');
    w.file('c2', { content: '没有进展的' });
    w.do('desk', 'dispatch');
    w.do('officer', 'accept');
    w.travelTo('2026-03-09 09:05');
    const [due, quiet] = [w.turnTo('c1'), w.turnTo('c2')];
    return [
      { c: quiet, notification: 'news_wanted', asked: undefined, people: [{ openId: 'ou_officer', name: '吴磊' }] },
      { c: due, taken: stepOf(due, 'warn'), people },
      { c: due, notification: 'news_wanted', asked: undefined, people },
    ];
  };

  it('what is due today apart from what has no news, each line with its own @', () => {
    const w = town();
    const card = stepsListCard(lines(w), 'unit', w.rules);
    expect(plainText(card).split('\n')).toEqual([
      '今日到期 · 进展提醒【2 件】',
      '今日到期 1 件：以下办件今日到期，请当日办理',
      'QS20260924-0001 今天到期的',
      '<at user_id="ou_unit"></at> 今日17:30前须办结；进展提醒 · 企业已多日没有看到进展，请登记进展并让企业看到',
      '进展提醒 1 件：以下办件企业已多日没有看到进展，请登记进展',
      'QS20260924-0002 没有进展的',
      '<at user_id="ou_officer"></at> 企业已多日没有看到进展，请登记进展并让企业看到',
    ]);
  });

  it('names the unit of what is late to whoever is elsewhere', () => {
    const w = town();
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-03-10 09:05');
    const line = { c: w.case, taken: stepOf(w.case, 'missed'), of: '市场监管局（周芳）' };
    expect(stepText([line], 'unit', w.rules)).toBe(
      '【单位超期】QS20260924-0001“营业执照变更卡在窗口”市场监管局（周芳）应于3月9日（周一）17:30办结，已超期 1 个工作日。',
    );
  });

  it('says why a rung was passed over', () => {
    const w = town();
    w.submit({ category: 'consultation' });
    w.do('desk', 'dispatch');
    w.do('head', 'accept');
    w.travelTo('2026-03-10 09:05');
    const line = { c: w.case, taken: stepOf(w.case, 'rung'), of: '市场监管局（李强）' };
    expect(plainText(stepsListCard([line], 'supervision', w.rules))).toContain(
      '市场监管局（李强）应于3月9日（周一）17:30办结，已超期 1 个工作日 · 下一级即经办人本人，直接报您',
    );
  });

  it('a category that is not handled is to be guided elsewhere, not dispatched (R-203)', () => {
    const w = town();
    w.file('c1', { category: 'complaint' });
    w.travelTo('2026-03-03 09:05');
    expect(stepText([{ c: w.case, taken: stepOf(w.case, 'warn') }], 'desk', w.rules)).toContain(
      '今日17:30前须引导转办（类别不属受理范围）。',
    );
  });
});
