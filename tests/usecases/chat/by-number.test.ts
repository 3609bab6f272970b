import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';
const UNKNOWN = 'QS20260302-9999';
const WHERE = '编号以 QS 开头，在办件卡片的标题下面';
const notFound = (no: string) => `没有找到编号 ${no}，请核对后重新发送。`;

describe('words with a number — interface.md, "In chat", "Files"; lifecycle.md, "Events"; R-801, R-802', () => {
  let qisu: World;
  let no: string;
  let secret: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('submitted');
    const form = { 诉求内容: '窗口暗示找中介。', 类别: '诉求', 来源渠道: '作风建设直通车' };
    secret = await qisu.as('desk').files('代报 太湖精密', form);
  });
  afterAll(() => qisu.close());

  it('查询 brings a fresh card, drawn for whoever asks', async () => {
    expect(await qisu.as('standIn').says(`查询 ${no}`)).toContain('企业服务专席将于3月3日（周二）17:30前转交承办单位');
    const lower = await qisu.as('deskOfficer').says(`查询：${no.toLowerCase()}`);
    expect(lower).toContain('请企业服务专席于3月3日（周二）17:30前派单');
    expect(qisu.as('deskOfficer').card(no).buttons).toContain('派单');
    expect(qisu.as('standIn').card(no).buttons).not.toContain('派单');
  });

  it('查询 says no more of a case of others than of one that is not there', async () => {
    expect(await qisu.as('otherContact').says(`查询 ${no}`)).toBe(notFound(no));
    for (const who of ['otherContact', 'unit', 'leader'])
      expect(await qisu.as(who).says(`查询 ${UNKNOWN}`)).toBe(notFound(UNKNOWN));
    // Staff and leaders are told that it is there, and whose it is not.
    expect(await qisu.as('unit').says(`查询 ${no}`)).toBe(`${no} 不是贵单位的办件，需要了解的请联系企业服务专席。`);
    expect(await qisu.as('leader').says(`查询 ${no}`)).toBe(`${no} 不在您分管的单位办理。`);
    for (const who of ['desk', 'supervision', 'contact'])
      expect(await qisu.as(who).says(`查询 ${secret}`)).toBe(notFound(secret));
    for (const words of ['查询', '查询 QS2026'])
      expect(await qisu.as('contact').says(words)).toContain('请写上要查的内容，即发送“查询 编号”。');
  });

  it('上传 opens a slot in which several files go to the case', async () => {
    expect(await qisu.as('contact').says(`上传 ${no}`)).toBe(
      `请在 30 分钟内把文件发给我，将归入 ${no}（上传附件）。可连续发送多个，单个不超过 30 MB。`,
    );
    for (const name of ['平面图.pdf', '照片.zip'])
      expect(await qisu.as('contact').sendsFile(name)).toBe(`已收到附件：「${name}」已归入 ${no}。`);
    expect((await qisu.read(no)).files.map((f) => f.name)).toEqual(['平面图.pdf', '照片.zip']);
  });

  it('上传 is refused like its button, and like 查询 to outsiders', async () => {
    for (const words of ['上传', '上传 QS1'])
      expect(await qisu.as('unit').says(words)).toBe(`请在“上传”后面写上完整的办件编号，即发送“上传 编号”。${WHERE}。`);
    expect(await qisu.as('contact').says(`上传 ${UNKNOWN}`)).toBe(notFound(UNKNOWN));
    expect(await qisu.as('otherContact').says(`上传 ${no}`)).toBe(notFound(no));
    expect(await qisu.as('desk').says(`上传 ${secret}`)).toBe(notFound(secret));
    expect(await qisu.as('unit').says(`上传 ${no}`)).toMatch(/^“上传附件”只能由.*操作，请联系他们办理。$/);
  });

  it('a command is the event of its button: 派单, 受理, 进展, 办结', async () => {
    expect(await qisu.as('desk').says(`派单 ${no} ${MARKET}`)).toContain(`${no}：已派单`);
    expect(await qisu.as('unit').says(`受理 ${no}`, { in: MARKET })).toContain(`${no}：已受理，您是经办人`);
    expect(await qisu.as('head').says(`进展：${no.toLowerCase()}：已核对材料清单`)).toBe(
      `${no}：已登记进展，企业看不到。`,
    );
    expect((await qisu.read(no)).progress.map((p) => [p.by.name, p.text])).toEqual([['李强', '已核对材料清单']]);
    expect(await qisu.as('unit').says(`办结 ${no} 清单已统一，可直接办理`)).toContain(
      `${no}：已提交办结，等待企业确认`,
    );
    expect((await qisu.read(no)).state).toBe('resolved');
  });

  it('a command without the words that its form asks for brings the form', async () => {
    const other = await qisu.caseIn('in_progress', { words: '办照材料反复退回。' });
    expect(await qisu.as('unit').says(`进展 ${other}`, { in: MARKET })).toContain(
      '“登记进展”需要填写表单，已发到您与我的私聊。',
    );
    await qisu.as('unit').press('登记进展', { 进展内容: '清单已统一', 对企业可见: '是' });
    expect(qisu.as('contact').card(other).words).toContain('清单已统一');
    expect(await qisu.as('contact').says(`上传附件 ${other}`)).toBe(
      `请在 30 分钟内把文件发给我，将归入 ${other}（上传附件）。可连续发送多个，单个不超过 30 MB。`,
    );
  });

  it('a command by somebody who may not, or at a wrong time, is refused in words', async () => {
    expect(await qisu.as('otherUnit').says(`受理 ${no}`)).toBe('“受理”只能由市场监管局操作，请联系他们办理。');
    expect(await qisu.as('contact').says(`派单 ${no} ${MARKET}`)).toBe(
      '“派单”只能由企业服务专席操作，请联系他们办理。',
    );
    expect(await qisu.as('unit').says(`退回 ${no}`)).toBe('办件现在是“待企业确认”，不能申请退回，请按最新卡片操作。');
    // The enterprise is told the state in its own words.
    expect(await qisu.as('contact').says(`撤回诉求 ${no}`)).toBe(
      '办件现在是“待您确认”，不能撤回诉求，请按最新卡片操作。',
    );
    expect(await qisu.as('desk').says(`派单 ${no} 海关`)).toContain('不能派单');
  });

  it('to outsiders a case is as if it were not there, also by command', async () => {
    for (const word of ['受理', '撤回诉求', '查看附件'])
      expect(await qisu.as('otherContact').says(`${word} ${no}`)).toBe(notFound(no));
    for (const who of ['desk', 'supervision'])
      expect(await qisu.as(who).says(`登记 ${secret} 查一查`)).toBe(notFound(secret));
    // More than a command is an enterprise's own words, for this number as for one that does not exist.
    for (const number of [secret, UNKNOWN])
      expect(await qisu.as('otherContact').says(`登记 ${number} 查一查`)).toContain('提交诉求');
    expect(await qisu.as('desk').says(`受理 ${UNKNOWN}`)).toBe(notFound(UNKNOWN));
  });

  it('a word that is no command, and one without a number, are answered with what to write', async () => {
    expect(await qisu.as('unit').says(`加急 ${no}`)).toBe(
      `没有“加急”这个指令。发送“帮助”查看可用的指令，或发送“查询 ${no}”打开这件办件。`,
    );
    expect(await qisu.as('unit').says('受理', { in: MARKET })).toBe(
      `请在“受理”后面写上完整的办件编号，即发送“受理 编号”。${WHERE}。`,
    );
    expect(await qisu.as('contact').says('提交办结')).toBe(
      `请在“提交办结”后面写上完整的办件编号，即发送“提交办结 编号”。${WHERE}。`,
    );
  });

  it('who filed what was made confidential keeps a receipt, adds to it in private, and reaches the officers alone', async () => {
    const made = await qisu.caseIn('in_progress', { words: '验收时被暗示另找一家检测公司。' });
    await qisu.as('desk').tap(made, '转保密');
    const receipt = qisu.as('contact').readings().at(-1);
    expect(receipt).toContain(`您提交的 ${made} 已由专人办理，仅专办人员可见`);
    expect(receipt).toContain(`“补充说明 ${made} 补充内容”`);
    expect(await qisu.as('contact').says(`查询 ${made}`)).toBe(receipt);

    const groups = ['企业服务专席', MARKET, '营商环境办', '督查室'];
    const before = groups.map((group) => qisu.textsIn(group));
    expect(await qisu.as('contact').says(`补充说明 ${made} 对方留了名片`)).toBe(`${made}：已补充说明。`);
    expect(qisu.as('confidentialOfficer').card(made).words).toContain('对方留了名片');
    expect(qisu.as('confidentialOfficer').readings().join('\n')).toContain(`${made}“保密件”有补充说明`);
    expect(await qisu.as('contact').says(`上传 ${made}`)).toContain('把文件发给我');
    expect(groups.map((group) => qisu.textsIn(group))).toEqual(before);
  });

  it('nobody else has that receipt, and nothing of it is said in a group', async () => {
    const made = await qisu.caseIn('dispatched', { words: '年检被要求重复缴费。' });
    await qisu.as('desk').tap(made, '转保密');
    for (const who of ['standIn', 'otherContact', 'unit', 'desk', 'leader'])
      expect(await qisu.as(who).says(`查询 ${made}`)).toBe(notFound(made));
    expect(await qisu.as('standIn').says(`补充说明 ${made} 我也要说`)).not.toMatch(/专人|已补充/);
    for (const who of ['contact', 'confidentialOfficer'])
      expect(await qisu.as(who).says(`补充说明 ${made} 群里说`, { in: MARKET })).not.toMatch(/专人|已补充/);
    expect(await qisu.as('contact').says(`催办 ${made}`)).toContain(`${made} 已由专人办理。需要补充的，请私聊发送`);
    expect(await qisu.as('contact').says(`补充说明 ${made}`)).toContain(`请私聊发送“补充说明 ${made} 补充内容”`);
    expect((await qisu.read(made)).additions).toEqual([]);
  });
});
