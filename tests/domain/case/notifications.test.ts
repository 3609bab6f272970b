import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Notify } from '../../../src/domain/case/context.ts';
import type { Notification, NotificationFacts } from '../../../src/domain/case/notification.ts';
import { caseEvent } from '../../../src/domain/events/event.ts';
import { LIFECYCLE, NOTIFICATIONS } from '../../../src/domain/events/lifecycle.ts';
import { markdownTable, states } from '../../../src/domain/events/lifecycle-table.ts';
import { type Listed, notificationTable } from '../../../src/domain/events/notifications.ts';
import type { SharedCode } from '../../../src/domain/events/parts/notifications.ts';
import { APPRAISAL, sentenceFaults } from '../../support/style.ts';

/** Every fact is there, so that each sentence stands at its longest. */
const FACTS: NotificationFacts = {
  which: 'QS20260302-0001“营业执照变更”',
  filing: '您报送的 QS20260302-0001“营业执照变更”',
  passOn: '请转告企业。',
  no: 'QS20260302-0001',
  by: '于3月9日（周一）17:30前',
  late: false,
  unit: '市场监管局',
  desk: '企业服务专席',
  ending: '已自动办结（未收到确认）',
  mayGoOn: true,
  silence: '期满未收到您的确认，本件将自动办结。',
  guidance: '12345热线。由专人受理。',
  deed: '派单',
  question: '是否已解决',
  result: '已换发执照。',
  rating: '不满意（跑了三趟）。',
  who: '市场监管局',
  words: '三定规定明确',
  yours: false,
  daysLeft: 1,
  reworks: 3,
  step: '营商环境办',
  instruction: '',
  helpers: '人社局、医保局',
  holder: '市场监管局（周芳）',
  accepted: true,
  promised: '3月9日（周一）17:30',
  escalated: '已督促加快办理，并已报其负责人',
  ring: '如需了解情况，可致电企业服务专席：0512-55550100（工作日9:00—17:30）。',
  quietDays: 5,
  awaited: '营业执照副本',
  until: '3月16日（周一）17:30',
};

/** While which states or what else it still makes sense. */
function holdsWhile(n: Notification): string {
  const said = {
    open: 'open',
    clock: 'its clock runs',
    overdue: 'its clock is overdue',
    unit_absent: 'its unit is absent',
    worked_on: 'the unit works on it',
    material: 'material is awaited',
    obligation_absent: 'whoever owes it is absent',
    paused: 'its clock stands still',
    to_rate: 'a rating is awaited',
    co_asked: 'co-units are asked for',
    expert_asked: 'the expert has not replied',
    exclusion_asked: 'an exclusion is asked for',
    task_open: 'the reader’s task is open',
    to_sign: 'the reader has not signed',
    always: 'always',
  };
  const holds = typeof n.while === 'object' ? states(n.while) : said[n.while ?? 'always'];
  return n.outlivesAssignment ? `${holds}, outlives the assignment` : holds;
}

const row = ([code, n]: [string, Listed]): string[] => [
  code,
  n.saidBy,
  n.wakes ? (n.head ? 'wakes, the head too' : 'wakes') : '',
  holdsWhile(n),
  n.clock ?? '',
  n.batched ? 'batched' : '',
  n.text(FACTS),
  n.filed?.(FACTS) ?? '',
];

describe('the table of notifications that the desk can review', () => {
  it('is the notifications as they are coded', async () => {
    const head = ['code', 'said by', 'wakes', 'while', 'clock', 'batched', 'sentence', 'to whoever filed it'];
    await expect(markdownTable(head, [...NOTIFICATIONS].map(row))).toMatchFileSnapshot('notifications.md');
  });

  it('holds every notification that an event declares', () => {
    const declared = LIFECYCLE.flatMap((e) => Object.keys(e.notifications));
    expect(declared.length).toBeGreaterThan(40);
    expect(declared.filter((code) => !NOTIFICATIONS.has(code))).toEqual([]);
  });

  it.each([
    ['another event’s', 'accept_again', 'pause_asked', 'by ask_pause and by accept_again'],
    ['a shared one', 'accept_again', 'to_dispatch', 'by several and by accept_again'],
    ['the clock’s', 'accept_again', 'no_news', 'by clock and by accept_again'],
  ])('refuses a code that is declared already as %s', (_whose, name, code, by) => {
    const again = { name, notifications: { [code]: { text: () => '', wakes: false } } };
    expect(() => notificationTable([...LIFECYCLE, again])).toThrow(`${code} is declared twice: ${by}`);
  });
});

describe('the style of what is said — interface.md, "Sentences"', () => {
  /** Nothing beside what every case has. */
  const SPARSE: NotificationFacts = {
    ...FACTS,
    ...{ by: '', late: true, mayGoOn: false, result: '', rating: '', who: '', words: '' },
    ...{ daysLeft: 0, step: '', helpers: '', promised: '', awaited: '', until: '' },
  };
  /** Words that are not a person's. */
  const WORDS: Record<string, string> = {
    merged_away: 'QS20260302-0002',
    joined: 'QS20260302-0002',
    parted: 'QS20260302-0002',
    file_added: '「图.png」',
  };
  const all = [...NOTIFICATIONS].flatMap(([code, { text, filed }]) => [
    [code, text] as const,
    ...(filed ? [[code, filed] as const] : []),
  ]);
  it.each(all)('%s', (code, text) => {
    for (const facts of [FACTS, SPARSE])
      for (const yours of [true, false]) {
        const said = text({ ...facts, yours, ...(WORDS[code] && { words: WORDS[code] }) });
        expect([said, ...sentenceFaults(said)]).toEqual([said]);
        if (/^您(的诉求|报送的)/.test(said)) expect(said).not.toMatch(APPRAISAL);
      }
  });
});

describe('a code is a type', () => {
  const pinged: Notification = { text: () => '', wakes: false };
  const common = { name: 'ping', label: '测试', from: [], by: [], done: '已测试' } as const;
  /** What the declaration of an event with the notification `pinged` lets its `notifies` say. */
  type Declared = Parameters<typeof caseEvent<Record<string, never>, 'pinged'>>[0];
  type Said = ReturnType<NonNullable<Declared['notifies']>>[number];

  it('an event says its own and the shared ones', () => {
    const spec = caseEvent({
      ...common,
      apply: (c) => c,
      notifications: { pinged },
      notifies: () => [
        { audience: 'desk', notification: 'pinged' },
        { audience: 'desk', notification: 'to_dispatch' },
      ],
    });
    expect(Object.keys(spec.notifications)).toEqual(['pinged']);
    // What it says adds nothing to what it declares.
    expectTypeOf<keyof typeof spec.notifications>().toEqualTypeOf<'pinged'>();
    expectTypeOf<Said['notification']>().toEqualTypeOf<'pinged' | SharedCode>();
  });

  it('a misspelt one, another event’s and any string are none', () => {
    expectTypeOf<Notify<'pingde'>>().not.toExtend<Said>();
    expectTypeOf<Notify<'pause_asked'>>().not.toExtend<Said>();
    expectTypeOf<Notify<string>>().not.toExtend<Said>();
    expectTypeOf<Notify<'to_dispatch'>>().toExtend<Said>();
  });
});
