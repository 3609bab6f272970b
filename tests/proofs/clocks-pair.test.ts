import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, ledger, until } from '../support/outside/ledger.ts';
import { isPost, SEND } from '../support/outside/looks.ts';
import { type Act, carryOut } from '../support/outside/month.ts';
import { freePort, type Running } from '../support/outside/processes.ts';
import { toldTo } from '../support/outside/told.ts';
import { openTown, type Town } from '../support/outside/town.ts';

/** Longer than the 15 s after which another takes the lease over. */
const STOPPED_MS = 20_000;
/** Whatever is claimed for so long is held up in a call: others are answered in a fraction of it. */
const ON_ITS_WAY_MS = 1_000;
/** One call is done while its sender is stopped, one arrives after the other process has made it in its stead. */
const DONE_MEANWHILE_MS = 6_000;
const ARRIVES_LATE_MS = 21_000;

const DESK = '@王敏 @刘洋 @顾晓燕';
const NEWS = '企业已多日没有看到进展，请登记进展并让企业看到';
const DUE = '3月9日（周一）17:30';
const WITH = '您的诉求 乙“发票认证慢”由税务局（林晓）办理';
const HANDLE = `税务局（林晓）应于${DUE}办结`;
const MONTHLY = '税务局（林晓）应于4月1日（周三）17:30填报月度进展';

/** Feishu takes ids of 50 characters; a longer one goes out as its hash. Source: messages-api.md 4.1. */
const uuidOf = (id: string): string =>
  id.length <= 50 ? id : createHash('sha256').update(id).digest('hex').slice(0, 50);

type Claimable = { id: string; claim?: { token: string } };

const ACTS: Act[] = [
  { at: '2026-03-02 09:40', who: '赵明远', files: '甲', says: '厂房扩建慢', as: '咨询' },
  { at: '2026-03-02 09:42', who: '王敏', does: '派给 自然资源和规划局', case: '甲' },
  { at: '2026-03-02 09:44', who: '郭倩', does: '受理', case: '甲' },
  { at: '2026-03-02 09:50', who: '冯丽', files: '乙', says: '发票认证慢', as: '咨询' },
  { at: '2026-03-02 09:52', who: '王敏', does: '派给 税务局', case: '乙' },
  { at: '2026-03-02 09:54', who: '林晓', does: '受理', case: '乙' },
  { at: '2026-03-04 10:10', who: '郭倩', does: '提交办结', case: '甲', form: { 办理结果: '已办妥' } },
  { at: '2026-03-04 11:10', who: '赵明远', does: '确认办结', case: '甲' },
  { at: '2026-03-04 11:11', who: '赵明远', does: '非常满意', case: '甲' },
];

/**
 * 2 March to 3 April 2026, without a holiday before 4 April. 咨询 has 5 working days: Monday 9 March; 派单 and 受理 1.
 * 甲 is in time; 乙 is accepted and then forgotten by everyone.
 */
