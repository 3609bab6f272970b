import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FALSIFIED, type Falsifiable, falsified } from '../support/falsify.ts';
import { faceOf, type Json, wordsOf } from '../support/outside/cards.ts';
import { DESK, type Looks, townWithBook } from '../support/outside/looks.ts';
import { shanghai } from '../support/outside/town.ts';

const SEED = 26;
/** An hour each, of a weekend on which nothing falls due: from Friday evening to Sunday morning. */
const ROUNDS = 30;
const HOUR_MS = 3_600_000;
/** The clock finds these itself, at its next tick and before any audit: it had nothing to do, and writes the case anew. */
const FOUND_BY_CLOCK = 'dueAt long past';

/** A case as it is stored, as far as the auditor may touch it. */
type Stored = Omit<Falsifiable, 'cards'> & {
  _id: string;
  rev: number;
  no: string;
  outbox: { parked?: string }[];
  firedKeys: string[];
  cards: { audience: string; chatId: string; person?: string; unit?: string }[];
  keys: { lists: string[]; watched: boolean };
};

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What must be as it was. A lost card comes as a new message in the same place, which will be renewed on another day. */
const factsOf = (c: Stored, lostCards: boolean) => ({
  state: c.state,
  clocks: c.clocks,
  assignments: c.assignments,
  obligations: c.obligations,
  coTasks: c.coTasks,
  duplicateOf: c.duplicateOf && { ...c.duplicateOf, rev: 0 },
  cards: c.cards.map(({ audience, chatId, person, unit }) => [audience, chatId, person, unit].join(' ')).sort(),
  outbox: c.outbox,
  sendAt: c.sendAt,
  // By the minute of the last change work lists are drawn anew: the mending is one.
  keys: { ...c.keys, lists: c.keys.lists.filter((key) => !key.startsWith('changed/')) },
  ...(!lostCards && { dueAt: c.dueAt, firedKeys: c.firedKeys }),
});

