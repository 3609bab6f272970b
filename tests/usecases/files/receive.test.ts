import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const MB = 1024 * 1024;

describe('files in private chat — interface.md, "Files"; R-304, R-306', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const filesOf = async (): Promise<string[]> => (await qisu.read(no)).files.map((f) => `${f.purpose} ${f.name}`);

  it('with nothing open and no slot a file can only begin an appeal', async () => {
    const asked = await qisu.as('contact').sendsFile('平面图.pdf');
    expect(asked).toContain('这些文件是哪件诉求的？');
    expect(asked).not.toContain('补充到');
    expect((await qisu.as('contact').press('提交新诉求')).toast?.content).toBe('请填写新的诉求');
    expect(qisu.as('contact').cardWith('提交诉求').words).toContain('附件 1 个：平面图.pdf');
  });

  it('while an appeal is being written, files go to it', async () => {
    expect(await qisu.as('contact').sendsFile('照片.jpg')).toBe(
      '「照片.jpg」已放入正在填写的诉求，提交时一并报送，现有附件 2 个。',
    );
    const { card } = await qisu.as('contact').press('提交诉求', { 诉求内容: '图纸反复退回。', 类别: '诉求' });
    no = /QS\d{8}-\d{4}/.exec(JSON.stringify(card))?.[0] ?? '';
    expect(await filesOf()).toEqual(['appeal 平面图.pdf', 'appeal 照片.jpg']);
  });

  it('what is sent after it was submitted is asked about, and goes where the person says', async () => {
    await qisu.travelTo('2026-03-02 10:00');
    const asked = await qisu.as('contact').sendsFile('合同.docx');
    expect(asked).toContain(`补充到 ${no}`);
    const { toast, card } = await qisu.as('contact').press(`补充到 ${no}`);
    expect(toast).toEqual({ type: 'info', content: `已补充到 ${no}` });
    expect(JSON.stringify(card)).toContain(`已补充到 ${no}`);
    expect((await filesOf()).at(-1)).toBe('addition 合同.docx');
  });

  it('a slot lasts 30 minutes', async () => {
    await qisu.as('contact').tap(no, '上传附件');
    await qisu.travelTo('2026-03-02 10:25');
    expect(await qisu.as('contact').sendsFile('一.pdf')).toBe(`已收到附件：「一.pdf」已归入 ${no}。`);
    await qisu.travelTo('2026-03-02 10:35');
    expect(await qisu.as('contact').sendsFile('二.pdf')).toContain('这些文件是哪件诉求的？');
  });

  it('what the unit sends is progress, and with 提交办结 part of the result, as is what it sends after', async () => {
    await qisu.as('desk').tap(no, '派单', { 类别: '诉求', 紧急程度: '一般', 其他承办单位: '市场监管局' });
    await qisu.as('unit').tap(no, '受理');
    const opened = await qisu.as('unit').tap(no, '上传附件');
    expect(opened.toast?.content).toBe(`请在 30 分钟内把文件发到与我的私聊，将归入 ${no}（上传附件）`);
    await qisu.as('unit').sendsFile('纪要.docx');
    expect((await filesOf()).at(-1)).toBe('progress 纪要.docx');
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '图纸已通过' });
    await qisu.as('unit').tap(no, '上传附件');
    await qisu.as('unit').sendsFile('批复.pdf');
    expect((await filesOf()).slice(-2)).toEqual(['result 纪要.docx', 'result 批复.pdf']);
  });

  it('a file for a case that takes none any more is refused in words', async () => {
    await qisu.as('contact').tap(no, '上传附件');
    await qisu.as('contact').tap(no, '确认办结');
    await qisu.as('contact').tap(no, '满意');
    await qisu.travelTo('2026-03-02 10:59');
    expect((await qisu.read(no)).state).toBe('closed');
    expect(await qisu.as('contact').sendsFile('迟到.pdf')).toBe(
      '办件现在是“满意办结”，不能上传附件，请按最新卡片操作。「迟到.pdf」没有归入办件。',
    );
  });

  it('staff who send a file out of the blue are told where to begin', async () => {
    expect(await qisu.as('otherUnit').sendsFile('方案.pdf')).toBe(
      '「方案.pdf」没有归入办件：请先在办件卡片上点“上传附件”或“上传书面答复”，再发送文件。',
    );
  });

  it('programs and pages are not taken, whatever their name looks like', async () => {
    for (const name of ['填报工具.EXE', '说明.html', '一键安装.bat ', '图标.svg', '脚本.ps1.'])
      expect(await qisu.as('contact').sendsFile(name)).toBe(
        `「${name}」属于程序、脚本或网页类文件，不能接收；请发送文档、表格、图片、音视频或压缩包。`,
      );
  });

  it('30 MB are taken, a byte more is not, nor nothing at all', async () => {
    expect(await qisu.as('otherContact').sendsFile('航拍.mp4', Buffer.alloc(30 * MB, 7))).toContain(
      '这些文件是哪件诉求的？',
    );
    expect(await qisu.as('contact').sendsFile('原片.mov', Buffer.alloc(30 * MB + 1, 7))).toBe(
      '「原片.mov」超过 30 MB，请压缩或拆分后重新发送。',
    );
    expect(await qisu.as('contact').sendsFile('空.txt', Buffer.alloc(0))).toBe(
      '「空.txt」是空文件，请检查后重新发送。',
    );
  });

  it('a file that Feishu does not hand out is asked for again', async () => {
    qisu.post.lost.add('失效.pdf');
    expect(await qisu.as('contact').sendsFile('失效.pdf')).toBe(
      '「失效.pdf」无法读取，请在与我的私聊中重新发送，单个文件不超过 30 MB。',
    );
  });
});
