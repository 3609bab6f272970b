import { describe, expect, it } from 'vitest';
import { notificationText } from '../../../src/views/notifications/notification.ts';
import { caseWorld } from '../../support/case-world.ts';
import { openIdOf, type Role } from '../../support/small-town.ts';

type Deed = readonly [Role, string, Record<string, unknown>?];

/** What an event says to somebody in private, as it is read. */
const saidTo = (w: ReturnType<typeof caseWorld>, who: 'agent' | 'contact'): string[] =>
  w.case.outbox.flatMap(({ to, show }) => {
    if (!('person' in to) || to.person !== openIdOf(who) || !('notification' in show)) return [];
    return [notificationText(w.case, show.audience, show.notification, show, w.rules, { person: to.person })];
  });

/** A case that the agent filed for an enterprise, and what each of them reads of everything that happens. */
function filedBy(enterprise: 'e1' | 'e3') {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.submit({ enterprise, content: '营业执照变更卡在窗口' }, 'agent');
  const heard = (...deeds: Deed[]) => {
    for (const [who, event, form] of deeds) {
      w.put((c) => ({ ...c, outbox: [] }));
      w.do(who, event, form);
    }
    return saidTo(w, 'agent');
  };
  return { w, heard };
}
const WORKED_ON: Deed[] = [
  ['desk', 'dispatch'],
  ['unit', 'accept'],
];
const DONE: Deed[] = [...WORKED_ON, ['unit', 'finish', { text: '已换发执照' }], ['sender', 'result_delivered']];
const IT = 'QS20260924-0001“营业执照变更卡在窗口”';

describe('whoever filed it for the enterprise follows it to its end — R-102; interface.md, "How much is said"', () => {
  it('reads progress and result when the enterprise does, and that it is asked', () => {
    const { w, heard } = filedBy('e1');
    expect(heard(...WORKED_ON, ['unit', 'progress', { text: '已与窗口核对', visible: 'yes' }])).toEqual([
      `您报送的 ${IT}有新进展。市场监管局：已与窗口核对。`,
    ]);
    expect(saidTo(w, 'contact')).toHaveLength(1);
    expect(heard(['unit', 'finish', { text: '已换发执照' }])).toEqual([
      `您报送的 ${IT}已有办理结果：已换发执照。已请企业于 3 个工作日内确认是否已解决。`,
    ]);
    expect(w.case.outbox.filter((o) => o.onDelivery).map(({ to }) => to)).toEqual([
      expect.objectContaining({ person: openIdOf('contact') }),
    ]);
  });

  it('reads nothing of what is for the unit alone', () => {
    const { heard } = filedBy('e1');
    expect(heard(...WORKED_ON, ['unit', 'progress', { text: '内部核对', visible: 'no' }])).toEqual([]);
  });

  it.each<[string, Deed[], string]>([
    ['is not solved', [['contact', 'not_done']], `您报送的 ${IT}：企业反映尚未解决，继续办理。`],
    [
      'is content',
      [
        ['contact', 'confirm'],
        ['contact', 'rate', { datum: '4' }],
        ['clock', 'settle'],
      ],
      `您报送的 ${IT}已办结，企业评价满意。`,
    ],
    [
      'is not content',
      [
        ['contact', 'confirm'],
        ['contact', 'rate', { datum: '1' }],
        ['clock', 'settle'],
      ],
      `您报送的 ${IT}：企业评价非常不满意。企业服务专席将电话回访。`,
    ],
  ])('reads that the enterprise %s', (_what, deeds, said) => {
    const { w, heard } = filedBy('e1');
    heard(...DONE);
    for (const deed of deeds) {
      if (deed[0] === 'clock') w.put((c) => ({ ...c, outbox: [] }));
      if (deed[0] === 'clock') w.travelTo('2026-03-02 10:20');
      else heard(deed);
    }
    expect(saidTo(w, 'agent')).toEqual([said]);
  });

  it('reads of a withdrawal', () => {
    const { heard } = filedBy('e1');
    expect(heard(...WORKED_ON, ['contact', 'withdraw'])).toEqual([`企业已撤回您报送的 ${IT}，不再办理。`]);
  });

  it('reads of the last day, of silence, and not of the days before', () => {
    const { w, heard } = filedBy('e1');
    heard(...DONE);
    w.put((c) => ({ ...c, outbox: [] }));
    w.travelTo('2026-03-04 16:00');
    expect(saidTo(w, 'agent')).toEqual([]);
    w.travelTo('2026-03-05 12:00');
    expect(saidTo(w, 'agent')).toEqual([expect.stringMatching(/今天是确认的最后一天，请提醒企业在卡片上确认/)]);
    w.put((c) => ({ ...c, outbox: [] }));
    w.travelTo('2026-03-06 10:00');
    expect(saidTo(w, 'agent')).toEqual([expect.stringContaining(`您报送的 ${IT}已自动办结（未收到确认）。`)]);
  });

  it('reads that it is late, without the apology that is the enterprise’s', () => {
    const { w, heard } = filedBy('e1');
    heard(...WORKED_ON);
    w.put((c) => ({ ...c, outbox: [] }));
    w.travelTo('2026-03-24 10:00');
    expect(saidTo(w, 'agent').join()).toContain(`您报送的 ${IT}未能按时答复`);
    expect(saidTo(w, 'agent').join()).not.toMatch(/抱歉|近 5 个工作日/);
  });

  it('passes on what reaches no telephone by itself, and hears that the result is asked by telephone', () => {
    const { heard } = filedBy('e3');
    expect(heard(...WORKED_ON, ['unit', 'progress', { text: '已与窗口核对', visible: 'yes' }])).toEqual([
      `您报送的 ${IT}有新进展。市场监管局：已与窗口核对。请转告企业。`,
    ]);
    expect(heard(['unit', 'finish', { text: '已换发执照' }])).toEqual([
      `您报送的 ${IT}已有办理结果：已换发执照。将电话征询企业意见。`,
    ]);
  });

  it('is not told what they did themselves', () => {
    const { heard } = filedBy('e3');
    heard(...WORKED_ON, ['unit', 'finish', { text: '已换发执照' }], ['desk', 'ask_agent']);
    const entered = { number: '13905120502', calledAt: '10:00', said: 'not_done', note: '还差一份证明' };
    expect(heard(['agent', 'enter_answer', entered])).toEqual([]);
  });

  it('of a confidential case reads the receipt, and nothing more', () => {
    const { w, heard } = filedBy('e1');
    expect(heard(['desk', 'make_confidential'])).toHaveLength(1);
    expect(w.case.confidential).toBe(true);
    expect(heard(['confidentialOfficer', 'archive', { text: '已由专人办结' }])).toEqual([]);
  });
});
