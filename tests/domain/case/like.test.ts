import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { likest } from '../../../src/domain/case/like.ts';
import { caseWorld } from '../../support/case-world.ts';

const made = (id: string, content: string, enterprise = 'e9', unit?: string): Case => {
  const c = caseWorld().submit({ content });
  const given = unit ? [{ ...({} as Case['assignments'][number]), unit }] : [];
  return {
    ...c,
    _id: id,
    title: content,
    content,
    enterprise: { id: enterprise, name: enterprise },
    assignments: given,
  };
};
const ids = (c: Case, ...others: Case[]) => likest(c, others).map((other) => other._id);

describe('cases that may be about the same matter — R-108; lifecycle.md, "merge"', () => {
  const asked = made('c1', '园区北门货车占道，员工班车进不来', 'e1', 'jtj');

  it('those of like words, the likest first', () => {
    const near = made('near', '货车占道堵住园区北门，班车进不来');
    const far = made('far', '园区班车线路能不能延长到北门');
    expect(ids(asked, far, near)).toEqual(['near', 'far']);
  });

  it('those of the same enterprise, whatever they say, before others of few like words', () => {
    const own = made('own', '高新认定的材料被退回', 'e1');
    expect(ids(asked, made('few', '工地夜里施工噪声扰民，北门外的货车也停得太久'), own)[0]).toBe('own');
  });

  it('among equals the unit decides', () => {
    const words = '货车占道影响园区班车';
    expect(ids(asked, made('else', words), made('same', words, 'e9', 'jtj'))).toEqual(['same', 'else']);
  });

  it('nobody’s else, and not itself', () => {
    expect(ids(asked, asked, made('other', '留抵退税没有到账', 'e9', 'jtj'))).toEqual([]);
  });
});
