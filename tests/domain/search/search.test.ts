import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { listsOf } from '../../../src/domain/case/lists.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { bestFirst, matches, planOf } from '../../../src/domain/search/search.ts';
import { termsOf } from '../../../src/domain/search/terms.ts';
import { busyTown } from '../../support/busy-town.ts';
import { caseWorld } from '../../support/case-world.ts';
import { openIdOf, type PEOPLE, town } from '../../support/small-town.ts';

const TOWN = town('apart');
const person = (who: keyof typeof PEOPLE, d: Directory = TOWN) => {
  const actor = actorOf(d, openIdOf(who));
  if (!actor) throw new Error(`nobody plays ${who}`);
  return actor;
};

describe('what the words of a search stand for — interface.md, "What is said and shown"', () => {
  it.each([
    ['太湖', { kind: 'named', units: [], people: [], enterprises: ['e1'] }],
    ['太湖精密制造有限公司', { kind: 'named', units: [], people: [], enterprises: ['e1'] }],
    ['市场监管', { kind: 'named', units: ['scjg'], people: [], enterprises: [] }],
    ['人社局', { kind: 'named', units: ['rsj'], people: [], enterprises: [] }],
    ['李强', { kind: 'named', units: [], people: ['ou_head'], enterprises: [] }],
    // Whoever rings gives their own name.
    ['赵明远', { kind: 'named', units: [], people: [], enterprises: ['e1'] }],
    ['0003', { kind: 'tail', digits: '0003' }],
    ['０３', { kind: 'tail', digits: '03' }],
    ['超期', { kind: 'when', when: ['overdue'] }],
    ['今日', { kind: 'when', when: ['today'] }],
    ['待回访', { kind: 'state', states: ['callback'] }],
    ['回访中', { kind: 'state', states: ['callback'] }],
    ['已办结', { kind: 'state', states: ['closed'] }],
    ['路灯', { kind: 'content', word: '路灯' }],
    ['1', { kind: 'content', word: '1' }],
  ])('%s', (word, term) => {
    expect(termsOf(word, TOWN)).toEqual([term]);
  });

  it('several words are parted by blanks and marks, and a known one may stand behind another', () => {
    const two = [termsOf('太湖', TOWN)[0], termsOf('超期', TOWN)[0]];
    for (const said of ['太湖 超期', '太湖、超期', '太湖　超期', '太湖超期']) expect(termsOf(said, TOWN)).toEqual(two);
  });

  it('a part that too many names have is not searched', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      id: `x${i}`,
      name: `第${i}科技有限公司`,
      contacts: [],
      active: true,
    }));
    const d = { ...TOWN, enterprises: [...TOWN.enterprises, ...many] };
    expect(termsOf('科技', d)).toEqual([{ kind: 'too_many', word: '科技', count: 60 }]);
  });
});

describe('which cases fit', () => {
  const filed = () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e1' }, 'agent');
    w.do('desk', 'dispatch', { unit: 'scjg' });
    w.do('unit', 'accept');
    return w;
  };
  const found = (c: Case, said: string, rules: Parameters<typeof matches>[2]): boolean =>
    matches(c, termsOf(said, rules.directory), rules);

  it('all words must fit', () => {
    const w = filed();
    for (const said of ['太湖', '0001', '01', '市场监管局', '周芳', '孙亮', '办理中', '太湖 市场监管 办理中 40001'])
      expect([said, found(w.case, said, w.rules)]).toEqual([said, true]);
    for (const said of ['湖光', '0002', '人社局', '马超', '待回访', '超期', '太湖 待受理'])
      expect([said, found(w.case, said, w.rules)]).toEqual([said, false]);
  });

  it('late is what staff let run out, not what the enterprise leaves unanswered', () => {
    const w = filed();
    w.travelTo('2026-10-28 10:00');
    expect(found(w.case, '太湖 超期', w.rules)).toBe(true);
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    w.travelTo('2026-11-02 10:00');
    expect(w.case.state).toBe('resolved');
    for (const said of ['太湖 超期', '太湖 今日']) expect([said, found(w.case, said, w.rules)]).toEqual([said, false]);
  });

  it('what is confidential fits nothing (R-802)', () => {
    const w = filed();
    w.do('desk', 'make_confidential');
    for (const said of ['太湖', '0001', '待派单']) expect(found(w.case, said, w.rules)).toBe(false);
  });

  it('what is due first comes first, what has ended last', () => {
    const w = filed();
    const open = { ...w.case, _id: 'c2' };
    const late = {
      ...w.case,
      _id: 'c3',
      assignments: w.case.assignments.map((a) => ({ ...a, deadline: new Date(0) })),
    };
    const closed = { ...w.case, _id: 'c4', state: 'closed' as const, clocks: {}, assignments: [] };
    expect(bestFirst([closed, open, late], w.rules).map((c) => c._id)).toEqual(['c3', 'c2', 'c4']);
  });
});

describe('where is looked — storage.md, "The case"', () => {
  const now = new Date('2026-03-04T10:00:00+08:00');
  const plan = (who: keyof typeof PEOPLE, said: string) => planOf(termsOf(said, TOWN), person(who), TOWN, now);

  it('in the narrowest lists there are', () => {
    expect(plan('desk', '太湖 超期')).toEqual({ any: ['enterprise/e1'], open: false });
    expect(plan('desk', '0003')).toEqual({ any: ['tail/0003'], open: false });
    expect(plan('desk', '20003')).toEqual({ any: ['tail/0003'], open: false });
    expect(plan('desk', '003')?.any).toHaveLength(10);
    expect(plan('desk', '市场监管局')).toEqual({ any: ['unit/scjg', 'owedBy/scjg'], open: true });
    expect(plan('desk', '市场监管局 已办结')).toEqual({ any: ['unit/scjg', 'owedBy/scjg', 'ended/scjg'], open: false });
    expect(plan('desk', '待回访')).toEqual({ any: ['state/callback'], open: true });
    expect(plan('desk', '今日')?.any).toContain('due/2026-03-04');
    expect(plan('desk', '超期')?.any).toContain('late');
    // A unit's own, however many are late elsewhere.
    expect(plan('unit', '超期')?.any).toEqual(['person/ou_unit', 'unit/scjg', 'owedBy/scjg']);
  });

  it('never in all cases that ever were', () => {
    expect(plan('desk', '已办结')).toBeNull();
    expect(plan('supervision', '已撤回')).toBeNull();
    expect(plan('unit', '已办结')?.any).toContain('ended/scjg');
  });

  it.each([41, 42, 43, 44])(
    'in town %i nothing is overlooked: what fits stands in a list that is looked at',
    (seed) => {
      const { cases, rules } = busyTown(seed, 12);
      const words = [
        '超期',
        '今日',
        '本周',
        '启明',
        '太湖',
        '市场监管局',
        '人社局',
        '待受理',
        '在办',
        '0003',
        '07',
        '周芳',
        '办理中 超期',
      ];
      let fitting = 0;
      for (const said of words)
        for (const who of ['desk', 'supervision', 'viceMayor'] as const) {
          const terms = termsOf(said, rules.directory);
          const at = planOf(terms, person(who, rules.directory), rules.directory, rules.at);
          for (const c of cases) {
            if (!matches(c, terms, rules)) continue;
            fitting += 1;
            expect([said, c.no, listsOf(c).some((list) => at?.any.includes(list))]).toEqual([said, c.no, true]);
          }
        }
      expect(fitting).toBeGreaterThan(20);
    },
  );
});