const TOLD: Record<string, string[]> = {
  企业服务专席: [
    '03-02 09:40 〔卡〕甲',
    `03-02 09:40 ↳ ${DESK} 甲“厂房扩建慢”待派单，请于3月3日（周二）17:30前派单。`,
    '03-02 09:50 〔已停更〕乙',
    `03-02 09:50 ↳ ${DESK} 乙“发票认证慢”待派单，请于3月3日（周二）17:30前派单。`,
    `03-10 09:05 ↳ 【单位超期】乙 ${HANDLE}，已超期 1 个工作日。`,
    // The cards of 2 March rest from Friday the 13th on; what is said brings a fresh one.
    '03-23 09:05 〔已停更〕乙',
    // On the first Monday after more than five working days, and on each later one.
    `03-23 09:05 ↳ 【每周超期】乙 ${HANDLE}，已超期 10 个工作日。`,
    `03-30 09:05 ↳ 【每周超期】乙 ${HANDLE}，已超期 15 个工作日。`,
    `04-02 09:05 ↳ 【单位超期】乙 ${MONTHLY}，已超期 1 个工作日。`,
  ],
  自然资源和规划局: [
    '03-02 09:42 〔卡〕甲',
    '03-02 09:42 ↳ @郭倩 甲“厂房扩建慢”已派给自然资源和规划局，请于3月3日（周二）17:30前受理或申请退回。',
  ],
  郭倩: ['03-04 10:10 〔已提交〕提交办结 · 甲'],
  赵明远: [
    '03-02 09:40 〔已提交〕甲',
    '03-02 09:40 〔已更新〕甲',
    '03-04 10:10 〔卡〕甲',
    `03-04 10:10 ↳ 您的诉求 甲“厂房扩建慢”已有办理结果：已办妥。`,
  ],
  税务局: [
    '03-02 09:52 〔已停更〕乙',
    '03-02 09:52 ↳ @林晓 乙“发票认证慢”已派给税务局，请于3月3日（周二）17:30前受理或申请退回。',
    '03-06 09:05 ↳ @林晓 【时限提醒】乙 3月9日（周一）17:30前须办结。',
    `03-09 09:05 ↳ @林晓 【今日到期】乙 今日17:30前须办结；【进展提醒】${NEWS}。`,
    `03-10 09:05 ↳ @林晓 【超期预警】乙 应于${DUE}办结，已超期 1 个工作日。`,
    // Five working days after the enterprise heard of the delay, and after each later word to it.
    '03-17 09:05 〔已停更〕乙',
    `03-17 09:05 ↳ @林晓 【进展提醒】乙 ${NEWS}。`,
    `03-24 09:05 ↳ @林晓 【进展提醒】乙 ${NEWS}。`,
    '03-31 09:05 〔卡〕乙',
    `03-31 09:05 ↳ @林晓 【进展提醒】乙 ${NEWS}。`,
    '04-01 09:05 ↳ @林晓 【月度进展】乙 已超期未办结，请今日填报月度进展。',
    '04-02 09:05 ↳ @林晓 【超期预警】乙 应于4月1日（周三）17:30填报月度进展，已超期 1 个工作日。',
  ],
  高峰: [
    `03-10 09:05 〔超期上报 1 项〕乙 发票认证慢｜${HANDLE}，已超期 1 个工作日`,
    `04-02 09:05 〔超期上报 1 项〕乙 发票认证慢｜${MONTHLY}，已超期 1 个工作日`,
  ],
  蒋文涛: [
    `03-12 09:05 〔超期上报 1 项〕乙 发票认证慢｜${HANDLE}，已超期 3 个工作日`,
    `03-23 09:05 〔久拖未决 1 项〕乙 发票认证慢｜${HANDLE}，已超期 10 个工作日`,
    `03-30 09:05 〔久拖未决 1 项〕乙 发票认证慢｜${HANDLE}，已超期 15 个工作日`,
  ],
  陈刚: [
    `03-16 09:05 〔超期上报 1 项〕乙 发票认证慢｜${HANDLE}，已超期 5 个工作日`,
    `03-23 09:05 〔久拖未决 1 项〕乙 发票认证慢｜${HANDLE}，已超期 10 个工作日`,
    `03-30 09:05 〔久拖未决 1 项〕乙 发票认证慢｜${HANDLE}，已超期 15 个工作日`,
  ],
  冯丽: [
    '03-02 09:50 〔已提交〕乙',
    '03-02 09:50 〔已停更〕乙',
    `03-09 09:05 ↳ ${WITH}，预计${DUE}前答复。`,
    `03-10 09:05 ↳ 非常抱歉，您的诉求 乙“发票认证慢”未能按时答复（原定${DUE}）。`,
    '03-17 09:05 〔已停更〕乙',
    `03-17 09:05 ↳ ${WITH}，原定${DUE}答复，已逾期，正在督促。`,
    `03-24 09:05 ↳ ${WITH}，原定${DUE}答复，已逾期，正在督促。`,
    '03-31 09:05 〔卡〕乙',
    `03-31 09:05 ↳ ${WITH}，原定${DUE}答复，已逾期，正在督促。`,
  ],
};

