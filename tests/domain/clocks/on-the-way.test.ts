import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/events/decide.ts';
import { inHand, type World, world } from './support/world.ts';

describe('five working days without news — R-304; HZ 三(四)1; D', () => {
  it('the respondent hears how it stands and the unit is asked, again and again until there is some', () => {
    const w = inHand('2026-03-02 10:00');
    w.at('2026-03-06 15:00', 'unit', 'progress', { visible: 'no' }); // which the enterprise does not see
    w.at('2026-03-10 15:00', 'unit', 'progress', { visible: 'yes' });
    w.travelTo('2026-03-31 12:00');
    expect(w.lines('no_news', 'news_wanted')).toEqual([
      '03-09 09:05 赵明远 says no_news',
      '03-09 09:05 #scjg says news_wanted',
      '03-17 09:05 赵明远 says no_news',
      '03-17 09:05 #scjg says news_wanted',
      // On the morning of 03-24 it hears that it is late, which is news.
      '03-31 09:05 赵明远 says no_news',
      '03-31 09:05 #scjg says news_wanted',
    ]);
  });

  it('of a case that is not accepted the unit is asked to accept, and nobody claims that it is worked on', () => {
    const w = world('2026-03-02 10:00');
    w.submit();
    w.do('desk', 'dispatch');
    w.quiet();
    w.travelTo('2026-03-10 12:00');
    expect(w.lines('no_news', 'news_wanted', 'accept')).toEqual([
      '03-03 09:05 #scjg warn accept @周芳',
      '03-04 09:05 #scjg alarm accept @周芳',
      '03-04 09:05 李强 rung accept',
      '03-04 09:05 #desk missed accept @王敏、刘洋',
      '03-06 09:05 蒋文涛 rung accept',
      '03-09 09:05 赵明远 says not_accepted',
      '03-09 09:05 #scjg says acceptance_wanted',
      '03-10 09:05 陈刚 rung accept',
      '03-10 09:05 顾秘书长 rung accept',
    ]);
  });

  it('while it waits for the enterprise’s material the enterprise alone hears, of that; otherwise paused nobody', () => {
    const paused = (reason: string): string[] => {
      const w = inHand('2026-03-02 10:00');
      w.do('unit', 'ask_pause', { reason });
      w.do('desk', 'grant_pause');
      w.travelTo('2026-03-10 12:00');
      return w.lines('no_news', 'news_wanted', 'material_awaited');
    };
    expect(paused('material')).toEqual(['03-09 09:05 赵明远 says material_awaited']);
    expect(paused('court')).toEqual([]);
  });

  it('nobody is asked for news of what is finished', () => {
    const w = inHand('2026-03-02 10:00');
    w.at('2026-03-06 15:00', 'unit', 'finish');
    w.travelTo('2026-03-13 12:00');
    expect(w.lines('no_news', 'news_wanted')).toEqual([]);
  });
});

describe('the third rework assignment — R-504; T48', () => {
  const redone = (w: World): void => {
    w.do('unit', 'finish');
    w.do('contact', 'not_done');
  };

  it('goes to supervision by itself, in the first window, once', () => {
    const w = inHand('2026-03-02 20:00');
    redone(w);
    redone(w);
    w.travelTo('2026-03-03 20:00');
    expect(w.lines('rework_escalated')).toEqual([]);
    redone(w);
    w.travelTo('2026-03-04 12:00');
    redone(w);
    w.travelTo('2026-03-05 12:00');
    expect(w.lines('rework_')).toEqual([
      '03-04 09:05 #supervision says rework_escalated',
      '03-04 09:05 head says rework_party',
    ]);
    expect(w.case.escalations).toMatchObject([{ level: 1 }]);
    expect(w.case.escalations[0]?.by).toBeUndefined();
  });
});

