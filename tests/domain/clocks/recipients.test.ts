import { describe, expect, it } from 'vitest';
import { inHand, unled, type World, world } from './support/world.ts';

/** Everything begins on Monday 2026-03-02 at 10:00; one working day ends on Tuesday, two on Wednesday. */
const MONDAY = '2026-03-02 10:00';

const one = (group: string, names: string, clock: string) => [
  `03-03 09:05 ${group} warn ${clock} @${names}`,
  `03-04 09:05 ${group} alarm ${clock} @${names}`,
];
const two = (group: string, names: string, clock: string) => [
  `03-03 09:05 ${group} remind ${clock} @${names}`,
  `03-04 09:05 ${group} warn ${clock} @${names}`,
  `03-05 09:05 ${group} alarm ${clock} @${names}`,
];
const rungsAfterTuesday = (clock: string, head: string, ...leaders: string[]) => [
  `03-04 09:05 ${head} rung ${clock}`,
  `03-06 09:05 蒋文涛 rung ${clock}`,
  ...leaders.map((name) => `03-10 09:05 ${name} rung ${clock}`),
];
const rungsAfterWednesday = (clock: string, head: string, ...leaders: string[]) => [
  `03-05 09:05 ${head} rung ${clock}`,
  `03-09 09:05 蒋文涛 rung ${clock}`,
  ...leaders.map((name) => `03-11 09:05 ${name} rung ${clock}`),
];

const DESK = '王敏、刘洋';

const filed = (): World => {
  const w = world(MONDAY);
  w.submit();
  return w;
};
const once = (...steps: [part: Parameters<World['do']>[0], event: string, form?: Record<string, unknown>][]): World => {
  const w = filed();
  for (const [part, event, form] of steps) w.do(part, event, form);
  return w;
};
const rated = (level: string): World => {
  const w = once(['desk', 'dispatch'], ['unit', 'accept'], ['unit', 'finish'], ['contact', 'confirm']);
  w.do('contact', 'rate', { datum: level });
  w.travelTo('2026-03-02 10:10');
  return w;
};

