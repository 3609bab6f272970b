import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from '../support/outside/cards.ts';
import { DESK, type Looks, townWithBook } from '../support/outside/looks.ts';
import type { LogEntry, Message } from '../support/outside/town.ts';

const CASES = 60;
const PEOPLE = ['赵明远', '钱佳怡', '孙婉清', '周启航', '吴思源', '郑凯', '冯丽', '褚航'];
const DESK_STAFF = ['王敏', '刘洋', '顾晓燕'];
/** Topics that bring a unit among the five offered ones, and somebody of it. */
const UNITS = [
  { unit: '税务局', topic: '增值税留抵退税没有到账', who: '林晓' },
  { unit: '人社局', topic: '社保补贴和工伤认定没有结果', who: '马超' },
  { unit: '金融局', topic: '贷款续贷的担保办不下来', who: '潘虹' },
  { unit: '科技局', topic: '高新技术认定的研发项目被退回', who: '田甜' },
  { unit: '生态环境局', topic: '环评和排污的监测没有人管', who: '彭浩' },
] as const;

type Call = LogEntry & { seq: number };
const SLACK = 3;
/** How long sixty cases may take on a machine that does much else, in milliseconds: nothing here is timed. */
const PATIENCE_MS = 200_000;
const REFUSED_FOR_RATE = [99991400, 230020];
/** What a person reads whose press was not answered in time. */
const NO_ANSWER = 200341;

