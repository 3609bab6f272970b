import { describe, expect, it } from 'vitest';
import { linkOver } from '../../../src/domain/case/link-life.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';

type Lived = Parameters<typeof linkOver>[1][number];
const on = (day: string): Date => shanghai(`${day} 09:00`);
const closed = (from: string, to: string): Lived => ({
  state: 'closed',
  receivedAt: on(from),
  closedAt: on(to),
  lastEventAt: on(to),
});
const open = (from: string): Lived => ({
  state: 'in_progress',
  receivedAt: on(from),
  lastEventAt: on(from),
});

describe('how long a link opens the own page — interface.md, "Links" (D)', () => {
  it.each([
    ['without a case: 30 days after it was made', [], '2026-03-31', false],
    ['and no longer', [], '2026-04-01', true],
    ['while a case is open: however long', [open('2026-03-02')], '2027-03-02', false],
    ['30 days after the last case has ended', [closed('2026-03-02', '2026-05-04')], '2026-06-02', false],
    ['and no longer', [closed('2026-03-02', '2026-05-04')], '2026-06-03', true],
    [
      'a case that comes in time carries it on',
      [closed('2026-03-02', '2026-03-10'), open('2026-04-01')],
      '2026-09-01',
      false,
    ],
    [
      'one that comes later does not bring it back',
      [open('2026-04-15'), closed('2026-03-02', '2026-03-10')],
      '2026-04-16',
      true,
    ],
    ['a case that ended before it was made counts as none', [closed('2025-12-01', '2026-01-05')], '2026-03-31', false],
    ['a case from before that is still open carries it', [open('2025-12-01')], '2026-09-01', false],
  ] as const)('%s', (_what, cases, now, over) => {
    expect(linkOver(on('2026-03-02'), cases, on(now))).toBe(over);
  });
});
