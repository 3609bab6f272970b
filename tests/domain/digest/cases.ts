import type { Case } from '../../../src/domain/case/case.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

const filed = (): Case => caseWorld({ now: '2026-03-02 10:00' }).submit();

type Assignment = Case['assignments'][number];
const assignment = (unit: string, deadline: string | null, more: Partial<Assignment> = {}): Assignment => ({
  n: 1,
  unit,
  why: 'dispatch',
  startedAt: shanghai('2026-03-02 10:00'),
  limit: { workingDays: 5, clause: 'D' },
  close: '17:30',
  pauses: [],
  deadline: deadline === null ? null : shanghai(deadline),
  provisional: false,
  recalled: false,
  ...more,
});

/** A case by its number, as it lies in the store. */
const of = (no: string, received: string, more: Partial<Case> = {}): Case => ({
  ...filed(),
  _id: no,
  no,
  receivedAt: shanghai(received),
  clocks: {},
  ...more,
});

const inProgress = (unit: string, deadline: string | null) => ({
  state: 'in_progress' as const,
  assignments: [assignment(unit, deadline)],
});
const ended = (unit: string, day: string) =>
  assignment(unit, '2026-03-30 17:30', { endedAt: shanghai(`${day} 15:00`), verdict: 'in_time' });
const closed = (unit: string, day: string) => ({
  state: 'closed' as const,
  outcome: 'satisfied' as const,
  assignments: [ended(unit, day)],
  closedAt: shanghai(`${day} 16:00`),
});
const rated = (level: string, settled: string) => ({
  ratings: [
    {
      assignment: 1,
      level,
      firstAt: shanghai(settled),
      at: shanghai(settled),
      by: { openId: 'o', name: 'n' },
      settledAt: shanghai(settled),
    },
  ],
});
const toDispatch = (deadline: string): Partial<Case> => ({
  clocks: {
    dispatch: {
      startedAt: shanghai('2026-03-04 10:00'),
      limit: null,
      deadline: shanghai(deadline),
      provisional: false,
      endOfDay: false,
    },
  },
});
const missed = { at: shanghai('2026-03-09 11:00'), on: '2026-03-09', by: { openId: 'o', name: 'n' } };

/** The town on the morning of Tuesday 2026-03-10; the digest before was Monday's. */
export const TOWN: Case[] = [
  // Two late at 市场监管局: since Thursday (03-05) and since Monday (03-09).
  of('A1', '2026-02-25 09:00', inProgress('scjg', '2026-03-05 17:30')),
  of('A2', '2026-03-02 09:00', inProgress('scjg', '2026-03-09 17:30')),
  // One late at 人社局 since Friday, listed as not reached.
  of('B1', '2026-02-26 09:00', { ...inProgress('rsj', '2026-03-06 17:30'), missedCalls: [missed] }),
  // Due today; due tomorrow; paused.
  of('B2', '2026-03-03 09:00', inProgress('rsj', '2026-03-10 17:30')),
  of('A3', '2026-03-03 10:00', inProgress('scjg', '2026-03-11 17:30')),
  of('A4', '2026-03-03 11:00', inProgress('scjg', null)),
  // The desk is late with one since Thursday and has had another since Monday night.
  of('D1', '2026-03-04 10:00', toDispatch('2026-03-05 17:30')),
  of('D2', '2026-03-09 23:59', {
    ...toDispatch('2026-03-10 17:30'),
    channel: { id: 'mayor', name: '市长直达', kind: 'mayor' },
  }),
  // Closed on Monday, satisfied; closed on Friday.
  of('A5', '2026-02-20 10:00', { ...closed('scjg', '2026-03-09'), ...rated('5', '2026-03-09 16:00') }),
  of('A6', '2026-02-20 11:00', { ...closed('scjg', '2026-03-06'), ...rated('5', '2026-03-06 16:00') }),
  // Dispatched, finished and rated dissatisfied on Monday, and called back since.
  of('B3', '2026-03-06 08:00', {
    state: 'callback',
    assignments: [{ ...ended('rsj', '2026-03-09'), startedAt: shanghai('2026-03-09 09:10') }],
    ...rated('1', '2026-03-09 17:00'),
  }),
  // Merged with A1 on Monday: no work of its own any more.
  of('A7', '2026-03-09 10:00', {
    state: 'merged',
    assignments: [{ ...ended('scjg', '2026-03-09'), verdict: 'merged', passedOn: true }],
  }),
  // Of a confidential case there is a count alone.
  of('X1', '2026-03-09 09:00', { ...toDispatch('2026-03-05 17:30'), confidential: true }),
  // This very morning's belongs to tomorrow's digest.
  of('D3', '2026-03-10 08:00', toDispatch('2026-03-11 17:30')),
];
