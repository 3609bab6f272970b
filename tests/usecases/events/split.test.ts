import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { applyAcross } from '../../../src/outbox/across.ts';
import { faultsAfter, permissionsOf } from '../../support/let-in.ts';
import { type World, world } from '../../support/world.ts';

const APPEAL = '1、厂门口的路灯坏了；2、稳岗补贴两个月没有到账。';
const PART = '稳岗补贴两个月没有到账。';

describe('拆分: one of two matters becomes a case of its own — lifecycle.md, "split"', () => {
  let qisu: World;
  let no: string;
  let parted: Case;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('submitted', { words: APPEAL });
    await qisu.travelTo('2026-03-02 15:00');
    expect((await qisu.as('desk').tap(no, '拆分', { 拆出内容: PART })).toast).toMatchObject({ type: 'success' });
    const link = (await qisu.read(no)).related[0];
    parted = await qisu.read(link?.no ?? '');
  });
  afterAll(() => qisu.close());

  it('is the desk’s, before a unit has the case', () => {
    const { letIn, may } = permissionsOf('split', 'submitted return_requested', 'desk');
    expect(letIn).toEqual(may);
    expect(faultsAfter('split')).toEqual([]);
  });

  it('is of the same people, received when the whole was, with a dispatch clock from now', async () => {
    const whole = await qisu.read(no);
    const { filer, respondent, enterprise, category, receivedAt } = whole;
    expect(parted).toMatchObject({
      state: 'submitted',
      content: PART,
      filer,
      respondent,
      enterprise,
      category,
      receivedAt,
    });
    expect(parted.title).toBe('稳岗补贴两个月没有到账');
    expect(parted.clocks.dispatch?.startedAt.getTime()).toBeGreaterThan(receivedAt.getTime());
    expect(whole).toMatchObject({ state: 'submitted', content: APPEAL, parts: [{ text: PART, no: parted.no }] });
    expect(parted.related).toMatchObject([{ no }]);
  });

  it('is told to the enterprise, which has a card of it, and to the desk, which dispatches it', async () => {
    const told = qisu.as('contact').readings().join('\n');
    expect(told).toContain(`您在 ${no} 中反映的事项不止一件，已拆出 ${parted.no}“稳岗补贴两个月没有到账”单独办理`);
    expect(qisu.as('contact').card(parted.no).words).toContain('待派单');
    expect(qisu.as('desk').card(parted.no).words).toContain(`关联办件：${no}`);
    expect(qisu.as('desk').card(no).words).toContain(`关联办件：${parted.no}`);
    await qisu.as('desk').tap(parted.no, '派给 人社局');
    expect((await qisu.read(parted.no)).state).toBe('dispatched');
    expect((await qisu.read(no)).state).toBe('submitted');
  });

  it('has the files of the whole', async () => {
    const { files } = await qisu.read(no);
    expect(parted.files.map((f) => f.id)).toEqual(files.map((f) => f.id));
  });

  it('is made once, however often the sender comes to it', async () => {
    const whole = await qisu.read(no);
    const entry = {
      id: `${whole._id}.x`,
      at: qisu.clock.now(),
      to: { cases: 'across' as const },
      show: { across: 'parts' as const },
    };
    const open = {
      ...whole,
      parts: whole.parts?.map(({ no: _no, ...part }) => part) ?? [],
      related: [],
      rev: whole.rev + 1,
    };
    // As after a crash between the new case and the note of it.
    await qisu.deps.cases.save({ ...open, outbox: [entry] }, whole.rev);
    expect(await applyAcross(qisu.deps, { ...open, outbox: [entry] }, entry)).toBe('done');
    const again = await qisu.read(no);
    expect(again.parts).toMatchObject([{ no: parted.no }]);
    expect(again.related).toMatchObject([{ no: parted.no }]);
    expect(again.outbox.filter((o) => 'across' in o.show)).toEqual([]);
  });

  it('wants words, and says so', async () => {
    const { toast } = await qisu.as('desk').tap(no, '拆分', { 拆出内容: ' ' });
    expect(toast?.content).toContain('拆出内容：请填写');
  });
});
