import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privateChat } from '../../support/fake-messenger.ts';
import type { Who } from '../../support/town.ts';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';

describe('a reply belongs to the case that the message is about — interface.md, "Words", "Files"; R-801', () => {
  let qisu: World;
  let no: string;
  /** The cards with which it began, since then only pointers. */
  const old = { contact: '', unit: '' };
  let record = '';
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('in_progress');
    await qisu.as('contact').tap(no, '上传附件');
    await qisu.as('contact').sendsFile('平面图.pdf');
    old.contact = qisu.as('contact').card(no).messageId;
    await qisu.as('unit').says(`查询 ${no}`);
    old.unit = newest('unit');
    await qisu.as('unit').says(`查询 ${no}`);
    await qisu.as('contact').says(`查询 ${no}`);
  });
  afterAll(() => qisu.close());

  /** The newest message that somebody has in private. */
  function newest(who: Who): string {
    const found = qisu.post.messages.findLast((m) => m.chatId === privateChat(qisu.idOf(who)));
    if (!found) throw new Error(`${who} has no message`);
    return found.messageId;
  }
  const listed = async (messageId: string): Promise<boolean> =>
    (await qisu.read(no)).cards.some((k) => k.messageId === messageId);

  it('of an old card that has become a pointer: words and files alike', async () => {
    expect([await listed(old.contact), await listed(old.unit)]).toEqual([false, false]);
    expect(await qisu.as('unit').sendsWith('', ['现场.jpg'], { replyTo: old.unit })).toContain(`已归入 ${no}`);
    expect(await qisu.as('unit').says('进展：图纸已收到', { replyTo: old.unit })).toContain('已登记进展');
    expect(await qisu.as('contact').sendsWith('', ['证照.jpg'], { replyTo: old.contact })).toContain(`已归入 ${no}`);
    expect(await qisu.as('contact').says('图纸见附件二', { replyTo: old.contact })).toContain(`补充到 ${no}`);
    expect(await qisu.as('contact').says('催办', { replyTo: old.contact })).toContain('已催办');
  });

  it('of the record, the list of files, a file itself and a form, used or not', async () => {
    await qisu.as('unit').tap(no, '办理记录');
    record = newest('unit');
    await qisu.as('unit').tap(no, '查看附件');
    const [list, file] = qisu.post.messages.slice(-3).map((m) => m.messageId);
    await qisu.as('unit').tap(no, '登记进展');
    const open = newest('unit');
    await qisu.as('unit').tap(no, '登记进展', { 进展内容: '已约窗口' });
    const used = newest('unit');
    for (const replyTo of [record, list ?? '', file ?? '', open, used]) {
      expect(await qisu.as('unit').sendsWith('', [`${replyTo}.jpg`], { replyTo })).toContain(`已归入 ${no}`);
      expect(await qisu.as('unit').says('进展：已核实', { replyTo })).toContain('已登记进展');
    }
    await qisu.as('contact').tap(no, '补充说明');
    const said = await qisu.as('contact').says('门牌写错了，应为八号', { replyTo: newest('contact') });
    expect(said).toContain(`补充到 ${no}`);
  });

  it('in the group of the sentence under the card as well, without words to the bot', async () => {
    const sentence = qisu.post.messages.findLast((m) => m.chatId === qisu.chatOf(MARKET) && 'text' in m.content);
    const where = { in: MARKET, replyTo: sentence?.messageId ?? '', aside: true } as const;
    expect(await qisu.as('unit').sendsWith('', ['门头.jpg'], where)).toContain(`已归入 ${no}`);
  });

  it('by the rights of whoever replies', async () => {
    const before = (await qisu.read(no)).files.length;
    for (const replyTo of [old.contact, record])
      expect(await qisu.as('otherContact').sendsWith('', ['别家.jpg'], { replyTo })).toContain('没有归入办件');
    expect(await qisu.as('otherContact').says('图纸见附件二', { replyTo: old.contact })).not.toContain(no);
    expect((await qisu.read(no)).files).toHaveLength(before);
  });

  it('to what is left of a confidential case nobody but its officers has an answer', async () => {
    const card = qisu.as('unit').card(no).messageId;
    await qisu.as('desk').tap(no, '转保密');
    for (const where of [{ replyTo: card, in: MARKET }, { replyTo: old.unit }])
      expect(await qisu.as('unit').says('办理记录', where)).not.toContain(no);
    expect(await qisu.as('unit').sendsWith('', ['补拍.jpg'], { replyTo: card, in: MARKET, aside: true })).toBe('');
    const officer = qisu.as('confidentialOfficer');
    expect(await officer.sendsWith('', ['笔录.pdf'], { replyTo: officer.card(no).messageId })).toContain(no);
  });
});
