import type { Card } from '../../cards/kit.ts';
import type { Figures } from '../../src/domain/digest/figures.ts';
import { plusDays } from '../../src/domain/time/shanghai.ts';
import { digestCard } from '../../src/views/notices/digest.ts';
import { caseIn } from '../support/builders.ts';
import type { Drawn } from './drawn.ts';

/** Wednesday 2026-11-18, 10:00. */
const { rules } = caseIn('submitted');
const ON = '2026-11-18';
const CAME = [3, 5, 0, 1, 6, 4, 7, 2, 5, 0, 0, 8, 6, 4];
const CLOSED = [2, 2, 0, 0, 4, 5, 3, 6, 4, 1, 0, 5, 7, 5];

const BUSY: Figures = {
  from: '2026-11-17',
  fresh: 4,
  closed: 5,
  inHand: 37,
  dueToday: 3,
  overdue: 6,
  good: 4,
  bad: 1,
  units: [
    { unit: 'scjg', inHand: 12, dueToday: 1, overdue: 3, days: 10, good: 9, rated: 10 },
    { unit: 'zrzy', inHand: 8, dueToday: 0, overdue: 2, days: 4, good: 3, rated: 5 },
    { unit: 'desk', inHand: 6, dueToday: 2, overdue: 1, days: 1, good: 0, rated: 0 },
    { unit: 'rsj', inHand: 11, dueToday: 0, overdue: 0, days: 0, good: 12, rated: 12 },
  ],
  days: CAME.map((fresh, i) => ({ on: plusDays(ON, i - CAME.length), fresh, closed: CLOSED[i] ?? 0 })),
  special: 2,
  waitingLongest: 3,
  notReached: 1,
  missedMonths: 2,
  confidential: 1,
  repairs: 0,
  named: 0,
  unchecked: 0,
  auditedAt: rules.at,
};
const BEFORE: Figures = { ...BUSY, from: '2026-11-16', fresh: 6, closed: 7, inHand: 38, dueToday: 3, overdue: 4 };

const OF_ONE_UNIT: Figures = {
  ...BUSY,
  ...{ fresh: 1, closed: 0, inHand: 12, dueToday: 1, overdue: 0, good: 0, bad: 0 },
  ...{ special: 0, notReached: 0, missedMonths: 0, confidential: 0 },
  units: [{ unit: 'scjg', inHand: 12, dueToday: 1, overdue: 0, days: 0, good: 9, rated: 10 }],
  today: { at: rules.at, fresh: 2, accepted: 1, finished: 1, closed: 0, overdue: 0 },
};

const drawn = (figures: Figures, before: Figures | null): Card =>
  digestCard({ noticeId: 'digest/1', on: ON, figures, before }, rules);

/** The digest of a morning with everything on it, and what a head reads who asks for 日报. */
export const digests = (): [Drawn, Drawn] => [
  { title: '每日简报 · 督导', card: drawn(BUSY, BEFORE) },
  { title: '日报 · 单位负责人', card: drawn(OF_ONE_UNIT, null) },
];