describe('a card becomes a pointer on the last working day up to day 12 — lifecycle.md, invariant 7; T27', () => {
  it.each([
    ['a Saturday is no working day: Friday', '2026-03-02 10:00', '03-13 09:05'],
    ['before Spring Festival on the Saturday worked in its stead', '2026-02-11 10:00', '02-14 09:05'],
    ['the first day after Spring Festival', '2026-02-12 10:00', '02-24 09:05'],
    ['before National Day', '2026-09-24 10:00', '09-30 09:05'],
    ['through a Sunday of December', '2026-12-22 10:00', '12-31 09:05'],
  ])('%s', (_why, from, on) => {
    const w = inHand(from);
    w.travelTo(`2026-${on.slice(0, 5)} 12:00`);
    expect(w.lines('unit becomes')).toEqual([`${on} unit becomes a pointer`]);
  });

  const asleep = (w: ReturnType<typeof inHand>): string[] =>
    w.case.cards.filter((k) => k.asleep).map((k) => k.audience);

  it('a fresh one comes to whom the clock has something to say, and only there', () => {
    const w = inHand('2026-03-02 10:00');
    w.travelTo('2026-03-13 12:00');
    expect(asleep(w).sort()).toEqual(['desk', 'respondent', 'unit']);
    // Ten working days without news: the respondent hears so, and the unit is asked; the desk hears nothing of it.
    w.travelTo('2026-03-16 12:00');
    expect(w.lines('03-16')).toEqual(['03-16 09:05 赵明远 says no_news', '03-16 09:05 #scjg says news_wanted']);
    expect(asleep(w)).toEqual(['desk']);
    expect(w.case.cards.map((k) => k.audience).sort()).toEqual(['desk', 'respondent', 'unit']);
  });

  it('and everywhere when somebody touches the case', () => {
    const w = inHand('2026-03-02 10:00');
    w.travelTo('2026-03-13 12:00');
    w.do('unit', 'progress');
    w.travelTo('2026-03-13 12:01');
    expect(asleep(w)).toEqual([]);
    expect(w.case.cards.map((k) => k.audience).sort()).toEqual(['desk', 'respondent', 'unit']);
  });

  it('and not in groups when the clock ends the case, which is at midnight and asks nobody for anything', () => {
    const w = inHand('2026-03-02 10:00');
    w.at('2026-03-11 10:00', 'unit', 'finish');
    w.travelTo('2026-03-17 12:00');
    expect(w.case.outcome).toBe('unconfirmed');
    expect(asleep(w).sort()).toEqual(['desk', 'unit']);
  });

  it('what the clock says a moment after its time stands below the fresh card', () => {
    const w = inHand('2026-03-02 10:00');
    w.travelTo('2026-03-13 12:00');
    w.travelTo('2026-03-16 09:04');
    const ctx = {
      ...w.ctx('clock'),
      at: new Date('2026-03-16T01:05:00.400Z'),
      now: new Date('2026-03-16T01:05:00.400Z'),
    };
    const decision = decide(w.case, 'take_steps', {}, ctx);
    const mine = decision.ok ? decision.case.outbox.filter(({ to }) => 'person' in to) : [];
    expect(mine.map(({ show, at }) => [Object.keys(show)[0], at.toISOString()])).toEqual([
      ['card', '2026-03-16T01:05:00.000Z'],
      ['notification', '2026-03-16T01:05:00.000Z'],
    ]);
  });

  it('one that is left alone stays a pointer, through the days on which others are drawn anew', () => {
    const w = inHand('2026-03-02 10:00');
    w.travelTo('2026-03-20 12:00');
    expect(asleep(w)).toEqual(['desk']);
    expect(w.lines('desk becomes')).toEqual(['03-13 09:05 desk becomes a pointer']);
  });

  it('also on the Monday on which the desk’s week is told of the case, and the card is drawn anew', () => {
    const w = inHand('2026-02-13 10:10');
    w.travelTo('2026-03-23 12:00');
    expect(w.lines('03-23')).toEqual([
      '03-23 09:05 unit becomes a pointer',
      '03-23 09:05 #desk weekly handle @王敏、刘洋',
    ]);
    expect(asleep(w)).toEqual(['unit']);
  });

  it('of a case closed by silence as long as 仍未解决 may be pressed, until Friday 03-20', () => {
    const w = inHand('2026-03-02 10:00');
    w.do('unit', 'finish');
    w.travelTo('2026-03-06 12:00');
    expect(w.case.outcome).toBe('unconfirmed');
    w.travelTo('2026-04-30 12:00');
    expect(w.lines('renews respondent')).toEqual([
      // The card that asks to confirm comes anew as well.
      '03-02 10:00 contact renews respondent',
    ]);
    expect(w.lines('respondent becomes')).toEqual(['03-13 09:05 respondent becomes a pointer']);
    expect(w.next()).toBeNull();
  });
});
