import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

describe('words of people are whole or refused — interface.md, "Long words and files"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('in_progress');
  });
  afterAll(() => qisu.close());

  /** What the person says in reply to the card of the case, added to it. */
  async function adds(words: string) {
    const { messageId } = qisu.as('contact').card(no);
    await qisu.as('contact').says(words, { replyTo: messageId });
    return qisu.as('contact').press(`补充到 ${no}`);
  }

  it('an addition in reply to a card is kept to its last character', async () => {
    const long = `${'阀门读数逐日记录如下，'.repeat(370)}🧑🏽‍🔧${'。'.repeat(6_000)}完`;
    expect((await adds(long)).toast?.content).toBe(`已补充到 ${no}`);
    const c = await qisu.read(no);
    expect(c.additions.at(-1)?.text).toBe(long);
    // It stands in the case once.
    expect(c.record.at(-1)?.input).toEqual({ text: { in: 'additions', n: 1 } });
    await qisu.as('unit').tap(no, '查看全文');
    expect(qisu.as('unit').readings().join('\n')).toContain('🧑🏽‍🔧。');
    await qisu.as('desk').tap(no, '办理记录');
    expect(qisu.as('desk').readings().at(-1)).toContain('补充说明：阀门读数逐日记录如下，');
  });

  it('an addition may be as long as an appeal, and what is longer is refused with what to do', async () => {
    const most = '长'.repeat(20_000);
    expect((await adds(`${most}短`)).toast?.content).toContain('最多 20000 字，请分成几次补充，或作为文件发送');
    expect((await qisu.read(no)).additions).toHaveLength(1);
    expect((await adds(most)).toast?.content).toBe(`已补充到 ${no}`);
    expect((await qisu.read(no)).additions.at(-1)?.text).toBe(most);
  });

  it('a whole text that is too long for a message comes as a file', async () => {
    await adds('末'.repeat(15_000));
    await qisu.as('unit').tap(no, '查看全文');
    const last = qisu.post.messages.findLast((m) => 'fileKey' in m.content);
    const sent = last && 'fileKey' in last.content ? qisu.post.fileOf(last.content.fileKey) : undefined;
    expect(sent?.name).toBe(`${no} 全文.txt`);
    expect(sent?.bytes.toString('utf8')).toContain(`完\n3月2日（周一）`);
    expect(sent?.bytes.toString('utf8')).toMatch(/末{15000}/);
  });
});

describe('titles — interface.md, "Faces"', () => {
  it('are cut between what readers see as characters', async () => {
    const qisu = await world({ now: '2026-03-02 09:10' });
    const words = `${'供电不稳'.repeat(7)}👷🏿‍♂️影响两条线，请尽快检修`;
    await qisu.as('contact').files(words, { 类别: '诉求' });
    const { title } = await qisu.read('QS20260302-0001');
    expect(title).toBe(`${'供电不稳'.repeat(7)}…`);
    await qisu.close();
  });
});
