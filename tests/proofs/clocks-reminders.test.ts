import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, faceOf, wordsOf } from '../support/outside/cards.ts';
import { type Ledger, ledger } from '../support/outside/ledger.ts';
import { SEND } from '../support/outside/looks.ts';
import { carryOut } from '../support/outside/month.ts';
import { toldTo } from '../support/outside/told.ts';
import { openTown, shanghai, type Town } from '../support/outside/town.ts';

const HEAD = '高峰';
/** The stand-in's own clock was not moved with Qisu's, so there is no minute to go by. */
const words = (line: string): string => line.slice('03-09 09:05 '.length);
const NEWS = '进展提醒 · 企业已多日没有看到进展，请登记进展并让企业看到';
const DAY = '3月9日（周一）17:30';

describe('提醒 that people can stand, Suzhou — R-502, R-503 (lifecycle.md, invariant 10; T17 to T19)', () => {
  let town: Town;
  let folder: string;
  let file: string;
  let cases: Record<string, string>;
  let book: Ledger;

  /** Moves Qisu's clock while a message cannot be sent: the stand-in's own walk would wait for it. */
  async function passTo(words: string): Promise<void> {
    const to = shanghai(words);
    while ((await town.now()) < to) await town.ask('POST', '/sandbox/clock', { to: to.toISOString() }, town.qisuUrl());
  }
  const told = async (place: string): Promise<string[]> => (await toldTo(town, cases)).told[place] ?? [];
  const since = async (place: string, day: string): Promise<string[]> =>
    (await told(place)).filter((line) => line >= day);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-reminders-'));
    file = join(folder, 'directory.yaml');
    await writeFile(file, await readFile('config/sandbox/town.yaml', 'utf8'));
    town = await openTown({
      profile: 'suzhou',
      now: '2026-03-02 09:40',
      env: { QISU_DIRECTORY: file, LOG_LEVEL: 'info' },
    });
    book = await ledger(town.database);
    const at = '2026-03-02 09:40';
    ({ cases } = await carryOut(town, [
      { at, who: '冯丽', files: '甲', says: '发票认证慢', as: '咨询' },
      { at, who: '王敏', does: '派给 税务局', case: '甲' },
      { at, who: '林晓', does: '受理', case: '甲' },
      { at, who: '郑凯', files: '乙', says: '退税申报太慢', as: '咨询' },
      { at, who: '王敏', does: '派给 税务局', case: '乙' },
      { at, who: '罗敏', does: '受理', case: '乙' },
      { at, who: '孙婉清', files: '丙', says: '博士落户太慢', as: '咨询' },
      { at, who: '王敏', does: '派给 人社局', case: '丙' },
      { at, who: '马超', does: '受理', case: '丙' },
    ]));
  });
  afterAll(async () => {
    await book.close();
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('a working day before: several in one minute are one list with all who must act, a single one a reply below its card', async () => {
    await town.travelTo('2026-03-06 09:10');
    expect(await since('税务局', '03-03')).toEqual([
      `03-06 09:05 〔时限提醒 2 件〕甲 发票认证慢｜@林晓 ${DAY}前须办结｜乙 退税申报太慢｜@罗敏 ${DAY}前须办结`,
    ]);
    expect(await since('人社局', '03-03')).toEqual([`03-06 09:05 ↳ @马超 【时限提醒】丙 ${DAY}前须办结。`]);
    const reply = (await town.read('人社局')).at(-1);
    const card = (await town.read('人社局')).find((m) => m.messageId === reply?.parentId);
    expect(card && faceOf(card.content).note).toContain(cases.丙);
  });

  it('a line of the list opens its case for whoever presses', async () => {
    const list = (await town.read('税务局')).findLast((m) => faceOf(m.content).title === '时限提醒');
    expect(list && buttonsOf(list.content)).toEqual([]);
    const line =
      list &&
      wordsOf(list.content)
        .split('\n')
        .find((words) => words.includes(cases.甲 ?? '甲'));
    const outcome = await town.tap('林晓', line ?? '', { messageId: list?.messageId ?? '' });
    expect(outcome.toast?.type).not.toBe('error');
    const opened = (await town.read('林晓')).at(-1);
    expect(opened && faceOf(opened.content).note).toContain(cases.甲);
    // The list is everybody's: what one person opened is theirs.
    const still = (await town.read('税务局')).find((m) => m.messageId === list?.messageId);
    expect(still && wordsOf(still.content)).toContain('退税申报太慢');
  });

  it('is read again just before it is sent: a case that was finished meanwhile is not spoken of (T19)', async () => {
    await town.travelTo('2026-03-09 09:04');
    await town.fault({ kind: 'code', code: 99991400, path: `${SEND}/`, body: '今日到期' });
    await passTo('2026-03-09 09:06');
    const no = cases.丙 ?? '';
    await town.tap('马超', '提交办结', { no, settle: false });
    await expect.poll(() => town.cardWith('马超', '提交办结', no, true).then(Boolean), PATIENT).toBe(true);
    const done = await town.submit('马超', '提交办结', { 办理结果: '已办妥' }, { no, settle: false });
    expect(done.toast?.type).toBe('success');
    await town.fault({ kind: 'none' });
    await book.quiet(town.now);
    expect((await since('税务局', '03-09')).map(words)).toEqual([
      `〔今日到期 2 件〕甲 发票认证慢｜@林晓 今日17:30前须办结；${NEWS}｜乙 退税申报太慢｜@罗敏 今日17:30前须办结；${NEWS}`,
    ]);
    expect((await told('人社局')).join()).not.toContain('今日到期');
  });

  it('goes to nobody who has left: the alarm names whoever has the case now, the rung above is not told to one who is gone', async () => {
    const whole = await readFile(file, 'utf8');
    const leave = async (name: string, before: string): Promise<string> => {
      const stored = () => town.qisu().output().split('"event":"directory.stored"').length;
      const had = stored();
      const left = before
        .split('\n')
        .filter((line) => !line.includes(`- { name: ${name},`))
        .join('\n');
      await writeFile(file, left);
      await expect.poll(stored, { timeout: 15_000, interval: 100 }).toBeGreaterThan(had);
      return left;
    };
    const left = await leave('罗敏', whole);
    const head = town.id(HEAD);
    await town.travelTo('2026-03-10 09:04');
    await town.fault({ kind: 'code', code: 99991400, path: SEND, body: `"receive_id":"${head}"` });
    await passTo('2026-03-10 09:06');
    expect((await since('税务局', '03-10')).map(words)).toEqual([
      `〔超期预警 2 件〕甲 发票认证慢｜@林晓 应于${DAY}办结，已超期 1 个工作日｜乙 退税申报太慢｜@${HEAD} 应于${DAY}办结，已超期 1 个工作日`,
    ]);
    await leave(HEAD, left);
    await town.fault({ kind: 'none' });
    await book.quiet(town.now);
    expect(await told(HEAD)).toEqual([]);
  });

  it('rungs above come as one list a person in the morning', async () => {
    await town.travelTo('2026-03-12 09:10');
    expect((await told('蒋文涛')).map(words)).toEqual([
      // Whoever had 乙 has left; her head has it now and does not supervise himself.
      `〔超期上报 1 项〕乙 退税申报太慢｜税务局（${HEAD}）应于${DAY}办结，已超期 1 个工作日 · 下一级即经办人本人，直接报您`,
      `〔超期上报 1 项〕甲 发票认证慢｜税务局（林晓）应于${DAY}办结，已超期 3 个工作日`,
    ]);
  });
});

const PATIENT = { timeout: 20_000, interval: 200 };
