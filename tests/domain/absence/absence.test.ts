import { describe, expect, it } from 'vitest';
import { inForce, type KeptAbsence, nextEnd, withEnds } from '../../../src/domain/absence/kept.ts';
import { withBack, withNamed } from '../../../src/domain/absence/name.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { openIdOf, PEOPLE, town } from '../../support/small-town.ts';

type Who = keyof typeof PEOPLE;
const person = (who: Who) => ({ openId: openIdOf(who), name: PEOPLE[who] });
const NOW = '2026-12-03 10:00';
const rules = (now = NOW) => ({ directory: town('apart'), now: shanghai(now), mostDays: 60 });

const naming = (who: Who, deputy: Who, date = '2026-12-05', id = `${who}/${deputy}/${date}`) => ({
  id,
  person: person(who),
  deputy: person(deputy),
  date,
});
/** The list after these were named one after another, the deputies told of each. */
function named(...all: ReturnType<typeof naming>[]): KeptAbsence[] {
  return all.reduce<KeptAbsence[]>((kept, one) => {
    const next = withNamed(kept, one, rules());
    if ('refusal' in next) throw new Error(next.refusal.code);
    return next.all.map((a) => ({ ...a, told: true }));
  }, []);
}

describe('naming a deputy — lifecycle.md, "People"', () => {
  it('begins at once and ends at 24:00 of its day', () => {
    const all = named(naming('head', 'unit'));
    expect(all).toMatchObject([{ since: shanghai(NOW), until: shanghai('2026-12-06 00:00') }]);
    const { directory } = rules();
    expect(inForce(all, directory, shanghai('2026-12-05 23:59:59'))).toHaveLength(1);
    expect(inForce(all, directory, shanghai('2026-12-06 00:00'))).toEqual([]);
    expect(nextEnd(all, shanghai(NOW))).toEqual(shanghai('2026-12-06 00:00'));
    expect(nextEnd(all, shanghai('2026-12-06 00:00'))).toBeNull();
  });

  it.each<[string, ReturnType<typeof naming>, object]>([
    ['a day that is over', naming('head', 'unit', '2026-12-02'), { code: 'past', date: '2026-12-02' }],
    ['too far ahead', naming('head', 'unit', '2027-02-02'), { code: 'too_far', last: '2027-02-01', days: 60 }],
    ['oneself', naming('head', 'head'), { code: 'yourself' }],
    ['somebody of another unit', naming('head', 'otherUnit'), { code: 'not_a_colleague', name: '马超' }],
    ['a leader, for a member of staff', naming('unit', 'leader'), { code: 'not_a_colleague', name: '陈刚' }],
    ['a member of staff, for a leader', naming('leader', 'unit'), { code: 'not_a_colleague', name: '周芳' }],
    ['a contact', naming('head', 'contact'), { code: 'not_a_colleague', name: '赵明远' }],
    ['for a contact', naming('contact', 'standIn'), { code: 'no_office', contact: true }],
    ['for an agent', naming('agent', 'unit'), { code: 'no_office', contact: false }],
  ])('%s is refused', (_what, asked, refusal) => {
    expect(withNamed([], asked, rules())).toEqual({ refusal });
  });

  it('today, and the last day that is not too far, are not', () => {
    expect(withNamed([], naming('head', 'unit', '2026-12-03'), rules('2026-12-03 23:59'))).toHaveProperty('named');
    expect(withNamed([], naming('head', 'unit', '2027-02-01'), rules())).toHaveProperty('named');
  });

  it('a colleague who is a contact as well is refused as such', () => {
    const asked = rules();
    asked.directory.enterprises[0]?.contacts.push({ ...person('officer'), reach: 'member' });
    expect(withNamed([], naming('unit', 'officer'), asked)).toEqual({ refusal: { code: 'contact', name: '吴磊' } });
  });

  it('whoever is away cannot be named, so that no circle closes', () => {
    const all = named(naming('unit', 'officer', '2026-12-07'), naming('officer', 'head'));
    const until = shanghai('2026-12-08 00:00');
    expect(withNamed(all, naming('head', 'unit'), rules())).toEqual({
      refusal: { code: 'away_too', name: '周芳', until },
    });
    expect(withNamed(all, naming('head', 'officer'), rules())).toMatchObject({ refusal: { code: 'away_too' } });
    // Once that is over they can.
    expect(withNamed(all, naming('head', 'unit', '2026-12-09'), rules('2026-12-08 09:00'))).toHaveProperty('named');
  });

  it('the same naming twice is one', () => {
    const all = named(naming('head', 'unit'));
    const again = withNamed(all, naming('head', 'unit'), rules('2026-12-03 10:01'));
    expect(again).toMatchObject({ all, named: { since: shanghai(NOW) } });
  });

  it('another day for the same deputy is the same absence; of another deputy the first is told that it is over', () => {
    const first = named(naming('head', 'unit'));
    const later = withNamed(first, naming('head', 'unit', '2026-12-09'), rules('2026-12-04 10:00'));
    expect(later).toMatchObject({
      all: [{ since: shanghai(NOW), until: shanghai('2026-12-10 00:00'), redated: true, told: false }],
    });
    const other = withNamed(first, naming('head', 'officer', '2026-12-09'), rules('2026-12-04 10:00'));
    expect(other).toMatchObject({
      all: [
        { deputy: { name: '周芳' }, ended: { why: 'changed' } },
        { deputy: { name: '吴磊' }, redated: false, told: false },
      ],
    });
    // Whoever has not heard of it need not hear that it is over.
    const untold = first.map((a) => ({ ...a, told: false }));
    expect(withNamed(untold, naming('head', 'officer'), rules())).toMatchObject({
      all: [{ deputy: { name: '吴磊' } }],
    });
  });
});