describe('每小时自查, Suzhou — lifecycle.md, invariant 6; R-601 (SZ23 二(四); T15)', () => {
  let there: Looks;
  const no: Record<string, string> = {};
  /** Falsifications that were the auditor’s to find. */
  let audited = 0;
  const stored = async (): Promise<Stored[]> => (await there.book.cases()) as unknown as Stored[];
  const repairs = () =>
    there.book.db.collection<{ _id: string; caseId: string; at: Date; problems: string[] }>('repairs');
  const logged = (event: string): number => there.town.qisu().output().split(`"event":"${event}"`).length - 1;

  /** Moves Qisu's clock alone: a `dueAt` that lies in the past keeps the stand-in from walking. */
  async function hourLater(from: Date): Promise<Date> {
    const to = new Date(from.getTime() + HOUR_MS);
    const { town } = there;
    while ((await town.now()) < to) await town.ask('POST', '/sandbox/clock', { to: to.toISOString() }, town.qisuUrl());
    return to;
  }
  /** What the newest digest says of the auditor: nothing but what is wrong. */
  const warned = async (): Promise<string[]> => {
    const card = (await there.town.read('沈一鸣')).findLast((m) => faceOf(m.content).title === '每日简报');
    if (!card) throw new Error('there is no digest yet');
    return wordsOf(card.content)
      .split('\n')
      .filter((line) => line.startsWith('系统自查'));
  };
  /** The lines of the newest 系统自查 of the administrators. */
  const checked = async (): Promise<string[]> =>
    (await there.town.texts('管理员')).findLast((text) => text.startsWith('系统自查'))?.split('\n') ?? [];
  const allWell = (looked: number) => [
    expect.stringMatching(
      new RegExp(`^系统自查：一切正常（最近一次在.*，核对 ${looked} 件，均有人负责、有下一步时间）。$`),
    ),
  ];

  beforeAll(async () => {
    // A Friday: the limits of one to three working days end on Monday and later.
    there = await townWithBook({ profile: 'suzhou', now: '2026-03-06 10:10' });
    const { town } = there;
    const names = {
      待派单: ['冯丽', '食品生产许可换证的现场核查排不上。'],
      待受理: ['郑凯', '厂房扩建的规划许可卡住了。'],
      被督办: ['赵明远', '出口退税的申报一直没有通过。'],
      退回待裁定: ['孙婉清', '人才落户的社保怎么对？'],
      待确认: ['周启航', '研发费用加计扣除被退回。'],
      回访中: ['褚航', '增值税发票开不出来。'],
      欠书面答复: ['褚航', '留抵退税没有到账。'],
      已并案: ['郑凯', '出口退税卡了三个月。'],
    };
    for (const [name, [who = '', says = '']] of Object.entries(names)) no[name] = await town.appeal(who, says, '诉求');
    const act = async (who: string, does: string, name: string, form?: Json): Promise<void> => {
      const which = { no: no[name] ?? '' };
      const { toast } = form
        ? await town.fill(who, does, form, which)
        : await town.tap(who, does, { ...which, settle: false });
      expect(toast?.type, `${does} ${name}: ${toast?.content}`).not.toBe('error');
    };
    const taxed = ['被督办', '待确认', '回访中', '欠书面答复'];
    const bad = ['回访中', '欠书面答复'];
    for (const name of taxed) await act('王敏', '派给 税务局', name);
    await act('王敏', '派给 人社局', '退回待裁定');
    await town.settled();
    for (const name of taxed) await act('林晓', '受理', name);
    await town.settled();
    for (const name of taxed.slice(1)) await act('林晓', '提交办结', name, { 办理结果: '已按规定处理' });
    for (const name of bad) await act('褚航', '确认办结', name);
    await town.settled();
    for (const name of bad) await act('褚航', '不满意', name);
    const order = { 承办单位: '自然资源和规划局', 协办单位: ['住建局'], 类别: '诉求', 紧急程度: '一般' };
    await act('王敏', '派单', '待受理', order);
    await act('马超', '申请退回', '退回待裁定', { 退回事由: '非本单位职责', 理由: '属公安事项' });
    await act('王敏', '并案', '已并案', { 主办件: no.被督办 });
    await town.say('蒋文涛', `督办 ${no.被督办} 请给出书面口径`);
    await town.travelTo('2026-03-06 10:40');
    await act('王敏', '登记回访', '欠书面答复', { 回访记录: '企业称仍不通', 请单位说明: '否' });
    await act('王敏', '接受解释', '欠书面答复');
    await town.travelTo('2026-03-06 18:10');
  });
  afterAll(() => there.close());

  it('finds nothing in any state as long as nobody meddles', async () => {
    const states = Object.fromEntries((await stored()).map((c) => [c.no, c.state]));
    expect(Object.entries(no).map(([name, filed]) => [name, states[filed]])).toEqual([
      ['待派单', 'submitted'],
      ['待受理', 'dispatched'],
      ['被督办', 'in_progress'],
      ['退回待裁定', 'return_requested'],
      ['待确认', 'resolved'],
      ['回访中', 'callback'],
      ['欠书面答复', 'closed'],
      ['已并案', 'merged'],
    ]);
    expect(await repairs().countDocuments()).toBe(0);
    expect(await there.book.db.collection<{ _id: string }>('facts').findOne({ _id: 'audit' })).toMatchObject({
      named: [],
    });
  });

  it('mends within the hour whatever is falsified in the database, and notes it, 240 times', async () => {
    const { town, book, quiet } = there;
    const cases = book.db.collection<{ _id: string }>('cases');
    const roll = dice(SEED);
    const done = new Map<string, number>();
    // An audit has just been: the next is an hour off in every round.
    let now = await hourLater(shanghai('2026-03-06 18:10'));
    for (let round = 0; round < ROUNDS; round++) {
      const right = await stored();
      const wrongs = new Map<string, string>();
      for (const c of right) {
        for (;;) {
          const what = FALSIFIED[Math.floor(roll() * FALSIFIED.length)] ?? '';
          const wrong = falsified(c, what, roll);
          if (!wrong) continue;
          await cases.replaceOne({ _id: c._id }, wrong);
          wrongs.set(c._id, what);
          done.set(what, (done.get(what) ?? 0) + 1);
          break;
        }
      }
      const before = await town.now();
      now = await hourLater(now);
      await quiet();
      const mended = new Map((await stored()).map((c) => [c._id, c]));
      for (const c of right) {
        const what = wrongs.get(c._id) ?? '';
        const lost = what.includes('card');
        const is = mended.get(c._id);
        expect(is && factsOf(is, lost), `${what} of ${c.state}, round ${round}`).toEqual(factsOf(c, lost));
      }
      const noted = await repairs()
        .find({ at: { $gt: before } })
        .toArray();
      const named = (id: string): string => `${wrongs.get(id)} of ${mended.get(id)?.state}`;
      const forAuditor = [...wrongs.keys()].filter((id) => wrongs.get(id) !== FOUND_BY_CLOCK);
      audited += forAuditor.length;
      expect(noted.map((r) => named(r.caseId)).sort(), `round ${round}`).toEqual(forAuditor.map(named).sort());
    }
    expect([...done.keys()].sort()).toEqual([...FALSIFIED].sort());
    expect(audited).toBeGreaterThan(200);
    expect(await repairs().countDocuments()).toBe(audited);
    expect(logged('audit.repaired')).toBe(audited);
  });

  it('the next morning the administrators read what was mended, the one after that all is well; no digest speaks of it', async () => {
    const { town } = there;
    await town.travelTo('2026-03-09 09:10');
    const [head, mended, ...more] = await checked();
    expect(head).toMatch(/^系统自查（最近一次在.*，核对 8 件）$/);
    expect(mended).toMatch(/^已自动修复 8 件：.*，不必处理。$/);
    expect(Object.values(no).filter((filed) => !mended?.includes(filed))).toEqual([]);
    expect(more).toEqual([]);
    expect(await warned()).toEqual([]);
    await town.travelTo('2026-03-10 09:10');
    expect(await checked()).toEqual(allWell(8));
    expect(await warned()).toEqual([]);
  });

  it('a message that cannot be sent is named in the log every time, in the digest and to the administrators, and no case is written for it', async () => {
    const { town, book } = there;
    const which = no.待派单 ?? '';
    // After hours: no step of its own touches the case before the next morning.
    await town.travelTo('2026-03-10 18:10');
    // Refused are the case's cards, the words in place of one, and the desk's work list; what has its number alone is not.
    for (const body of ['食品生产许可换证', '卡片暂时无法显示']) await town.fault({ kind: 'code', code: 230099, body });
    await town.tap('王敏', '认领', { no: which });
    await expect.poll(async () => (await book.caseOf(which)).outbox.some((o) => o.parked), PATIENT).toBe(true);
    await there.quiet();
    const { rev } = await book.caseOf(which);
    const [named, noted] = [logged('audit.named'), await repairs().countDocuments()];
    await town.travelTo('2026-03-10 19:20');
    await town.travelTo('2026-03-10 20:30');
    expect(logged('audit.named')).toBeGreaterThan(named + 1);
    expect(await repairs().countDocuments()).toBe(noted);
    expect((await book.caseOf(which)).rev).toBe(rev);
    await town.travelTo('2026-03-11 09:10');
    expect(await warned()).toEqual(['系统自查：2 处消息未能送达，不能自动修复，请管理员查看运行日志。']);
    const [head, ...wrong] = await checked();
    expect(head).toMatch(/^系统自查（最近一次在.*，核对 8 件）$/);
    expect(wrong).toEqual([
      `有消息未能送达 1 件：${which}，请按编号查日志 send.refused，办件变动时会再发。`,
      expect.stringMatching(/^另有不属于办件的消息 \d 条未能送达，/),
    ]);
    await town.fault({ kind: 'none' });
    await town.tap('刘洋', '认领', { no: which });
    await there.quiet();
    expect(await town.words(DESK, which)).toContain('刘洋');
    await town.travelTo('2026-03-12 09:10');
    expect(await warned()).toEqual([]);
    // What waited for its enterprise is over since the end of the 11th.
    expect(await checked()).toEqual(allWell(7));
  });
});

const PATIENT = { timeout: 20_000, interval: 200 };