describe('who hears of a deadline, clock by clock — calendar.md, "Handler", "Leader in charge"', () => {
  it.each<[clock: string, reach: () => World, lines: string[]]>([
    ['dispatch', filed, [...one('#desk', DESK, 'dispatch'), ...rungsAfterTuesday('dispatch', '王敏', '陈刚')]],
    [
      'dispatch',
      () => once(['deskOfficer', 'claim']),
      [...one('#desk', '刘洋', 'dispatch'), ...rungsAfterTuesday('dispatch', '王敏', '陈刚')],
    ],
    // Of 督查室 nobody is leader in charge.
    [
      'dispatch',
      () => once(['desk', 'claim'], ['desk', 'refer']),
      [
        ...one('#coordinator', '沈国华', 'dispatch'),
        // The only one there does not supervise himself: supervision hears on his day, and not again on its own.
        '03-04 09:05 蒋文涛 rung dispatch 越级',
      ],
    ],
    [
      'accept',
      () => once(['desk', 'dispatch']),
      [
        ...one('#scjg', '周芳', 'accept'),
        ...rungsAfterTuesday('accept', '李强', '陈刚', '顾秘书长'),
        '03-04 09:05 #desk missed accept @王敏、刘洋',
      ],
    ],
    [
      'arbitration',
      () => once(['desk', 'dispatch'], ['unit', 'ask_return']),
      [...two('#desk', DESK, 'arbitration'), ...rungsAfterWednesday('arbitration', '王敏', '陈刚')],
    ],
    [
      'extension_decision',
      () => once(['desk', 'dispatch'], ['unit', 'accept'], ['unit', 'ask_extension']),
      [...one('#desk', DESK, 'extension_decision'), ...rungsAfterTuesday('extension_decision', '王敏', '陈刚')],
    ],
    [
      'pause_decision',
      () => once(['desk', 'dispatch'], ['unit', 'accept'], ['unit', 'ask_pause']),
      [...one('#desk', DESK, 'pause_decision'), ...rungsAfterTuesday('pause_decision', '王敏', '陈刚')],
    ],
    [
      'legal_decision',
      () => once(['desk', 'dispatch'], ['unit', 'accept'], ['unit', 'ask_legal']),
      [...one('#desk', DESK, 'legal_decision'), ...rungsAfterTuesday('legal_decision', '王敏', '陈刚')],
    ],
    [
      'review',
      () => once(['desk', 'dispatch'], ['unit', 'accept'], ['unit', 'apply_to_close']),
      [...two('#desk', DESK, 'review'), ...rungsAfterWednesday('review', '王敏', '陈刚')],
    ],
    [
      'callback',
      () => rated('2'),
      [...two('#desk', DESK, 'callback'), ...rungsAfterWednesday('callback', '王敏', '陈刚')],
    ],
  ])('%s', (clock, reach, lines) => {
    const w = reach();
    w.travelTo('2026-03-11 12:00');
    const steps = w.lines(` ${clock}`).filter((line) => !line.includes('says'));
    expect([...steps].sort()).toEqual([...lines].sort());
  });

  it('电话征询 waits for the desk', () => {
    const w = world(MONDAY, {
      directory: (d) => ({
        ...d,
        enterprises: d.enterprises.map((e) => ({ ...e, contacts: [{ name: '老冯', reach: 'phone' }] })),
      }),
    });
    w.submit({ enterprise: 'e1' }, 'desk');
    w.do('desk', 'dispatch');
    w.do('unit', 'accept');
    w.do('unit', 'finish');
    w.travelTo('2026-03-11 12:00');
    expect([...w.lines(' phone')].sort()).toEqual(
      [...two('#desk', DESK, 'phone'), ...rungsAfterWednesday('phone', '王敏', '陈刚')].sort(),
    );
  });

  it('a signature waits for each signer in turn, privately; of signers nobody is head', () => {
    const w = world(MONDAY, { profile: 'suqian' });
    w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk');
    w.do('desk', 'dispatch', { urgency: 'general' });
    w.at('2026-03-03 10:00', 'secretary', 'sign');
    w.travelTo('2026-03-11 12:00');
    expect(w.lines(' signoff')).toEqual([
      '03-03 09:05 顾秘书长 warn signoff',
      '03-04 09:05 陆副市长 warn signoff',
      '03-05 09:05 陆副市长 alarm signoff',
      '03-05 09:05 蒋文涛 rung signoff 越级',
      // In charge of the unit that is proposed.
      '03-11 09:05 陈刚 rung signoff',
      '03-11 09:05 顾秘书长 rung signoff',
    ]);
  });

  it('until a board has assigned, its chief has the work order, and the board’s leader is head', () => {
    const w = world(MONDAY, { profile: 'huzhou' });
    w.submit();
    w.do('desk', 'dispatch', { unit: '要素人才板块' });
    w.travelTo('2026-03-05 12:00');
    expect(w.lines(' accept')).toEqual([
      '03-03 09:05 徐静 warn accept',
      '03-04 09:05 徐静 alarm accept',
      '03-04 09:05 陈刚 rung accept',
      '03-04 09:05 #desk missed accept @王敏、刘洋',
    ]);
    w.do('chief', 'assign');
    w.travelTo('2026-03-06 12:00');
    expect(w.lines('03-06', ' accept').at(-1)).toBe('03-06 09:05 蒋文涛 rung accept');
  });

  it('a co-unit hears of its task in its own group', () => {
    // Five working days: Monday 03-09. 人社局 has no head, so supervision hears at once, and no second time.
    const w = inHand(MONDAY, {}, { directory: unled('rsj') });
    w.do('unit', 'ask_co');
    w.do('desk', 'name_co');
    w.travelTo('2026-03-18 12:00');
    expect(w.lines(' co_task')).toEqual([
      '03-06 09:05 #rsj remind co_task @马超',
      '03-09 09:05 #rsj warn co_task @马超',
      '03-10 09:05 #rsj alarm co_task @马超',
      '03-10 09:05 蒋文涛 rung co_task 越级',
      '03-10 09:05 #desk missed co_task @王敏、刘洋',
    ]);
  });

  it('an explanation is asked of the handler, and ends by itself', () => {
    const w = rated('2');
    w.do('desk', 'note_call', { explain: 'yes' });
    w.travelTo('2026-03-06 12:00');
    expect([w.lines(' explanation @'), w.case.state]).toEqual([
      ['03-03 09:05 #scjg remind explanation @周芳', '03-04 09:05 #scjg warn explanation @周芳'],
      'in_progress',
    ]);
  });

  it('of a confidential case nobody but its officers ever hears', () => {
    const w = world(MONDAY);
    w.submit({ enterprise: 'e1', channel: 'misconduct' }, 'desk');
    w.quiet();
    w.travelTo('2026-03-17 12:00');
    expect(w.lines(' dispatch', 'says')).toEqual([
      '03-03 09:05 吴清 warn dispatch',
      '03-04 09:05 吴清 alarm dispatch',
      '03-17 09:05 吴清 long_overdue dispatch',
    ]);
  });
});
