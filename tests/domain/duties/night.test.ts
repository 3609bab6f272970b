import { describe, expect, it } from 'vitest';
import { unitById } from '../../../src/domain/directory/directory.ts';
import { agendaOf } from '../../../src/domain/duties/agenda.ts';
import { cameBy } from '../../../src/domain/duties/night.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { nightBefore } from '../../../src/domain/time/window.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

/** What stands first on the unit's list of that morning, by task. */
function first(w: CaseWorld, id: string, on: string): string[] {
  const unit = unitById(w.directory, id);
  if (!unit) throw new Error(`no unit ${id}`);
  const came = cameBy(nightBefore(on, w.rules), unit);
  return agendaOf(w.all(), { unit }, w.rules).flatMap((e) => (came(e) ? [e.duty?.task ?? ''] : []));
}

/** A case that the desk dispatches at that time. */
function dispatchedAt(time: string, form: Record<string, unknown> = {}): CaseWorld {
  const w = caseWorld({ now: '2026-03-05 10:00' });
  w.submit();
  w.at(time);
  w.do('desk', 'dispatch', { unit: 'scjg', ...form });
  return w;
}

describe('a night — lifecycle.md, invariant 10', () => {
  const { rules } = caseWorld();
  it.each([
    ['2026-03-05', '2026-03-04 17:30', '2026-03-05 09:05'],
    ['2026-03-09', '2026-03-06 17:30', '2026-03-09 09:05'],
    // After the Spring Festival.
    ['2026-02-24', '2026-02-14 17:30', '2026-02-24 09:05'],
  ])('before %s is from %s to %s', (on, from, to) => {
    expect(nightBefore(on, rules)).toEqual({ from: shanghai(from), to: shanghai(to) });
  });
});

describe('what came overnight — lifecycle.md, invariant 10; interface.md, "In chat"', () => {
  it.each([
    ['at the last minute of the day before', '2026-03-05 17:30', []],
    ['a minute after it', '2026-03-05 17:31', ['accept']],
    ['at night', '2026-03-06 02:00', ['accept']],
    ['in the morning before anybody is spoken to', '2026-03-06 09:04', ['accept']],
    ['within the hours', '2026-03-06 09:06', []],
  ])('%s', (_when, time, tasks) => {
    const w = dispatchedAt(time);
    w.at('2026-03-06 09:10');
    expect(first(w, 'scjg', '2026-03-06')).toEqual(tasks);
    expect(first(w, 'rsj', '2026-03-06')).toEqual([]);
  });

  it('over a weekend as well, and on that morning alone', () => {
    const w = dispatchedAt('2026-03-07 11:00');
    w.at('2026-03-09 08:50');
    expect(first(w, 'scjg', '2026-03-09')).toEqual(['accept']);
    expect(first(w, 'scjg', '2026-03-10')).toEqual([]);
  });

  it('what somebody of the unit has touched is new to nobody there', () => {
    const w = dispatchedAt('2026-03-05 20:00');
    w.at('2026-03-05 21:00');
    w.do('unit', 'accept');
    expect(first(w, 'scjg', '2026-03-06')).toEqual([]);
  });

  it('what others do to it meanwhile leaves it new', () => {
    const w = dispatchedAt('2026-03-05 20:00');
    w.at('2026-03-05 21:00');
    w.do('contact', 'add', { text: '补充一张图纸' });
    expect(first(w, 'scjg', '2026-03-06')).toEqual(['accept']);
  });

  it('an urgent case was spoken of at once', () => {
    const w = dispatchedAt('2026-03-05 20:00', { urgency: 'urgent' });
    expect(first(w, 'scjg', '2026-03-06')).toEqual([]);
  });

  it('a new case is the desk’s, unless the desk itself wrote it down', () => {
    const w = caseWorld({ now: '2026-03-05 20:00' });
    w.submit();
    w.another({ enterprise: 'e3' }, 'desk', 'desk');
    expect(first(w, 'desk', '2026-03-06')).toEqual(['dispatch']);
  });

  it('work that came back, a ruling, an urge and a question to the desk are what came, too', () => {
    const w = caseWorld({ now: '2026-03-05 10:00' });
    w.caseIn('resolved');
    w.another();
    w.caseIn('return_requested');
    w.another();
    w.caseIn('in_progress');
    w.at('2026-03-05 18:00');
    w.do('unit', 'ask_co');
    w.at('2026-03-05 19:00');
    w.turnTo('c1');
    w.do('contact', 'not_done');
    w.turnTo('c2');
    w.do('desk', 'uphold');
    w.turnTo('c3');
    w.do('supervision', 'urge');
    expect(first(w, 'scjg', '2026-03-06').sort()).toEqual(['accept', 'answer_urge', 'handle']);
    expect(first(w, 'desk', '2026-03-06')).toEqual(['name_co']);
  });
});
