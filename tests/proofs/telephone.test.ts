import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const UNIT = '市场监管局';
const H = '周芳';
const AGENT = '姚雯';
const TEA = '东山茶业有限公司';
const NUMBER = '13905120701';

/** The town with one more enterprise, whose only contact has nothing but a telephone. */
async function withTea(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qisu-tea-'));
  const town = await readFile('config/sandbox/town.yaml', 'utf8');
  const tea = `  - id: e8
    name: ${TEA}
    uscc: 91320500MA1W8J4P10
    industry: 农产品加工
    contacts:
      - { name: 席老板, phone: "${NUMBER}", reach: phone }

agents:
`;
  const file = join(folder, 'directory.yaml');
  await writeFile(file, town.replace('\nagents:\n', `${tea}`).replace('[e4, e5, e6, e7]', '[e4, e5, e6, e7, e8]'));
  return file;
}

describe('电话征询和代录，湖州 — R-105, R-401, R-402 (HZ 三(三)2; HZ 三(四)1; lifecycle.md “enter an answer”)', () => {
  let town: Town;
  let file: string;
  /** An appeal that the desk takes down for the enterprise; its number. */
  const taken = async (enterprise: string, text: string, channel: string): Promise<string> => {
    await town.say('王敏', `代报 ${enterprise}`);
    await town.submit('王敏', '提交诉求', { 诉求内容: text, 类别: '诉求', 来源渠道: channel });
    const receipt = (await town.read(DESK)).findLast((m) => m.msgType === 'interactive');
    return faceOf(receipt?.content ?? {}).note;
  };
  const finished = async (text: string): Promise<string> => {
    const no = await taken(TEA, text, '12345热线');
    await town.tap('刘洋', `派给 ${UNIT}`, { no });
    await town.tap(H, '受理', { no });
    await town.fill(H, '提交办结', { 办理结果: '已上门指导，证照当日办妥' }, { no });
    return no;
  };
  const called = (said: string, 评价 = '') => ({ 拨打号码: NUMBER, 通话时间: '上午', 企业答复: said, 评价, 记录: '' });
  let silent: string;
  let answered: string;
  let helped: string;

  beforeAll(async () => {
    file = await withTea();
    town = await openTown({ profile: 'huzhou', now: '2026-03-02 09:10', env: { QISU_DIRECTORY: file } });
    silent = await finished('食品生产许可证变更地址卡了两周。');
  });
  afterAll(async () => {
    await town.close();
    await rm(join(file, '..'), { recursive: true, force: true });
  });

  it('the desk takes an appeal by telephone, and the channel stays on the card', async () => {
    const no = await taken('太湖精密制造有限公司', '来电反映：商标转让登记无人答复。', '12345热线');
    expect(await town.words(DESK, no)).toContain('来源渠道：12345热线');
    expect(await town.words(DESK, no)).toContain('企业：太湖精密制造有限公司');
    // The first contact of the enterprise who can be reached speaks for it.
    expect(await town.face('赵明远', no)).toMatchObject({ tag: '待派单' });
    await town.tap('刘洋', `派给 ${UNIT}`, { no });
    expect(await town.words(UNIT, no)).toContain('来源渠道：12345热线');
    expect(await town.words(UNIT, no)).toContain('办理时限：3月23日（周一）17:30');
  });

  it('with nobody to tell in writing the desk owes a call within 2 working days; the number is in private alone', async () => {
    expect((await town.face(DESK, silent)).tag).toBe('待企业确认');
    const task = await town.words(DESK, silent);
    expect(task).toContain('于3月4日（周三）17:30前电话征询企业意见并代录');
    expect(task).toContain('征询情况：尚未拨打');
    expect(task).toContain('号码请按“查看联系方式”');
    expect((await town.buttons(DESK, silent))[0]).toBe('代录');
    expect(
      (await town.said(DESK)).some((s) => s.includes(silent) && s.includes('电话征询企业意见，并在卡片上按“代录”')),
    ).toBe(true);
    expect(await town.buttons(UNIT, silent)).not.toContain('代录');
    await town.say(H, `代录 ${silent}`);
    expect((await town.texts(H)).at(-1)).toContain('“代录”只能由');
    await town.tap('刘洋', '查看联系方式', { no: silent });
    const look = (await town.read('刘洋')).findLast((m) => m.msgType === 'interactive');
    expect(wordsOf(look?.content ?? {})).toContain(NUMBER);
    expect(JSON.stringify(await town.read(DESK))).not.toContain(NUMBER);
  });

  it('未联系上 counts once a day, and the call is due again the next working day', async () => {
    await town.fill('刘洋', '代录', called('未联系上'), { no: silent });
    const task = await town.words(DESK, silent);
    expect(task).toContain('征询情况：已拨打 1 次，未联系上');
    expect(task).toContain('于3月3日（周二）17:30前电话征询');
    const again = await town.fill('顾晓燕', '代录', called('未联系上'), { no: silent });
    expect(again.toast).toEqual({ type: 'error', content: '今天已记录一次未联系上，请下一个工作日再拨打' });
    await town.travelTo('2026-03-03 10:00');
    await town.fill('顾晓燕', '代录', called('未联系上'), { no: silent });
    expect(await town.words(DESK, silent)).toContain('于3月4日（周三）17:30前电话征询');
  });

  it('of a 直接答复 whoever answered may not enter the rating; a colleague may, and it is marked 代录', async () => {
    answered = await taken(TEA, '来电咨询：预包装茶叶食品标签要写哪些？', '办不成事窗口');
    await town.fill('王敏', '直接答复', { 答复内容: '按国标写明产地、净含量和日期' }, { no: answered });
    const own = await town.tap('王敏', '代录', { no: answered });
    expect(own.toast).toMatchObject({ type: 'error', content: expect.stringContaining('“代录”只能由') });
    await town.fill('刘洋', '代录', called('确认已解决', '满意'), { no: answered });
    expect(await town.words(DESK, answered)).toContain('评价方式：电话征询代录（刘洋）');
    await town.travelTo('2026-03-03 10:30');
    expect((await town.face(DESK, answered)).tag).toBe('满意办结');
    await town.tap('王敏', '办理记录', { no: answered });
    const record = (await town.read('王敏')).findLast((m) => faceOf(m.content).tag === '办理记录');
    expect(wordsOf(record?.content ?? {})).toContain('刘洋 代录（确认已解决，满意）');
  });

  it('请助企员代评 gives the agent of the enterprise a card with 代录; the rating is marked 代评', async () => {
    helped = await finished('小包装茶叶的商标登记总是退回。');
    await town.say(AGENT, `代录 ${helped}`);
    expect((await town.texts(AGENT)).at(-1)).not.toContain('需要填写表单');
    await town.tap('刘洋', '请助企员代评', { no: helped });
    expect((await town.texts(AGENT)).at(-1)).toContain('前电话征询企业意见，并在卡片上按“代录”');
    expect(await town.words(DESK, helped)).toContain('助企员代评：已请助企员协助');
    await town.fill(AGENT, '代录', called('确认已解决', '比较满意'), { no: helped });
    expect(await town.words(DESK, helped)).toContain(`评价方式：助企员代评（${AGENT}）`);
    await town.travelTo('2026-03-03 11:00');
    expect((await town.face(DESK, helped)).tag).toBe('满意办结');
    expect(await town.words(UNIT, helped)).toContain('企业评价：比较满意');
  });

  it('尚未解决 on the telephone sends it back to the unit as a new assignment', async () => {
    const no = await finished('茶厂扩建的计量检定排不上队。');
    await town.fill('刘洋', '代录', { ...called('尚未解决'), 记录: '仍排在下月' }, { no });
    expect((await town.face(UNIT, no)).tag).toBe('办理中');
    // 15 working days from Tuesday 3 March.
    expect(await town.words(UNIT, no)).toContain('请市场监管局（周芳）于3月24日（周二）17:30前办结');
    expect((await town.said(UNIT)).at(-1)).toContain('企业反映尚未解决');
  });

  it('after three days of trying the confirm clock runs, and silence is 未确认办结 even in Huzhou', async () => {
    await town.travelTo('2026-03-04 10:00');
    await town.fill('刘洋', '代录', called('未联系上'), { no: silent });
    const waits = await town.words(DESK, silent);
    expect(waits).toContain('3月9日（周一）24:00');
    expect(await town.buttons(DESK, silent)).not.toContain('代录');
    await town.travelTo('2026-03-09 23:59');
    expect((await town.face(DESK, silent)).tag).toBe('待企业确认');
    await town.travelTo('2026-03-10 00:04');
    for (const where of [DESK, UNIT]) expect((await town.face(where, silent)).tag).toBe('未确认办结');
    await town.tap('王敏', '办理记录', { no: silent });
    const record = (await town.read('王敏')).findLast((m) => faceOf(m.content).tag === '办理记录');
    expect(wordsOf(record?.content ?? {}).match(/代录（未联系上）/g)).toHaveLength(3);
  });
});
