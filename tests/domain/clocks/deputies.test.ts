import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { readerOf } from '../../../src/domain/case/receiver.ts';
import { shanghaiDate } from '../../../src/domain/time/shanghai.ts';
import { stepText } from '../../../src/views/notices/reminders.ts';
import { away } from '../../support/away.ts';
import { inHand, type World, world } from './support/world.ts';

/** Everything begins on Monday 2026-03-02 at 10:00; a consultation is due on Monday 2026-03-09. */
const MONDAY = '2026-03-02 10:00';

/** `03-09 warn handle: 周芳（代李强）` of each step that was told, the rung skipped or taken by another marked. */
const told = (c: Case, clock: string): string[] =>
  c.steps
    .filter((s) => s.clock === clock && s.to.length > 0 && !['overdue', 'missed', 'weekly'].includes(s.kind))
    .map((s) => {
      const who = s.to.map((p) => p.name).join('、');
      return `${shanghaiDate(s.at).slice(5)} ${s.kind}: ${who}${s.own ? '，越过' : ''}`;
    });

const handled = (): World => inHand(MONDAY, { category: 'consultation' });
const filed = (): World => {
  const w = world(MONDAY);
  w.submit();
  return w;
};

describe('reminders and rungs of whoever is away — lifecycle.md, "Deputies", invariant 10', () => {
  it('go to the deputy, who is named with them; each once, also when the absent is back', () => {
    const w = handled();
    away(w.directory, { unit: 'officer' });
    w.travelTo('2026-03-06 18:00');
    expect(told(w.case, 'handle')).toEqual(['03-06 remind: 吴磊（代周芳）']);
    away(w.directory, {});
    w.tick();
    w.travelTo('2026-03-09 18:00');
    expect(told(w.case, 'handle')).toEqual(['03-06 remind: 吴磊（代周芳）', '03-09 warn: 周芳']);
  });

  it('before acceptance the liaison’s deputy is told', () => {
    const w = filed();
    w.do('desk', 'dispatch');
    away(w.directory, { unit: 'officer' });
    w.travelTo('2026-03-04 10:00');
    expect(told(w.case, 'accept')).toEqual([
      '03-03 warn: 吴磊（代周芳）',
      '03-04 alarm: 吴磊（代周芳）',
      '03-04 rung: 李强',
    ]);
  });

  it.each<[string, Parameters<typeof away>[1], string[]]>([
    [
      'the handler’s deputy is the head: supervision hears on the head’s day, and not again on its own',
      { unit: 'head' },
      ['03-10 alarm: 李强（代周芳）', '03-10 rung: 蒋文涛，越过', '03-16 rung: 陈刚、顾秘书长'],
    ],
    [
      'the head’s deputy is the handler: likewise',
      { head: 'unit' },
      ['03-10 alarm: 周芳', '03-10 rung: 蒋文涛，越过', '03-16 rung: 陈刚、顾秘书长'],
    ],
    [
      'the head’s deputy is neither: the head’s rung is theirs',
      { head: 'officer' },
      ['03-10 alarm: 周芳', '03-10 rung: 吴磊（代李强）', '03-12 rung: 蒋文涛', '03-16 rung: 陈刚、顾秘书长'],
    ],
    [
      'one colleague stands in for handler and head: as if one person were both',
      { unit: 'officer', head: 'officer' },
      ['03-10 alarm: 吴磊（代周芳）', '03-10 rung: 蒋文涛，越过', '03-16 rung: 陈刚、顾秘书长'],
    ],
    [
      'a leader stands in for another in charge of the unit: told once, as themselves',
      { leader: 'secretary' },
      ['03-10 alarm: 周芳', '03-10 rung: 李强', '03-12 rung: 蒋文涛', '03-16 rung: 顾秘书长'],
    ],
    [
      'a leader of other units stands in for both',
      { leader: 'otherSecretary', secretary: 'otherSecretary' },
      ['03-10 alarm: 周芳', '03-10 rung: 李强', '03-12 rung: 蒋文涛', '03-16 rung: 严副秘书长（代陈刚、顾秘书长）'],
    ],
  ])('%s', (_what, deputies, lines) => {
    const w = handled();
    w.travelTo('2026-03-09 18:00');
    away(w.directory, deputies);
    w.travelTo('2026-03-17 10:00');
    expect(told(w.case, 'handle').filter((line) => line >= '03-10')).toEqual(lines);
  });

  it('a rung is one message, addressed by whoever holds it, so that it is theirs if they are back', () => {
    const w = handled();
    away(w.directory, { leader: 'otherSecretary', secretary: 'otherSecretary' });
    const rungs: unknown[] = [];
    w.onSaid((c, { to, show }) => {
      const step = 'step' in show ? c.steps.find((s) => s.key === show.step) : undefined;
      if (step?.who === 'leader') rungs.push({ to, reader: readerOf(to, w.directory) });
    });
    w.travelTo('2026-03-17 10:00');
    expect(rungs).toEqual([{ to: { person: 'ou_leader', name: '陈刚', as: 'leader' }, reader: 'ou_otherSecretary' }]);
  });

  it('in the group it is the deputy whom the sentence names with @', () => {
    const w = handled();
    away(w.directory, { unit: 'officer' });
    w.travelTo('2026-03-06 18:00');
    const [taken] = w.case.steps;
    if (!taken) throw new Error('nothing was told');
    const people = [{ openId: 'ou_officer', name: '吴磊', standsFor: [{ openId: 'ou_unit', name: '周芳' }] }];
    expect(stepText([{ c: w.case, taken, people }], 'unit', w.rules)).toMatch(
      /^<at user_id="ou_officer">吴磊<\/at>（代周芳） 【/,
    );
  });

  it('the desk hears of a unit’s deadline by whoever is there', () => {
    const w = handled();
    away(w.directory, { desk: 'deskOfficer' });
    w.travelTo('2026-03-10 10:00');
    const missed = w.case.steps.find((s) => s.kind === 'missed');
    expect(missed?.to.map((p) => p.name)).toEqual(['刘洋']);
  });

  it('what waits for one person alone, a signature, is reminded to their deputy in private', () => {
    const w = world(MONDAY, { profile: 'suqian' });
    w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk');
    w.do('desk', 'dispatch', { urgency: 'general' });
    away(w.directory, { secretary: 'otherSecretary' });
    w.travelTo('2026-03-03 10:00');
    expect(told(w.case, 'signoff')).toEqual(['03-03 warn: 严副秘书长（代顾秘书长）']);
  });
});