describe('two processes through a month, one of them stopped in the midst of sending — quality.md "Never lost, never doubled" (SZ 9)', () => {
  let town: Town;
  let book: Ledger;
  let second: Running;
  let lived: Awaited<ReturnType<typeof toldTo>>;
  /** Who sent at the start and who at the end, and what was in flight when the sender was stopped. */
  let before: string | null;
  let after: string | null;
  let inFlight: string[] = [];
  /** Calls that reached Feishu again, by the `uuid` that tells it so. */
  let madeTwice: string[] = [];

  const holder = async (): Promise<string | null> =>
    (await book.db.collection<{ _id: string; holder: string | null }>('leases').findOne({ _id: 'sender' }))?.holder ??
    null;
  /** What one of the processes is sending. */
  const claimedBy = async (token: string | null): Promise<string[]> => {
    const all = [...(await book.cases()), ...(await book.notices())] as unknown as { outbox: Claimable[] }[];
    return all.flatMap((d) => d.outbox.filter((o) => o.claim?.token === token).map((o) => o.id));
  };
  const passes = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  /** Four messages fall due at 09:05 of 23 March; two are sent, two are on their way when their process stops. */
  async function stoppedWhileSending(): Promise<void> {
    await town.travelTo('2026-03-23 09:04');
    for (const ms of [DONE_MEANWHILE_MS, ARRIVES_LATE_MS]) await town.fault({ kind: 'slow', ms, path: SEND, times: 1 });
    const walking = town.travelTo('2026-03-23 09:10');
    await until('two are sent and two stay on their way', async () => {
      inFlight = await claimedBy(before);
      await passes(ON_ITS_WAY_MS);
      return inFlight.length === 2 && isDeepStrictEqual(await claimedBy(before), inFlight);
    });
    second.process.kill('SIGSTOP');
    await passes(STOPPED_MS);
    second.process.kill('SIGCONT');
    await walking;
    // A call with a token that has run out was not made at all.
    const made = (await town.log()).filter((e) => isPost(e) && e.response.code === 0 && e.request.uuid);
    const uuids = made.map((e) => String(e.request.uuid));
    madeTwice = uuids.filter((uuid, i) => uuids.indexOf(uuid) < i);
  }

  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:40', env: { LOG_LEVEL: 'info' } });
    book = await ledger(town.database);
    second = await town.startQisu({ PORT: String(await freePort()) });
    // The one that people reach hands the lease over: whoever is stopped only sends.
    await town.qisu().stop();
    await until('the other one sends', async () => (await holder()) !== null);
    await town.restart();
    before = await holder();
    const { cases } = await carryOut(town, ACTS);
    await stoppedWhileSending();
    await town.travelTo('2026-04-03 18:00');
    after = await holder();
    lived = await toldTo(town, cases);
  });
  afterAll(async () => {
    await second.kill();
    await book.close();
    await town.close();
  });

  it('the one that sent was stopped over two calls; the other took its lease and has it still', () => {
    expect(inFlight).toHaveLength(2);
    expect(madeTwice.toSorted()).toEqual(inFlight.map(uuidOf).toSorted());
    expect(after).not.toBe(before);
    expect(second.output().match(/"event":"lease\.lost"/g)).toHaveLength(1);
    expect(
      town
        .qisu()
        .output()
        .match(/"event":"lease\.taken"/g),
    ).toHaveLength(1);
  });

  it.each(Object.keys(TOLD))('%s was told this, in this order, at these minutes, and nothing else', (place) => {
    expect(lived.told[place] ?? []).toEqual(TOLD[place]);
  });

  it('nobody else was told anything, and digests and cards of the morning came once a day that had something', () => {
    expect(Object.keys(lived.told).sort()).toEqual(Object.keys(TOLD).sort());
    // The working days are 2–6, 9–13, 16–20, 23–27, 30 and 31 March; 1–3 April. Both cases are new on the 3rd, 甲 is closed on
    // the 5th, 乙 due on the 9th and late from the 10th on.
    const digests = { 沈一鸣: 22, 陈刚: 21, 严慧: 2, 蒋文涛: 22, 朱琳: 22, 管理员: 25, 王敏: 25 };
    expect(lived.digests).toEqual(digests);
    // From the 11th on, but on 2 April.
    expect(lived.mornings).toEqual({ 高峰: 17 });
  });

  it('nothing is left over, and of nothing is it unknown whether it came twice', async () => {
    const all = [...(await book.cases()), ...(await book.notices())];
    expect(all.flatMap((d) => d.outbox)).toEqual([]);
    expect(all.filter((d) => d.maybeTwice !== undefined)).toEqual([]);
  });
});
