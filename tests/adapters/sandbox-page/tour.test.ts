import { describe, expect, it } from 'vitest';
import type { Person, State } from '../../../src/sandbox/api.ts';
import { type Box, beside, overlap } from '../../../src/sandbox/page/tour/beside.ts';
import type { Known } from '../../../src/sandbox/page/tour/known.ts';
import type { Sheet } from '../../../src/sandbox/page/tour/sheet.ts';
import { TOURS, tourOf } from '../../../src/sandbox/page/tour/tours.ts';
import { detour, reached, whereOf } from '../../../src/sandbox/page/tour/way.ts';

const person = (name: string, side: Person['side']): Person => ({
  openId: name,
  name,
  title: '',
  side,
  unread: 0,
  unreadIn: {},
});
const group = (chatId: string, ...members: string[]) => ({ chatId, type: 'group' as const, name: chatId, members });

const STATE: State = {
  now: '2026-03-02T01:10:00Z',
  nextDue: null,
  move: null,
  appName: '企诉',
  people: [
    person('企业', 'enterprise'),
    person('专席', 'desk'),
    person('单位', 'unit'),
    person('督查', 'supervision'),
    person('领导', 'leader'),
  ],
  chats: [
    { chatId: '企业私聊', type: 'p2p', name: '企诉', members: ['企业'] },
    group('专席群', '专席'),
    group('单位群', '单位'),
  ],
  menu: [],
  mode: 'webhook',
  places: null,
  examples: false,
};

const without = (side: Person['side']): State => ({
  ...STATE,
  people: STATE.people.filter((one) => one.side !== side),
});
const offered = (state: State) => TOURS.filter((tour) => tour.fits({ state })).map((tour) => tour.id);

const NO = 'QS20260302-0001';
const card = (chatId: string, tag: string, ...labels: string[]): Sheet => ({
  chatId,
  messageId: `${chatId} ${tag}`,
  from: '',
  at: 0,
  title: '',
  note: NO,
  tags: [tag],
  buttons: labels.map((label) => ({ label, submits: false })),
  says: NO,
});
const known = (...sheets: Sheet[]): Known => ({ state: STATE, no: NO, sheets });

describe('the tours of the sandbox — interface.md, "Sandbox"', () => {
  it('are offered where everybody is there whom they need', () => {
    expect(offered(STATE)).toEqual(['first', 'forgotten', 'return', 'dissatisfied']);
    expect(offered(without('leader'))).toEqual(['first', 'return', 'dissatisfied']);
    expect(offered(without('enterprise'))).toEqual([]);
    expect(offered({ ...STATE, chats: [] })).toEqual([]);
  });

  it('go on from what is done, whoever did it, and lead back from another way', () => {
    const first = tourOf('first');
    if (!first) throw new Error('there is no first tour');
    const working = known(card('专席群', '办理中'), card('单位群', '办理中', '提交办结'));
    expect(first.steps[reached(first, 0, working)]?.title).toBe('提交办结');
    const confirm = first.steps.findIndex((step) => step.title === '企业确认');
    // The enterprise pressed 尚未解决 instead: the unit goes on, and then the enterprise is asked again.
    expect(reached(first, confirm, working)).toBe(confirm);
    const step = detour(first, working);
    expect(step?.title).toBe('提交办结');
    expect(step && whereOf(step, working, '企业', [])).toMatchObject({ openId: '单位', chatId: '单位群' });
  });

  it('say so where nothing leads on', () => {
    const forgotten = tourOf('forgotten');
    const accepted = known(card('专席群', '办理中'), card('单位群', '办理中', '提交办结'));
    if (!forgotten) throw new Error('there is no tour of a forgotten case');
    const at = reached(forgotten, 0, accepted);
    expect(forgotten.steps[at]?.title).toBe('没有人受理：提醒');
    expect(forgotten.steps[at] && whereOf(forgotten.steps[at], accepted, '企业', [])).toBeNull();
    expect(detour(forgotten, accepted)).toBeUndefined();
  });
});

describe('the bubble of a tour', () => {
  const desktop: Box = { left: 0, top: 0, width: 1280, height: 800 };
  const phone: Box = { left: 0, top: 0, width: 390, height: 844 };
  const places = [100, 300, 500, 700].flatMap((top) => [10, 200, 600, 1000].map((left) => ({ left, top })));

  it.each(places)('covers nothing that stands at %o', ({ left, top }) => {
    const target = { left, top, width: 180, height: 40 };
    expect(overlap(beside(target, { width: 320, height: 330 }, desktop), target)).toBe(false);
    const onPhone = { ...target, left: Math.min(left, 200) };
    expect(overlap(beside(onPhone, { width: 374, height: 300 }, phone), onPhone)).toBe(false);
  });
});