describe('sixty cases at once: order and caps are kept — storage.md "The outbox" (SQ (八))', () => {
  let there: Looks;
  const nos: string[] = [];
  const calls: Call[] = [];
  beforeAll(async () => {
    there = await townWithBook({ profile: 'suqian', now: '2026-04-30 09:05' });
  });
  afterAll(() => there.close());

  /** The stand-in keeps its last 2,000 calls, so they are fetched along the way. */
  async function fetchLog(): Promise<void> {
    const after = calls.at(-1)?.seq ?? 0;
    const { entries } = await there.town.ask<{ entries: Call[] }>('GET', `/sandbox/api/log?after=${after}`);
    calls.push(...entries);
  }

  it('moves sixty cases through all offices without waiting for anything', { timeout: 3 * PATIENCE_MS }, async () => {
    const { town, book, quiet } = there;
    const ids = new Map(PEOPLE.map((name) => [name, town.id(name)]));
    const file = async (n: number): Promise<void> => {
      const as = ids.get(PEOPLE[n % PEOPLE.length] ?? '');
      const { topic } = UNITS[n % UNITS.length] ?? UNITS[0];
      await town.ask('POST', '/sandbox/api/messages', { as, toBot: true, text: `第${n + 1}件：${topic}` });
    };
    // Whom Feishu told that no answer came in three seconds presses again, as people do.
    const press = async ({ as, id }: { as: string | undefined; id: string }): Promise<void> => {
      const tap = { as, messageId: id, button: { label: '提交诉求' }, form: { 类别: '诉求' } };
      const { error } = await town.ask<{ error?: { code: number } }>('POST', '/sandbox/api/tap', tap);
      if (error) expect(error.code).toBe(NO_ANSWER);
      if (error) await press({ as, id });
    };
    // Each has one open form: all write at once, then all submit at once, until there are sixty.
    const submitted = new Set<string>();
    for (let n = 0; n < CASES; n += PEOPLE.length) {
      const writers = PEOPLE.slice(0, CASES - n);
      await Promise.all(writers.map((_who, i) => file(n + i)));
      await quiet(PATIENCE_MS);
      const forms = await Promise.all(
        writers.map(async (name) => {
          const form = (await town.read(name)).find(
            (m) => m.sender.type === 'app' && isForm(m) && !submitted.has(m.messageId),
          );
          submitted.add(form?.messageId ?? '');
          return { as: ids.get(name), id: form?.messageId ?? '' };
        }),
      );
      await Promise.all(forms.map(press));
    }
    await fetchLog();
    const filed = await book.cases();
    nos.push(...filed.map((c) => c.no));
    expect(nos).toHaveLength(CASES);
    // By words, at once: no desk waits for sixty cards to come before it dispatches the first.
    await Promise.all(
      filed.map((c, n) => {
        const unit = UNITS.find((u) => JSON.stringify(c).includes(u.topic))?.unit;
        const as = town.id(DESK_STAFF[n % DESK_STAFF.length] ?? '');
        return town.ask('POST', '/sandbox/api/messages', { as, toBot: true, text: `派单 ${c.no} ${unit}` });
      }),
    );
    await fetchLog();
    await quiet(PATIENCE_MS);
    await fetchLog();
    for (const c of await book.cases()) expect(c.state).toBe('dispatched');
    for (const { unit, who } of UNITS) {
      const [card] = (await town.read(unit)).filter((m) => m.msgType === 'interactive');
      const pressed = await town.tap(who, '受理', { messageId: card?.messageId ?? '', settle: false });
      expect(pressed.toast?.type).toBe('success');
    }
    await town.settled();
    await quiet(PATIENCE_MS);
    await fetchLog();
  });

  it('is refused no call for its rate, and stays under the caps of the app and of every chat', () => {
    const ours = calls.filter((e) => e.dir === 'to_feishu' && e.path.includes('/im/v1/messages'));
    expect(ours.length).toBeGreaterThan(3 * CASES);
    expect(ours.filter((e) => e.status === 429 || REFUSED_FOR_RATE.includes(Number(e.response.code)))).toEqual([]);
    expect(ours.every((e) => e.response.code === 0)).toBe(true);
    const times = ours.map((e) => Date.parse(e.at)).sort((a, b) => a - b);
    // Counted where calls are answered, which bunches them a little: five seconds tell the pace. No second was over
    // Feishu's own limit, or a call would have been refused.
    expect(most(times, 5_000)).toBeLessThanOrEqual(5 * 45 + SLACK);
    const sends = ours.filter((e) => e.method === 'POST');
    for (const chat of new Set(sends.map((e) => chatOf(e)))) {
      const there = sends.filter((e) => chatOf(e) === chat).map((e) => Date.parse(e.at));
      expect(most(there, 5_000), String(chat)).toBeLessThanOrEqual(5 * 4 + SLACK);
    }
  });

  it('keeps the order of a case in every chat: its card before the words about it, each once', async () => {
    const { town } = there;
    for (const { unit } of UNITS) {
      const messages = await town.read(unit);
      const seen = messages.map((m) => /QS\d{8}-\d{4}/.exec(JSON.stringify(m.content))?.[0]);
      for (const no of new Set(seen)) {
        const about = messages.filter((_m, i) => seen[i] === no).map((m) => m.msgType);
        expect(about, `${unit} ${no}`).toEqual(['interactive', 'text']);
      }
      expect(new Set(seen).size).toBe(CASES / UNITS.length);
    }
    const desk = (await town.read(DESK)).filter((m) => m.msgType === 'interactive');
    expect(new Set(desk.map((m) => faceOf(m.content).note)).size).toBe(CASES);
    expect(desk).toHaveLength(CASES);
    let receipts = 0;
    for (const name of PEOPLE) {
      const living = (await town.read(name)).filter((m) => ['待受理', '办理中'].includes(faceOf(m.content).tag));
      expect(new Set(living.map((m) => faceOf(m.content).note)).size).toBe(living.length);
      receipts += living.length;
    }
    expect(receipts).toBe(CASES);
  });

  it('gives each the 5 working days of 一般, the make-up Saturday counted', async () => {
    const { town } = there;
    expect(await town.words('税务局', (await firstAt(town, '税务局')) ?? '')).toContain(
      '办理时限：5月11日（周一）17:30',
    );
  });
});

/** Whether it is a form of 提交诉求 that waits. */
const isForm = (m: Message): boolean => m.msgType === 'interactive' && faceOf(m.content).tag === '待提交';

/** The most instants that lie within `ms` of one another. */
function most(instants: number[], ms: number): number {
  let best = 0;
  for (let from = 0, to = 0; to < instants.length; to++) {
    while ((instants[to] ?? 0) - (instants[from] ?? 0) >= ms) from++;
    best = Math.max(best, to - from + 1);
  }
  return best;
}

/** Where a message went: sending names it, replying finds it in the answer. */
const chatOf = (e: LogEntry): unknown => (e.response.data as { chat_id?: string } | undefined)?.chat_id;

const firstAt = async (town: Looks['town'], unit: string): Promise<string | undefined> => {
  const card = (await town.read(unit)).find((m) => m.msgType === 'interactive');
  return card && /QS\d{8}-\d{4}/.exec(faceOf(card.content).note)?.[0];
};
