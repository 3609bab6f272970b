import { describe, expect, it } from 'vitest';
import { Case } from '../../../src/domain/case/case.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('rev and v — storage.md, "The case"', () => {
  it('rev counts writes, v what people may press', () => {
    const w = caseWorld();
    w.submit();
    const seen = (who: Parameters<typeof w.do>[0], event: string) => {
      w.do(who, event);
      return [event, w.case.rev, w.case.v];
    };
    expect([
      seen('desk', 'claim'),
      seen('desk', 'dispatch'),
      seen('unit', 'ask_return'),
      seen('desk', 'uphold'),
      seen('unit', 'accept'),
      seen('unit', 'progress'),
      seen('contact', 'add'),
      seen('contact', 'nudge'),
      seen('desk', 'see_record'),
      seen('unit', 'finish'),
      seen('sender', 'result_delivered'),
      seen('contact', 'heard'),
      seen('contact', 'confirm'),
    ]).toEqual([
      ['claim', 2, 1],
      ['dispatch', 3, 2],
      ['ask_return', 4, 3],
      ['uphold', 5, 4],
      ['accept', 6, 5],
      ['progress', 7, 5],
      ['add', 8, 5],
      ['nudge', 9, 5],
      ['see_record', 10, 5],
      ['finish', 11, 6],
      ['result_delivered', 12, 6],
      ['heard', 13, 6],
      ['confirm', 14, 7],
    ]);
  });

  it('a tap from a card a step behind is refused, words and harmless taps are not (lifecycle, 7)', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('unit', 'finish', undefined, { v: 2 })).toEqual({ code: 'stale' });
    expect(w.refusal('unit', 'finish', undefined, { v: w.case.v })).toBeNull();
    expect(w.refusal('unit', 'finish')).toBeNull();
    for (const [who, event] of [
      ['unit', 'progress'],
      ['contact', 'add'],
      ['contact', 'nudge'],
      ['desk', 'see_record'],
    ] as const)
      expect([event, w.refusal(who, event, undefined, { v: 1 })]).toEqual([event, null]);
  });

  it('an event there is not', () => {
    const w = caseWorld();
    w.submit();
    expect(w.refusal('desk', 'abolish')).toEqual({ code: 'no_such_event' });
  });
});

describe('the record — R-803; lifecycle.md, 2', () => {
  it('keeps who, when, from which card, what was filled in and what was touched', () => {
    const w = caseWorld();
    w.submit();
    const c = w.do('desk', 'dispatch', undefined, { messageId: 'om_1', delivery: 'ev_1' });
    expect(c.record).toHaveLength(2);
    expect(c.record[1]).toMatchObject({
      n: 2,
      event: 'dispatch',
      at: w.now,
      by: { openId: 'ou_desk', name: '王敏' },
      card: 'om_1',
      delivery: 'ev_1',
      state: 'dispatched',
    });
    expect(c.record[1]?.input).toEqual({ unit: 'scjg', coUnits: [] });
    expect(c.record[1]?.touched).toEqual({ assignment: 1, clocks: { dispatch: null, accept: c.clocks.accept } });
  });

  it('keeps a form whole, however long its texts are', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    const form = { text: '结'.repeat(1_000), measures: '措'.repeat(1_000) };
    expect(w.do('unit', 'finish', form).record.at(-1)?.input).toEqual(form);
  });

  it('remembers the last 50 deliveries', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    for (let n = 0; n < 60; n++) w.do(n % 2 ? 'unit' : 'head', 'see_record', undefined, { delivery: `ev_${n}` });
    expect(w.case.deliveries).toHaveLength(50);
    expect(w.case.deliveries.at(-1)).toBe('ev_59');
  });
});

describe('the outbox — storage.md, "The outbox"; lifecycle.md, 4', () => {
  it('five changes owe one update a card', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    for (let n = 0; n < 5; n++) w.do('unit', 'progress');
    expect(
      w
        .owes()
        .filter((o) => o.includes('card:'))
        .sort(),
    ).toEqual(['desk card:desk', 'ou_contact card:respondent', 'scjg card:unit']);
  });

  it('a card with a call in flight is owed once more, and every id is its own and short', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    w.put((c) => ({
      ...c,
      outbox: c.outbox.map((o) => ({ ...o, claim: { token: 't', firstTriedAt: w.now, tries: 1 } })),
    }));
    const c = w.do('unit', 'progress');
    expect(w.owes().filter((o) => o === 'scjg card:unit')).toHaveLength(2);
    expect(new Set(c.outbox.map((o) => o.id)).size).toBe(c.outbox.length);
  });

  it('the tapped card is owed five seconds later, the others at once', () => {
    const w = caseWorld();
    w.submit();
    w.put((c) => ({
      ...c,
      outbox: [],
      cards: [{ messageId: 'om_1', chatId: 'oc_desk', audience: 'desk', v: 1, sentAt: w.now }],
    }));
    const c = w.do('desk', 'dispatch', undefined, { messageId: 'om_1' });
    const at = Object.fromEntries(c.outbox.map((o) => [JSON.stringify(o.show), o.at.getTime() - w.now.getTime()]));
    expect(at).toMatchObject({ '{"card":"desk"}': 5_000, '{"card":"unit"}': 0 });
    expect(c.sendAt).toEqual(w.now);
  });

  it('what a clock owes waits out Feishu’s rush; what a person then owes on the same card does not', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    w.put((c) => ({ ...c, outbox: [] }));
    w.at('2026-09-28 18:01');
    w.do('clock', 'take_steps');
    expect(w.case.outbox.every((o) => o.fromClock)).toBe(true);
    expect(w.case.sendAt?.toISOString()).toBe('2026-09-28T10:03:00.000Z');
    w.do('unit', 'accept');
    expect(w.case.outbox.filter((o) => 'card' in o.show).map((o) => o.fromClock)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(w.case.sendAt).toEqual(w.now);
  });

  it('what was parked is tried again when the case changes', () => {
    const w = caseWorld();
    w.submit();
    w.put((c) => ({ ...c, outbox: c.outbox.map((o) => ({ ...o, parked: '230099' })), sendAt: null }));
    const c = w.do('desk', 'claim');
    expect(c.outbox.some((o) => o.parked)).toBe(false);
    expect(c.sendAt).toEqual(w.now);
  });

  it('a message the case has moved past is not sent (T19)', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    expect(w.owes()).not.toContain('desk notification:to_dispatch');
    expect(w.owes()).toContain('scjg notification:to_accept');
    w.do('unit', 'accept');
    expect(w.owes()).not.toContain('scjg notification:to_accept');
  });
});

describe('a decision is a value', () => {
  it('leaves the case it was given alone', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    const before = structuredClone(w.case);
    const given = w.case;
    w.decided('unit', 'finish');
    expect(given).toStrictEqual(before);
  });

  it('is read back from a document as it was written', () => {
    const w = caseWorld();
    w.caseIn('return_requested');
    w.do('desk', 'uphold');
    expect(Case.parse(structuredClone(w.case))).toStrictEqual(w.case);
  });
});
