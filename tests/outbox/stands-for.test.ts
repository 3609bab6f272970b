import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

describe('a later sentence stands for an earlier one that asks for the same — lifecycle.md, invariant 10', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-03 20:00' });
    no = await qisu.caseIn('submitted');
    await qisu.as('contact').tap(no, '催办');
    await qisu.travelTo('2026-03-04 09:06');
  });
  afterAll(() => qisu.close());

  it('the desk, in the morning, reads that the enterprise presses, which asks for the dispatch as well', () => {
    const said = qisu.textsIn('企业服务专席').filter((text) => text.includes(no));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('企业催办，请于3月4日（周三）17:30前派单');
  });
});