describe('the end of an absence — lifecycle.md, "Deputies"', () => {
  const all = named(naming('head', 'unit'));

  it('by whoever was away; once', () => {
    const back = withBack(all, openIdOf('head'), shanghai('2026-12-04 08:00'));
    expect(back).toMatchObject({ ended: { ended: { at: shanghai('2026-12-04 08:00'), why: 'back' } } });
    const ended = 'all' in back ? back.all : [];
    expect(inForce(ended, town('apart'), shanghai('2026-12-04 08:00'))).toEqual([]);
    expect(withBack(ended, openIdOf('head'), shanghai('2026-12-04 08:01'))).toEqual({ refusal: { code: 'not_away' } });
    expect(withBack(all, openIdOf('unit'), shanghai(NOW))).toEqual({ refusal: { code: 'not_away' } });
    expect(withBack(all, openIdOf('head'), shanghai('2026-12-06 00:00'))).toEqual({ refusal: { code: 'not_away' } });
  });

  it('by the day', () => {
    expect(withEnds(all, town('apart'), shanghai('2026-12-05 23:59'))).toEqual(all);
    expect(withEnds(all, town('apart'), shanghai('2026-12-06 09:05'))).toMatchObject([
      { ended: { at: shanghai('2026-12-06 00:00'), why: 'over' } },
    ]);
  });

  it.each<Who>(['head', 'unit'])('when %s leaves the directory, and does not begin again when they are back', (who) => {
    const without = town('apart');
    for (const u of without.units) u.staff = u.staff.filter((s) => s.openId !== openIdOf(who));
    without.boards = without.boards.filter((b) => b.chief.openId !== openIdOf(who));
    expect(inForce(all, without, shanghai('2026-12-04 10:00'))).toEqual([]);
    const ended = withEnds(all, without, shanghai('2026-12-04 10:00'));
    expect(ended).toMatchObject([{ ended: { why: 'left' } }]);
    expect(inForce(ended, town('apart'), shanghai('2026-12-04 10:01'))).toEqual([]);
  });

  it('when the deputy becomes the contact of an enterprise', () => {
    const d = town('apart');
    d.enterprises[0]?.contacts.push({ ...person('unit'), reach: 'member' });
    expect(inForce(all, d, shanghai('2026-12-04 10:00'))).toEqual([]);
  });
});
