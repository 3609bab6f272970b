import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/outside/cards.ts';
import { type Message, openTown, type Town } from '../support/outside/town.ts';

const COMPANY = '赵明远';
const UNIT = '住建局';
const MB = 1024 * 1024;
const PLAN = Buffer.from('%PDF-1.7 plan of the plant');

describe('附件，湖州 — R-304, R-306, R-801 (interface.md “Files”; HZ 三(四)1)', () => {
  let town: Town;
  let no: string;
  const filesAt = async (name: string): Promise<Message[]> =>
    (await town.read(name)).filter((m) => ['file', 'image'].includes(m.msgType) && m.sender.type === 'app');
  const namesAt = async (name: string): Promise<string[]> =>
    (await filesAt(name)).map((m) => String(m.content.file_name ?? m.msgType));
  const lastSaid = async (name: string): Promise<string> => (await town.said(name)).at(-1) ?? '';

  const living = async (): Promise<string> => wordsOf((await town.cardWith(COMPANY, '补充说明', no)).content);

  beforeAll(async () => {
    town = await openTown({ profile: 'huzhou', now: '2026-03-02 09:10' });
  });
  afterAll(async () => {
    await town.close();
  });

  it('a file without a slot is asked about: with nothing open it can only begin an appeal', async () => {
    await town.sendFile(COMPANY, '厂区平面图.pdf', PLAN);
    const asked = wordsOf((await town.cardWith(COMPANY, '提交新诉求')).content);
    expect(asked).toContain('这些文件是哪件诉求的？');
    expect(asked).not.toContain('补充到');
    await town.tap(COMPANY, '提交新诉求');
    expect(wordsOf((await town.cardWith(COMPANY, '提交诉求')).content)).toContain('附件 1 个：厂区平面图.pdf');
    await town.submit(COMPANY, '提交诉求', { 诉求内容: '消防验收图纸反复退回。', 类别: '诉求' });
    no = 'QS20260302-0001';
    expect(await town.words('企业服务专席', no)).toContain('附件：1 个');
    await town.tap('王敏', '派给 住建局', { no });
    await town.tap('宋佳', '受理', { no });
    expect(await town.words(UNIT, no)).toContain('办理时限：3月23日（周一）17:30');
  });

  it('上传 opens a slot of 30 minutes; files sent meanwhile go to that case and the unit is told', async () => {
    await town.say(COMPANY, `上传 ${no}`);
    expect(await lastSaid(COMPANY)).toContain(`请在 30 分钟内把文件发给我，将归入 ${no}`);
    await town.travelTo('2026-03-02 09:29');
    await town.sendFile(COMPANY, '退回意见.docx', Buffer.from('words'));
    expect(await lastSaid(COMPANY)).toContain(`已收到附件：「退回意见.docx」已归入 ${no}`);
    await town.travelTo('2026-03-02 09:30');
    expect((await town.said(UNIT)).at(-1)).toContain(
      `@宋佳 ${no}“消防验收图纸反复退回”：企业上传了附件「退回意见.docx」，请按“查看附件”查看。`,
    );
    await town.travelTo('2026-03-02 10:05');
    await town.sendFile(COMPANY, '现场照片.zip', Buffer.from('zip'));
    expect(wordsOf((await town.cardWith(COMPANY, `补充到 ${no}`)).content)).toContain('提交新诉求');
    expect(await town.words(COMPANY, no)).toContain('附件：2 个');
    await town.tap(COMPANY, `补充到 ${no}`);
    expect(await town.words(COMPANY, no)).toContain('附件：3 个');
  });

  it('a picture is kept as one', async () => {
    await town.say(COMPANY, `上传 ${no}`);
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const bytes = Buffer.from(dot, 'base64');
    await town.ask('POST', `/sandbox/api/files?as=${town.id(COMPANY)}&name=p.png&kind=image`, bytes);
    await town.settled();
    expect(await lastSaid(COMPANY)).toContain('已收到附件：「图片」');
    await town.tap('宋佳', '查看附件', { no });
    const sent = (await filesAt('宋佳')).at(-1);
    expect(sent?.msgType).toBe('image');
    expect(await town.download(String(sent?.content.image_key))).toEqual(bytes);
  });

  it('on its own card the enterprise sees it, and the documents beside it only by number', async () => {
    const mine = await town.cardWith(COMPANY, '补充说明', no);
    const seen = [...JSON.stringify(mine.content).matchAll(/"img_key":"([^"]+)"/g)].map(([, key]) => key ?? '');
    expect(seen).toHaveLength(1);
    expect((await town.download(seen[0] ?? '')).toString('base64')).toContain('iVBORw0KGgo');
    expect(wordsOf(mine.content)).toContain('附件：4 个');
    expect(JSON.stringify((await town.cardWith('宋佳', '登记进展', no)).content)).not.toContain('img_key');
  });

  it('查看附件 gives the unit the list and the files, in private', async () => {
    const card = wordsOf((await town.read('宋佳')).findLast((m) => m.msgType === 'interactive')?.content ?? {});
    expect(card).toContain('共 4 个附件');
    expect(card).toContain('诉求附件　3月2日（周一）09:10');
    expect(await namesAt('宋佳')).toEqual(['厂区平面图.pdf', '退回意见.docx', '现场照片.zip', 'image']);
    const [plan] = await filesAt('宋佳');
    expect(await town.download(String(plan?.content.file_key))).toEqual(PLAN);
    expect(await namesAt(UNIT)).toEqual([]);
    await town.say('孙婉清', `查看附件 ${no}`);
    expect(await lastSaid('孙婉清')).toContain(`没有找到编号 ${no}`);
    expect(await namesAt('孙婉清')).toEqual([]);
  });

  it('what the unit files is its own until it is part of a result', async () => {
    await town.tap('宋佳', '上传附件', { no });
    expect(await lastSaid('宋佳')).not.toContain('已归入');
    await town.sendFile('宋佳', '内部会商纪要.docx', Buffer.from('minutes'));
    expect(await lastSaid('宋佳')).toContain(`「内部会商纪要.docx」已归入 ${no}`);
    expect(await town.words(UNIT, no)).toContain('附件：5 个');
    expect(await town.words(COMPANY, no)).toContain('附件：4 个');
    await town.tap(COMPANY, '查看附件', { no });
    expect(await namesAt(COMPANY)).not.toContain('内部会商纪要.docx');

    await town.tap('宋佳', '提交办结', { no });
    const form = wordsOf((await town.cardWith('宋佳', '提交办结', no, true)).content);
    expect(form).toContain('以“上传附件”上传的 1 个附件一并给企业看：「内部会商纪要.docx」');
    await town.submit('宋佳', '提交办结', { 办理结果: '图纸已通过' }, { no });
    expect(await living()).toContain('附件：5 个');
    expect(await living()).toContain('请于此前确认：3月5日（周四）24:00');
    await town.tap(COMPANY, '查看附件', { no });
    expect(await namesAt(COMPANY)).toContain('内部会商纪要.docx');

    await town.tap('宋佳', '撤回办结', { no });
    expect(await living()).toContain('附件：4 个');
  });

  it('takes 30 MB and not a byte more, and no programs', async () => {
    await town.say(COMPANY, `上传 ${no}`);
    await town.sendFile(COMPANY, '航拍.mp4', Buffer.alloc(30 * MB, 7));
    expect(await lastSaid(COMPANY)).toContain('已收到附件：「航拍.mp4」');
    await town.sendFile(COMPANY, '航拍原片.mov', Buffer.alloc(30 * MB + 1, 7));
    expect(await lastSaid(COMPANY)).toBe('「航拍原片.mov」超过 30 MB，请压缩或拆分后重新发送。');
    for (const name of ['填报工具.EXE', '说明.html', '一键安装.bat ']) {
      await town.sendFile(COMPANY, name, Buffer.from('MZ'));
      expect(await lastSaid(COMPANY)).toContain('属于程序、脚本或网页类文件，不能接收');
    }
    expect(await living()).toContain('附件：5 个');
  });

  it('staff who send a file out of the blue are told where to begin; 上传 of others is refused', async () => {
    await town.sendFile('韩冬', '路口方案.pdf', PLAN);
    expect(await lastSaid('韩冬')).toContain('请先在办件卡片上点“上传附件”或“上传书面答复”，再发送文件');
    await town.say('韩冬', `上传 ${no}`);
    expect(await lastSaid('韩冬')).toContain('“上传附件”只能由');
    await town.say('韩冬', '上传');
    expect(await lastSaid('韩冬')).toContain('请在“上传”后面写上完整的办件编号');
    await town.say('韩冬', `上传书面答复 ${no}`);
    expect(await lastSaid('韩冬')).toContain('“上传书面答复”只能由');
  });
});
