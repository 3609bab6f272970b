import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { fileFor } from '../support/outside/filing.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const COMPANY = '赵明远';
const FIRST = '沈一鸣';
const SECOND = '陈刚';
const MARKET = '市场监管局';
const SUPERVISION = '营商环境办';
const MAYOR = { 类别: '诉求', 来源渠道: '市长直达' };
const TRADEMARK = '商标变更登记被要求重复提交材料。';

describe('市长直达件的签批，宿迁 — R-209, R-508 (SQ (八))', () => {
  let town: Town;
  let folder: string;
  let no: string;
  const lastSaid = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-signers-'));
    const file = join(folder, 'directory.yaml');
    // The first signer signs for two units alone, and nobody signs for 科技局.
    const whole = await readFile('config/sandbox/town.yaml', 'utf8');
    await writeFile(
      file,
      whole
        .replace(/(name: 沈一鸣, openId: \w+), signs: 1/, '$1, units: [scjg, swj], signs: 1')
        .replace('units: [rsj, zrzy, zjj, sthj, kjj]', 'units: [rsj, zrzy, zjj, sthj]'),
    );
    town = await openTown({ profile: 'suqian', now: '2026-03-02 09:10', env: { QISU_DIRECTORY: file } });
    no = await fileFor(town, '王敏', '代报 太湖精密', { 诉求内容: TRADEMARK, ...MAYOR });
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('the desk files it from the mayor’s line, and supervision has it from the start', async () => {
    for (const where of [DESK, SUPERVISION]) {
      const words = await town.words(where, no);
      expect(words).toContain('来源渠道：市长直达');
      expect(words).toContain('专项督办：是，督办至办结');
      expect(words).toContain('请营商环境专席于3月3日（周二）17:30前派单');
    }
    expect((await town.face(COMPANY, no)).tag).toBe('待派单');
  });

  it('专项督办 lists it for those who look on, privately, and for nobody else', async () => {
    for (const who of ['蒋文涛', '王敏']) {
      await town.say(who, '专项督办');
      const list = (await town.read(who)).at(-1);
      expect(list && faceOf(list.content)).toMatchObject({ title: '专项督办', tag: '1 件' });
      expect(list && wordsOf(list.content)).toContain(no);
    }
    expect(await answer(town, '周芳', '专项督办')).toContain('“专项督办”名单由督导、领导和营商环境专席查看');
    // No unit of this leader's has it yet.
    await town.say(FIRST, '专项督办');
    expect(faceOf((await town.read(FIRST)).at(-1)?.content ?? {}).tag).toBe('0 件');
  });

  it('派单 sends it to the signers first; no unit hears of it', async () => {
    const form = { 承办单位: MARKET, 紧急程度: '一般' };
    await town.tap('王敏', '派单', { no });
    const opened = await town.cardWith('王敏', '派单', no, true);
    expect(wordsOf(opened.content)).toContain('提交后送领导签批，同意后派给承办单位');
    expect((await town.submit('王敏', '派单', form, { no })).toast?.content).toBe('已送领导签批，同意后派给承办单位');
    expect(await town.face(DESK, no)).toMatchObject({ tag: '待签批' });
    const words = await town.words(DESK, no);
    expect(words).toContain('请沈一鸣于3月3日（周二）17:30前签批派单');
    expect(words).toContain('签批顺序：沈一鸣 → 陈刚');
    expect(words).toContain('拟派单位：市场监管局');
    expect((await town.face(COMPANY, no)).tag).toBe('正在核定承办单位');
    expect(await town.words(COMPANY, no)).not.toMatch(/沈一鸣|陈刚|市场监管局|签批/);
    await expect(town.words(MARKET, no)).rejects.toThrow(/no card/);
    expect(await lastSaid(FIRST)).toBe(
      `${no}“商标变更登记被要求重复提交材料”待签批，请于3月3日（周二）17:30前签批派单。`,
    );
    expect(await town.buttons(FIRST, no)).toEqual(['同意派单', '退回专席']);
    await expect(town.words(SECOND, no)).rejects.toThrow(/no card/);
  });

  it('only the signer whose turn it is signs', async () => {
    expect(await answer(town, SECOND, `同意派单 ${no}`)).toContain('“同意派单”只能由当前签批领导操作');
    expect(await answer(town, '王敏', `同意派单 ${no}`)).toContain('“同意派单”只能由当前签批领导操作');
    expect((await town.face(DESK, no)).tag).toBe('待签批');
  });

  it('each has a working day of their own, and the assignment starts with the last', async () => {
    await town.travelTo('2026-03-03 10:00');
    expect((await town.tap(FIRST, '同意派单', { no })).toast?.type).toBe('success');
    await expect(town.buttons(FIRST, no)).rejects.toThrow(/no card/);
    expect(await town.words(DESK, no)).toContain('请陈刚于3月4日（周三）17:30前签批派单');
    expect(await lastSaid(SECOND)).toContain('请于3月4日（周三）17:30前签批派单');
    await expect(town.words(MARKET, no)).rejects.toThrow(/no card/);

    await town.travelTo('2026-03-04 11:00');
    await town.tap(SECOND, '同意派单', { no });
    const order = await town.words(MARKET, no);
    expect(await town.face(MARKET, no)).toMatchObject({ tag: '待受理' });
    expect(order).toContain('受理时限：3月5日（周四）17:30');
    // Five working days from the last signature, not from 派单.
    expect(order).toContain('办理时限：3月11日（周三）17:30');
    expect(await lastSaid(MARKET)).toContain('@周芳');
    const steps = await town.words(COMPANY, no);
    expect(steps).toContain('3月4日（周三）11:00　已转交市场监管局办理');
    expect((await town.face(COMPANY, no)).tag).toBe('待受理');
    await town.tap('周芳', '受理', { no });
    expect(await town.face(SUPERVISION, no)).toMatchObject({ tag: '办理中' });
  });

  it('退回专席 brings it back with the reason and a new dispatch clock; the next round begins anew', async () => {
    const other = await fileFor(town, '刘洋', '代报 启明智能', { 诉求内容: '出口退税函调迟迟不回。', ...MAYOR });
    await town.tap('刘洋', '派给 税务局', { no: other });
    await town.tap(FIRST, '同意派单', { no: other });
    await town.travelTo('2026-03-06 09:30');
    const refused = await town.fill(SECOND, '退回专席', { 理由: '先核实是否属海关' }, { no: other });
    expect(refused.toast).toMatchObject({
      type: 'success',
      content: expect.stringContaining('已退回，由营商环境专席重新派单'),
    });
    expect(await town.face(DESK, other)).toMatchObject({ tag: '待派单' });
    expect(await town.words(DESK, other)).toContain('请营商环境专席于3月9日（周一）17:30前派单');
    expect(await lastSaid(DESK)).toContain('签批未获同意，请于3月9日（周一）17:30前重新派单。理由：先核实是否属海关');
    expect(await town.words('郑凯', other)).not.toContain('海关');

    await town.tap('刘洋', '派给 税务局', { no: other });
    expect(await town.words(DESK, other)).toContain('请沈一鸣于3月9日（周一）17:30前签批派单');
  });

  it('a unit of the other leader is signed by that leader alone', async () => {
    const other = await fileFor(town, '刘洋', '代报 云帆', { 诉求内容: '人才落户材料反复退回。', ...MAYOR });
    await town.fill('刘洋', '派单', { 承办单位: '人社局', 紧急程度: '急办' }, { no: other });
    expect(await town.words(DESK, other)).toContain('签批顺序：严慧');
    await expect(town.words(FIRST, other)).rejects.toThrow(/no card/);
    await town.tap('严慧', '同意派单', { no: other });
    expect(await town.words('人社局', other)).toContain('办理时限：3月10日（周二）17:30');
  });

  it('a unit for which nobody signs is refused, with the setting that is missing', async () => {
    const other = await fileFor(town, '刘洋', '代报 云帆', { 诉求内容: '高新技术企业认定补贴没到账。', ...MAYOR });
    const refused = await town.tap('刘洋', '派给 科技局', { no: other });
    expect(refused.toast).toEqual({
      type: 'error',
      content: '此件须先签批，但没有登记可签批科技局办件的领导，请管理员在人员名录的 leaders 中填写 signs 后再派单',
    });
    expect((await town.face(DESK, other)).tag).toBe('待派单');
  });
});

describe('市长直达件在苏州直接派单 — R-209 (SQ (八) only)', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
  });
  afterAll(() => town.close());

  it('goes out at once and nobody is asked to sign', async () => {
    const no = await fileFor(town, '王敏', '代报 太湖精密', { 诉求内容: TRADEMARK, ...MAYOR });
    expect(await town.words(DESK, no)).not.toContain('专项督办');
    expect((await town.tap('王敏', '派给 市场监管局', { no })).toast?.content).toBe('已派单');
    expect(await town.words(MARKET, no)).toContain('办理时限：3月23日（周一）17:30');
    expect(JSON.stringify(await town.read(FIRST))).not.toContain(no);
  });
});
