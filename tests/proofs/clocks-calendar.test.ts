import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/outside/cards.ts';
import { ledger } from '../support/outside/ledger.ts';
import { carryOut } from '../support/outside/month.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const UNPUBLISHED = 'days: {}\nunpublished: [2027, 2028]\n';
/** A notice as it might come: New Year off on Friday and Saturday, work on Sunday the 3rd. */
const PUBLISHED = 'days:\n  2027-01-01: off\n  2027-01-02: off\n  2027-01-03: work\nunpublished: [2028]\n';
/** Corrected in January: the Friday before the deadline becomes a rest day. */
const CORRECTED = `${PUBLISHED.replace('unpublished', '  2027-01-08: off\nunpublished')}`;

const MARKET = '市场监管局';
const TAX = '税务局';

describe('放假通知公布和更正, Suzhou — calendar.md, rules 2 and 4; T2, T3', () => {
  let town: Town;
  let folder: string;
  let file: string;
  let cases: Record<string, string>;

  const no = (name: string): string => cases[name] ?? '';
  const warnings = async (who: string): Promise<string[]> =>
    (await town.said(who)).filter((words) => words.includes('放假安排尚未录入'));
  /** The operator saves the file and starts again. */
  async function saved(text: string): Promise<void> {
    await writeFile(file, text);
    await town.qisu().stop();
    await town.restart();
    await town.settled();
  }
  const record = async (name: string): Promise<string> => {
    await town.say('王敏', `办理记录 ${no(name)}`);
    const cards = (await town.read('王敏')).filter((m) => m.msgType === 'interactive');
    return wordsOf(cards.at(-1)?.content ?? {});
  };
  const moves = async (name: string): Promise<number> =>
    (await record(name)).split('\n').filter((line) => line.includes('日历变动')).length;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-calendar-'));
    file = join(folder, 'calendar.yaml');
    await writeFile(file, UNPUBLISHED);
    town = await openTown({ profile: 'suzhou', now: '2026-10-30 16:00', env: { QISU_CALENDAR: file } });
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('the administrators are warned on the first working day of November and of December', async () => {
    await town.travelTo('2026-11-02 09:04');
    expect(await warnings('管理员')).toEqual([]);
    await town.travelTo('2026-11-30 18:00');
    const words =
      '2027 年放假安排尚未录入日历，跨年时限暂按法定节假日推算并标“暂定”。国务院通知发布后，请在 config/calendar.yaml 补录，系统会自动重算。';
    for (const who of ['管理员', '王敏']) expect(await warnings(who)).toEqual([words]);
    await town.travelTo('2026-12-01 09:10');
    expect(await warnings('管理员')).toEqual([words, words]);
  });

  it('a deadline in the year without a notice is 暂定, counted by weekends and statutory holidays', async () => {
    ({ cases } = await carryOut(town, [
      { at: '2026-12-14 10:00', who: '赵明远', files: '乙', says: '发票认证慢', as: '咨询' },
      { at: '2026-12-14 10:05', who: '王敏', does: `派给 ${TAX}`, case: '乙' },
      { at: '2026-12-14 10:10', who: '林晓', does: '受理', case: '乙' },
      { at: '2026-12-21 10:00', who: '冯丽', files: '甲', says: '食品生产许可', as: '诉求' },
      { at: '2026-12-21 10:05', who: '王敏', does: `派给 ${MARKET}`, case: '甲' },
      { at: '2026-12-21 10:10', who: '周芳', does: '受理', case: '甲' },
    ]));
    expect(await town.words(MARKET, no('甲'))).toContain('办理时限：2027年1月12日（周二）17:30 暂定');
    expect(await town.words(TAX, no('乙'))).toContain('办理时限：12月21日（周一）17:30');
  });

  it('once the notice is in, every open deadline is recalculated, once, with before and after in the record', async () => {
    await town.travelTo('2026-12-28 10:05');
    await saved(PUBLISHED);
    const words = await town.words(MARKET, no('甲'));
    expect(words).toContain('办理时限：2027年1月11日（周一）17:30');
    expect(words).not.toContain('暂定');
    expect(await town.words('冯丽', no('甲'))).toContain('预计答复：2027年1月11日（周一）17:30');
    expect(await record('甲')).toContain(
      '日历变动（办理时限由2027年1月12日（周二）17:30改为2027年1月11日（周一）17:30）',
    );
    // The notice moves nothing that has passed.
    await town.say('王敏', `查询 ${no('乙')}`);
    expect(await town.words('王敏', no('乙'))).toContain('办理时限：12月21日（周一）17:30');
    expect(await moves('乙')).toBe(0);
  });

  it('the same days saved once more change nothing, and nobody is warned any longer', async () => {
    await saved(PUBLISHED);
    expect(await moves('甲')).toBe(1);
    expect(await warnings('管理员')).toHaveLength(2);
  });

  it('a correction in the new year moves it again; reminders go by the new day', async () => {
    await town.travelTo('2027-01-06 10:05');
    await saved(CORRECTED);
    expect(await town.words(MARKET, no('甲'))).toContain('办理时限：1月12日（周二）17:30');
    expect(await moves('甲')).toBe(2);
    await town.travelTo('2027-01-11 18:00');
    // The 8th is no working day any more, so one working day before the 12th is the 11th.
    const reminders = (await town.said(MARKET)).filter(
      (words) => words.includes(no('甲')) && words.includes('【时限提醒】'),
    );
    expect(reminders.at(-1)).toContain('1月12日（周二）17:30前须办结');
    const book = await ledger(town.database);
    const { calendarVersion } = (await book.caseOf(no('甲'))) as unknown as { calendarVersion: number };
    await book.close();
    expect(calendarVersion).toBe(3);
  });
});
