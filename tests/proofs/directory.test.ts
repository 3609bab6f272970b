import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

const COMPANY = '赵明远';
const TAX = '税务局';
const MARKET = '市场监管局';

describe('通讯录文件随时更换，苏州 — R-701, R-801 (interface.md “Directory file”)', () => {
  let town: Town;
  let folder: string;
  let file: string;
  let whole: string;
  let changes = 0;

  /** Writes the directory anew and waits until Qisu says that it keeps it. */
  async function write(yaml: string): Promise<void> {
    const stored = () => town.qisu().output().split('"event":"directory.stored"').length;
    const before = stored();
    // A comment makes each file a new one; the refused rows are printed, the rest is stored.
    await writeFile(file, `${yaml}\n# ${++changes}\n`);
    await expect.poll(stored, { timeout: 15_000, interval: 100 }).toBeGreaterThan(before);
  }
  const without = (...lines: string[]): string =>
    whole
      .split('\n')
      .filter((line) => !lines.some((l) => line.includes(l)))
      .join('\n');
  const last = async (name: string): Promise<string> => (await town.said(name)).at(-1) ?? '';

  /** Everything in somebody's private chat. */
  const heard = async (name: string): Promise<string> => JSON.stringify(await town.read(name));

  beforeAll(async () => {
    whole = await readFile('config/sandbox/town.yaml', 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'qisu-directory-'));
    file = join(folder, 'directory.yaml');
    await writeFile(file, whole);
    town = await openTown({
      profile: 'suzhou',
      now: '2026-03-02 09:10',
      env: { QISU_DIRECTORY: file, LOG_LEVEL: 'info' },
    });
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('who is gone from the file has no rights from that moment, and has them again when back', async () => {
    const no = await town.appeal(COMPANY, '留抵退税申请三周没有回音。', '诉求');
    await town.tap('王敏', '派给 税务局', { no });
    const card = (await town.cardWith('林晓', '受理', no)).messageId;
    await write(without('name: 林晓', 'name: 罗敏'));
    const tap = await town.tap('林晓', '受理', { messageId: card });
    expect(tap.toast).toMatchObject({ type: 'error', content: expect.stringContaining('您的账号还没有登记') });
    await town.say('林晓', `受理 ${no}`);
    expect(await last('林晓')).toContain('您的账号还没有登记为企业联系人或工作人员');
    expect((await town.face(TAX, no)).tag).toBe('待受理');
    await town.say('罗敏', '帮助');
    expect(await town.face('罗敏', '')).toMatchObject({ tag: '访客' });

    await write(whole);
    const again = await town.tap('林晓', '受理', { messageId: card });
    expect(again.toast?.content).toBe('已受理，您是经办人');
    expect(await town.words(TAX, no)).toContain('请税务局（林晓）于3月23日（周一）17:30前办结');
  });

  it('a handler who is gone leaves the case to the head, who is called and may hand it over or finish', async () => {
    const no = await town.appeal('孙婉清', '研发费用加计扣除口径不清。', '诉求');
    await town.tap('王敏', '派给 税务局', { no });
    await town.tap('罗敏', '受理', { no });
    await write(without('name: 罗敏'));
    await town.fill('孙婉清', '补充说明', { 补充内容: '涉及三个项目' }, { no });
    expect((await town.said(TAX)).at(-1)).toContain('@高峰');
    expect(await town.words(TAX, no)).toContain('请税务局（高峰）于');
    await town.fill('高峰', '转交经办人', { 经办人: '林晓' }, { no });
    expect(await town.words(TAX, no)).toContain('请税务局（林晓）于3月23日（周一）17:30前办结');
    await town.fill('高峰', '提交办结', { 办理结果: '三个项目均可享受' }, { no });
    expect((await town.face('孙婉清', no)).tag).toBe('待您确认');
    await write(whole);
  });

  it('a unit that has left is not upheld as the one in charge: its case is for another', async () => {
    const no = await town.appeal('周启航', '技术合同认定登记排队太久。', '诉求');
    await town.tap('王敏', '派给 科技局', { no });
    await town.fill('田甜', '申请退回', { 退回事由: '非本单位职责', 理由: '应由受理窗口登记' }, { no });
    await write(whole.replace(/\n {2}- id: kjj\n[\s\S]*?(?=\n {2}- id: )/, ''));
    await town.say('王敏', `维持原派 ${no} 职责清单已列明`);
    expect(await last('王敏')).toContain('科技局已不在通讯录，请改派其他单位');
    await town.fill('王敏', '改派', { 承办单位: '税务局', 理由: '由窗口登记' }, { no });
    expect((await town.face(TAX, no)).tag).toBe('待受理');
    await write(whole);
  });

  it('a contact who is gone hears nothing more: the next contact of the enterprise is asked', async () => {
    const no = await town.appeal(COMPANY, '食品经营许可延续材料太多。', '诉求');
    await town.tap('王敏', '派给 市场监管局', { no });
    await town.tap('李强', '受理', { no });
    await write(without('name: 赵明远'));
    const heard = (await town.read(COMPANY)).length;
    await town.fill('李强', '提交办结', { 办理结果: '材料已减为两份' }, { no });
    expect((await town.read(COMPANY)).length).toBe(heard);
    expect(JSON.stringify(await town.read(COMPANY))).not.toContain('材料已减为两份');
    expect((await town.face('钱佳怡', no)).tag).toBe('待您确认');
    expect(await town.words('钱佳怡', no)).toContain('请于此前确认：3月5日（周四）24:00');
    await town.tap('钱佳怡', '确认办结', { no });
    await town.tap('钱佳怡', '非常满意', { no });
    expect((await town.face(MARKET, no)).tag).toBe('待评价');
    await write(whole);
  });

  it('a unit without a group is reached through its head', async () => {
    await write(without('oc_a3f25d171d1f3fbb1429d01ff6e9198a'));
    const no = await town.appeal('郑凯', '高新技术企业认定辅导。', '咨询');
    const before = (await town.read('科技局')).length;
    await town.tap('王敏', '派给 科技局', { no });
    expect((await town.read('科技局')).length).toBe(before);
    expect(await town.face('萧然', no)).toMatchObject({ tag: '待受理' });
    expect(await last('萧然')).toContain(`${no}“高新技术企业认定辅导”已派给科技局`);
    await town.tap('萧然', '受理', { no });
    // 咨询: five working days.
    expect(await town.words('萧然', no)).toContain('办理时限：3月9日（周一）17:30');
  });

  it('refused rows are printed with their line and reason; nobody else is lost', async () => {
    const lines = whole.split('\n');
    const bad = lines.findIndex((l) => l.includes('name: 潘虹'));
    lines[bad] = '      - { name: 潘虹, openId: 潘虹的号, role: liaison }';
    lines.push('  - { name: 无名管理员 }');
    await write(lines.join('\n'));
    // Printed once it is stored.
    await expect.poll(() => town.qisu().output(), { timeout: 15_000 }).toContain(`通讯录 ${file} 第 ${bad + 1} 行`);
    const printed = town.qisu().output();
    expect(printed).toContain('潘虹”未采用：openId 须以 ou_ 开头');
    expect(printed).toContain(`第 ${lines.length} 行`);
    expect(printed).toContain('无名管理员”未采用：须有 openId、mobile 或 email 之一');
    await town.say('袁立', '待办');
    expect(await town.face('袁立', '')).toMatchObject({ title: '待办' });
    await town.say('潘虹', '待办');
    expect(await last('潘虹')).toContain('您的账号还没有登记');
  });

  it('a file that was cut keeps everybody, and is taken when it is whole or an administrator wants it as it is', async () => {
    const [half = ''] = whole.split('\nenterprises:');
    await writeFile(file, half);
    await expect.poll(() => heard('管理员'), { timeout: 15_000 }).toContain('会停用现有企业 7 家，只剩 0 家');
    expect(town.qisu().output()).toContain(`通讯录 ${file} 会停用现有企业 7 家，只剩 0 家`);
    await town.say(COMPANY, '我的诉求');
    expect(await town.face(COMPANY, '')).toMatchObject({ title: '我的诉求' });
    await town.tap('管理员', '仍然采用这份通讯录');
    await expect.poll(() => town.qisu().output(), { timeout: 15_000 }).toContain('企业 0 家');
    await town.say(COMPANY, '我的诉求');
    expect(await last(COMPANY)).toContain('您的账号还没有登记');
    await write(whole);
  });

  it('while Feishu cannot say who has a number, the file waits, and is read once it can', async () => {
    const added = '      - { name: 候补, mobile: "13811110007", role: officer }';
    await town.fault({ kind: 'down', path: '/contact/v3/users/batch_get_id', times: 2 });
    const before = town.qisu().output().length;
    await writeFile(file, whole.replace('      - { name: 罗敏,', `${added}\n      - { name: 罗敏,`));
    const printed = () => town.qisu().output().slice(before);
    await expect.poll(printed, { timeout: 15_000 }).toContain('飞书现在不能按手机号或邮箱查人');
    await expect.poll(printed, { timeout: 15_000 }).toContain('候补”未采用：飞书里查不到手机号（尾号 0007）');
  });

  it('a file in another encoding changes nothing, and says how to save it', async () => {
    const before = town.qisu().output().length;
    // 市场 in GBK.
    await writeFile(file, Buffer.concat([Buffer.from(whole), Buffer.from([0x23, 0xca, 0xd0, 0xb3, 0xa1, 0x0a])]));
    await expect.poll(() => town.qisu().output().slice(before), { timeout: 15_000 }).toMatch(/不是 UTF-8（.*“另存为”/);
    await expect.poll(() => heard('管理员'), { timeout: 15_000 }).toContain('不是 UTF-8');
    await town.say('李强', '待办');
    expect(await town.face('李强', '')).toMatchObject({ title: '待办' });
  });

  it('a file that cannot be read changes nothing', async () => {
    await writeFile(file, 'units: [ {');
    await expect.poll(() => town.qisu().output(), { timeout: 15_000 }).toContain('"event":"directory.not_read"');
    await town.say('刘洋', '待派');
    expect(await town.face('刘洋', '')).toMatchObject({ title: '待派与待裁定' });
  });
});
