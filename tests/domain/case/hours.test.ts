import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src/domain/case/message.ts';
import { addToOutbox } from '../../../src/domain/case/outbox.ts';
import { shanghaiDate, shanghaiTime } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

const nameOf = ({ show }: OutboxItem): string => {
  if ('notification' in show) return show.notification;
  return 'card' in show ? `card ${show.card}` : (Object.keys(show)[0] ?? '');
};

/** What is owed and when, as `MM-DD HH:mm what`. */
const owed = (w: CaseWorld): string[] =>
  w.case.outbox.map((o) => `${shanghaiDate(o.at).slice(5)} ${shanghaiTime(o.at)} ${nameOf(o)}`);

/** A case in hand since Friday 2026-03-06 10:00, with nothing owed, at a later time. */
function at(time: string, form?: Record<string, unknown>): CaseWorld {
  const w = caseWorld({ now: '2026-03-06 10:00' });
  w.caseIn('in_progress', form);
  w.at(time);
  w.put((c) => ({ ...c, outbox: [] }));
  return w;
}

describe('outside 09:05–17:30 of a working day nobody is spoken to — lifecycle.md, invariant 10', () => {
  it.each([
    ['2026-03-06 17:30', '03-06 17:30'],
    ['2026-03-06 17:31', '03-09 09:05'],
    ['2026-03-07 10:00', '03-09 09:05'],
    ['2026-03-09 09:04', '03-09 09:05'],
    ['2026-03-09 09:05', '03-09 09:05'],
  ])('what is said at %s is said at %s', (now, said) => {
    const w = at(now);
    w.do('unit', 'finish');
    expect(owed(w)).toContain(`${said} please_confirm`);
    // Cards change at once.
    expect(owed(w)).toContain(`${now.slice(5)} card respondent`);
  });

  it('what a rating of Friday evening settles to is told on Monday', () => {
    const w = at('2026-03-06 17:00');
    w.along([
      ['unit', 'finish'],
      ['sender', 'result_delivered'],
      ['contact', 'confirm'],
    ]);
    w.at('2026-03-06 23:53');
    w.do('contact', 'rate', { datum: '1' });
    w.put((c) => ({ ...c, outbox: [] }));
    w.travelTo('2026-03-07 00:03');
    expect(w.case.state).toBe('callback');
    expect(owed(w).filter((line) => !line.includes('card'))).toEqual([
      '03-09 09:05 to_call_back',
      '03-09 09:05 rated_badly',
    ]);
    expect(owed(w)).toContain('03-07 00:03 card desk');
  });

  it('an urgent case waits for no window', () => {
    const w = at('2026-03-07 10:00');
    w.do('desk', 'reclassify', { urgency: 'urgent' });
    w.do('unit', 'finish');
    expect(owed(w).filter((line) => !line.includes('card'))).toEqual(['03-07 10:00 please_confirm']);
  });

  /** When this is sent to the agent, where `who` has just acted. */
  const sentAt = (w: CaseWorld, who: 'agent' | 'desk' | 'clock', show: OutboxItem['show']): string | undefined => {
    const to = { person: 'ou_agent' };
    const [item] = addToOutbox(w.case, [{ to, show }], w.ctx(who)).outbox;
    return item && `${shanghaiDate(item.at).slice(5)} ${shanghaiTime(item.at)}`;
  };
  const SAID = { notification: 'agent_asked', audience: 'filer' } as const;

  it('whoever has just acted is answered, nobody else', () => {
    const w = at('2026-03-07 10:00');
    expect(sentAt(w, 'agent', SAID)).toBe('03-07 10:00');
    expect(sentAt(w, 'desk', SAID)).toBe('03-09 09:05');
    expect(sentAt(w, 'desk', { step: '1/handle/x/rung' })).toBe('03-09 09:05');
    expect(sentAt(w, 'desk', { form: 'tell_missing' })).toBe('03-07 10:00');
  });

  it('what Feishu’s overload moves beyond the close waits for the morning', () => {
    const w = at('2026-03-06 17:30');
    expect(sentAt(w, 'desk', SAID)).toBe('03-06 17:30');
    expect(sentAt(w, 'clock', SAID)).toBe('03-09 09:05');
  });
});
