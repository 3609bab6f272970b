import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

describe('words and files of one message stay together — interface.md, "Files"; R-102, R-304, R-306', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const files = async (of = no): Promise<string[]> => (await qisu.read(of)).files.map((f) => `${f.purpose} ${f.name}`);
  /** The notes with the names of their files. */
  const withNames = async (list: 'progress' | 'additions') => {
    const c = await qisu.read(no);
    const nameOf = (id: string) => c.files.find((f) => f.id === id)?.name;
    return c[list].map((n) => [n.text, ...(n.files ?? []).map(nameOf)]);
  };

  it('an appeal begins with all its pictures', async () => {
    const asked = await qisu.as('contact').sendsWith('窗口要求重复提交图纸', ['退件一.jpg', '退件二.jpg', '清单.pdf']);
    expect(asked).toContain('附件 3 个：退件一.jpg、退件二.jpg、清单.pdf');
    await qisu.as('contact').press('提交诉求', { 类别: '诉求' });
    no = 'QS20260302-0001';
    expect((await qisu.read(no)).content).toBe('窗口要求重复提交图纸');
    expect(await files()).toEqual(['appeal 退件一.jpg', 'appeal 退件二.jpg', 'appeal 清单.pdf']);
  });

  it('an agent’s too, begun by 代报', async () => {
    const asked = await qisu.as('agent').sendsWith('代报：云帆', ['门头.jpg', '租约.pdf']);
    expect(asked).toContain('附件 2 个：门头.jpg、租约.pdf');
  });

  it('what cannot be taken is named, and the rest is kept', async () => {
    const asked = await qisu.as('otherContact').sendsWith('系统打不开', ['报错.png', '插件.exe', '录屏.mp4']);
    expect(asked).toContain('「插件.exe」属于程序、脚本或网页类文件，不能接收');
    expect(asked).toContain('附件 2 个：报错.png、录屏.mp4');
  });

  it('a note in the group keeps the pictures it came with, and the answer names them', async () => {
    await qisu.as('desk').tap(no, '派单', { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '市场监管局' });
    await qisu.as('unit').tap(no, '受理');
    const said = await qisu
      .as('unit')
      .sendsWith(`进展 ${no} 已到窗口核实`, ['窗口.jpg', '台账.jpg'], { in: '市场监管局' });
    expect(said).toBe(`${no}：已登记进展，企业看不到，「窗口.jpg」「台账.jpg」已归入。`);
    expect(await withNames('progress')).toEqual([['已到窗口核实', '窗口.jpg', '台账.jpg']]);
    expect(qisu.as('unit').card(no).words).toContain('附件 2 个：窗口.jpg、台账.jpg');
    expect(qisu.as('contact').card(no).words).toContain('附件：3 个');
  });

  it('a picture in the group in reply to the case’s card needs no words to the bot', async () => {
    const { messageId } = qisu.as('unit').card(no);
    const said = await qisu
      .as('unit')
      .sendsWith('', ['整改前.jpg'], { in: '市场监管局', replyTo: messageId, aside: true });
    expect(said).toContain(`「整改前.jpg」已归入 ${no}`);
    expect((await withNames('progress')).at(-1)).toEqual(['见附件', '整改前.jpg']);
    expect(await qisu.as('unit').sendsWith('', ['无关.jpg'], { in: '市场监管局', aside: true })).toBe('');
  });

  it('a command that takes no files leaves them with the case', async () => {
    const said = await qisu.as('unit').sendsWith(`为何是这一天 ${no}`, ['日历.png']);
    expect(said).toContain(`「日历.png」已归入 ${no}`);
    const help = await qisu.as('contact').sendsWith('帮助', ['截图.png']);
    expect(help).toContain('「截图.png」没有归入办件');
  });

  it('with a command that finds no case they are named', async () => {
    for (const words of ['进展 QS20260302-9999 已到现场', '办结 QS20260302', '核实核实 QS20260302-9999']) {
      const said = await qisu.as('unit').sendsWith(words, ['现场.jpg']);
      expect(said).toContain('「现场.jpg」没有归入办件');
    }
  });

  it('words to a case that waits are offered with their files, and added with them', async () => {
    const said = await qisu.as('unit').sendsWith(`办结 ${no} 已一次性告知`, ['告知书.pdf']);
    expect(said).toContain('「告知书.pdf」已归入');
    const c = await qisu.read(no);
    expect(c.assignments[0]?.result?.files).toHaveLength(3);
    expect(await files()).toContain('result 告知书.pdf');
    expect(qisu.as('contact').card(no).words).toContain('附件 3 个：整改前.jpg、日历.png、告知书.pdf');
    await qisu.as('contact').sendsWith('告知书少盖一个章', ['局部.jpg', '全图.jpg']);
    await qisu.as('contact').press(`补充到 ${no}`);
    expect(await withNames('additions')).toEqual([['告知书少盖一个章', '局部.jpg', '全图.jpg']]);
  });

  it('the same message again doubles nothing', async () => {
    const before = await files();
    await qisu.db.collection('handled').deleteMany({});
    await qisu.as('unit').repeats();
    expect(await files()).toEqual(before);
    const added = (await qisu.read(no)).additions.length;
    await qisu.db.collection('handled').deleteMany({});
    await qisu.as('contact').repeats();
    expect((await qisu.read(no)).additions).toHaveLength(added);
  });
});

