import type { Card } from '../../cards/kit.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Figures } from '../../src/domain/digest/figures.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import { agendaOf } from '../../src/domain/duties/agenda.ts';
import { plusDays } from '../../src/domain/time/shanghai.ts';
import { digestCard } from '../../src/views/notices/digest.ts';
import { morningCard } from '../../src/views/notices/morning.ts';
import { caseIn } from '../support/builders.ts';
import { busyTown } from '../support/busy-town.ts';
import { openIdOf } from '../support/small-town.ts';
import type { Drawn } from './drawn.ts';

const SEED = 5;

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

/** What a head reads at 09:05 of a town that is late: two lines that climbed today, what else is late, what is owed. */
function morning(): Card {
  const { cases: open, rules: then } = busyTown(SEED, 24);
  const actor = actorOf(then.directory, openIdOf('head'));
  const unit = then.directory.units.find((u) => u.id === 'scjg');
  if (!actor || !unit) throw new Error('no head');
  const duties = agendaOf(open, { unit }, then);
  const late = duties.filter((e) => e.when === 'overdue');
  const lines = late
    .slice(0, 2)
    .map(({ c, duty }) => ({ c, taken: rung(c, duty?.due?.at ?? then.at), of: '市场监管局（周芳）' }));
  const drawn = morningCard(
    {
      lines,
      night: [],
      own: late.slice(2, 3),
      late: late.slice(3),
      owed: duties.filter((e) => e.when !== 'waits' && e.when !== 'overdue').slice(0, 2),
      toSign: [],
      figures: { heads: [{ unit: 'scjg' }], ...OF_ONE_UNIT, overdue: late.length },
    },
    actor,
    ON,
    then,
  );
  if (!drawn) throw new Error('nothing is late');
  return drawn.card;
}

const rung = (c: Case, deadline: Date): Case['steps'][number] => ({
  ...{ key: `${c._id}/handle/head`, kind: 'rung', clock: 'handle', deadline, at: deadline, actedAt: deadline },
  ...{ to: [], late: false, dropped: false, passed: false },
});

/** The digest of a morning with everything on it, what a head reads who asks for 日报, and what they read at 09:05. */
export const digests = (): [Drawn, Drawn, Drawn] => [
  { title: '每日简报 · 督导', card: drawn(BUSY, BEFORE) },
  { title: '日报 · 单位负责人', card: drawn(OF_ONE_UNIT, null) },
  { title: '早间清单 · 单位负责人', card: morning() },
];
