import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf } from '../../support/let-in.ts';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';

describe('转保密: what was said of the case, and where its number stood — R-802; lifecycle.md, "make confidential"', () => {
  let qisu: World;
  const no = { secret: '', near: '', repeat: '', duplicate: '', later: '' };
  const said = (group: string) => qisu.textsIn(group).join('\n');
  /** Everything that somebody reads of a case now: its card, its record, its whole text. */
  async function read(who: 'desk', of: string): Promise<string> {
    const card = await qisu.as(who).says(`查询 ${of}`);
    await qisu.as(who).says(`办理记录 ${of}`);
    return [card, ...qisu.as(who).readings().slice(-2)].join('\n');
  }

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no.secret = await qisu.caseIn('in_progress', { words: '设备检验被指定第三方。' });
    no.near = await qisu.caseIn('dispatched', { who: 'otherContact', words: '设备检验排队太久。' });
    no.repeat = await qisu.caseIn('submitted', { who: 'otherContact', words: '设备检验又卡住了。' });
    no.duplicate = await qisu.caseIn('submitted', { who: 'otherContact', words: '检验费用重复收取。' });
    no.later = await qisu.caseIn('submitted', { who: 'otherContact', words: '检验报告迟迟不出。' });
    await qisu.as('desk').says(`关联 ${no.near} ${no.secret}`);
    await qisu.as('desk').says(`标记重发 ${no.repeat} ${no.secret}`);
    await qisu.as('desk').says(`并案 ${no.duplicate} ${no.secret}`);
    await qisu.as('desk').says(`并案 ${no.later} ${no.secret}`);
    await qisu.as('desk').says(`撤销并案 ${no.later}`);
    await qisu.as('contact').says(`补充说明 ${no.secret} 有录音`);
    await qisu.as('unit').says(`办理记录 ${no.secret}`);
    await qisu.as('unit').says('待办', { in: MARKET });
    await qisu.as('desk').says(`认领 ${no.secret}`, { in: '企业服务专席' });
    for (const of of [no.near, no.repeat, no.duplicate]) expect(await read('desk', of)).toContain(no.secret);
    expect(said(MARKET)).toContain(no.secret);
    expect(said('企业服务专席')).toContain(no.secret);
    expect(qisu.as('unit').readings().join('\n')).toContain(no.secret);
    await qisu.as('desk').says(`转保密 ${no.secret}`);
  });
  afterAll(() => qisu.close());

  it('is the sender’s, and of no confidential case', () => {
    const { letIn, may } = permissionsOf('cut_link', 'any', 'sender');
    expect(letIn).toEqual(may);
  });

  it('words in groups and private answers to staff are taken back; whoever filed it keeps theirs', () => {
    for (const group of [MARKET, '企业服务专席']) expect(said(group)).not.toContain(no.secret);
    expect(qisu.as('unit').readings().join('\n')).not.toContain(no.secret);
    expect(qisu.as('contact').readings().at(-1)).toContain(`您提交的 ${no.secret} 已由专人办理`);
  });

  it('a list that had it has the other cases still', () => {
    const list = qisu
      .as('unit')
      .readings()
      .findLast((text) => text.includes('待办'));
    expect(said(MARKET)).not.toContain('设备检验被指定第三方');
    expect(list ?? '').not.toContain('设备检验被指定第三方');
  });

  it('no case that named it names it any more, on its card or in its record, merged and unmerged ones included', async () => {
    for (const of of [no.near, no.repeat, no.duplicate, no.later]) {
      const shown = await read('desk', of);
      expect(shown).toContain(of);
      expect(shown).not.toContain(no.secret);
    }
    expect(await qisu.read(no.near)).toMatchObject({ related: [] });
    expect(await qisu.read(no.repeat)).not.toHaveProperty('recurrenceOf.no');
    expect((await qisu.read(no.later)).withheld).toEqual([no.secret]);
  });

  it('after Feishu’s 24 hours there is nothing to take back, and nothing goes wrong', async () => {
    const made = await qisu.caseIn('in_progress', { words: '门窗验收被要求送礼。' });
    qisu.clock.moveTo(new Date('2026-03-03T12:00:00+08:00'));
    const before = said(MARKET);
    await qisu.as('desk').says(`转保密 ${made}`);
    expect(said(MARKET)).toBe(before);
    expect((await qisu.read(made)).outbox).toEqual([]);
  });
});