describe('what a message replies to is where its files go — interface.md, "Files"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const names = async (no: string): Promise<string[]> => (await qisu.read(no)).files.map((f) => f.name);

  it('the case of the card, whatever slot is open', async () => {
    const first = await qisu.caseIn('in_progress');
    const second = await qisu.caseIn('in_progress');
    await qisu.as('contact').tap(second, '上传附件');
    const { messageId } = qisu.as('contact').card(first);
    const said = await qisu.as('contact').sendsWith('', ['东侧.jpg'], { replyTo: messageId });
    expect(said).toBe(`已收到附件：「东侧.jpg」已归入 ${first}。`);
    expect(await qisu.as('otherContact').sendsWith('', ['别家.jpg'], { replyTo: messageId })).toBe(
      '「别家.jpg」没有归入办件：没有找到这条消息对应的办件，请在办件卡片上点“上传附件”后重新发送。',
    );
    expect([await names(first), await names(second)]).toEqual([['东侧.jpg'], []]);
    await qisu.as('contact').sendsWith('西侧的也拍了', ['西侧.jpg'], { replyTo: messageId });
    expect((await qisu.read(first)).additions.map((a) => a.text)).toEqual(['见附件', '西侧的也拍了']);
    expect(await qisu.as('contact').sendsWith('', ['南侧.jpg'])).toContain(`已归入 ${second}`);
  });

  it('asked about where it replies to nothing of ours', async () => {
    const said = await qisu.as('contact').sendsWith('', ['北侧.jpg'], { replyTo: 'om_elsewhere' });
    expect(said).toContain('这些文件是哪件诉求的？');
  });

  it('the answer that asked for files is the slot itself', async () => {
    const no = await qisu.caseIn('in_progress');
    await qisu.as('contact').says(`上传 ${no}`);
    const asked = qisu.post.messages.findLast((m) => 'text' in m.content && m.content.text.includes('把文件发给我'));
    const said = await qisu.as('contact').sendsWith('', ['证照.pdf'], { replyTo: asked?.messageId ?? '' });
    expect(said).toContain(`「证照.pdf」已归入 ${no}`);
  });
});

describe('a file comes with a note and is as visible as it — R-304, R-306', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('in_progress');
  });
  afterAll(() => qisu.close());

  it('sent after a note for the enterprise, it is seen by the enterprise at once', async () => {
    const { toast } = await qisu.as('unit').tap(no, '登记进展', { 进展内容: '已约窗口面谈', 对企业可见: '是' });
    expect(toast?.content).toContain('30 分钟内发到与我的私聊，归入这条进展');
    expect(await qisu.as('unit').sendsFile('面谈通知.pdf')).toContain('企业可以看到');
    expect(qisu.as('contact').card(no).words).toContain('附件 1 个：面谈通知.pdf');
  });

  it('sent after a note for staff, the enterprise never gets it; sent alone, with the result', async () => {
    await qisu.as('unit').tap(no, '登记进展', { 进展内容: '内部会商' });
    expect(await qisu.as('unit').sendsFile('会商纪要.docx')).toContain('企业看不到');
    await qisu.as('unit').tap(no, '上传附件');
    expect(await qisu.as('unit').sendsFile('办理回执.pdf')).toContain('提交办结时随结果发给企业');
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '已一次办成' });
    const seen = (await qisu.read(no)).files.filter((f) => f.visible).map((f) => f.name);
    expect(seen).toEqual(['面谈通知.pdf', '办理回执.pdf']);
    expect(qisu.as('contact').card(no).words).toContain('附件 1 个：办理回执.pdf');
    await qisu.as('unit').tap(no, '撤回办结');
    expect((await qisu.read(no)).files.filter((f) => f.visible).map((f) => f.name)).toEqual(['面谈通知.pdf']);
  });
});
